#!/usr/bin/env bash
# run.sh [[BUILD:]FILE ...] - run the tests, all or those in FILE, and count them.
#
# BUILD is the directory of the programs, otherwise REF_BUILD.  Each file is a
# process of its own, one more at once than there are processors, as some wait;
# its output comes when it is done, whole.  (bats -j starts GNU parallel for every
# test, which takes longer than most of them.)  Status 1 if anything failed.
#
# The slowest file starts first, by tests/seconds; what each took is written to
# $REF_BUILD/report/seconds, to be copied there when it has changed much.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${REF_BUILD:=$PWD/build}"
export REF_BUILD REPORT=$REF_BUILD/report

[ $# -gt 0 ] || set -- tests/*.bats
rm -rf "$REPORT"
mkdir -p "$REPORT" || exit 2

# By day the tests work in memory, where it has room and programs may run.
if [ -z "${TMPDIR-}${NIGHT-}" ] && dir=$(mktemp -dp /dev/shm 2>&1); then
	trap 'rm -rf "$dir"' EXIT
	cp "$(type -P true)" "$dir/true"
	if [ "$(df --output=avail "$dir" | tail -n 1)" -gt 2000000 ] &&
	    "$dir/true"; then
		export TMPDIR=$dir
	fi
fi

# A file that bats itself could not run is a failure too, and one that hangs.
# (BATS_TEST_TIMEOUT is no help: a plain `wait` waits for its watchman.)  LIMIT
# is how many seconds a file may take.
one() {
	local tap=$REPORT/$1 file=${1#*:} from=$SECONDS st=0
	[ "$file" = "$1" ] || REF_BUILD=$PWD/${1%%:*}
	mkdir -p "${tap%/*}"
	timeout "${LIMIT:-1800}" bats --tap "$file" >"$tap" 2>&1 </dev/null ||
	    st=$?
	[ "$st" -eq 0 ] || grep -q '^not ok' "$tap" ||
	    echo "not ok $1: bats ended with status $st" >>"$tap"
	{
		flock 9
		echo "# $1"
		cat "$tap"
		echo "$((SECONDS - from)) $1" >>"$REPORT/seconds"
	} 9>"$REPORT/.lock"
}
export -f one

# What was never measured starts before all.
printf '%s\n' "$@" | awk '
	BEGIN { while ((getline <"tests/seconds") > 0) took[$2] = $1 }
	{ print ($1 in took) ? took[$1] : 9999, $1 }' |
    sort -rn | cut -d ' ' -f 2- |
    xargs -d '\n' -P $(($(nproc) + 1)) -I {} bash -c 'one "$1"' one {}
sort -rno "$REPORT/seconds" "$REPORT/seconds"

# What failed is named again, far below its details.
shopt -s globstar
cd "$REPORT" && awk '
	/^ok .* # skip/ { skip++; next }
	/^ok / { ok++ }
	/^not ok / { bad++; print FILENAME ": " $0 }
	END {
		printf "%d tests, %d failures, %d skipped\n", ok + bad + skip,
		    bad, skip
		printf "%d passed, %d failed, %d skipped\n", ok, bad, skip
		exit bad > 0 || ok == 0
	}' **/*.bats
