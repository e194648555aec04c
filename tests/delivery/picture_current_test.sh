#!/bin/sh
# docs/result.svg is what tools/picture draws now, seconds apart.
# Usage: picture_current_test.sh BINARIES SOURCE
set -eu
command -v script >/dev/null || { echo "skipped: no script(1)"; exit 77; }
PATH=$1:$PATH
export PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export IMLA_CONFIG= XDG_CONFIG_HOME="$work"
cd "$2"
tools/picture 88 "imla-indexer --index $work/index examples/notes" \
    "imla-searcher --index $work/index tehrik sirajuddin balochistan" \
    "imla-searcher --index $work/index --forms tehrik" >"$work/now.svg"
for picture in docs/result.svg "$work/now.svg"; do
    sed -E 's/; [0-9.]+ s</; … s</' "$picture" >"$work/${picture##*/}.compared"
done
diff "$work/result.svg.compared" "$work/now.svg.compared"
