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
# only PATTERN FILE...: no file but these includes what PATTERN matches.
only() {
    pattern=$1
    shift
    found=$(grep -rlE "#include[[:space:]]*[<\"]($pattern)" analysis variants schema glass terminal indexer searcher library \
        --include='*.cpp' --include='*.hpp' | grep -vxF "$(printf '%s\n' "$@")" || true)
    if [ -n "$found" ]; then
        printf '%s\n^ only %s may see %s\n' "$found" "$*" "$pattern"
        status=1
    fi
}

# sees FOLDER OTHER...: of our folders it includes itself and these alone.
sees() {
    folder=$1
    others=$(printf '%s\n' analysis variants schema glass terminal indexer searcher library tests tools bench |
        grep -vxF "$(printf '%s\n' "$@")" | sed 's|$|/|' | paste -s -d '|' -)
    shift
    forbid "$folder" "$others" "it may see ${*:-nothing of ours}"
}

# one_each FOLDER...: no two headers that one program is made of name a type alike. The linker
# keeps one of what the compiler made for the two, and says nothing.
one_each() {
    twice=$(grep -rhE '^(struct|class|enum|enum class) [A-Za-z:]+[^;{]*\{' "$@" --include='*.hpp' |
        sed -E 's/^(enum class|enum|struct|class) ([A-Za-z:]+).*/\2/' | sort | uniq -d)
    if [ -n "$twice" ]; then
        printf '%s\n^ defined twice in %s\n' "$twice" "$*"
        status=1
    fi
}

sees analysis
sees variants analysis
sees glass
sees terminal analysis
sees schema variants analysis
sees indexer schema variants analysis glass terminal
sees searcher schema variants analysis glass terminal
sees library searcher schema variants analysis
forbid analysis 'xapian|fstream|filesystem' 'it is pure'
forbid variants 'xapian|fstream|filesystem' 'it is pure'
forbid terminal 'xapian' 'it knows only text'
forbid glass 'xapian' 'it writes any database and knows nothing of Imla'
forbid library 'fmt/|nlohmann/' 'other programs link it'
forbid library/imla 'xapian|analysis/|variants/|schema/|searcher/' 'it is the public header, which is installed alone'
only 'CLI/' indexer/options.cpp searcher/options.cpp
only 'libstemmer' analysis/stemmer.cpp
only 'unicode/' analysis/unicode.cpp indexer/readers/encoding.cpp indexer/readers/detect_encoding.cpp
only 'editline/' searcher/line_editor.cpp
only 'toml.hpp' searcher/settings_file.cpp
only 'libdeflate' glass/compressor.cpp
only 'zstd' schema/packing.cpp
one_each analysis variants schema indexer
one_each analysis variants schema searcher
exit $status
