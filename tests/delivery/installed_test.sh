#!/bin/sh
# What `cmake --install` lays down works from where it is put, and another program finds
# and links the library there.
# Usage: installed_test.sh BUILD SOURCE COMPILER FLAGS
set -eu
build=$1 source=$2 compiler=$3 flags=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$source/packaging/smoke" "$work/prefix"

cmake -G Ninja -S "$work/prefix/share/doc/libimla-dev/examples/search" -B "$work/example" \
    -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" \
    >"$work/log" 2>&1 && cmake --build "$work/example" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cd "$work"
prefix/bin/imla-indexer --quiet "$work/prefix/share/doc/imla/examples/notes"
example/search index '"tehrik insaf"' | grep -E '^[0-9]|\[|variant' >found.txt
diff - found.txt <<'END'
1. movements.txt#1, line 1
[Tehreek-e-Insaf] (PTI) was founded in 1996; the press also writes [Tehrik-i-Insaf]. The
tehrik -> tehreek (variant, 1 passages)
tehrik -> tahrik (variant, 1 passages)
END
status=0
example/search index antarctica || status=$?
[ $status -eq 1 ]
example/search nowhere tehrik 2>error.txt || status=$?
[ $status -eq 2 ]
grep -q "^search: .*nowhere" error.txt
