#!/usr/bin/env bash
# fault.sh [FILE ...] - every fault at every point, and what survived.
#
# Runs the tests of faults, all or those in FILE; each puts down what it tried
# (fault.bash).  A line for each test of many, and one for all.  Status 1 if a
# fault was not survived or a row was lost.
set -u
cd "$(dirname "$0")/.." || exit 2

[ $# -gt 0 ] || set -- tests/fault-*.bats tests/store.bats \
    tests/mail-faults.bats tests/io-errors.bats
FAULT_TALLY=$(mktemp) || exit 2
trap 'rm -f "$FAULT_TALLY"' EXIT
export FAULT_TALLY LIMIT=7200

st=0
tests/run.sh "$@" || st=1
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
	}' "$FAULT_TALLY"
