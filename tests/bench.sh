#!/usr/bin/env bash
# bench.sh - how fast tables are read and written, beside other programs in
# the same run: seconds (the best of three), MB/s, and how often ours would
# have been done meanwhile.  It judges nothing.
#
# REF_BUILD is the directory of the programs; ROWS (a million) the size.
set -eu
cd "$(dirname "$0")/.." || exit 2
export PATH="${REF_BUILD:-$PWD/build}:${REF_BUILD:-$PWD/build}/tests:$PATH"
export LC_ALL=C TZ=UTC REF_TODAY=2026-06-30
rows=${ROWS:-1000000}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

# events FILE NOTE: an events.csv of so many rows, the note as it is written
events() {
	awk -v rows="$rows" -v note="$2" 'BEGIN {
		print "date,partner,referral,event,way,value,until,note,by,entered"
		for (i = 0; i < rows; i++)
			printf "2026-%02d-%02d,partner-%d,r26%04d-%05d,note,out,,,%s,anna,2026-06-01T08:%02d:%02dZ\n",
			    i % 5 + 1, i % 28 + 1, i % 5000, i % 9999, i,
			    note, i / 60 % 60, i % 60
	}' >"$1"
}

# best COMMAND: the seconds of the fastest of three runs
best() {
	local t
	for _ in 1 2 3; do
		{ TIMEFORMAT=%R; time bash -c "$1" >/dev/null 2>&1; } 2>&1
	done | sort -n | { read -r t; cat >/dev/null; echo "$t"; }
}

# race FILE OURS THEIRS ...: commands that do the same with FILE
race() {
	local mb ours t c
	mb=$(awk -v n="$(stat -c %s "$1")" 'BEGIN { print n / 1e6 }')
	shift
	ours=
	for c; do
		command -v "${c%% *}" >/dev/null || continue
		t=$(best "$c")
		: "${ours:=$t}"
		awk -v t="$t" -v o="$ours" -v mb="$mb" -v c="$c" 'BEGIN {
			if (t < 0.001) t = 0.001
			if (o < 0.001) o = 0.001
			printf "%8.2f s %7.0f MB/s %7.1f x  %s\n", t, mb / t, t / o, c
		}'
	done
}

events plain.csv 'called, left a message with the office'
sed -i 's/called, /called and /' plain.csv
events quoted.csv '"called, and ""they"" will call back"'

echo "reading $rows rows, no quotes ($(($(stat -c %s plain.csv) / 1000000)) MB)"
race plain.csv 'tabdump -q plain.csv' 'wc -l plain.csv' \
	"awk -F, '{ n += NF } END { print n }' plain.csv" \
	'mlr --icsv --ojson nothing plain.csv' \
	"sqlite3 :memory: '.import --csv plain.csv t' 'select count(*) from t'" \
	"python3 -c 'import csv; print(sum(len(r) for r in csv.reader(open(\"plain.csv\"))))'"
echo
echo "reading and writing them"
race plain.csv 'tabdump -x plain.csv' 'cat plain.csv' \
	'mlr --icsv --ocsv cat plain.csv' \
	"sqlite3 -csv :memory: '.import --csv plain.csv t' 'select * from t'"
echo
echo "a quoted field in every row: reading"
race quoted.csv 'tabdump -q quoted.csv' \
	'mlr --icsv --ojson nothing quoted.csv' \
	"sqlite3 :memory: '.import --csv quoted.csv t' 'select count(*) from t'" \
	"python3 -c 'import csv; print(sum(len(r) for r in csv.reader(open(\"quoted.csv\"))))'"

# A ledger: the same events, of five thousand partners and no referral.
mkdir led
{
	echo partner,name
	seq -f 'partner-%.0f,Some Body' 0 4999
} >led/partners.csv
sed 's/,r26[0-9]*-[0-9]*,/,,/' plain.csv >led/events.csv
echo
echo "a ledger of 5000 partners and those events: who owes what to whom"
race led/events.csv 'ref-status -C led -p' 'ref-status -C led -d' \
	"mlr --icsv --ocsv stats1 -a count,max -f date -g partner led/events.csv" \
	"sqlite3 :memory: '.import --csv led/events.csv t' 'select partner, count(*), max(date) from t group by 1'"

# Referral rows, as ref-status writes them but for what is not asked of them.
awk -v rows="$rows" 'BEGIN {
	print "referral,date,direction,partner,name,prospect,status," \
	    "status_date,expected,value,first_days,thank_days,informed,told," \
	    "dup_of,category,asof"
	for (i = 0; i < rows; i++) {
		won = i * 7 % 10 < 4
		printf "r%d,202%d-%02d-%02d,%s,p%d,N %d,Pr %d,%s,2026-05-01,%d.50,%s,%d,%d,2026-05-02,won,,c%d,2026-06-30\n",
		    i, i % 7, i % 12 + 1, i % 28 + 1,
		    i % 3 ? "received" : "given", i % 1000, i % 1000, i,
		    won ? "won" : "meeting", i * 37 % 9000,
		    won ? i * 31 % 9000 ".00" : "", i % 50, i % 9, i % 20
	}
}' >rows.csv
echo
echo "the figures of as many referral rows, by category; one median each"
race rows.csv 'ref-report -b category -o csv rows.csv' \
	"mlr --icsv --ocsv stats1 -a p50 -f first_days -g direction,category rows.csv" \
	"sqlite3 :memory: '.import --csv rows.csv t' 'select direction, category, count(*), sum(value) from t group by 1, 2'"
