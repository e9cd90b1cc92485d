#!/usr/bin/env bats
#
# shellcheck disable=SC2016 # expressions of Miller
#
# Every figure of ref-report, over the rows of random ledgers, is what
# measures.sql makes of the same rows.
#
# MEASURES_SEEDS is the number of ledgers, 3 if it is not set.  A case that
# fails can be made again by hand, as oracle.bats says.
bats_require_minimum_version 1.5.0
load common

DAYS="2026-06-30 2025-08-15"

setup_file() {
	local seed day dir
	export CASES="$BATS_FILE_TMPDIR"
	for ((seed = 1; seed <= ${MEASURES_SEEDS:-3}; seed++)); do
		for day in $DAYS; do
			dir=$CASES/$seed-$day
			mkdir -p "$dir/ledger"
			awk -v seed="$seed" -v legal="$((seed % 2))" \
			    -v dir="$dir/ledger" -f "$ROOT/tests/mkledger.awk"
			ref-status -C "$dir/ledger" -t "$day" >"$dir/r.csv"
			ref-status -C "$dir/ledger" -t "$day" -p >"$dir/p.csv"
			ref-check -C "$dir/ledger" -p >"$dir/rule.csv"
		done
	done
}

# sql GROUP TABLE [WHERE]: what SQL makes of the rows of this case, as records.

sql() {
	sqlite3 -cmd '.import --csv r.csv r0' -cmd '.import --csv p.csv p0' \
	    -cmd '.import --csv rule.csv rule' -cmd "create table r as
	    select *, $1 as g from r0 where ${3:-true}" \
	    -cmd "create table p as select *, ${4:-''} as g from p0" \
	    -csv -header :memory: ".read $ROOT/tests/measures.sql" \
	    "select * from $2" | tr -d '\r' | records >want
}

# CSV as records of a name and a text a line.
records() {
	mlr --icsv --oxtab put 'for (k, v in $*) { $[k] = "[" . v . "]" }'
}

# got SECTION EXPRESSION [COLUMN,...]: the same cells as want has, of a report
# in out.csv, and it has no others (but those).
got() {
	local names
	names=$(awk 'NF == 0 { exit } { printf "%s%s", n++ ? "," : "", $1 }' want)
	mlr --icsv --ocsv filter "\$section == \"$1\" && ($2)" \
	    then put 'if (is_absent($group)) { $group = "" }' \
	    then sort -f direction,group \
	    then cut -o -f "$names" out.csv | records >got.txt
	[ -s want ]
	diff -u want got.txt
	# and no figure is left out of the comparison
	mlr --icsv --ojsonl filter "\$section == \"$1\"" then cut -x -f \
	    "section,period,asof,group,$names,${3:-}" \
	    then put -q 'for (k, v in $*) { if (v != "") { print k } }' \
	    out.csv | sort -u >uncompared
	diff /dev/null uncompared
}

# each FUNCTION ARGUMENT...: in every case.
each() {
	local dir n=0
	for dir in "$CASES"/*-*; do
		cd "$dir" || return
		echo "${dir##*/}: $*"
		"$@"
		n=$((n + 1))
	done
	[ "$n" -ge 4 ]
}

referrals_whole() {
	REF_LEDGER=ledger ref-report -o csv r.csv >out.csv 2>err
	cmp err /dev/null
	sql "''" referral_figures
	got referrals '$referrals != 0'
}

@test "referrals in all" {
	each referrals_whole
}

# by COLUMN SQL
referrals_by() {
	REF_LEDGER=ledger ref-report -b "$1" -o csv r.csv >out.csv 2>err
	cmp err /dev/null
	sql "$2" referral_figures
	got referrals '$referrals != 0'
}

@test "referrals by category, by level, by partner" {
	each referrals_by category category
	each referrals_by level level
	each referrals_by partner partner
}

@test "referrals by month, quarter and year" {
	each referrals_by month 'substr(date, 1, 7)'
	each referrals_by quarter \
	    "substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2) + 2) / 3)"
	each referrals_by year 'substr(date, 1, 4)'
}

# A period: PERIOD, its first and last day, those of the one before.
period() {
	REF_LEDGER=ledger ref-report -p "$1" -o csv r.csv >out.csv 2>err
	cmp err /dev/null
	sql "''" referral_figures "date between '$2' and '$3'"
	got referrals "\$period == \"$2..$3\" && \$referrals != 0"
	sql "''" referral_figures "date between '$4' and '$5'"
	got referrals "\$period == \"$4..$5\" && \$referrals != 0"
}

@test "referrals of a period, and of the one before" {
	local dir
	for dir in "$CASES"/*-2026-06-30; do
		cd "$dir" || return
		period 2026-Q1 2026-01-01 2026-03-31 2025-10-01 2025-12-31
		period 2026-03 2026-03-01 2026-03-31 2026-02-01 2026-02-28
		# not over: as many days of each, 181 from their beginning
		period 2026 2026-01-01 2026-06-30 2025-01-01 2025-06-30
		period 2026-05-01..2026-05-10 2026-05-01 2026-05-10 \
		    2026-04-21 2026-04-30
		period -89.. 2026-04-02 2026-06-30 2026-01-02 2026-04-01
		period -100..-41 2026-03-22 2026-05-20 2026-01-21 2026-03-21
	done
}

partners_whole() {
	REF_LEDGER=ledger ref-report -o csv p.csv >out.csv 2>err
	cmp err /dev/null
	sql "''" partner_figures
	got partners true top,top_received,top_of,top_share
	sql "''" top
	mlr --icsv --ocsv filter '$section == "partners"' \
	    then cut -o -f top,top_received,top_of,top_share out.csv |
	    records | diff -u want -
	sql "''" league
	got league true
}

@test "partners in all, the league, the top ten" {
	each partners_whole
}

partners_by() {
	REF_LEDGER=ledger ref-report -b "$1" -o csv p.csv >out.csv 2>err
	cmp err /dev/null
	mlr --icsv --ocsv sort -f group out.csv >sorted
	mv sorted out.csv
	sql "''" partner_figures true "$1"
	got partners '$partners != 0'
}

@test "partners by kind, stage and owner" {
	each partners_by kind
	each partners_by stage
	each partners_by owner
}

# The funnel and the months come from the same rows.
funnel() {
	REF_LEDGER=ledger ref-report -o csv r.csv >out.csv
	mlr --icsv --onidx filter '$section == "funnel"' \
	    then cut -o -f referrals,of_received out.csv >got.txt
	sql "''" referral_figures "direction = 'received'"
	awk '{ gsub(/[][]/, ""); n[$1] = $2 }
	    END { split("referrals tried decided won", step, " ")
		for (i = 1; i <= 4; i++)
			printf "%d %.4f\n", n[step[i]], n[step[i]] / n["referrals"] }' \
	    want >steps
	mv steps want
	diff -u want got.txt
	mlr --icsv --onidx filter '$section == "months"' \
	    then cut -o -f month,received,received_won,given out.csv >got.txt
	# every month, of a year at the most, up to the day of the rows
	sqlite3 -cmd '.import --csv r.csv r' :memory: "with recursive m(d) as (
	  select max(date(max(asof), 'start of month', '-11 months'),
	    date(min(date), 'start of month')) from r where status <> 'void'
	  union all select date(d, '+1 month') from m
	  where d < (select date(max(asof), 'start of month') from r))
	  select substr(d, 1, 7) from m" >want
	cut -d ' ' -f 1 got.txt | diff -u want -
	while read -r month received won given; do
		sqlite3 -cmd '.import --csv r.csv r' :memory: "select
		  '$month $received $won $given' = '$month ' ||
		  coalesce(sum(direction = 'received'), 0) || ' ' ||
		  coalesce(sum(direction = 'received' and status = 'won'), 0)
		  || ' ' || coalesce(sum(direction = 'given'), 0) from r
		  where substr(date, 1, 7) = '$month' and status <> 'void'"
	done <got.txt >equal
	[ "$(sort -u equal)" = 1 ]
}

@test "the funnel and the last twelve months" {
	each funnel
}
