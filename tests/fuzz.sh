#!/usr/bin/env bash
# fuzz.sh BUILD SECONDS [HARNESS ...] - libFuzzer on each harness for so long.
#
# What it finds goes on from run to run in BUILD/corpus; the seeds are those of
# tests/fuzz/corpus.  An input that fails stays as BUILD/crash-HARNESS-...: put
# it into the corpus once the bug is mended.  Status 1 if there was one.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- tests/fuzz/corpus/*/

runs=0 crashes=0
for harness; do
	harness=$(basename "$harness")
	log=$build/$harness.log
	mkdir -p "$build/corpus/$harness"
	ASAN_OPTIONS=quarantine_size_mb=16 \
	    "$build/tests/fuzz/$harness" -max_total_time="$seconds" -max_len=4096 \
	    -timeout=20 -print_final_stats=1 -verbosity=1 \
	    -artifact_prefix="$build/crash-$harness-" \
	    "$build/corpus/$harness" "tests/fuzz/corpus/$harness" \
	    >"$log" 2>&1 </dev/null
	st=$?
	n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	if [ "$st" -ne 0 ]; then
		crashes=$((crashes + 1))
		grep -E 'does not hold|ERROR|runtime error|Test unit written' \
		    "$log" || tail -n 5 "$log"
	fi
	printf 'fuzz: %s: %d runs, status %d\n' "$harness" "${n:-0}" "$st"
	runs=$((runs + ${n:-0}))
done
printf 'fuzz: %d targets, %d runs, %d crashes\n' $# "$runs" "$crashes"
[ "$crashes" -eq 0 ]
