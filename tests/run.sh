#!/usr/bin/env bash
# run.sh [FILE ...] - run the tests, all or those in FILE, and count them.
#
# REF_BUILD is the directory of the programs.  The status is that of bats.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${REF_BUILD:=$PWD/build}"
export REF_BUILD

jobs=()
if command -v parallel >/dev/null; then
	jobs=(-j "$(nproc)")
fi
[ $# -gt 0 ] || set -- tests
mkdir -p "$REF_BUILD/report"

rm -f "$REF_BUILD/report/report.tap"
st=0
bats "${jobs[@]}" --report-formatter tap -o "$REF_BUILD/report" "$@" \
    </dev/null || st=$?

# The report counts; what failed is named again, far below its details.
awk -v tty="$([ -t 1 ] && echo 1)" '
	/^ok .* # skip/ { skip++; next }
	/^ok / { ok++ }
	/^not ok / { bad++; print }
	END {
		if (!tty)
			printf "%d tests, %d failures, %d skipped\n",
			    ok + bad + skip, bad, skip
		printf "%d passed, %d failed, %d skipped\n", ok, bad, skip
	}' "$REF_BUILD/report/report.tap"
exit "$st"
