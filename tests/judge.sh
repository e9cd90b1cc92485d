#!/usr/bin/env bash
# judge.sh [EACH [SEED]] - how often the diagnosis finds the cause that was made.
#
# Makes ledgers of EACH partners a cause (judge.awk), once with complete
# records and once with a fifth of the touches never written down, compares the
# principal cause of each partner with the truth, and prints the confusion
# matrix.  Status 1 if one of the aims is missed.  REF_BUILD is the directory
# of the programs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PATH=${REF_BUILD:-$here/../build}:$PATH
export PATH REF_TODAY=2026-06-30 TZ=UTC LC_ALL=C
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
st=0

judge() {
	rm -rf "$dir/L"
	mkdir "$dir/L"
	awk -v dir="$dir/L" -v each="$1" -v seed="$2" -v gap="$3" \
	    -f "$here/judge.awk"
	ref-status -C "$dir/L" -p >"$dir/rows"
	ref-diagnose -C "$dir/L" -T "$dir/rows" |
	    awk -F '\t' 'NR > 1 && $1 != "" && !seen[$1]++ { print $1, $4 }' \
		>"$dir/found"
	awk -v aim="$4" -f "$here/confusion.awk" "$dir/L/truth" "$dir/found" ||
	    st=1
}

echo "Complete records:"
judge "${1:-100}" "${2:-1}" 0 0.9
echo
echo "A fifth of the touches never written down:"
judge "${1:-100}" "${2:-1}" 0.2 0.8
exit "$st"
