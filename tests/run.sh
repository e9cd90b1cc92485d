#!/usr/bin/env bash
# run.sh [FILE ...] - run the tests, all or those in FILE, and count them.
#
# Each file is a process of its own, as many at once as there are processors,
# the largest first; what it says comes when it is done, whole.  (bats -j
# starts GNU parallel for every test, which takes longer than most of them.)
# REF_BUILD is the directory of the programs.  Status 1 if anything failed.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${REF_BUILD:=$PWD/build}"
export REF_BUILD REPORT=$REF_BUILD/report

[ $# -gt 0 ] || set -- tests/*.bats
rm -rf "$REPORT"
mkdir -p "$REPORT" || exit 2

# A file that bats itself could not run is a failure too, and one that hangs.
# (BATS_TEST_TIMEOUT is no help: a plain `wait` waits for its watchman.)  LIMIT
# is how many seconds a file may take.
one() {
	local tap=$REPORT/${1##*/}.tap st=0
	timeout "${LIMIT:-1800}" bats --tap "$1" >"$tap" 2>&1 </dev/null || st=$?
	[ "$st" -eq 0 ] || grep -q '^not ok' "$tap" ||
	    echo "not ok $1: bats ended with status $st" >>"$tap"
	{
		flock 9
		echo "# $1"
		cat "$tap"
	} 9>"$REPORT/.lock"
}
export -f one

# shellcheck disable=SC2011 # our own names
ls -S -- "$@" | xargs -d '\n' -P "$(nproc)" -I {} bash -c 'one "$1"' one {}

# What failed is named again, far below its details.
awk '
	/^ok .* # skip/ { skip++; next }
	/^ok / { ok++ }
	/^not ok / { bad++; sub(/.*\//, "", FILENAME); print FILENAME ": " $0 }
	END {
		printf "%d tests, %d failures, %d skipped\n", ok + bad + skip,
		    bad, skip
		printf "%d passed, %d failed, %d skipped\n", ok, bad, skip
		exit bad > 0 || ok == 0
	}' "$REPORT"/*.tap
