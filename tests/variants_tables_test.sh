#!/bin/sh
# The generated tables are what tools/train-variants makes of the shared data.
# variants_tables_test.sh TRAINER SOURCE SHARED
set -eu
if [ ! -d "$3/data/variants" ] || [ ! -d /usr/share/dict/scowl ]; then
    echo "skipped: needs the shared data and Debian's scowl"
    exit 77
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$1" "$3/data/variants" /usr/share/dict/scowl "$out"
for table in costs english lexicon; do
    cmp "$out/generated_$table.cpp" "$2/variants/generated_$table.cpp"
done
