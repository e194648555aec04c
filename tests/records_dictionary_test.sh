#!/bin/sh
# The dictionary of records is what tools/train-records makes of the shared prose.
# records_dictionary_test.sh TRAINER SOURCE SHARED
set -eu
if [ ! -d "$3/data/prose" ]; then
    echo "skipped: needs the shared data"
    exit 77
fi
"$1" "$3/data/prose" | cmp - "$2/schema/generated_phrases.cpp"
