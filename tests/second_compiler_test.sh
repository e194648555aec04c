#!/bin/sh
# Builds everything with Clang, where a warning is an error. Status 77: no Clang here.
#
#   tests/second_compiler_test.sh SOURCE
set -eu
cd "$1"
compiler=$(sed -n '/"name": "clang"/,/}/s/.*"CMAKE_CXX_COMPILER": "\(.*\)".*/\1/p' CMakePresets.json)
command -v "$compiler" >/dev/null || { echo "no $compiler here: skipped"; exit 77; }
cmake --preset clang
cmake --build --preset clang
