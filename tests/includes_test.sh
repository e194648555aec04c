#!/bin/sh
# The arrows of ARCHITECTURE.md, held for headers, which link lines do not police.
# Usage: includes_test.sh SOURCE_DIR
set -eu
cd "$1"
status=0

# forbid FOLDER PATTERN WHY: no file under FOLDER includes what PATTERN matches.
forbid() {
    if grep -rnE "#include[[:space:]]*[<\"]($2)" "$1" --include='*.cpp' --include='*.hpp'; then
        echo "^ $1 must not see $2: $3"
        status=1
    fi
}
# only FILE... PATTERN: no file but these includes what PATTERN matches.
only() {
    pattern=$1
    shift
    found=$(grep -rlE "#include[[:space:]]*[<\"]($pattern)" analysis variants schema glass indexer searcher \
        --include='*.cpp' --include='*.hpp' | grep -vxF "$(printf '%s\n' "$@")" || true)
    if [ -n "$found" ]; then
        printf '%s\n^ only %s may see %s\n' "$found" "$*" "$pattern"
        status=1
    fi
}

forbid analysis 'xapian|fstream|filesystem|CLI/|variants/|schema/|indexer/|searcher/' 'it is pure'
forbid variants 'xapian|fstream|filesystem|CLI/|schema/|indexer/|searcher/' 'it is pure'
forbid schema 'CLI/|indexer/|searcher/' 'both programs stand on it'
forbid terminal 'xapian|CLI/|variants/|schema/|indexer/|searcher/' 'both programs use it, and it knows only text'
forbid indexer 'searcher/' 'the programs never include each other'
forbid searcher 'indexer/' 'the programs never include each other'
forbid library 'indexer/|terminal/|CLI/|fmt/|nlohmann/' 'other programs link it'
forbid library/imla 'xapian|analysis/|variants/|schema/|searcher/' 'it is the public header, which is installed alone'
forbid glass 'xapian|analysis/|variants/|schema/|indexer/|searcher/|CLI/' 'it writes any database and knows nothing of Imla'
only 'CLI/' indexer/options.cpp searcher/options.cpp
only 'libstemmer' analysis/stemmer.cpp
only 'editline/' searcher/line_editor.cpp
only 'toml.hpp' searcher/settings_file.cpp
only 'libdeflate' glass/compressor.cpp
exit $status
