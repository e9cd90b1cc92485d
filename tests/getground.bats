#!/usr/bin/env bats
#
# The main job from end to end: the three files of a firm's own system become
# a ledger, and the ledger a diagnosis and a report.  On the real files where
# they are (../shared/data/getground), and always on files of the same shape
# whose sums are known by construction.
bats_require_minimum_version 1.5.0
load common

REAL="$ROOT/../shared/data/getground"

# Partners have no names: the id stands for it.  A referral's id stands for
# its unnamed prospect too.
partners() {
	ref-import -k partners -D epoch-ns -m id=partner -m id=name \
	    -m partner_type=category -m lead_sales_contact=owner \
	    -m created_at=since "$1/partners.csv"
}
referrals() {
	ref-import -k referrals -D epoch-ns -m id=referral -m id=prospect \
	    -m partner_id=partner -m is_outbound=direction \
	    -v direction:0=received -v direction:1=given \
	    -m created_at=date "$1/referrals.csv"
}
events() {
	ref-import -k events -D epoch-ns -m id=referral -m partner_id=partner \
	    -m updated_at=date -m status=event -v event:successful=won \
	    -v event:disinterested=no-need -v event:pending= -s value=0 \
	    "$1/referrals.csv"
}

# fill RAW [-k]: the raw files into ./ledger.
fill() {
	local table raw=$1
	shift
	for table in partners referrals events; do
		"$table" "$raw" 2>import.err >rows
		ref-add -C ledger "$@" "$table" - <rows 2>add.err
	done
}

# raw_rows RAW: what every referral is by the raw files: id, date, direction,
# partner, prospect, status, its date, value.
raw_rows() {
	sqlite3 -separator ' ' :memory: ".import --csv $1/referrals.csv r" "
	    select id, date(created_at / 1e9, 'unixepoch'),
	      iif(is_outbound = 1, 'given', 'received'), partner_id, id,
	      case status when 'successful' then 'won' when 'pending' then 'new'
	        else 'no-need' end,
	      date(iif(status = 'pending', created_at, updated_at) / 1e9,
	        'unixepoch'),
	      iif(status = 'successful', '0.00', '')
	    from r order by rowid"
}

# raw_sums RAW: partners, received, won, no-need, open, given, won, no-need,
# open, partners in no referral.
raw_sums() {
	sqlite3 -separator ' ' :memory: ".import --csv $1/referrals.csv r" \
	    ".import --csv $1/partners.csv p" "
	    select (select count(*) from p),
	      sum(is_outbound = 0),
	      sum(is_outbound = 0 and status = 'successful'),
	      sum(is_outbound = 0 and status = 'disinterested'),
	      sum(is_outbound = 0 and status = 'pending'),
	      sum(is_outbound = 1),
	      sum(is_outbound = 1 and status = 'successful'),
	      sum(is_outbound = 1 and status = 'disinterested'),
	      sum(is_outbound = 1 and status = 'pending'),
	      (select count(*) from p where id not in
	        (select partner_id from r))
	    from r"
}

# The same from the files of the ledger.
ledger_sums() {
	sqlite3 -separator ' ' :memory: '.import --csv ledger/partners.csv p' \
	    '.import --csv ledger/referrals.csv r' \
	    '.import --csv ledger/events.csv e' "
	    with s as (select direction, (select event from e
	        where e.referral = r.referral) event from r)
	    select (select count(*) from p),
	      sum(direction = 'received'),
	      sum(direction = 'received' and event = 'won'),
	      sum(direction = 'received' and event = 'no-need'),
	      sum(direction = 'received' and event is null),
	      sum(direction = 'given'),
	      sum(direction = 'given' and event = 'won'),
	      sum(direction = 'given' and event = 'no-need'),
	      sum(direction = 'given' and event is null),
	      (select count(*) from p where partner not in
	        (select partner from r))
	    from s"
}

# The same from partner rows; a given one's no-need is what remains.
status_sums() {
	ref-status -C ledger -T -p -t 2021-05-06 | awk -F '\t' '
	    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    {
		n++
		r += $at["received"]; w += $at["won"]; o += $at["open"]
		x += $at["no_need"]
		g += $at["given"]; gw += $at["given_won"]
		go += $at["given_open"]
		none += $at["received"] + $at["given"] == 0
	    }
	    END { print n, r, w, x, o, g, gw, g - gw - go, go, none }'
}

# known RAW SUMS: the sums are these, three ways; every row of ref-status is
# what the raw files say.
known() {
	fill "$1"
	echo "$2" >want
	raw_sums "$1" | diff want -
	ledger_sums | diff want -
	status_sums | diff want -
	raw_rows "$1" >want
	ref-status -C ledger -T -t 2021-05-06 |
	    awk -F '\t' 'NR == 1 {
		for (i = 1; i <= NF; i++)
			at[$i] = i
		next
	    }
	    { print $at["referral"], $at["date"], $at["direction"],
	      $at["partner"], $at["prospect"], $at["status"],
	      $at["status_date"], $at["value"] }' >got
	diff want got | head -n 20
	cmp want got
}

# again RAW: imported a second time, and kept, nothing changes.
again() {
	local file
	fill "$1"
	cp -r ledger once
	fill "$1" -k
	for file in once/*.csv; do
		cmp "$file" "ledger/${file##*/}"
	done
	[ "$(ls once)" = "$(ls ledger)" ]
}

# judged RAW PARTNERS IN-REFERRALS: the pipe runs, with a word on every
# partner with -a, else on those that took part in some referral.
judged() {
	fill "$1"
	ref-status -C ledger -p -t 2021-05-06 >partner.rows
	ref-diagnose -C ledger <partner.rows >some 2>err
	ref-diagnose -C ledger -a <partner.rows >all 2>err
	[ "$(sqlite3 :memory: '.import --csv some f' \
	    "select count(distinct partner) from f where partner <> ''")" \
	    -eq "$3" ]
	[ "$(sqlite3 :memory: '.import --csv all f' \
	    "select count(distinct partner) from f where partner <> ''")" \
	    -eq "$2" ]
	bash -o pipefail -c 'ref-status -C ledger -p -t 2021-05-06 |
	    ref-diagnose -C ledger | ref-report' >report 2>err </dev/null
	[ -s report ]
}

# measured RAW: the report's figures are those of the raw files: received, won,
# what the ten partners brought who brought most, the months.
measured() {
	fill "$1"
	ref-status -C ledger -t 2021-05-06 >referral.rows
	ref-status -C ledger -t 2021-05-06 -p >partner.rows
	ref-report -C ledger -o csv -p 2020-01-01.. referral.rows >out.csv
	ref-report -C ledger -o csv partner.rows >partners.csv
	sqlite3 -separator ' ' :memory: ".import --csv $1/referrals.csv r" "
	    select count(*), sum(status = 'successful') from r
	      where is_outbound = 0;
	    select sum(n), (select count(*) from r where is_outbound = 0)
	      from (select count(*) as n from r where is_outbound = 0
	        group by partner_id order by n desc limit 10);
	    select strftime('%Y-%m', created_at / 1e9, 'unixepoch'),
	      sum(is_outbound = 0),
	      sum(is_outbound = 0 and status = 'successful'),
	      sum(is_outbound = 1) from r group by 1 order by 1" >want
	# shellcheck disable=SC2016 # expressions of Miller
	{
		mlr --icsv --onidx filter '$section == "referrals" &&
		    $direction == "received" && $referrals != 0' \
		    then cut -o -f referrals,won out.csv
		mlr --icsv --onidx filter '$section == "partners"' \
		    then cut -o -f top_received,top_of partners.csv
		mlr --icsv --onidx filter '$section == "months" &&
		    $received + $given > 0' \
		    then cut -o -f month,received,received_won,given out.csv
	} >got
	diff want got
}

need_real() {
	[ -e "$REAL/referrals.csv" ] || skip "there is no $REAL"
}

# A hundred referrals of 20 of 30 partners: of each ten 2 given and 8
# received, of these 6 won, 1 no-need, 1 pending; of the 20 given 10 no-need,
# 5 won, 5 pending.  Times are nanoseconds as a spreadsheet has them.  The
# ids of some referrals (9, 19) are those of their partners too.
make_raw() {
	mkdir raw
	awk '
	    function stamp(day, hour, s) {
		s = 1598918400 + 86400 * day + 3600 * hour
		s = sprintf("%.14E", s * 1e9)
		sub(/E\+18/, "E+018", s)
		return s
	    }
	    BEGIN {
		print "id,created_at,updated_at,partner_type," \
		    "lead_sales_contact" >"raw/partners.csv"
		for (i = 1; i <= 30; i++)
			print i "," stamp(i, 1) "," stamp(i + 1, 1) "," \
			    (i % 3 ? "Agent" : "Lender") "," \
			    (i % 2 ? "Potato" : "0") >"raw/partners.csv"
		print "id,created_at,updated_at,company_id,partner_id," \
		    "consultant_id,status,is_outbound" >"raw/referrals.csv"
		for (i = 1; i <= 100; i++) {
			s = "successful"
			if (i % 10 == 4 || i % 20 == 15)
				s = "pending"
			if (i % 10 == 0 || i % 10 == 6)
				s = "disinterested"
			print i "," stamp(i, i % 24) "," \
			    stamp(i + i % 30, i % 24) "," 300 + i "," \
			    (3 * i + 1) % 20 + 1 "," i % 7 "," s "," \
			    (i % 5 == 0) >"raw/referrals.csv"
		}
	    }'
}

@test "files of known sums come through import, add and status with them" {
	make_raw
	known raw "30 80 60 10 10 20 5 10 5 10"
}

@test "files of known sums, imported a second time with -k, change nothing" {
	make_raw
	again raw
}

@test "files of known sums are diagnosed and reported" {
	make_raw
	judged raw 30 20
}

@test "the report's figures are those of files of known sums" {
	make_raw
	measured raw
	[ "$(head -n 1 got)" = "80 60" ]
}

@test "a firm's real files come through import, add and status whole" {
	need_real
	known "$REAL" "522 932 870 22 40 538 8 35 495 412"
}

@test "a firm's real files, imported a second time with -k, change nothing" {
	need_real
	again "$REAL"
}

@test "a firm's real files are diagnosed and reported" {
	need_real
	judged "$REAL" 522 110
}

@test "the report's figures are those of a firm's real files" {
	need_real
	measured "$REAL"
	[ "$(head -n 1 got)" = "932 870" ]
}
