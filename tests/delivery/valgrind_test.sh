#!/bin/sh
# The command-line tests with the programs under valgrind: no use of memory that is not
# theirs or not yet written, and none lost for good.
# Usage: valgrind_test.sh CLI_RUNNER BINARIES SOURCE FILE...      files of tests/cli
set -eu
runner=$1 binaries=$2 source=$3
shift 3
export UNDER_VALGRIND=1   # cases about little memory or no room for a file, its log included, pass by
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/logs"
for program in imla-indexer imla-searcher; do
    cat >"$work/bin/$program" <<END
#!/bin/sh
exec valgrind --quiet --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
    --log-file='$work/logs/%p' '$binaries/$program' "\$@"
END
    chmod +x "$work/bin/$program"
done
status=0
for file in "$@"; do
    echo "== $file"
    result=0
    "$runner" "$file" "$work/bin" "$source" none || result=$?
    [ $result = 0 ] || [ $result = 77 ] || status=1
done
find "$work/logs" -type f -size +0 -exec cat {} + >"$work/all"
if [ -s "$work/all" ]; then
    head -n 200 "$work/all"
    status=1
fi
exit $status
