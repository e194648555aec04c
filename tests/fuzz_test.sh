#!/bin/sh
# Builds the fuzz targets with Clang and runs each for a stated time from its seeds.
#
#   tests/fuzz_test.sh SOURCE [SECONDS [TARGET...]]      SECONDS a target, 30 if not given
#
# Ends with a line a target. An input that fails is kept in SOURCE/build/fuzz/found, to be
# moved to tests/fuzz/seeds once it is understood. Status 77: no Clang here.
set -eu
cd "$1"
seconds=${2:-${IMLA_FUZZ_SECONDS:-30}}
[ $# -le 2 ] && shift $# || shift 2
compiler=$(sed -n '/"name": "fuzz"/,/}/s/.*"CMAKE_CXX_COMPILER": "\(.*\)".*/\1/p' CMakePresets.json)
command -v "$compiler" >/dev/null || { echo "no $compiler here: skipped"; exit 77; }
build=build/fuzz
cmake --preset fuzz >$build.log 2>&1 || { cat $build.log; exit 1; }
programs=fuzz_targets
[ $# -eq 0 ] || programs=$(printf 'fuzz_%s ' "$@")
# shellcheck disable=SC2086  # the list is meant to split
cmake --build --preset fuzz --target $programs >$build.log 2>&1 || { tail -n 40 $build.log; exit 1; }
rm -f $build.log
mkdir -p $build/found
status=0
for target in ${*:-$(cat $build/tests/fuzz/targets)}; do
    corpus=$build/corpus/$target log=$build/fuzz_$target.log
    mkdir -p "$corpus"
    seeds=$(cat "$build/tests/fuzz/$target.seeds")
    # Seeds that are files are copied: libFuzzer wants folders.
    for seed in $seeds; do
        if [ -d "$seed" ]; then cp "$seed"/* "$corpus"; else cp "$seed" "$corpus"; fi
    done
    # A reader that asks for much memory is held by a limit of its own process, not here.
    if "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=4096 \
        -max_len=65536 -artifact_prefix="$build/found/$target-" "$corpus" >"$log" 2>&1; then
        runs=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log")
        echo "fuzz $target: $seconds s, ${runs:-?} runs, no fault"
    else
        status=1
        echo "fuzz $target: FAULT, input in $build/found, said:"
        grep -E "ERROR|SUMMARY|runtime error|unsound|Test unit" "$log" | head -n 5
    fi
done
exit $status
