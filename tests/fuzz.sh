#!/usr/bin/env bash
# fuzz.sh BUILD SECONDS [HARNESS ...] - libFuzzer on each harness for so long.
#
# As many harnesses at once as there are processors.  What it finds goes on from
# run to run in BUILD/corpus; the seeds are those of tests/fuzz/corpus.  An input
# that fails stays as BUILD/crash-HARNESS-...: put it into the corpus once the
# bug is fixed.  Status 1 if there was one.
set -u
cd "$(dirname "$0")/.." || exit 2
export BUILD=$1 FOR=$2
shift 2
[ $# -gt 0 ] || set -- tests/fuzz/corpus/*/

one() {
	local name=${1%/} log st=0
	name=${name##*/}
	log=$BUILD/$name.log
	mkdir -p "$BUILD/corpus/$name"
	ASAN_OPTIONS=quarantine_size_mb=16 \
	    "$BUILD/tests/fuzz/$name" -max_total_time="$FOR" -max_len=4096 \
	    -timeout=20 -print_final_stats=1 -verbosity=1 \
	    -artifact_prefix="$BUILD/crash-$name-" \
	    "$BUILD/corpus/$name" "tests/fuzz/corpus/$name" \
	    >"$log" 2>&1 </dev/null || st=$?
	if [ "$st" -ne 0 ]; then
		grep -E 'does not hold|ERROR|runtime error|Test unit written' \
		    "$log" || tail -n 5 "$log"
	fi
	echo "fuzz: $name: $(sed -n 's/^stat::number_of_executed_units: *//p' \
	    "$log") runs, status $st"
}
export -f one

printf '%s\n' "$@" | xargs -P "$(nproc)" -I {} bash -c 'one "$1"' one {} |
    awk -v all=$# '
	{ print; fflush() }
	/^fuzz: .* runs, status/ { n++; runs += $3; bad += $NF > 0 }
	END {
		printf "fuzz: %d targets, %d runs, %d crashes\n", n, runs, bad
		exit bad > 0 || n < all
	}'
