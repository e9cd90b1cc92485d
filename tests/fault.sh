#!/usr/bin/env bash
# fault.sh [FILE ...] - every fault at every point, and what survived.
#
# Runs all the tests, or those in FILE; those of faults put down what they tried
# (fault.bash).  Without FILE all run under sanitizers first, with LeakSanitizer
# and some of the points.  A line for each test of many faults, and one for all.
# Status 1 if a test failed, a fault was not survived or a row was lost.
set -u
cd "$(dirname "$0")/.." || exit 2
tally=$(mktemp) || exit 2
trap 'rm -f "$tally"' EXIT
export NIGHT=1 LIMIT=7200

st=0
[ $# -gt 0 ] || REF_BUILD=$PWD/build/asan tests/run.sh || st=1
FAULT_TALLY=$tally tests/run.sh "$@" || st=1
awk -v st="$st" '
	{
		tried += $1
		survived += $2
		lost += $3
		if ($1 > 1) {
			printf "%6d ", $1
			sub(/^[0-9]+ [0-9]+ [0-9]+ /, "")
			print
		}
	}
	END {
		printf "faults %d tried, %d survived, %d rows lost\n", tried,
		    survived, lost
		exit st || tried == 0 || survived < tried || lost > 0
	}' "$tally"
