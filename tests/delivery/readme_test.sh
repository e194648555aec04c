#!/bin/sh
# The transcript in README.md is what the programs print, seconds apart.
# Usage: readme_test.sh CLI_RUNNER BINARIES SOURCE
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    printf '# the transcript of README.md\n$ ln -s "$SOURCE/examples" examples\n'
    awk '/^    \$ / { shown = 1; print substr($0, 5) " 2>&1"; next }
         shown && /^    / { print substr($0, 5); next }
         shown && /^$/ { print; next }
         { shown = 0 }' "$3/README.md" | sed -E 's/; [0-9.]+ s$/; … s/'
} >"$work/readme.txt"
[ "$(grep -c '^\$' "$work/readme.txt")" -ge 4 ] || { echo "README.md has no transcript"; exit 1; }
"$1" "$work/readme.txt" "$2" "$3" none
