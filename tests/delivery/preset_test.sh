#!/bin/sh
# Another build of all of it: without a warning, and its tests pass.
# Usage: preset_test.sh SOURCE PRESET [CTEST OPTION]...
set -eu
cd "$1"
preset=$2
shift 2
cmake --preset "$preset" && cmake --build "build/$preset" || exit 1
# What the sanitizers find in Xapian: see the test preset asan.
ASAN_OPTIONS=new_delete_type_mismatch=0 ctest --test-dir "build/$preset" --output-on-failure -j "$(nproc)" "$@"
