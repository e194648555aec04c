#!/bin/sh
# tools/picture keeps colours and text, leaves out links, and escapes what SVG must not see.
# Usage: picture_test.sh SOURCE
set -eu
command -v script >/dev/null || { echo "skipped: no script(1)"; exit 77; }
"$1/tools/picture" 40 "printf '\\033[1;31mred\\033[0m <b> \\033]8;;file:///x\\033\\\\link\\033]8;;\\033\\\\\\n'" |
    grep -qF '<tspan class="exact">red</tspan> &lt;b&gt; link</text>'
