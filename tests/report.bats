#!/usr/bin/env bats
#
# shellcheck disable=SC1010,SC2016 # mlr's then, and its expressions
#
# ref-report: figures are checked against awk and sqlite3 over the same rows,
# lines against the text that a reader should see.
bats_require_minimum_version 1.5.0
load common

# The report on rows given as the standard input, in a file; nothing else may
# be said.
report() {
	ref-report "$@" >out 2>err
	[ ! -s err ]
}

# Compares the report's text with what is on standard input.
prints() {
	cat >want
	diff -u want out
}

# Referral rows: direction, status, value, first_days, thank_days, and more.
referrals() {
	awk 'BEGIN {
		print "referral,date,direction,partner,name,prospect,status," \
		    "value,first_days,thank_days,duties,category,asof"
	}
	{
		printf "r2601%02d-bbbb%d,2026-01-%02d,%s,%s,%s,Tom %d,%s,%s," \
		    "%s,%s,%s,%s,2026-06-30\n", NR % 28, NR % 8 + 2,
		    (NR - 1) % 28 + 1, $1, $2,
		    toupper(substr($2, 1, 1)) substr($2, 2), NR, $3, $4 == "-" \
		    ? "" : $4, $5 == "-" ? "" : $5, $6 == "-" ? "" : $6,
		    $7 == "-" ? "" : $7, $8 == "-" ? "" : $8
	}'
}

# Duty rows: late, side, duty, partner, referral, prospect, phone, detail.
duties() {
	awk -F '|' -v OFS=, 'BEGIN {
		print "due,late,side,duty,partner,name,owner,referral," \
		    "prospect,phone,email,detail,asof"
	}
	{ print "2026-06-01", $1, $2, $3, $4, toupper(substr($4, 1, 1)) \
	    substr($4, 2), "", $5, $6, $7, $4 "@x.example", $8, "2026-06-30" }'
}

# Three received, two closed, one of them won; one given.
few() {
	referrals <<-END
	received nair won 100.50 2 1 - lawyer
	received nair lost - 5 - - lawyer
	received silva meeting - - 4 follow:2026-07-05 -
	given silva contacted - 3 - ask:2026-06-29 shop
	END
}

@test "referrals in all: counts, fractions, value, medians, sides apart" {
	few | report
	prints <<-END
	Referrals of 2026-01-01 to 2026-01-04, as of 2026-06-30

	                                   received  given
	  referrals                           3          1
	    open                              1          1
	      contacted                       0          1
	      meeting                         1          0
	    closed                            2          0
	      won                             1          0
	      lost                            1          0
	  won of all                        1/3        0/1
	  won of closed                     1/2
	  value won                      100.50       0.00
	  median value won               100.50 n=1
	  value open                       0.00       0.00
	  days to first contact, median     3.5 n=2
	    90th percentile                   5
	    contacted in time               1/2
	  days to thank, median               4 n=3
	    90th percentile                >179
	    thanked in time                 1/3

	  received       ████████████████████████  3/3
	  contact tried  ████████████████████████  3/3
	  decided        ████████████████          2/3
	  won            ████████                  1/3

	  Referrals by month  2026-01 to 2026-06
	  received            █·····              most 3 in 2026-01
	  won of them         █·····              most 1 in 2026-01
	  given               █·····              most 1 in 2026-01
	END
}

@test "referrals of one day name it once" {
	few | mlr --icsv --ocsv filter '$date == "2026-01-02"' | report
	[ "$(head -n 1 out)" = "Referrals of 2026-01-02, as of 2026-06-30" ]
}

@test "referrals by a column: a line a group, the largest first, and the total" {
	few | report -b category
	prints <<-END
	Referrals received by category, as of 2026-06-30

	                                                     value  contact  thank
	  category          all  open  won/all  won/closed     won     days   days
	  lawyer    ██████    2     0      1/2         1/2  100.50      3.5    >90
	  (none)    ███       1     1      0/1                0.00               4
	  total               3     1      1/3         1/2  100.50      3.5      4

	Referrals given by category, as of 2026-06-30

	  category          all  open  won/all  value won
	  shop      ██████    1     1      0/1       0.00
	END
}

@test "referrals by partner bear the partner's name, for programs the id" {
	few >rows.csv
	report -b partner rows.csv
	grep -q '^  Nair *\(█\)* *2 ' out
	report -b partner -o csv rows.csv
	[ "$(sed -n 2p out | cut -d, -f1-4)" = "referrals,received,nair,2" ]
}

@test "groups of numbers and of dates come in their order" {
	few | sed 's/lawyer/10/; s/shop/9/; s/,,2026-06-30/,2,2026-06-30/' |
	    report -b category -o csv
	[ "$(sed 1d out | cut -d, -f2,3 | tr '\n' ' ')" = \
	    "received,2 received,10 given,9 " ]
	few | report -b date -o csv
	[ "$(sed 1d out | cut -d, -f3 | tr '\n' ' ')" = \
	    "2026-01-01 2026-01-02 2026-01-03 2026-01-04 " ]
}

@test "a percentage comes with a fraction of ten or more, not of nine" {
	awk 'BEGIN { for (i = 0; i < 10; i++)
		print "received a " (i < 7 ? "won" : "lost") " 1 - - - x" }' |
	    referrals >ten.csv
	report ten.csv
	grep -q '^  won of all  *7/10  *70%$' out
	sed '$d' ten.csv | report
	grep -q '^  won of all  *7/9$' out
	run ! grep -q % out
}

@test "percent_from and the currency come from the ledger's policy" {
	mkdir ledger
	printf 'rule,value\npercent_from,3\ncurrency,EUR\n' >ledger/policy.csv
	few | REF_LEDGER=ledger report
	grep -q '^  won of all  *1/3  *33%' out
	grep -q '^  value won (EUR)  *100.50 ' out
}

@test "a share that is not whole is rounded to the nearest per cent" {
	awk 'BEGIN { for (i = 0; i < 200; i++)
		print "received a " (i < 1 ? "won" : "lost") " 1 - - - x" }' |
	    referrals | report
	grep -q '^  won of all  *1/200  *1%' out # half goes up
}

@test "void referrals count nowhere, and are listed" {
	{ few; few | sed -n '2s/won,100.50/void,/p'; } >rows.csv
	report -o csv rows.csv
	[ "$(sed -n 2p out | cut -d, -f3)" = 3 ]
	report -l rows.csv
	[ "$(grep -c void out)" = 1 ]
}

@test "withdrawn and rerouted are ends, but not closed" {
	referrals <<-END >rows.csv
	received a withdrawn - - - - x
	received a rerouted - - - - x
	received a expired - - - - x
	END
	report rows.csv
	grep -q '^    closed  *1 ' out
	grep -q '^    open  *0 ' out
	grep -q '^    withdrawn  *1 ' out
	grep -q '^    rerouted  *1 ' out
}

@test "a list of referrals: id to type, names, the duty due first" {
	few | sed 's/,ask:2026-06-29,/,close:2026-07-01;ask:2026-06-29,/' |
	    report -l
	prints <<-END
	id     date        prospect  from      status     next duty
	bbbb3  2026-01-01  Tom 1     Nair      won
	bbbb4  2026-01-02  Tom 2     Nair      lost
	bbbb5  2026-01-03  Tom 3     Silva     meeting    follow in 5
	bbbb6  2026-01-04  Tom 4     to Silva  contacted  ask 1 late
	END
}

@test "an id that was not made by the toolkit is shown whole" {
	few | sed 's/r260101-bbbb3/r260101-bbb1l/; s/r260102-bbbb4/A7/' |
	    report -l
	[ "$(sed 1d out | cut -c1-14 | tr -s ' ' | cut -d' ' -f1 |
	    tr '\n' ' ')" = "r260101-bbb1l A7 bbbb5 bbbb6 " ]
}

@test "a prospect without a name is shown by e-mail" {
	printf '%s\n' 'referral,direction,status,prospect,prospect_email' \
	    'r1,received,new,,tom@x.example' | report -l
	grep -q 'tom@x.example' out
}

# Six duties, out of order.
agenda() {
	duties <<-END
	0|ours|thank|silva|r260605-zzzz4|Ann Lee||audit (won)
	3|ours|contact|nair|r260601-zzzz2|Tom Blue|555 0100|audit (new)
	-2|ours|thank|nair|r260602-zzzz3|Sue Ray|555 0101|
	9|theirs|ask|mbeki|r260603-zzzz5|Bo Hale||coaching (new)
	12|ours|touch|okafor||||lunch at the club
	1|ours|contact|nair|r260601-zzzz6|Eve Fox|555 0102|
	END
}

@test "the agenda: ours and theirs apart, by duty, the most overdue first" {
	agenda | report
	prints <<-END
	Ours: 5 duties, 3 late, as of 2026-06-30

	  Contact (2)
	    Tom Blue  from Nair     3 days late  zzzz2   555 0100, audit (new)
	    Eve Fox   from Nair      1 day late  zzzz6   555 0102

	  Thank (2)
	    Silva     for Ann Lee         today  zzzz4   silva@x.example, audit (won)
	    Nair      for Sue Ray     in 2 days  zzzz3   555 0101

	  Keep in touch (1)
	    Okafor                 12 days late  okafor  okafor@x.example, lunch at the
	                                                 club

	Theirs: 1 duty, 1 late, as of 2026-06-30

	  Ask (1)
	    Bo Hale  with Mbeki  9 days late  zzzz5  mbeki@x.example, coaching (new)
	END
}

@test "no duties, no text at all; for programs the header" {
	agenda | head -1 | report
	[ ! -s out ]
	agenda | head -1 | report -o csv
	[ "$(cat out)" = "section,due,side,duty,partner,name,owner,referral,prospect,phone,email,detail,late,id,asof" ]
}

@test "events and needs that there are none of print nothing" {
	echo date,event,partner | report
	[ ! -s out ]
	echo need,client,wants | report
	[ ! -s out ]
}

@test "no referrals, partners or findings are said to be none" {
	few | head -1 >r.csv
	echo partner,stage,received >p.csv
	echo partner,verdict,cause >f.csv
	report r.csv p.csv f.csv
	prints <<-END
	No referrals

	No partners

	No findings
	END
}

# 427 thanks, the later the more overdue, so that the last must come first.
many() {
	awk 'BEGIN { for (i = 1; i <= 427; i++)
		printf "%d|ours|thank|p%03d|r%d|Q%d|555|\n", i * 7 % 427, i,
		    i, i }' | duties
}

@test "at most 20 lines a duty, the most overdue, and how many more" {
	many >rows.csv
	report rows.csv
	[ "$(grep -c 'for Q' out)" = 20 ]
	[ "$(tail -1 out)" = "    and 407 more" ]
	grep -o '[0-9]* days late' out | cut -d' ' -f1 >got
	cut -d, -f2 rows.csv | sed 1d | sort -rn | head -20 >want
	diff -u want got
}

@test "-a has all lines of a duty" {
	many >rows.csv
	report -a rows.csv
	[ "$(grep -c 'for Q' out)" = 427 ]
	run ! grep -q more out
}

@test "duties for programs: all of them, every cell, the id to type" {
	many >rows.csv
	report -o csv rows.csv
	[ "$(wc -l <out)" = 428 ]
	agenda >rows.csv
	report -o csv rows.csv
	mlr --icsv --ocsv cut -o -f due,late,side,duty,partner,name,owner,referral,prospect,phone,email,detail,asof \
	    out | diff -u rows.csv -
	[ "$(mlr --icsv --onidx cut -f id out | tr '\n' ' ')" = \
	    "zzzz4 zzzz2 zzzz3 zzzz5 okafor zzzz6 " ]
}

@test "duties by a column" {
	agenda | report -b partner
	prints <<-END
	Duties by partner, as of 2026-06-30

	  partner          duties  ours  theirs  late    earliest
	  Nair     ██████       3     3       0     2  2026-06-01
	  Mbeki    ██           1     0       1     1  2026-06-01
	  Okafor   ██           1     1       0     1  2026-06-01
	  Silva    ██           1     1       0     0  2026-06-01
	  total                 6     5       1     4  2026-06-01
	END
}

@test "a list of duties" {
	agenda | sed -n '1p;2p' | report -l
	prints <<-END
	due          days  duty   partner  prospect  id     reach            detail
	2026-06-01  today  thank  Silva    Ann Lee   zzzz4  silva@x.example  audit (won)
	END
}

# Partner rows: id, name, stage, received, closed, won, value, given, late
# thanks, last out, last in.
partners() {
	awk -F '|' -v OFS=, 'BEGIN {
		print "partner,name,firm,stage,since,cadence,received,open," \
		    "closed,won,value,given,given_won,late_thank,late_ask," \
		    "last_out,last_in,kind,asof"
	}
	{ print $1, $2, "Firm of " $1, $3, "2026-01-01", "30", $4, $4 - $5,
	    $5, $6, $7, $8, 0, $9, 5, $10, $11, NR % 2 ? "odd" : "even",
	    "2026-06-30" }'
}

league() {
	partners <<-END
	nair|Priya Nair|active|5|4|1|1800.00|1|4|2026-06-26|2026-06-25
	silva||active|5|4|3|2550.00|0|0|2026-05-01|2026-06-23
	rossi|Giulia Rossi|active|6|4|3|7700.00|2|0|2026-06-29|
	adams|Ruth Adams|candidate|0|0|0|0.00|0|0||
	chen|Wei Chen|new|0|0|0|0.00|2|0||2026-05-27
	END
}

@test "the league table: by received, then won; those of no referral counted" {
	league | report
	prints <<-END
	Partners, as of 2026-06-30

	  5 partners: 3 active, 1 candidate, 1 new

	  active                       3/4
	  given for one received      0.31
	  balance                    -0.52
	  deposits                       0
	  times we asked                 0
	  received from the top ten  16/16 100%

	                             won of                             late   days
	  partner        received    closed  value won  given  balance   now  quiet
	  Giulia Rossi          6   3/4       7,700.00      2    -0.50     0      1
	  Firm of silva         5   3/4       2,550.00      0    -1.00     0      7
	  Priya Nair            5   1/4       1,800.00      1    -0.67     4      4
	  Wei Chen              0                 0.00      2              0     34
	  and 1 more, in no referral yet
	  5 partners           16  7/12 58%  12,050.00      5    -0.52     4
	END
}

@test "the league has 20 partners, with -a all" {
	awk 'BEGIN { for (i = 0; i < 30; i++)
	    print "p" i "|P" i "|active|" i + 1 "|0|0|0.00|0|0||" }' |
	    partners >rows.csv
	report rows.csv
	[ "$(grep -c '^  P[0-9]' out)" = 20 ]
	grep -qx '  and 10 more' out
	report -a rows.csv
	[ "$(grep -c '^  P[0-9]' out)" = 30 ]
	run ! grep -q more out
}

@test "the league for programs: every partner, numbers plain" {
	league | report -o csv
	[ "$(cut -d, -f1 out | tr '\n' ' ')" = \
	    "section partners league league league league league " ]
	mlr --icsv --ocsv filter '$section == "league"' \
	    then cut -o -f partner,name,stage,received,open,closed,won,won_of_closed,value,given,given_won,balance,missed,late,last_contact,verdict,asof \
	    out >rows
	mv rows out
	prints <<-END
	partner,name,stage,received,open,closed,won,won_of_closed,value,given,given_won,balance,missed,late,last_contact,verdict,asof
	rossi,Giulia Rossi,active,6,2,4,3,0.7500,7700.00,2,0,-0.5000,0,0,2026-06-29,,2026-06-30
	silva,Firm of silva,active,5,1,4,3,0.7500,2550.00,0,0,-1.0000,0,0,2026-06-23,,2026-06-30
	nair,Priya Nair,active,5,1,4,1,0.2500,1800.00,1,0,-0.6667,0,4,2026-06-26,,2026-06-30
	chen,Wei Chen,new,0,0,0,0,,0.00,2,0,,0,0,2026-05-27,,2026-06-30
	adams,Ruth Adams,candidate,0,0,0,0,,0.00,0,0,,0,0,,,2026-06-30
	END
}

@test "partners by a column are summed" {
	league | report -b kind
	prints <<-END
	Partners by kind, as of 2026-06-30

	  kind           partners  active  received  won/closed  value won  given
	  odd    ██████         3     2/3        11     4/8       9,500.00      5
	  even   ████           2     1/1         5     3/4       2,550.00      0
	  total                 5     3/4        16    7/12 58%  12,050.00      5
	END
}

@test "a list of partners: what is late, else the next touch" {
	league | sed 's/^nair\(.*\),4,5,/nair\1,4,1,/; s/,0,5,/,0,0,/' |
	    report -l
	prints <<-END
	name           stage      received  given  last contact  next duty
	Priya Nair     active            5      1  2026-06-26    thank 4, ask 1
	Firm of silva  active            5      0  2026-06-23    touch in 23
	Giulia Rossi   active            6      2  2026-06-29    touch in 29
	Ruth Adams     candidate         0      0
	Wei Chen       new               0      2  2026-05-27    touch 4 late
	END
}

@test "the touch of a partner never contacted is reckoned from since" {
	printf '%s\n' partner,name,stage,since,cadence,received,asof \
	    a,Ann,new,2026-06-20,10,0,2026-06-30 \
	    b,Bob,new,2026-06-20,never,0,2026-06-30 |
	    report -l
	grep -q '^Ann .* touch today$' out
	grep -qx 'Bob   new           0' out
}

@test "the diary: day, who, what, with value, note and the next day" {
	report <<-END
	date,partner,name,referral,prospect,event,way,value,until,note,by,entered,asof
	2026-06-01,nair,Priya Nair,,,coffee,out,,,,maya,,2026-06-30
	2026-06-02,nair,Priya Nair,r1,Tom Blue,won,out,1300.00,,"by letter, signed",maya,,2026-06-30
	2026-06-03,nair,,r1,,call,in,,2026-07-01,,maya,,2026-06-30
	2026-06-04,nair,Priya Nair,,,complaint,in,,,late,maya,,2026-06-30
	END
	prints <<-END
	Diary, as of 2026-06-30

	  date        who                    what
	  2026-06-01  Priya Nair             coffee
	  2026-06-02  Tom Blue (Priya Nair)  won 1,300.00: by letter, signed
	  2026-06-03  r1 (nair)              call (in), until 2026-07-01
	  2026-06-04  Priya Nair             complaint: late
	END
}

@test "the diary for programs is the rows" {
	cat >rows.csv <<-END
	date,partner,name,referral,prospect,event,way,value,until,note,by,entered,asof
	2026-06-02,nair,Priya Nair,r1,Tom Blue,won,out,1300.00,2026-07-01,"a ""b"", c",maya,2026-06-02T10:00:00Z,2026-06-30
	END
	report -o csv rows.csv
	sed 's/^section,//; s/^events,//' out | diff -u rows.csv -
}

@test "the events of the ledger itself can be reported on" {
	report -b event -o csv "$ROOT/tests/demo/events.csv"
	awk -F, 'NR > 1 { n[$4]++ } END { for (e in n) print e, n[e] }' \
	    "$ROOT/tests/demo/events.csv" | sort >want
	mlr --icsv --onidx cut -f group,events out | sort | diff -u want -
}

@test "events by a column: how many, by whom, from when to when" {
	report -b by <<-END
	date,partner,event,way,by,asof
	2026-06-09,a,call,in,ann,2026-06-30
	2026-06-02,a,call,out,ann,2026-06-30
	2026-06-05,a,call,out,bob,2026-06-30
	END
	prints <<-END
	Events by by, as of 2026-06-30

	  by             events  by us  by them       first        last
	  ann    ██████       2      1        1  2026-06-02  2026-06-09
	  bob    ███          1      1        0  2026-06-05  2026-06-05
	  total               3      2        1  2026-06-02  2026-06-09
	END
}

@test "the needs: who, what, until when, and how to reach them" {
	report <<-END
	need,date,client,email,phone,wants,until,note,asof
	n-oven,2026-06-03,Corner Deli,zoe@x.example,,ovens,2026-08-31,fails in July,2026-06-30
	END
	prints <<-END
	Needs, as of 2026-06-30

	  client       wants  since       until       email          id
	  Corner Deli  ovens  2026-06-03  2026-08-31  zoe@x.example  n-oven
	    fails in July
	END
}

# Finding rows of three partners and of ourselves.
findings() {
	cat <<-END
	partner,name,verdict,cause,side,weight,m,n,evidence,remedy,ask,asof
	chen,Wei Chen,leave,wrong-firm,theirs,3,,,the firm is mature,look for a growing firm,,2026-06-30
	nair,Priya Nair,repair,unthanked,ours,3,3,4,3 of 4 not thanked,thank today,Did I thank you?,2026-06-30
	nair,Priya Nair,repair,slow,ours,2,2,4,2 of 4 late,call at once,,2026-06-30
	nair,Priya Nair,repair,unlearned,ours,1,,,not on record,ask,,2026-06-30
	nair,Priya Nair,repair,risk,ours,1,,,,ask,,2026-06-30
	rossi,,repair,unthanked,ours,3,2,2,2 of 2 not thanked,thank her,,2026-06-30
	,,repair,no-message,ours,2,,,not written: my_story,write it,Which one?,2026-06-30
	END
}

@test "findings: verdicts, principal causes, ourselves, what matters most" {
	findings | report
	prints <<-END
	Diagnosis of 3 partners, as of 2026-06-30

	  verdict  partners  what it says
	  repair          2  our own failings: mend them
	  leave           1  cannot work: look for another

	  principal cause  partners  side
	  unthanked               2  ours
	  wrong-firm              1  theirs

	Ourselves
	  no-message: not written: my_story
	    - write it
	    - say: "Which one?"

	Priya Nair: repair
	  unthanked: 3 of 4 not thanked
	    - thank today
	    - say: "Did I thank you?"
	  slow: 2 of 4 late
	    - call at once
	  also: unlearned (not on record); risk

	rossi: repair
	  unthanked: 2 of 2 not thanked
	    - thank her

	Wei Chen: leave
	  wrong-firm: the firm is mature
	    - look for a growing firm
	END
}

@test "where nothing is heavy, light causes say what to do" {
	printf '%s\n' \
	    partner,name,verdict,cause,side,weight,evidence,remedy \
	    'a,Ann,watch,risk,ours,1,never asked,ask them' \
	    'a,Ann,watch,unlearned,ours,1,not known,find out' | report
	tail -5 out >got
	cat >want <<-END
	Ann: watch
	  risk: never asked
	    - ask them
	  unlearned: not known
	    - find out
	END
	diff -u want got
}

@test "20 blocks of findings, and how many more; with -a all" {
	awk 'BEGIN {
		print "partner,name,verdict,cause,side,weight,evidence,remedy"
		for (i = 0; i < 25; i++)
			print "p" i ",P" i ",repair,unthanked,ours," \
			    (i < 5 ? 2 : 3) ",e,r"
	}' >rows.csv
	report rows.csv
	[ "$(grep -c '^P[0-9]*: repair' out)" = 20 ]
	[ "$(tail -1 out)" = "and 5 more" ]
	run ! grep -q '^P[0-4]: ' out
	report -a rows.csv
	[ "$(grep -c '^P[0-9]*: repair' out)" = 25 ]
}

@test "findings for programs: verdicts, causes, and every finding" {
	findings >rows.csv
	report -o csv rows.csv
	mlr --icsv --ocsv --headerless-csv-output filter \
	    '$section == "verdicts"' then cut -f verdict,partners out >got
	printf '%s\n' repair,2 leave,1 | diff -u - got
	mlr --icsv --ocsv --headerless-csv-output filter \
	    '$section == "causes"' then cut -f cause,partners,side out >got
	printf '%s\n' 2,unthanked,ours 1,wrong-firm,theirs | diff -u - got
	mlr --icsv --ocsv filter '$section == "findings"' then cut -o -f \
	    partner,name,verdict,cause,side,weight,m,n,evidence,remedy,ask,asof \
	    out | sort >got
	sort rows.csv | diff -u - got
}

@test "findings by a column: how many, and of how many the principal" {
	findings | report -b side -o csv
	prints <<-END
	section,group,findings,principal,asof
	findings,ours,6,2,2026-06-30
	findings,theirs,1,1,2026-06-30
	END
}

@test "findings and needs are listed too" {
	findings | report -l -o csv
	[ "$(mlr --icsv --onidx cut -f cause out | tr '\n' ' ')" = \
	    "wrong-firm unthanked slow unlearned risk unthanked no-message " ]
	findings | report -l
	[ "$(tail -1 out | cut -c1-11)" = "(ourselves)" ]
}

@test "inputs of several kinds are sections of one report, in its order" {
	few >r.csv
	agenda >d.csv
	findings >f.csv
	report f.csv r.csv d.csv
	[ "$(grep '^Ours:\|^Theirs:\|^Referrals\|^Diagnosis' out |
	    grep -o '^[A-Za-z]*' | tr '\n' ' ')" = "Referrals Ours Theirs Diagnosis " ]
	report -o csv f.csv r.csv d.csv
	[ "$(grep -c '^section,' out)" = 1 ]
	mlr --icsv --onidx cut -f section then uniq -a out >got
	[ "$(tr '\n' ' ' <got)" = \
	    "referrals funnel months duties verdicts causes findings " ]
	[ "$(awk -F, 'NR > 1 && !/"/ { print NF }' out | sort -u | wc -l)" = 1 ]
}

@test "inputs of one kind are one section, the standard input among them" {
	few >r.csv
	few | report -o csv r.csv - r.csv
	[ "$(sed -n 2p out | cut -d, -f3)" = 9 ]
}

@test "TSV and columns in another order are read as well" {
	few | mlr --icsv --otsv reorder -e -f referral | report -o csv
	[ "$(sed -n 2p out | cut -d, -f1-3)" = "referrals,received,3" ]
}

@test "what is none of the rows is refused, the rest reported on" {
	echo a,b >x.csv
	few >r.csv
	run -2 --separate-stderr ref-report x.csv r.csv </dev/null
	[ "$stderr" = "ref-report: x.csv:1: none of the rows of ref-rows(5): referral, partner, duty, event, match, need or finding rows" ]
	[ "${lines[0]}" = "Referrals of 2026-01-01 to 2026-01-04, as of 2026-06-30" ]
	run -2 --separate-stderr ref-report x.csv </dev/null
	[ -z "$output" ]
}

@test "a column to group by that is not there is refused, the rest goes on" {
	few >r.csv
	agenda >d.csv
	run -2 --separate-stderr ref-report -b status r.csv d.csv </dev/null
	[ "$stderr" = "ref-report: d.csv:1: no column 'status' in these duty rows" ]
	[ "${lines[0]}" = "Referrals received by status, as of 2026-06-30" ]
}

@test "an unknown form is refused" {
	run -2 --separate-stderr ref-report -o pdf </dev/null
	[ "$stderr" = "ref-report: -o: 'pdf' is none of text|md|html|csv|tsv|sheet" ]
	[ -z "$output" ]
}

@test "groups and a list at once are refused" {
	run -2 --separate-stderr ref-report -l -b status </dev/null
	[ "${stderr_lines[0]}" = "ref-report: -b and -l: either groups or a list" ]
	[ "${stderr_lines[1]}" = "usage: ref-report [-ahlV] [-b COLUMN] [-C DIR] [-o text|md|html|csv|tsv|sheet]" ]
	[ -z "$output" ]
}

# The rest of a report whose row in line 3 has a fault: status 2, the message,
# and all rows but that one.
faulty() {
	run -2 --separate-stderr ref-report "${@:3}" -o csv rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: $1" ]
	[ "$(printf '%s\n' "$output" | sed -n 2p | cut -d, -f1-3)" = "$2" ]
}

@test "a referral of an unknown status is reported and left out" {
	few | sed 's/lost/pending/' >rows.csv
	faulty "status: 'pending' is not the status of a referral" \
	    referrals,received,2
	few | sed 's/lost/reopened/' >rows.csv
	faulty "status: 'reopened' is not the status of a referral" \
	    referrals,received,2
}

@test "a direction that is none is reported and left out" {
	few | sed '3s/received/recieved/' >rows.csv
	faulty "direction: 'recieved' is neither received nor given" \
	    referrals,received,2
}

@test "numbers, amounts and dates that are none are reported and left out" {
	few | sed '3s/,5,/,5 days,/' >rows.csv
	faulty "first_days: '5 days' is not a whole number" \
	    referrals,received,2
	few | sed '2,3s/100.50/1&/; 3s/lost,/lost,1.234/' >rows.csv
	faulty "value: '1.234' is not an amount with at most two places" \
	    referrals,received,2
	few | sed '3s/2026-01-02/02.01.2026/' >rows.csv
	faulty "date: '02.01.2026' is not a date, YYYY-MM-DD" \
	    referrals,received,2
	few | sed '3s/2026-06-30$/30.06.2026/' >rows.csv
	faulty "asof: '30.06.2026' is not a date, YYYY-MM-DD" \
	    referrals,received,2
	few | sed '3s/,5,/,99999999999999999999,/' >rows.csv
	faulty "first_days: '99999999999999999999' is not a whole number" \
	    referrals,received,2
}

@test "a sum that does not fit is reported" {
	few | sed '2s/100.50/92233720368547758.07/; 3s/lost,/lost,0.01/' \
	    >rows.csv
	run -2 --separate-stderr ref-report rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: value: the sum does not fit" ]
	league | sed '2s/1800.00/92233720368547758.07/' >rows.csv
	run -2 --separate-stderr ref-report -o csv rows.csv </dev/null
	[ "${stderr_lines[0]}" = "ref-report: rows.csv:3: value: the sum does not fit" ]
}

@test "a sum of a group that does not fit is reported too" {
	referrals <<-END >rows.csv
	received a won 92233720368547758.07 - - - x
	received b won -1.00 - - - y
	received a won 0.01 - - - x
	END
	run -2 --separate-stderr ref-report -b partner rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:4: value: the sum does not fit" ]
}

@test "an unknown duty, and one of the other side, are reported" {
	agenda | sed '3s/contact/conquer/' >rows.csv
	run -2 --separate-stderr ref-report rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: duty: 'conquer' is no duty" ]
	[ "${lines[0]}" = "Ours: 4 duties, 2 late, as of 2026-06-30" ]
	agenda | sed '3s/ours/theirs/' >rows.csv
	run -2 --separate-stderr ref-report rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: side: 'theirs', but contact is a duty of ours" ]
	agenda | sed '3s/,3,/,three,/' >rows.csv
	run -2 --separate-stderr ref-report -l rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: late: 'three' is not a whole number" ]
}

@test "a cell of duties that is none is reported by the list" {
	few | sed '3s/,,lawyer/,thank:soon,lawyer/' >rows.csv
	run -2 --separate-stderr ref-report -l rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: duties: 'thank:soon' is not DUTY:YYYY-MM-DD, several separated by ;" ]
	[ "${#lines[@]}" = 4 ]
}

@test "a weight that is no number is reported" {
	findings | sed '3s/ours,3,/ours,heavy,/' >rows.csv
	run -2 --separate-stderr ref-report rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: weight: 'heavy' is not a whole number" ]
}

@test "a ledger that is none, or has a bad policy, is trouble" {
	few >r.csv
	REF_LEDGER=nowhere run -2 --separate-stderr ref-report r.csv </dev/null
	[ "$stderr" = "ref-report: no ledger in nowhere: set REF_LEDGER or -C" ]
	[ -z "$output" ]
	mkdir bad
	printf 'rule,value\npercent_from,many\n' >bad/policy.csv
	REF_LEDGER=bad run -2 --separate-stderr ref-report r.csv </dev/null
	[[ "$stderr" == "ref-report: bad/policy.csv:2: "* ]]
}

@test "control characters, and those that hide or turn text, are shown" {
	printf '%s\n' partner,verdict,cause,name,evidence,weight >rows.csv
	printf 'a,repair,unthanked,"A\033[2J\nB\tC",\342\200\256evil\007,3\n' \
	    >>rows.csv
	report rows.csv
	grep -qxF 'A\x1b[2J\nB\tC: repair' out
	grep -qxF '  unthanked: \u202eevil\x07' out
	run ! LC_ALL=C grep -q '[[:cntrl:]]' out
	report -o csv rows.csv
	LC_ALL=C grep -q "$(printf '\033')" out # rows lose nothing
}

@test "control characters in a header or the currency are shown too" {
	printf 'referral,direction,status,"x\033y"\nr1,received,new,1\n' >r.csv
	mkdir ledger
	printf 'rule,value\ncurrency,"\033[31m"\n' >ledger/policy.csv
	REF_LEDGER=ledger report -b "$(printf 'x\033y')" r.csv
	grep -q '^Referrals received by x\\x1by$' out
	grep -qF '  x\x1by' out
	grep -qF '\x1b[31m' out
	run ! LC_ALL=C grep -q "$(printf '\033')" out
}

@test "wide and combining characters line up" {
	printf '%s\n' partner,stage,received,name \
	    a,active,1,田中由紀 b,active,2,Ann "c,active,3,Zoe$(printf '\314\210')" |
	    report -l
	prints <<-END
	name      stage   received
	田中由紀  active         1
	Ann       active         2
	$(printf 'Zoe\314\210')       active         3
	END
}

@test "names of a hundred characters are wrapped, not cut" {
	long=$(awk 'BEGIN { for (i = 0; i < 20; i++) printf "%sword%02d",
	    i ? " " : "", i }')
	few | sed "s/Tom 1/$long/" | report -l
	[ "$(awk 'length > 80' out | wc -l)" = 0 ]
	[ "$(grep -o 'word[0-9][0-9]' out | tr '\n' ' ')" = "$long " ]
}

@test "a word longer than the line is broken, and nothing lost" {
	long=$(printf '%0200d' 0)
	agenda | sed "s/lunch at the club/$long/" | COLUMNS=40 report
	[ "$(awk 'length > 40' out | wc -l)" = 0 ]
	[ "$(tr -cd 0 <out | wc -c)" -ge 200 ]
}

@test "a boundless cell is cut, and that is marked; not for programs" {
	long=$(printf '%05000d' 0)
	agenda | sed "s/lunch at the club/$long/" >rows.csv
	report rows.csv
	grep -q '0…$' out
	report -o csv rows.csv
	grep -q "$long" out
}

# The words of a report, each once.
words() {
	tr -s ' ,\n' '\n' <out | sort -u
}

@test "in 40 columns nothing is lost and no line is longer" {
	for rows in few agenda league findings; do
		$rows >rows.csv
		for o in '' -l; do
			# shellcheck disable=SC2086
			COLUMNS=200 report $o rows.csv
			words >want
			# shellcheck disable=SC2086
			COLUMNS=40 report $o rows.csv
			[ "$(LC_ALL=C.UTF-8 wc -L <out)" -le 40 ]
			# but titles of what needs none in a stack, and bars
			words | comm -23 want - |
			    grep -vxE 'id|due|partner|name|(█)*' >lost || :
			diff -u /dev/null lost
		done
	done
	agenda | COLUMNS=40 report
	sed -n 3,7p out >got
	cat >want <<-END
	  Contact (2)
	    Tom Blue, from Nair, 3 days late,
	      zzzz2, 555 0100, audit (new)
	    Eve Fox, from Nair, 1 day late,
	      zzzz6, 555 0102
	END
	diff -u want got
	few | COLUMNS=40 report -b category
	sed -n 4,11p out >got
	cat >want <<-END
	  lawyer
	    all           2
	    open          0
	    won/all       1/2
	    won/closed    1/2
	    value won     100.50
	    contact days  3.5
	    thank days    >90
	END
	diff -u want got
}

@test "COLUMNS that is no number from 20 to 1000 counts as 80" {
	agenda >rows.csv
	COLUMNS=80 report rows.csv
	mv out want
	for c in 19 1001 -5 8x ''; do
		COLUMNS=$c report rows.csv
		cmp want out
	done
}

@test "empty cells are empty, and columns of nothing are left out" {
	printf '%s\n' referral,direction,status r1,received,new | report -l
	prints <<-END
	id  status
	r1  new
	END
}

@test "a list keeps its columns over many rows, however late they fill" {
	awk 'BEGIN {
		print "partner,stage,received,name,given"
		for (i = 1; i <= 2500; i++)
			print "p" i ",active," i ",N" i "," (i > 2400 ? i : "")
	}' | report -l
	[ "$(wc -l <out)" = 2601 ] # what fills late goes beneath
	[ "$(sed -n 2403p out)" = "  2401" ]
}

@test "the agenda of many duties keeps only the lines it prints" {
	[ -x /usr/bin/time ] || skip "no time(1)"
	awk 'BEGIN { for (i = 0; i < 300000; i++)
		print i % 997 "|ours|" (i % 2 ? "thank" : "inform") "|p|r" i \
		    "|A prospect with a name|555 0100|a detail of some length" }' |
	    duties >rows.csv
	ASAN_OPTIONS=quarantine_size_mb=1 /usr/bin/time -f %M -o kb \
	    ref-report rows.csv >out 2>err </dev/null
	[ "$(grep -c 'and 149980 more' out)" = 2 ]
	[ "$(cat kb)" -lt 32768 ]
}

# Views: by the calendar, by what is looked for, of a period.

# Referral rows of some days: date, direction, status, category.
dated() {
	awk -v OFS=, 'BEGIN {
		print "referral,date,direction,partner,status,category,asof"
	}
	{ print "r" NR, $1, $2, "p" NR % 3, $3, $4, "2026-06-30" }'
}

year() {
	dated <<-END
	2025-03-10 received won law
	2025-11-02 received lost law
	2025-12-31 received won tax
	2026-01-01 received won tax
	2026-03-31 received new law
	2026-04-01 received won it
	2026-06-30 given new it
	END
}

@test "by month, quarter or year, those without rows have their line too" {
	year | report -b month -o csv
	mlr --icsv --onidx filter '$direction == "received"' \
	    then cut -f group,referrals out >got
	awk 'BEGIN { for (m = 3; m <= 16; m++)
		printf "20%d-%02d %d\n", 25 + (m > 12), (m - 1) % 12 + 1,
		    m == 3 || m == 11 || m == 12 || m == 13 || m == 15 || m == 16
	}' >want
	diff -u want got
	year | report -b quarter -o csv
	mlr --icsv --onidx filter '$direction == "received"' \
	    then cut -f group,referrals,won out >got
	printf '%s\n' '2025-Q1 1 1' '2025-Q2 0 0' '2025-Q3 0 0' '2025-Q4 2 1' \
	    '2026-Q1 2 1' '2026-Q2 1 1' | diff -u - got
	year | report -b year
	prints <<-END
	Referrals received by year, as of 2026-06-30

	  year           all  open  won/all  won/closed  value won
	  2025   ██████    3     0      2/3         2/3       0.00
	  2026   ██████    3     1      2/3         2/2       0.00
	  total            6     1      4/6         4/5       0.00

	Referrals given by year, as of 2026-06-30

	  year          all  open  won/all  value won
	  2026  ██████    1     1      0/1       0.00
	END
}

@test "a date that is a slip does not make a line for every month since" {
	{ year; echo r9,0026-05-01,received,p1,won,it,2026-06-30; } |
	    report -b month -o csv
	[ "$(grep -c ',received,' out)" = 7 ]
}

@test "rows of other kinds stand on the calendar by their own day" {
	league | report -b year -o csv
	[ "$(mlr --icsv --onidx cut -o -f section,group,partners out)" = \
	    "partners 2026 5" ]
	agenda | report -b month -o csv
	[ "$(sed 1d out | cut -d, -f1-3)" = "duties,2026-06,6" ]
}

@test "a column of that name is preferred to the calendar" {
	year | mlr --icsv --ocsv put '$month = "mine"' | report -b month -o csv
	[ "$(sed 1d out | cut -d, -f3 | sort -u)" = mine ]
}

@test "findings and matches have no month" {
	findings >f.csv
	run -2 --separate-stderr ref-report -b month f.csv </dev/null
	[ "$stderr" = "ref-report: f.csv:1: no column 'month' in these finding rows" ]
	[ -z "$output" ]
}

@test "categories that are looked for and that nobody has are shown" {
	mkdir l
	printf 'rule,value\ncategories,Banker; notary;ODD\n' >l/policy.csv
	league | mlr --icsv --ocsv rename kind,category >rows.csv
	report -C l -b category -o csv rows.csv
	mlr --icsv --onidx cut -f group,partners out >got
	printf '%s\n' 'odd 3' 'even 2' 'Banker 0' 'notary 0' | diff -u - got
	# that somebody has, in other words
	printf 'rule,value\ncategories,ODDS; Evens; not-ary;notary\n' >l/policy.csv
	printf 'tag,means\nstraight,even\n' >l/synonyms.csv
	sed -i 's/even/straight/' rows.csv
	report -C l -b category -o csv rows.csv
	mlr --icsv --onidx cut -f group,partners out >got
	printf '%s\n' 'odd 3' 'straight 2' 'not-ary 0' 'notary 0' |
	    diff -u - got
	# of referrals it would mean nothing
	year | report -C l -b category -o csv
	run ! grep -q Banker out
}

@test "without partner rows no category is looked for, and the ledger's synonyms hold wherever it is" {
	mkdir l
	printf 'rule,value\ncategories,twos;odd\n' >l/policy.csv
	printf 'tag,means\neven,two\n' >l/synonyms.csv
	league | mlr --icsv --ocsv rename kind,category >rows.csv
	head -n 1 rows.csv | report -C l -b category
	[ "$(cat out)" = 'No partners' ]
	report -C l -b category rows.csv
	cp out want
	run ! grep two out
	REF_LEDGER=$PWD/l report -b category rows.csv
	cmp out want
	(cd l && report -b category ../rows.csv && cmp out ../want)
	echo odd, >>l/synonyms.csv
	run -2 --separate-stderr ref-report -C l -b category rows.csv </dev/null
	[ "$stderr" = "ref-report: l/synonyms.csv:3: means: '' is no tag" ]
	report -C l -b kind <(league)
}

@test "a period is compared with the one before, in all" {
	year | report -p 2026
	# of 2025 as many days as 2026 has had
	[ "$(sed -n 1,2p out | tr '\n' ' ')" = "Referrals of 2026-01-01 to 2026-06-30 (before: 2025-01-01..2025-06-30), as of 2026-06-30 " ]
	grep -qx '  *received  received before  given  given before' out
	grep -qx '  referrals  *3  *1  *1  *0' out
	grep -qx '  won of all  *2/3  *1/1  *0/1' out
	year | report -p 2025
	grep -qx '  referrals  *3  *0  *0  *0' out
	grep -q 'Referrals by month  2025-01 to 2025-12' out
}

@test "a period is compared with the one before, by a column" {
	year | report -p 2026-Q1 -b category
	prints <<-END
	Referrals received by category, 2026-01-01..2026-03-31 (before:
	2025-10-01..2025-12-31), as of 2026-06-30

	  category          all  open  won/all  won/closed  value won  before
	  law       ██████    1     1      0/1                   0.00       1
	  tax       ██████    1     0      1/1         1/1       0.00       1
	  total               2     1      1/2         1/1       0.00       2
	END
	year | report -p 2026-Q2 -b category -o csv
	mlr --icsv --onidx --ofs ' ' cut -o -f direction,period,group,referrals \
	    out >got
	diff -u - got <<-END
	received 2026-04-01..2026-06-30 it 1
	received 2026-04-01..2026-06-30 law 0
	received 2026-04-01..2026-06-30 tax 0
	received 2026-01-01..2026-03-31 law 1
	received 2026-01-01..2026-03-31 tax 1
	given 2026-04-01..2026-06-30 it 1
	END
}

@test "a period by month has its months, and no column of others" {
	year | report -p 2026-Q1 -b month
	[ "$(sed -n 1p out)" = "Referrals received by month, 2026-01-01..2026-03-31, as of 2026-06-30" ]
	run ! grep -q before out
}

@test "a period chooses among events and needs, and leaves the rest whole" {
	{
		echo date,partner,name,event,way,by,asof
		echo 2026-05-31,p,P,call,out,ann,2026-06-30
		echo 2026-06-01,p,P,call,out,ann,2026-06-30
		echo 2026-06-30,p,P,call,out,ann,2026-06-30
	} >e.csv
	agenda >d.csv
	report -p 2026-06 -o csv e.csv d.csv
	[ "$(grep -c '^events,' out)" = 2 ]
	[ "$(grep -c '^duties,' out)" = 6 ]
	report -l -p -30.. -o csv e.csv
	[ "$(grep -c '^events,' out)" = 3 ]
	report -l -p -29.. -o csv e.csv
	[ "$(grep -c '^events,' out)" = 2 ]
	report -l -p 2026-06-01..2026-06-29 -o csv e.csv
	[ "$(grep -c '^events,' out)" = 1 ]
}

@test "by a column only what a period chooses is of the period" {
	year >r.csv
	league | mlr --icsv --ocsv put '$owner = "ann"' >p.csv
	agenda | mlr --icsv --ocsv put '$owner = "ann"' >d.csv
	mlr -I --icsv --ocsv put '$owner = "ann"' r.csv
	report -p 2026-03 -b owner r.csv p.csv d.csv
	grep -q '^Referrals received by owner, 2026-03-01' out
	grep -qx 'Partners by owner, as of 2026-06-30' out
	grep -qx 'Duties by owner, as of 2026-06-30' out
	[ "$(grep -c before out)" = 2 ] # the heading, and the column, of referrals
	whole() { # the cells of the rows of partners and duties
		mlr --icsv --ojson filter '$section != "referrals"' then put \
		    'for (k, v in $*) { if (v == "") { unset $[k] } }' \
		    then sort-within-records out
	}
	report -b owner -o csv p.csv d.csv
	whole >want
	grep -q '"duties"' want
	report -p 2026-03 -b owner -o csv r.csv p.csv d.csv
	whole | diff -u want -
}

@test "by months, for programs, what only the period before has is there" {
	dated >r.csv <<-END
	2025-03-10 given won law
	2026-03-10 received won law
	END
	report -p 2026 -b month -o csv r.csv
	mlr --icsv --onidx cut -o -f direction,period,group,referrals out >got
	diff -u - got <<-END
	received 2026-01-01..2026-06-30 2026-03 1
	given 2025-01-01..2025-06-30 2025-03 1
	END
	# people are shown the months of the period alone
	report -p 2026 -b month r.csv
	run ! grep given out
}

@test "a list leaves out rows with cells that cannot be, and says so" {
	leaves() { # FILE MESSAGE: all rows but the second are listed
		run -2 --separate-stderr ref-report -l "$1" </dev/null
		[ "$stderr" = "ref-report: $1:3: $2" ]
		[ "$output" = "$(sed 3d "$1" | ref-report -l)" ]
	}
	bad() { # COLUMN VALUE: in the second row of rows
		mlr --icsv --ocsv put 'NR == 2 { $'"$1"' = "'"$2"'" }' rows
	}
	few | mlr --icsv --ocsv put '$idle = 3' >rows
	bad status wonn >f
	leaves f "status: 'wonn' is not the status of a referral"
	bad direction sideways >f
	leaves f "direction: 'sideways' is neither received nor given"
	bad date 2026-02-31 >f
	leaves f "date: '2026-02-31' is not a date, YYYY-MM-DD"
	bad idle x >f
	leaves f "idle: 'x' is not a whole number"
	agenda >rows
	bad duty sing >f
	leaves f "duty: 'sing' is no duty"
	bad due 2026-02-31 >f
	leaves f "due: '2026-02-31' is not a date, YYYY-MM-DD"
	run -2 --separate-stderr ref-report -o csv f </dev/null
	[ "$stderr" = "ref-report: f:3: due: '2026-02-31' is not a date, YYYY-MM-DD" ]
	league >rows
	bad received x >f
	leaves f "received: 'x' is not a whole number"
	bad last_in then >f
	leaves f "last_in: 'then' is not a date, YYYY-MM-DD"
	printf '%s\n' need,date,client,wants,until,asof n1,2026-06-01,A,x,,2026-06-30 \
	    n2,2026-06-01,B,x,,2026-06-30 >rows
	bad until then >f
	leaves f "until: 'then' is not a date, YYYY-MM-DD"
	printf '%s\n' date,partner,event,way,by,value,until,asof \
	    2026-06-01,p,met,,a,1.50,,2026-06-30 \
	    2026-06-02,p,met,,a,1.50,,2026-06-30 >rows
	bad value then >f
	leaves f "value: 'then' is not an amount with at most two places"
	bad date sing >f
	leaves f "date: 'sing' is not a date, YYYY-MM-DD"
}

@test "the first column is left out where it has nothing, in every form" {
	printf '%s\n' need,client,wants,partner,name,tags,score,balance,why,asof \
	    ',,lease,a,Ann,lease,3,0,offers lease,2026-06-30' >m.csv
	report m.csv
	prints <<-END
	Matches, as of 2026-06-30

	  wants  who  score  balance  why
	  lease  Ann      3        0  offers lease
	END
	report -o md m.csv
	grep -qxF '| wants | who | score | balance | why |' out
	grep -qxF '| lease | Ann | 3 | 0 | offers lease |' out
	report -o html m.csv
	run ! grep -q client out
	grep -q '<th scope="row">lease</th>' out
	COLUMNS=20 report m.csv
	grep -qx '  lease' out
	grep -qx '    who      Ann' out
	run ! grep -q client out
}

@test "the least amount is counted as any other" {
	few | mlr --icsv --ocsv put 'NR == 1 { $value = "-92233720368547758.07" }' >r.csv
	run -0 --separate-stderr ref-report -o csv -b status r.csv </dev/null
	[ -z "$stderr" ]
	[ "$(mlr --icsv --onidx filter '$group == "won"' then cut -f value <<<"$output")" \
	    = -92233720368547758.07 ]
}

@test "a period where nothing can be chosen is trouble" {
	agenda >d.csv
	run -2 --separate-stderr ref-report -p 2026 d.csv </dev/null
	[ "$stderr" = "ref-report: -p chooses among referral, event and need rows: there are none" ]
	[ -z "$output" ]
}

@test "what is no period is refused" {
	for p in 26 2026-13 2026-Q5 2026-Q0 2026-3 '' .. ..2026-01-01 \
	    2026-02-30..2026-03-01 2026-03-02..2026-03-01 +1..-1 2026-01 \
	    0000 2026-Q11 2026-01-01 2026Q1; do
		[ "$p" != 2026-01 ] || continue
		run -2 --separate-stderr ref-report -p "$p" </dev/null
		[ "$stderr" = "ref-report: -p: '$p' is no period: 2026, 2026-Q1, 2026-03 or FROM..TO" ]
		[ -z "$output" ]
	done
}

@test "a period of which there are no referrals says so" {
	year | report -p 2024
	[ "$(cat out)" = "No referrals of 2024" ]
}

@test "the league has the verdict where findings are among the input" {
	league >p.csv
	{
		echo partner,name,verdict,cause,side,weight,m,n,evidence,remedy,ask,asof
		echo rossi,Giulia Rossi,healthy,healthy,-,0,,,,,,2026-06-30
		echo nair,Priya Nair,repair,slow,ours,2,,,,,,2026-06-30
	} >f.csv
	for files in 'p.csv f.csv' 'f.csv p.csv'; do
		# shellcheck disable=SC2086
		report -o csv $files
		mlr --icsv --onidx --ofs , filter '$section == "league"' \
		    then cut -o -f partner,verdict out >got
		diff -u - got <<-'END'
		rossi,healthy
		silva,
		nair,repair
		chen,
		adams,
		END
	done
	COLUMNS=70 report p.csv f.csv
	grep -q '^  Priya Nair .* repair$' out
	# what there is no room for in 70 columns, and is in 100
	run ! grep -q 'given  balance' out
	COLUMNS=100 report p.csv f.csv
	grep -q 'given  balance  .*verdict$' out
}

@test "an open interval stands above every closed one, and says so" {
	# 1, 2, and one of 178 days without thanks; then two
	for n in 1 2; do
		awk -v n=$n 'BEGIN {
			print "received p won - - 1 -\nreceived p won - - 2 -"
			for (; n > 0; n--)
				print "received p won - - - -"
		}' | referrals | report -o csv
		mlr --icsv --onidx filter '$section == "referrals" &&
		    $direction == "received"' \
		    then cut -o -f thank_days,thank_n,thank_p90,thank_in,thank_of out
	done >got
	# of four the middle two are 2 and 177 days, and more
	printf '%s\n' '2 3 >178 2 3' '>89.5 4 >178 2 4' | diff -u - got
}

@test "goals: received a month, of those who have one" {
	{
		echo partner,stage,days,received,received_recent,goal,asof
		# 365 days of the window, 12 months: 24 reach 2, 23 do not
		echo a,active,900,30,24,2,2026-06-30
		echo b,active,900,30,23,2,2026-06-30
		# 60 days are no two months yet, 61 more; 0.5 is a goal
		echo c,active,59,2,2,1,2026-06-30
		echo c2,active,60,2,2,1,2026-06-30
		echo d,active,59,1,1,0.5,2026-06-30
		echo e,ended,900,99,99,1,2026-06-30
		echo f,active,900,0,0,,2026-06-30
	} | report -o csv
	[ "$(mlr --icsv --onidx filter '$section == "partners"' \
	    then cut -o -f goals_in,goals_of,goals out)" = "3 5 0.6000" ]
}

# What was found by reading it as one would who fears nothing.

@test "a column that fills late has its cells in every form" {
	awk 'BEGIN {
		print "referral,date,direction,partner,name,prospect,status,duties,asof"
		for (i = 0; i < 1103; i++)
			print "r" i ",2026-01-01,received,p,P,X" i ",won," \
			    (i < 1100 ? "" : "thank:2026-06-01") ",2026-06-30"
	}' >rows.csv
	for form in text md html csv; do
		report -l -o $form rows.csv
		[ "$(grep -c 'thank 29 late' out)" = 3 ]
	done
	COLUMNS=30 report -l rows.csv
	[ "$(grep -c 'thank 29 late' out)" = 3 ]
}

@test "a row whose sum does not fit counts nowhere" {
	{
		echo referral,date,direction,partner,status,value,source,asof
		echo a,2026-01-01,received,p,won,92233720368547758.07,x,2026-06-30
		echo b,2026-01-01,received,p,won,0.01,y,2026-06-30
	} >rows.csv
	run -2 --separate-stderr ref-report -b source -o csv rows.csv </dev/null
	[ "$stderr" = "ref-report: rows.csv:3: value: the sum does not fit" ]
	[ "$(mlr --icsv --onidx cut -o -f group,referrals,won,value \
	    <<<"$output")" = "x 1 1 92233720368547758.07" ]
}

@test "medians of the greatest amounts, and of negative days, are right" {
	{
		echo referral,date,direction,partner,status,value,first_days,asof
		echo a,2026-01-01,received,p,won,92233720368547758.07,-1,2026-06-30
		echo b,2026-01-01,received,p,lost,,0,2026-06-30
	} | report -o csv
	[ "$(mlr --icsv --onidx filter '$section == "referrals" &&
	    $direction == "received"' \
	    then cut -o -f med_value,first_days out)" = \
	    "92233720368547758.07 -0.5" ]
}

@test "a row without its day has no interval, and no period that counts from it" {
	{
		echo referral,date,direction,partner,status,thank_days,informed,asof
		echo a,2026-01-01,received,p,new,,,
		echo b,2026-01-02,received,p,new,2,,
	} >rows.csv
	report -o csv rows.csv
	[ "$(mlr --icsv --onidx filter '$section == "referrals" &&
	    $direction == "received"' \
	    then cut -o -f referrals,thank_days,thank_n,hole_of out)" = "2 2 1 0" ]
	report -p 2026 -o csv rows.csv
	[ "$(grep -c '^referrals,received,2026-01-01..2026-12-31,2,' out)" = 1 ]
	run -2 --separate-stderr ref-report -p -30.. rows.csv </dev/null
	[ "${stderr_lines[0]}" = "ref-report: rows.csv:2: no asof, from which -p counts" ]
	[ "${#stderr_lines[@]}" = 2 ]
}

@test "a column that is not there accuses nobody" {
	REF_LEDGER=$ROOT/tests/demo ref-status </dev/null |
	    mlr --icsv --ocsv cut -x -f first_days,thank_days,told,informed |
	    report -o csv
	[ "$(mlr --icsv --ocsv --headerless-csv-output \
	    filter '$section == "referrals" && $direction == "received"' \
	    then cut -o -f referrals,loop_of,hole_of,first_n,first_of,thank_n,thank_of,thank_days \
	    out)" = 45,0,0,0,0,0,0, ]
}

@test "the last day there is, and the first" {
	{
		echo referral,date,direction,partner,status,asof
		echo a,9999-12-31,received,p,won,9999-12-31
		echo b,0001-01-01,received,p,won,0001-01-01
	} >rows.csv
	for p in 9999 9999-12 9999-Q4; do
		report -p $p -o csv rows.csv
		[ "$(grep -c "^referrals,received,9999-[0-9-]*..9999-12-31,1," out)" = 1 ]
		[ "$(grep -c '^months,.*,9999-12,' out)" = 1 ]
	done
	report -p 0001 -o csv rows.csv
	grep -q '^referrals,received,0001-01-01..0001-01-01,1,' out
}

@test "a period that is not over is beside as many days just before it" {
	year | report -p 2026-06-01..2026-12-31 -b category -o csv
	# 30 days of June
	[ "$(mlr --icsv --onidx cut -f period then uniq -a out)" = \
	    "2026-06-01..2026-06-30" ]
	year | report -p 2026-06-01..2026-12-31
	[[ "$(tr '\n' ' ' <out)" == *"(before: 2026-05-02..2026-05-31)"* ]]
	# one that has not begun has no days, nor has what is beside it
	year | report -p 2026-07
	[ "$(cat out)" = "No referrals of 2026-07" ]
}

@test "what a period has not, but the one before has, is shown" {
	year | report -p 2026-02 -o csv
	[ "$(mlr --icsv --onidx filter '$section == "referrals"' \
	    then cut -o -f direction,period,referrals out | head -n 2)" = \
	    "received 2026-02-01..2026-02-28 0
received 2026-01-01..2026-01-31 1" ]
}

@test "an unknown stage, and a duty of the other side, are reported everywhere" {
	league | sed 's/,new,/,nwe,/' >p.csv
	run -2 --separate-stderr ref-report p.csv </dev/null
	[ "$stderr" = "ref-report: p.csv:6: stage: 'nwe' is not the stage of a partner" ]
	[ "${lines[1]}" = "  4 partners: 3 active, 1 candidate" ]
	run -2 --separate-stderr ref-report -b stage p.csv </dev/null
	[ "$stderr" = "ref-report: p.csv:6: stage: 'nwe' is not the stage of a partner" ]
	agenda | sed '2s/ours/theirs/' >d.csv
	run -2 --separate-stderr ref-report -b side d.csv </dev/null
	[[ "$stderr" == "ref-report: d.csv:2: side: 'theirs', but "*" is a duty of ours" ]]
}

@test "numbers of 10^18 are added up or refused, never wrong" {
	{
		echo partner,stage,received,given,late_thank,late_inform,asof
		echo a,active,1000000000000000000,3,1000000000000000000,1000000000000000000,2026-06-30
		for i in 1 2 3 4 5 6 7 8 9; do
			echo $i,active,1000000000000000000,3,1000000000000000000,0,2026-06-30
		done
	} >rows.csv
	run -2 --separate-stderr ref-report -o csv rows.csv </dev/null
	[ "${stderr_lines[0]}" = "ref-report: rows.csv:10: late: the sum does not fit" ]
	[ "$(mlr --icsv --onidx filter '$section == "partners"' then cut -o -f \
	    partners,received,late <<<"$output")" = \
	    "8 8000000000000000000 9000000000000000000" ]
}

@test "that there are no referrals is said in a list and by a column, too" {
	few | head -n 1 >r.csv
	report -l r.csv
	[ "$(cat out)" = "No referrals" ]
	report -b status r.csv
	[ "$(cat out)" = "No referrals" ]
	agenda | head -n 1 | report -l
	cmp out /dev/null
}
