#!/usr/bin/env bats
#
# An oracle: random ledgers, where ref-status must print, byte for byte, what
# an independent computation in SQL (oracle.sql) makes of the same files.
#
# ORACLE_SEEDS is the number of ledgers, 4 if it is not set; ORACLE_FIRST the
# seed of the first.  Each is looked at on several days.  A case that fails
# can be made again by hand:
#
#	awk -v seed=7 -v legal=1 -v dir=ledger -f tests/mkledger.awk
bats_require_minimum_version 1.5.0
load common

DAYS="2026-06-30 2026-03-01 2025-08-15 2024-12-31"

# sql DAY: the oracle's rows of ./ledger as want.*
sql() {
	sqlite3 -cmd 'create table param(asof)' \
	    -cmd "insert into param values ('$1')" :memory: \
	    <"$ROOT/tests/oracle.sql"
}

setup_file() {
	local first=${ORACLE_FIRST:-1} seed day
	export CASES="$BATS_FILE_TMPDIR"
	for ((seed = first; seed < first + ${ORACLE_SEEDS:-4}; seed++)); do
		mkdir -p "$CASES/$seed/ledger"
		awk -v seed="$seed" -v legal="$((seed % 2))" \
		    -v dir="$CASES/$seed/ledger" -f "$ROOT/tests/mkledger.awk"
		for day in $DAYS; do
			mkdir "$CASES/$seed/$day"
			ln -s ../ledger "$CASES/$seed/$day/ledger"
			(cd "$CASES/$seed/$day" && sql "$day")
		done
	done
}

# same WANT OPTION...: in every case ref-status -T with the options prints
# want.WANT, and nothing on standard error.
same() {
	local want=$1 dir n=0 st
	shift
	for dir in "$CASES"/*/*-*; do
		cd "$dir" || return
		st=0
		ref-status -C ledger -T -t "${dir##*/}" "$@" \
		    >got 2>err </dev/null || st=$?
		echo "seed $(basename "${dir%/*}"), day ${dir##*/}, status $st"
		[ "$st" -eq 0 ]
		cmp err /dev/null
		diff -u "want.$want" got | head -20
		cmp "want.$want" got
		n=$((n + 1))
	done
	[ "$n" -ge 4 ]
}

@test "referral rows are what SQL makes of the same files" {
	same r
}

@test "referral rows with -a, the void ones too, are what SQL makes" {
	same ra -a
}

@test "referral rows with -o, open or with a duty, are what SQL makes" {
	same ro -o
}

@test "partner rows are what SQL makes of the same files" {
	same p -p
}

@test "duty rows are what SQL makes of the same files" {
	same d -d
}

@test "duty rows with -a, those to come too, are what SQL makes" {
	same da -d -a
}

@test "event rows are what SQL makes of the same files" {
	same j -j
}

@test "-e says whether a duty of ours is due, as SQL finds" {
	local dir n=0 want st
	for dir in "$CASES"/*/*-*; do
		cd "$dir" || return
		want=$(cut -f 3 want.d | grep -c '^ours$') || true
		st=0
		ref-status -C ledger -e -t "${dir##*/}" >got </dev/null || st=$?
		[ "$st" -eq "$((want > 0))" ]
		n=$((n + st))
	done
	[ "$n" -ge 4 ]
}

@test "of one partner, the same rows come as of all" {
	local dir who
	for dir in "$CASES"/*/2026-06-30; do
		cd "$dir" || return
		for who in $(cut -f 1 want.p | sed -n '2p;9p;$p'); do
			ref-status -C ledger -T -p -t 2026-06-30 "$who" \
			    >got 2>err </dev/null
			awk -F '\t' -v w="$who" 'NR == 1 || $1 == w' want.p |
			    cmp - got
			ref-status -C ledger -T -d -a -t 2026-06-30 "$who" \
			    >got 2>err </dev/null
			awk -F '\t' -v w="$who" 'NR == 1 || $5 == w' want.da |
			    cmp - got
			ref-status -C ledger -T -a -t 2026-06-30 "$who" \
			    >got 2>err </dev/null
			awk -F '\t' -v w="$who" 'NR == 1 || $4 == w' want.ra |
			    cmp - got
		done
	done
}

# ref-add stamps what it stores with the time of storing, so the rows go in in
# their order, and come out in the order of the file.  `since` of a partner of
# whom nothing else is known is the day of storing.
@test "ref-add takes a legal ledger whole, and it means the same" {
	local table key o drop
	mkdir made sorted
	awk -v seed=11 -v legal=1 -v dir=made -f "$ROOT/tests/mkledger.awk"
	for table in policy partners referrals events needs; do
		key="date, entered,"
		case $table in policy | partners) key= ;; esac
		sqlite3 -csv -header :memory: \
		    ".import --csv made/$table.csv t" \
		    "create table s as select * from t order by $key rowid" \
		    "update s set entered = ''" \
		    "select * from s order by rowid" >"sorted/$table.csv"
		ref-add -C taken -f -t 2028-01-01 "$table" "sorted/$table.csv" \
		    2>err </dev/null
	done
	for o in -a -p -da -ja -n; do
		ref-status -C sorted -T "$o" >want </dev/null
		ref-status -C taken -T "$o" >got </dev/null
		[ "$(wc -l <want)" -ge 20 ]
		drop=999
		case $o in
		-p) drop=12,13 ;;	# since, days
		-ja) drop=11,12 ;;	# by, entered
		esac
		cut --complement -f "$drop" want >w
		cut --complement -f "$drop" got >g
		diff -u w g | head -n 20
		cmp w g
	done
}

# plain FILE: a CSV file as TSV, by sqlite3.
plain() {
	local cells
	cells=$(sqlite3 :memory: ".import --csv $1 t" \
	    "select group_concat('replace(replace(replace(replace(\"' || name
	        || '\", ''\\'', ''\\\\''), char(9), ''\\t''), char(10),
	        ''\\n''), char(13), ''\\r'')', ' || char(9) || ')
	    from pragma_table_info('t')")
	sqlite3 :memory: ".import --csv $1 t" \
	    "select group_concat(name, char(9)) from pragma_table_info('t')" \
	    "select $cells from t"
}

@test "event rows with -a, of void referrals too, are what SQL makes" {
	same ja -j -a
}

@test "need rows, neither past nor met, are what SQL makes" {
	same n -n
}

@test "as CSV the rows say the same" {
	local dir
	for dir in "$CASES"/*/2026-06-30; do
		cd "$dir" || return
		ref-status -C ledger -t "${dir##*/}" >got.csv </dev/null
		plain got.csv | cmp want.r -
		ref-status -C ledger -p -t "${dir##*/}" >got.csv </dev/null
		plain got.csv | cmp want.p -
	done
}

# seen FILE COLUMN WORD...: each of the words stands in that column of some
# case.
seen() {
	local file=$1 column=$2 word
	shift 2
	cat "$CASES"/*/*-*/"$file" | cut -f "$column" | sort -u >"seen"
	for word in "$@"; do
		echo "$file has no $word"
		grep -qx "$word" seen
	done
}

@test "the random ledgers hold every duty, stage, status, and some thousand rows" {
	seen want.da 4 contact thank follow inform update pay ask touch close
	seen want.p 11 ended candidate active dormant lapsed new fruitless
	seen want.ra 22 new accepted attempted contacted meeting proposal \
	    on-hold won lost declined not-a-fit no-need unreachable rerouted \
	    withdrawn expired void
	[ "$(cat "$CASES"/*/2026-06-30/want.r | awk -F '\t' '$35 ~ /^r[0-9]/' |
	    wc -l)" -ge 40 ]
	[ "$(cat "$CASES"/*/2026-06-30/want.ra | wc -l)" -ge 900 ]
	[ "$(cat "$CASES"/*/2026-06-30/want.j | wc -l)" -ge 4000 ]
}

@test "a seed makes the same ledger under every awk there is" {
	local awk file n=0
	for awk in awk mawk gawk 'busybox awk' original-awk; do
		command -v "${awk%% *}" >/dev/null || continue
		rm -rf again
		mkdir again
		# shellcheck disable=SC2086 # busybox awk is two words
		$awk -v seed=3 -v legal=1 -v dir=again \
		    -f "$ROOT/tests/mkledger.awk"
		mkdir -p first
		[ "$n" -gt 0 ] || cp again/* first
		for file in partners referrals events needs policy; do
			cmp "first/$file.csv" "again/$file.csv"
		done
		n=$((n + 1))
	done
	[ "$n" -ge 1 ]
}
