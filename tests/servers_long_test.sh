#!/bin/sh
# servers_test.sh over 100 MB and web queries. Skipped (77) where the shared data is not there.
#   servers_long_test.sh PROGRAMS SOURCE SHARED
set -eu
data=$3/data/speed/wiki-100mb.jsonl.gz
[ -f "$data" ] || { echo "skipped: no $data"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gzip -dc "$data" >"$work/wiki.jsonl"
head -100 "$3/data/queries/web-10000.txt" | sed 's/^[0-9]*://' | awk '{ print NR "\t" $0 }' >"$work/queries"
"$(dirname "$0")/servers_test.sh" "$1" "$2" "$work/wiki.jsonl" "$work/queries"
