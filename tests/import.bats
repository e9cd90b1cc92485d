#!/usr/bin/env bats
#
# ref-import: the shapes of real exports over invented people (data/import),
# and the same exports as they lie in ../shared/data where that is there.
bats_require_minimum_version 1.5.0
load common

DATA="$BATS_TEST_DIRNAME/data/import"
SHARED="$ROOT/../shared/data/exports"

# rows ARG...: runs ref-import and leaves its rows in ./rows, what it said in
# ./said, its status in $status.
rows() {
	status=0
	ref-import "$@" </dev/null >rows 2>said || status=$?
}

# cells: the rows without their empty cells, by another reader of CSV.
cells() {
	mlr --icsv --odkvp --ofs ' | ' put \
	    'map o = {}; for (k, v in $*) { if (v != "") { o[k] = v } }
	    $* = o' rows
}

# expect FILE: what standard input says stands in FILE, byte for byte.
expect() {
	diff -u - "$1"
}

# said: what was said, without the name of the file.
heard() {
	sed "s|^ref-import: [^ ]*/|ref-import: |" said
}

# fnv N TEXT...: N characters of the hash of the lines that the texts are,
# folded; computed apart from the program.
fnv() {
	python3 - "$@" <<'E'
import sys
fold = lambda s: " ".join(s.lower().split())
h = 0xcbf29ce484222325
for c in "\n".join(map(fold, sys.argv[2:])).encode():
    h = (h ^ c) * 0x100000001b3 & 0xffffffffffffffff
h ^= h >> 32
s, letters = "", "23456789bcdfghjkmnpqrstvwxyz"
for _ in range(int(sys.argv[1])):
    s += letters[h % 28]
    h //= 28
print(s)
E
}

# id LETTER A B DATE N: the id of a referral or a need.
id() {
	printf '%s%s' "$1" "$(fnv 10 "$@")"
}

# nameless NAME: the id of a name without a letter for a slug.
nameless() {
	printf 'p-%s' "$(fnv 5 "$1")"
}

PARTNERS=partner,name,firm,greeting,kind,category,email,phone,url,consent
PARTNERS+=,offers,ideal,firm_stage,seeking,refers,since,cadence,goal,owner
PARTNERS+=,same_as,note
REFERRALS=referral,date,direction,partner,prospect,email,phone,need,level
REFERRALS+=,source,value,note
EVENTS=date,partner,referral,event,way,value,until,note,by
NEEDS=need,date,client,email,phone,wants,until,note

# header COLUMNS: the first line of the rows begins with these of ours.
header() {
	expect <(head -n 1 rows | cut -c "1-${#1}") <<<"$1"
}

@test "Google's new columns: nickname greets, the first of ::: is taken" {
	rows "$DATA/google-new.csv"
	[ "$status" -eq 0 ]
	header "$PARTNERS"
	cells >got
	expect got <<E
partner=ana-luz-vega | name=Ana Luz Vega | firm=Vega & Sons | greeting=Lucy | email=ana@vega.example | phone=+34 600 000 001 | url=https://vega.example | note=Likes "tea",
and walks | Organization Title=Founder | Labels=* myContacts ::: Partners | E-mail 1 - Label=* Work | E-mail 2 - Label=Home | Phone 1 - Label=Mobile | Website 1 - Label=Work
partner=$(nameless '佐藤 健') | name=佐藤 健 | greeting=佐藤 | email=sato@example.jp | E-mail 2 - Label=Home
E
	heard >got
	expect got <<'E'
ref-import: google-new.csv: Google Contacts, UTF-8, delimiter ',': 2 rows read, 2 written, 0 left out
ref-import: google-new.csv: E-mail 1 - Value: the first of several taken: 1 (line 2)
ref-import: google-new.csv: Phone 1 - Value: the first of several taken: 1 (line 2)
E
}

@test "Google's old columns: given and family name, else the whole name" {
	rows "$DATA/google-old.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=omar-said | name=Omar Said | firm=Said Legal | greeting=Omar | email=omar@said.example | phone=020 7946 0999 | Group Membership=* myContacts | E-mail 1 - Type=* Work | Phone 1 - Type=Work
partner=harbour-club | name=Harbour Club | Group Membership=* myContacts
E
	heard >got
	expect got <<'E'
ref-import: google-old.csv: Google Contacts, UTF-8, delimiter ',': 2 rows read, 2 written, 0 left out
E
}

@test "Outlook as partners: the contacts, and referrers who are none of them" {
	rows -c cp1252 "$DATA/outlook.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=jorg-weiss | name=Jörg Weiß | firm=Weiß & Co | greeting=Jörg | category=Lawyer | email=jw@weiss.example | phone=0170 1 | Birthday=0/0/00
partner=ida-berg | name=Ida Berg | firm=Berg AB | greeting=Ida | email=ida@berg.example | url=berg.example
partner=kim-lund | name=Kim Lund | greeting=Kim | note=no referrer
partner=ana-vega | name=Ana Vega
E
	heard >got
	expect got <<'E'
ref-import: outlook.csv: Outlook contacts, cp1252, delimiter ',': 3 rows read, 3 written and 1 named only as a referrer, 0 left out
E
}

@test "Outlook as referrals: Referred By is the partner, with the same ids" {
	rows -c cp1252 -k referrals -s date=2026-05-01 "$DATA/outlook.csv"
	[ "$status" -eq 0 ]
	header "$REFERRALS"
	cut -d, -f1-7 rows >got
	expect got <<E
referral,date,direction,partner,prospect,email,phone
$(id i ana-vega 'Jörg Weiß' 2026-05-01 0),2026-05-01,received,ana-vega,Jörg Weiß,jw@weiss.example,0170 1
$(id i jorg-weiss 'Ida Berg' 2026-05-01 0),2026-05-01,received,jorg-weiss,Ida Berg,ida@berg.example,
E
	heard >got
	expect got <<'E'
ref-import: outlook.csv: Outlook contacts, cp1252, delimiter ',': 3 rows read, 2 written, 1 left out
ref-import: outlook.csv: left out: no partner: 1 (line 4)
E
}

@test "LinkedIn: its notes are skipped, Connected On is no beginning" {
	rows "$DATA/linkedin.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=ana-vega | name=Ana Vega | firm=Vega & Sons | greeting=Ana | url=https://www.linkedin.com/in/ana-example | Position=Founder, CEO | Connected On=02 Mar 2023
partner=lea-de-la-cruz-cpa | name=Lea de la Cruz, CPA | firm=Cruz, Diaz & Cia | greeting=Lea | email=lea@cruz.example | url=https://www.linkedin.com/in/lea-example | Position=Auditor | Connected On=11 Nov 2020
E
	heard >got
	expect got <<'E'
ref-import: linkedin.csv: LinkedIn connections, UTF-8, delimiter ',': 3 rows read, 2 written, 1 left out
ref-import: linkedin.csv: before the header on line 4: 3 lines skipped
ref-import: linkedin.csv: left out: neither name nor firm: one is required: 1 (line 7)
E
}

@test "HubSpot contacts: LAST, First is turned round, the opted out get no" {
	rows "$DATA/hubspot.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=501 | name=Ann SMITH | firm=Smith Ltd | greeting=Ann | email=ann@smith.example | phone=+1 555-0199 | owner=Bo Low (bo@us.example) | Primary Associated Company ID=9 | Last Activity Date=2025-11-03 09:12 | Lead Status=New | Marketing contact status=Marketing contact | Create Date=2025-01-10 10:00
partner=502 | name=Raj Patel, Jr. | greeting=Raj | consent=no | Lead Status=Attempted to contact | Marketing contact status=Non-marketing contact | Create Date=2025-02-11 10:01
E
	heard >got
	expect got <<'E'
ref-import: hubspot.csv: HubSpot contacts, UTF-8, delimiter ',': 2 rows read, 2 written, 0 left out
ref-import: hubspot.csv: First Name: "LAST, First" turned round: 1 (line 2)
E
}

@test "HubSpot deals as referrals: the first contact, else company, else name" {
	rows -k referrals -s partner=nair -s direction=received \
	    "$DATA/hubspot-deals.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-12 rows >got
	expect got <<'E'
referral,date,direction,partner,prospect,email,phone,need,level,source,value,note
801,2025-05-02,received,nair,Una Day,una@kite.example,,,,Referrals,2500.50,Kite - tax
802,2025-05-03,received,nair,Reef Ltd,,,,,Referrals,700.00,Reef - audit
803,2025-06-04,received,nair,Cy Fox,,,,,Offline Sources,,Moss - books
E
	heard >got
	expect got <<'E'
ref-import: hubspot-deals.csv: HubSpot deals, UTF-8, delimiter ',': 3 rows read, 3 written, 0 left out
ref-import: hubspot-deals.csv: Associated Contact: the first of several taken: 1 (line 2)
E
}

@test "HubSpot deals as events: only what ended has the date of its close" {
	rows -k events "$DATA/hubspot-deals.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-9 rows >got
	expect got <<E
$EVENTS
2025-08-15,,801,won,,2500.50,,,
E
	heard >got
	expect got <<'E'
ref-import: hubspot-deals.csv: HubSpot deals, UTF-8, delimiter ',': 3 rows read, 1 written, 2 left out
ref-import: hubspot-deals.csv: left out: lost needs a note that says why: 1 (line 3): -s events.note=WHY
ref-import: hubspot-deals.csv: left out: no date: 1 (line 4)
E
}

@test "-s fills where the export has nothing: a date for what is still open" {
	rows -k events -s date=+0 -s note='not said' "$DATA/hubspot-deals.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-9 rows >got
	expect got <<E
$EVENTS
2025-08-15,,801,won,,2500.50,,not said,
2025-09-01,,802,lost,,,,not said,
2026-06-30,,803,meeting,,,,not said,
E
}

@test "Salesforce report: the footer is none of the rows, mdy is declared" {
	rows -D mdy -k referrals -s partner=nair -s direction=received \
	    "$DATA/salesforce.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<E
referral=$(id i nair 'Mary Stone' 2025-03-04 0) | date=2025-03-04 | direction=received | partner=nair | prospect=Mary Stone | email=mary@stone.example | source=Partner Referral | Lead Owner=Bo Low | Title=CFO | Rating=Hot | Street=1 High St
Flat 2 | Lead Status=Working - Contacted
referral=$(id i nair Reed 2025-03-14 0) | date=2025-03-14 | direction=received | partner=nair | prospect=Reed | source=Web | Lead Owner=Bo Low | Lead Status=Closed - Converted
E
	heard >got
	expect got <<'E'
ref-import: salesforce.csv: Salesforce lead report, UTF-8, delimiter ',': 2 rows read, 2 written, 0 left out
ref-import: salesforce.csv: behind the data: skipped from line 6 on: 'Grand Totals (2 records)'
E
}

@test "one value that only mdy can read settles the column" {
	rows -k referrals -s partner=nair -s direction=received \
	    "$DATA/salesforce.csv"
	[ "$status" -eq 0 ]
	cut -d, -f2 rows | sed 1d | grep ^2025 >got
	expect got <<'E'
2025-03-04
2025-03-14
E
}

@test "Salesforce Data Loader: Z times are UTC dates, deleted rows are not" {
	rows -k referrals -s partner=nair -s direction=received \
	    "$DATA/salesforce-data.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
referral=00Q1 | date=2025-06-30 | direction=received | partner=nair | prospect=Mary Stone | email=mary@stone.example | phone=555 0101 | source=Partner Referral | Salutation=Ms. | Title=CFO | Status=Closed Won | OwnerId=0051 | IsConverted=true | ConvertedDate=2025-07-01
E
	heard >got
	expect got <<'E'
ref-import: salesforce-data.csv: Salesforce Data Loader, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
ref-import: salesforce-data.csv: left out: IsDeleted: 'true' says that it is deleted: 1 (line 3)
E
}

@test "Pipedrive: a BOM, semicolons, 12 345,60, and day before month" {
	rows -k referrals -s partner=nair -s direction=received \
	    "$DATA/pipedrive.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-12 rows >got
	expect got <<'E'
referral,date,direction,partner,prospect,email,phone,need,level,source,value,note
21,2025-11-30,received,nair,Una Day,una@kite.example,,,,Partner referral,12345.60,Kite deal
22,2025-10-01,received,nair,Reef GmbH,,,,,Referral,99.00,Reef deal
E
	heard >got
	expect got <<'E'
ref-import: pipedrive.csv: Pipedrive deals, UTF-8, delimiter ';': 2 rows read, 2 written, 0 left out
ref-import: pipedrive.csv: Person - Email: the first of several taken: 1 (line 2)
E
}

@test "Pipedrive as events: a deal that is open has the word of its stage" {
	rows -k events -s date=2026-01-15 "$DATA/pipedrive.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-9 rows >got
	expect got <<E
$EVENTS
2026-01-15,,21,proposal,,,,,
2025-10-24,,22,won,,99.00,,,
E
}

@test "Mailchimp: the unsubscribed get consent no, the others none" {
	rows "$DATA/mailchimp-unsubscribed.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-10 rows >got
	expect got <<'E'
partner,name,firm,greeting,kind,category,email,phone,url,consent
ada-kite,Ada Kite,,Ada,,,ada@kite.example,,,no
E
	heard >got
	expect got <<'E'
ref-import: mailchimp-unsubscribed.csv: Mailchimp audience, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
ref-import: mailchimp-unsubscribed.csv: left out: neither name nor firm: one is required: 1 (line 3)
E
	rows "$DATA/mailchimp.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-10 rows >got
	expect got <<'E'
partner,name,firm,greeting,kind,category,email,phone,url,consent
una-day,Una Day,,Una,,,una@day.example,,,
E
}

@test "Brevo: the blacklisted get consent no" {
	rows "$DATA/brevo.csv"
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=anne-petit | name=Anne Petit | greeting=Anne | email=a@y.example | phone=33622222222 | consent=no | SMS_BLACKLISTED=No | ADDED_TIME=12-04-2022 09:30 | MODIFIED_TIME=13-04-2022 10:00
partner=luc-roux | name=Luc Roux | greeting=Luc | email=b@y.example | SMS_BLACKLISTED=No | ADDED_TIME=12-04-2022 09:30 | MODIFIED_TIME=13-04-2022 10:00
E
}

@test "PartnerStack deals as partners: each once, by its key" {
	rows "$DATA/partnerstack.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1,2,6,19 rows >got
	expect got <<'E'
partner,name,category,owner
pk_vega,Vega & Sons,Lawyers,Bo Low
pk_said,Said Legal,Lawyers,Bo Low
E
	heard >got
	expect got <<'E'
ref-import: partnerstack.csv: PartnerStack deals, UTF-8, delimiter ',': 3 rows read, 2 written, 1 left out
ref-import: partnerstack.csv: left out: a partner that came before: 1 (line 4)
E
}

@test "PartnerStack deals as referrals and events are of one mind" {
	rows -k referrals "$DATA/partnerstack.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-5,11 rows >got
	expect got <<E
referral,date,direction,partner,prospect,value
$(id i pk_vega 'Una Day' 2025-05-01 0),2025-05-01,received,pk_vega,Una Day,12000.00
$(id i pk_said 'Reef Ltd' 2025-05-02 0),2025-05-02,received,pk_said,Reef Ltd,500.00
$(id i pk_vega 'Cy Fox' 2025-05-03 0),2025-05-03,received,pk_vega,Cy Fox,
E
	rows -k events -s events.date=2025-09-01 "$DATA/partnerstack.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-6 rows >got
	expect got <<E
date,partner,referral,event,way,value
2025-09-01,pk_vega,$(id i pk_vega 'Una Day' 2025-05-01 0),won,,11000.00
2025-09-01,pk_said,$(id i pk_said 'Reef Ltd' 2025-05-02 0),proposal,,
E
	heard >got
	expect got <<'E'
ref-import: partnerstack.csv: PartnerStack deals, UTF-8, delimiter ',': 3 rows read, 2 written, 1 left out
ref-import: partnerstack.csv: left out: no event yet: 1 (line 4)
E
}

@test "commissions are rewards owed, by -m and -s" {
	rows -k events -s event=reward-owed -m Stage= -m Commissions=value \
	    -m 'Submitted date=date' "$DATA/partnerstack.csv"
	[ "$status" -eq 0 ]
	cut -d, -f1-6 rows >got
	expect got <<E
date,partner,referral,event,way,value
2025-05-01,pk_vega,$(id i pk_vega 'Una Day' 2025-05-01 0),reward-owed,,1100.00
2025-05-02,pk_said,$(id i pk_said 'Reef Ltd' 2025-05-02 0),reward-owed,,0.00
E
	heard >got
	expect got <<'E'
ref-import: partnerstack.csv: PartnerStack deals, UTF-8, delimiter ',': 3 rows read, 2 written, 1 left out
ref-import: partnerstack.csv: left out: reward-owed needs a value (0 is one): 1 (line 4): -s events.value=0
E
}

# track ARG...: the sheet that people keep by hand, of 1252.
track() {
	rows -c cp1252 -D mdy "$@" "$DATA/tracker.csv"
}

@test "a sheet as partners: each referrer once, by the slug of the name" {
	track
	[ "$status" -eq 0 ]
	header "$PARTNERS"
	cut -d, -f1,2,4,7 rows >got
	expect got <<'E'
partner,name,greeting,email
ana-vega,Ana Vega,,
omar-s,Omar S.,,
sima-koz,Šima Kož,,
E
	heard >got
	expect got <<'E'
ref-import: tracker.csv: a sheet, cp1252, delimiter ',': 7 rows read, 3 written, 4 left out
ref-import: tracker.csv: left out: empty: 2 (lines 6, 7)
ref-import: tracker.csv: left out: a partner that came before: 2 (lines 3, 4)
E
}

@test "a sheet as referrals: equal rows are told apart by their count" {
	track -k referrals
	[ "$status" -eq 0 ]
	header "$REFERRALS"
	cells >got
	expect got <<E
referral=$(id i ana-vega 'Kite Ltd' 2026-01-31 0) | date=2026-01-31 | direction=received | partner=ana-vega | prospect=Kite Ltd | note=likes a fixed fee | Status=Proposal sent
referral=$(id i ana-vega 'Reef Co' 2026-02-02 0) | date=2026-02-02 | direction=received | partner=ana-vega | prospect=Reef Co | note=thanked? – yes | Status=won!!
referral=$(id i ana-vega 'Reef Co' 2026-02-02 1) | date=2026-02-02 | direction=received | partner=ana-vega | prospect=Reef Co | Status=Closed Lost
referral=$(id i sima-koz 'Tarn Co' 2026-02-03 0) | date=2026-02-03 | direction=received | partner=sima-koz | prospect=Tarn Co | Status=new
E
	heard >got
	expect got <<'E'
ref-import: tracker.csv: a sheet, cp1252, delimiter ',': 7 rows read, 4 written, 3 left out
ref-import: tracker.csv: left out: empty: 2 (lines 6, 7)
ref-import: tracker.csv: left out: no date: 1 (line 5)
E
}

@test "a sheet as events: known words, -v for the others, the same ids" {
	track -k events -v 'event:won!!=won' -v 'event:?=' -s value=0
	[ "$status" -eq 0 ]
	header "$EVENTS"
	cells >got
	expect got <<E
date=2026-01-31 | partner=ana-vega | referral=$(id i ana-vega 'Kite Ltd' 2026-01-31 0) | event=proposal | note=likes a fixed fee | Prospect Name=Kite Ltd
date=2026-02-02 | partner=ana-vega | referral=$(id i ana-vega 'Reef Co' 2026-02-02 0) | event=won | value=0 | note=thanked? – yes | Prospect Name=Reef Co
E
	heard >got
	expect got <<'E'
ref-import: tracker.csv: a sheet, cp1252, delimiter ',': 7 rows read, 2 written, 5 left out
ref-import: tracker.csv: left out: empty: 2 (lines 6, 7)
ref-import: tracker.csv: left out: lost needs a note that says why: 1 (line 4): -s events.note=WHY
ref-import: tracker.csv: left out: Status: '?' leaves the row out, as -v says: 1 (line 5)
ref-import: tracker.csv: left out: no event yet: 1 (line 8)
E
}

@test "a status without a mapping leaves its rows out, named, with status 2" {
	track -k events -s value=0
	[ "$status" -eq 2 ]
	cut -d, -f4 rows >got
	expect got <<'E'
event
proposal
E
	heard >got
	expect got <<'E'
ref-import: tracker.csv: a sheet, cp1252, delimiter ',': 7 rows read, 1 written, 6 left out
ref-import: tracker.csv: left out: empty: 2 (lines 6, 7)
ref-import: tracker.csv: left out: lost needs a note that says why: 1 (line 4): -s events.note=WHY
ref-import: tracker.csv: left out: no event yet: 1 (line 8)
ref-import: tracker.csv: left out: Status: 'won!!' is no event word: 1 (line 3): -v 'event:won!!=WORD'
ref-import: tracker.csv: left out: Status: '?' is no event word: 1 (line 5): -v 'event:?=WORD'
E
}

@test "two runs give the same bytes, whatever the table" {
	for kind in partners referrals events; do
		track -k "$kind" -v 'event:won!!=won' -v 'event:?=' -s events.value=0
		mv rows first
		track -k "$kind" -v 'event:won!!=won' -v 'event:?=' -s events.value=0
		cmp first rows
	done
}

@test "UTF-16 and UTF-32 with a byte order mark are UTF-8" {
	rows "$DATA/google-new.csv"
	mv rows want
	for to in UTF-16LE UTF-16BE UTF-32LE UTF-32BE UTF-8; do
		{ printf '\357\273\277'; cat "$DATA/google-new.csv"; } |
		    iconv -f UTF-8 -t "$to" >export.csv
		rows export.csv
		[ "$status" -eq 0 ]
		cmp want rows
		head -n 1 said >got
		expect got <<E
ref-import: export.csv: Google Contacts, $to, delimiter ',': 2 rows read, 2 written, 0 left out
E
	done
}

@test "wide characters without a mark: which -c it may be" {
	for to in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
		printf 'Name\nAna\n' | iconv -f UTF-8 -t "$to" >export.csv
		rows export.csv
		[ "$status" -eq 2 ]
		expect said <<E
ref-import: export.csv:1: a NUL byte: it may be -c $to
E
		rows -c "$to" export.csv
		[ "$status" -eq 0 ]
		grep -q '^ana,Ana,' rows
	done
}

@test "bytes that are not UTF-8: where, and what to try" {
	rows "$DATA/tracker.csv"
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	heard >got
	expect got <<'E'
ref-import: tracker.csv:3: Notes: byte 0x96 is not UTF-8 (and on 1 line more): say what the file is, for instance -c cp1252
E
}

@test "bytes that are not of the charset of -c" {
	printf 'Name\nAna\n\201\n' >export.csv
	rows -c cp1252 export.csv
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv:3: byte 0x81 is not cp1252
E
	printf 'A\0n' >export.csv
	rows -c UTF-16LE export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv:1: ends within a character of UTF-16LE
E
}

@test "dates that can be read in two ways: which, and nothing is written" {
	printf 'Referrer,Prospect,Date\nAna,Kite,6/2/2025\nAna,Reef,1/3/2025\n' \
	    >export.csv
	rows -k referrals export.csv
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv:2: Date: '6/2/2025' (one of several) is 2025-02-06 by -D dmy, 2025-06-02 by -D mdy: which is meant?
E
	rows -k referrals -D dmy export.csv
	[ "$status" -eq 0 ]
	cut -d, -f2 rows >got
	expect got <<'E'
date
2025-02-06
2025-03-01
E
}

@test "of events, dates in doubt are told once, those of other columns too" {
	printf 'Referrer,Prospect,Date,Status,Until\nAna,Kite,6/2/2025,on-hold,7/3/2025\n' \
	    >export.csv
	rows -k events -m Until=until export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv:2: Date: '6/2/2025' is 2025-02-06 by -D dmy, 2025-06-02 by -D mdy: which is meant?
ref-import: export.csv:2: Until: '7/3/2025' is 2025-03-07 by -D dmy, 2025-07-03 by -D mdy: which is meant?
E
}

@test "a two-digit year may also stand in front" {
	printf 'Referrer,Prospect,Date\nAna,Kite,01/02/03\n' >export.csv
	rows -k referrals export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv:2: Date: '01/02/03' is 2003-02-01 by -D dmy, 2003-01-02 by -D mdy, 2001-02-03 by -D ymd: which is meant?
E
}

@test "dates that are the same either way are not ambiguous" {
	printf 'Referrer,Prospect,Date\nAna,Kite,5/5/2025\nAna,Reef,2025-06-07\n' \
	    >export.csv
	rows -k referrals export.csv
	[ "$status" -eq 0 ]
	cut -d, -f2 rows >got
	expect got <<'E'
date
2025-05-05
2025-06-07
E
}

@test "no order reads every date: the values that stand in the way" {
	printf 'Referrer,Prospect,Date\nAna,Kite,31/1/2025\nAna,Reef,1/31/2025\n' \
	    >export.csv
	rows -k referrals export.csv
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv: Date: no one way reads every date: '1/31/2025' (line 3) is not by -D dmy, '31/1/2025' (line 2) is not by -D mdy
E
	rows -k referrals -D dmy export.csv
	[ "$status" -eq 2 ]
	cut -d, -f2 rows >got
	expect got <<'E'
date
2025-01-31
E
	expect said <<'E'
ref-import: export.csv:3: Date: '1/31/2025' is no date by -D dmy (-v 'date:1/31/2025=' leaves it empty)
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
E
}

@test "a value that is no date at all, and -v that makes it none" {
	printf 'Referrer,Prospect,Date\nAna,Kite,n/a\nAna,Reef,2025-01-31\n' \
	    >export.csv
	rows -k referrals export.csv
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv:2: Date: 'n/a' is no date that can be read: -v 'date:n/a=' leaves it empty
E
	rows -k referrals -v date:n/a= export.csv
	[ "$status" -eq 0 ]
	cut -d, -f2 rows >got
	expect got <<'E'
date
2025-01-31
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
ref-import: export.csv: left out: no date: 1 (line 2)
E
}

# dates ORDER VALUE...: what each value is by -D ORDER ("": undeclared).
dates() {
	local order=$1
	shift
	{ echo 'Date;Referrer;Prospect'; printf '%s;Ana;Kite\n' "$@"; } >export.csv
	rows ${order:+-D "$order"} -k referrals export.csv
	[ "$status" -eq 0 ]
	cut -d, -f2 rows | sed 1d >got
}

@test "dates by a declared order, month names, times, two-digit years" {
	dates dmy 14/3/2025 14.03.25 14-3-69 14-3-68 '14 Mar 25' \
	    'March 14th, 2025' 14Mar2025 'Fri, 14 March 2025' \
	    '14/03/2025 23:59' '14.03.2025, 11:59 pm' 2025-03-14 20250314 \
	    '2025-03-14T23:59:59.999Z' '2025-03-14 23:59:59 +0200'
	expect got <<'E'
2025-03-14
2025-03-14
1969-03-14
2068-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
2025-03-14
E
	dates mdy 3/14/2025 03-14-25 'Sept. 1, 2025'
	expect got <<'E'
2025-03-14
2025-03-14
2025-09-01
E
	dates ymd 2025/3/14 25.03.14
	expect got <<'E'
2025-03-14
2025-03-14
E
	dates iso 2025-03-14 '2025-03-14 10:00'
	expect got <<'E'
2025-03-14
2025-03-14
E
}

@test "what is no date by the order that was declared" {
	for value in 2025-02-30 31/4/2025 1-Sep 1/2/3 12:30 '1/2/2025 25:00' \
	    '1/2/2025 x' 1/2-2025 0/1/2025 46024 '1 Foo 2025' 1/2/20255; do
		{ echo 'Date,Referrer,Prospect'; echo "$value,Ana,Kite"; } \
		    >export.csv
		rows -D dmy -k referrals export.csv
		[ "$status" -eq 2 ]
		[ "$(wc -l <rows)" -eq 1 ]
		head -n 1 said >got
		expect got <<E
ref-import: export.csv:2: Date: '$value' is no date by -D dmy (-v 'date:$value=' leaves it empty)
E
	done
}

@test "epochs are UTC dates, also as a spreadsheet wrote them" {
	dates epoch 0 86399 86400 -1 1.5988E+09 1598856466.123
	expect got <<'E'
1970-01-01
1970-01-01
1970-01-02
1969-12-31
2020-08-30
2020-08-31
E
	dates epoch-ms 1598856466322
	expect got <<<2020-08-31
	dates epoch-ns 1.59885646632248E+018 1598856466322480000
	expect got <<'E'
2020-08-31
2020-08-31
E
	dates '' 1.59885646632248E+018
	expect got <<<2020-08-31
	dates '' 1598856466
	expect got <<<2020-08-31
	dates '' 1598856466322
	expect got <<<2020-08-31
}

@test "a spreadsheet's days count from 1900, and 60 never was" {
	dates excel 1 59 61 46024 46024.75
	expect got <<'E'
1900-01-01
1900-02-28
1900-03-01
2026-01-02
2026-01-02
E
	dates '' 46024
	expect got <<<2026-01-02
	printf 'Date,Referrer,Prospect\n60,Ana,Kite\n' >export.csv
	rows -D excel -k referrals export.csv
	[ "$status" -eq 2 ]
	head -n 1 said >got
	expect got <<'E'
ref-import: export.csv:2: Date: '60' is no date by -D excel (-v 'date:60=' leaves it empty)
E
}

@test "0/0/00 is no date, and no fault" {
	printf 'Name,Born\nAna,0/0/00\nBo,00.00.0000\n' >export.csv
	rows -m Born=since export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,16 rows >got
	expect got <<'E'
partner,since
ana,
bo,
E
}

# amounts VALUE...: what each value of one column is.
amounts() {
	{ echo 'Amount|Date|Referrer|Prospect'
	    printf '%s|2025-01-31|Ana|Kite\n' "$@"; } >export.csv
	rows -k referrals export.csv
	cut -d, -f11 rows | sed 1d >got
}

@test "amounts by the mark that reads the whole column" {
	amounts 1,234.56 900 '$5' '-12 USD' '(3.5)' 1234.5000 1,234,567
	[ "$status" -eq 0 ]
	expect got <<'E'
1234.56
900.00
5.00
-12.00
-3.50
1234.50
1234567.00
E
	amounts 1.234,56 '€ 1.234' '12,5' '1 234,50' "1'000" '7-' 1.234
	[ "$status" -eq 0 ]
	expect got <<'E'
1234.56
1234.00
12.50
1234.50
1000.00
-7.00
1234.00
E
	amounts 1,234
	[ "$status" -eq 0 ]
	expect got <<<1234.00
}

@test "amounts that no one mark reads, or that are none" {
	amounts 1,5 1.5
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv: Amount: no one way reads every amount: '1,5' (line 2) is not by '.', '1.5' (line 3) is not by ','
E
	for value in 12k 1.2.3 '(5' 1234,567 92233720368547758.08 12.3456; do
		amounts "$value"
		[ "$status" -eq 2 ]
		[ ! -s rows ]
		expect said <<E
ref-import: export.csv:2: Amount: '$value' is no amount that can be read: -v 'value:$value=' leaves it empty
E
	done
}

@test "an address is found in what is around it; the first is taken" {
	cat >export.csv <<'E'
Name,Email
Ana,"Ana Vega <ana@vega.example>"
Bo,"bo@x.example, bo@y.example"
Cy,mailto:cy@x.example
Di,d'arcy@x.example
E
	rows export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,7 rows >got
	expect got <<'E'
partner,email
ana,ana@vega.example
bo,bo@x.example
cy,cy@x.example
di,d'arcy@x.example
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 4 rows read, 4 written, 0 left out
ref-import: export.csv: Email: the first of several taken: 1 (line 3)
E
}

@test "a cell without an address leaves the row out, until -v empties it" {
	printf 'Name,Email\nAna,n/a\nBo,bo@x.example\n' >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	cut -d, -f1,7 rows >got
	expect got <<'E'
partner,email
bo,bo@x.example
E
	expect said <<'E'
ref-import: export.csv:2: Email: 'n/a' is not one e-mail address, like a@b.org (-v 'email:n/a=' leaves it empty)
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
E
	rows -v email:N/A= export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,7 rows >got
	expect got <<'E'
partner,email
ana,
bo,bo@x.example
E
}

@test "-m: one column for several of ours, several for one, and none" {
	printf 'Id,Kunde,Ort,Firma\nk1,Ana,Ulm,Kite\nk2,Bo,,Reef\n' >export.csv
	rows -m id=partner -m kunde=name -m kunde=greeting -m Ort=note \
	    -m Firma=note -m id=offers export.csv
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=k1 | name=Ana | greeting=Ana | offers=k1 | note=Ulm; Kite
partner=k2 | name=Bo | greeting=Bo | offers=k2 | note=Reef
E
	printf 'Name,Notes\nAna,no\n' >export.csv
	rows -m Notes= export.csv
	cells >got
	expect got <<'E'
partner=ana | name=Ana | Notes=no
E
}

@test "-m TABLE.ours is for that table alone" {
	printf 'Referrer,Prospect,When,Then,Status\n' >export.csv
	printf 'Ana,Kite,2025-01-31,2025-02-28,contacted\n' >>export.csv
	set -- -m When=referrals.date -m Then=events.date export.csv
	rows -k referrals "$@"
	cut -d, -f1,2 rows >got
	expect got <<E
referral,date
$(id i ana Kite 2025-01-31 0),2025-01-31
E
	rows -k events "$@"
	cut -d, -f1-4 rows >got
	expect got <<E
date,partner,referral,event
2025-02-28,ana,$(id i ana Kite 2025-01-31 0),contacted
E
}

@test "-m THEIRS=referrer: names of partners in a column of any name" {
	printf 'Empfohlen von,Prospect,Date\nAna Vega,Kite,2025-01-31\n' \
	    >export.csv
	rows -k referrals -m 'Empfohlen von=referrer' export.csv
	cut -d, -f2-5 rows >got
	expect got <<'E'
date,direction,partner,prospect
2025-01-31,received,ana-vega,Kite
E
	rows -m 'Empfohlen von=referrer' export.csv
	cells >got
	expect got <<'E'
partner=ana-vega | name=Ana Vega | Prospect=Kite | Date=2025-01-31
E
	rows -k referrals -m 'Empfohlen von=referrer' -s direction=given \
	    export.csv
	cut -d, -f3 rows >got
	expect got <<'E'
direction
given
E
}

@test "-v: an empty foreign value, one with =, a partner by another name" {
	printf 'Referrer,Prospect,Date,Way\nAna V.,Kite,2025-01-31,\n' \
	    >export.csv
	printf 'Ana V.,Reef,2025-01-31,a=b\n' >>export.csv
	rows -k referrals -m Way=direction -v direction:=given \
	    -v 'direction:a=b=received' -v 'partner:ana  v.=vega' export.csv
	[ "$status" -eq 0 ]
	cut -d, -f3-5 rows >got
	expect got <<'E'
direction,partner,prospect
given,vega,Kite
received,vega,Reef
E
}

@test "a value that is none of ours leaves its rows out, with status 2" {
	printf 'Name,Type\nAna,Agent\nBo,Past Client\nCy,agent\n' >export.csv
	rows -m Type=kind export.csv
	[ "$status" -eq 2 ]
	cut -d, -f1,5 rows >got
	expect got <<'E'
partner,kind
bo,past-client
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 3 rows read, 1 written, 2 left out
ref-import: export.csv: left out: Type: 'Agent' is none of client,past-client,prospect,colleague,competitor,market,salesperson,center,organization: 1 (line 2): -v 'kind:Agent=VALUE'
ref-import: export.csv: left out: Type: 'agent' is none of client,past-client,prospect,colleague,competitor,market,salesperson,center,organization: 1 (line 4): -v 'kind:agent=VALUE'
E
}

@test "the delimiter is the one of the header row, or of -d" {
	for d in ';' '|' '	'; do
		printf 'Name%sEmail\n"Vega, Ana"%sana@x.example\n' "$d" "$d" \
		    >export.csv
		rows export.csv
		[ "$status" -eq 0 ]
		cut -d, -f2-3,8 rows >got
		expect got <<'E'
name,firm,phone
"Vega, Ana",ana@x.example
E
	done
	grep -q 'delimiter tab: 1 row read' said
	printf 'Name:Email\nAna:ana@x.example\n' >export.csv
	rows -d : export.csv
	[ "$status" -eq 0 ]
	grep -q '^ana,Ana,,,,,ana@x.example,' rows
	printf 'Name\tEmail\nAna\tana@x.example\n' >export.csv
	for d in tab '\t' '	'; do
		rows -d "$d" export.csv
		[ "$status" -eq 0 ]
		grep -q '^ana,Ana,,,,,ana@x.example,' rows
	done
}

@test "-K: the lines before the header are declared" {
	printf 'Name,Email\nof,our friends\nName,Email\nAna,a@x.example\n' \
	    >export.csv
	rows -K 2 export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,2,7 rows >got
	expect got <<'E'
partner,name,email
ana,Ana,a@x.example
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 1 row read, 1 written, 0 left out
ref-import: export.csv: before the header on line 3: 2 lines skipped
E
	rows -K 9 export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv: is empty: not even a header
E
}

@test "a header is found behind a title with commas and blank lines" {
	printf 'Partners, friends, and others\n\nName;Email\nAna;a@x.example\n' \
	    >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,2,7 rows >got
	expect got <<'E'
partner,name,email
ana,Ana,a@x.example
E
	grep -qx "ref-import: export.csv: before the header on line 3: 2 lines skipped" said
}

@test "a row is no footer by its first word" {
	local name
	for name in 'Totally Fit Gym' 'Exported Goods Ltd' 'Total' \
	    'Filtered Water Co' 'Generated Power' 'Confidential Shredding'; do
		printf 'Name,Email,Phone\nAnn,a@x.example,\n%s,,\nBob,,\n' "$name" |
		    ref-import >out 2>said
		[ "$(wc -l <out)" = 4 ]
		grep -q '3 rows read, 3 written, 0 left out' said
	done
	printf 'Firma;Name;Email\nX;Ann;a@x.example\nTotal;Bob;b@x.example\n' |
	    ref-import >out 2>said
	grep -q '^bob,Bob,' out
	# set off by an empty line, or not a whole row, it is
	printf 'Name,Email,Phone\nAnn,a@x.example,\n\nExported by Bob,,\n' |
	    ref-import >out 2>said
	grep -q "behind the data: skipped from line 4 on: 'Exported by Bob'" said
	printf 'Name,Email,Phone\nAnn,a@x.example,\nExported by Bob\n' |
	    ref-import >out 2>said
	grep -q "behind the data: skipped from line 3 on: 'Exported by Bob'" said
	printf 'Name,Email,Phone\nAnn,a@x.example,\nGrand Totals (1 record),,\nConfidential,,\n' |
	    ref-import >out 2>said
	[ "$(wc -l <out)" = 2 ]
}

@test "a padded sum is a footer, a person called Total Fit is none" {
	printf 'Name,Amount,Email\nTotal Fit,,t@x.example\nAna,1,\nTotal,1,\n' \
	    >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1 rows >got
	expect got <<'E'
partner
total-fit
ana
E
	grep -qx "ref-import: export.csv: behind the data: skipped from line 4 on: 'Total'" said
}

@test "a torn last row is a bad row, no footer" {
	printf 'Name,Email\nAna,a@x.example\nB' >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv:3: 1 cell where the header has 2
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
E
}

@test "a trailing empty column is allowed, one with data has a name" {
	printf 'Name,Email,\nAna,a@x.example,\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	head -n 1 rows >got
	expect got <<<"$PARTNERS"
	printf 'Name,Email\nAna,a@x.example,,\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	printf ',Name,Email,\n0,Ana,a@x.example,x\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=ana | name=Ana | email=a@x.example | column-1=0 | column-4=x
E
}

@test "foreign names that are ours, or twice there, are made unique" {
	printf 'Name,note,Note,Status,Status\nAna,a,b,c,d\n' >export.csv
	rows -m Name=name -m note= -m Note= export.csv
	[ "$status" -eq 0 ]
	cells >got
	expect got <<'E'
partner=ana | name=Ana | note-2=a | Note=b | Status=c | Status-2=d
E
}

@test "a tab in a foreign name is a blank: the rows are no TSV" {
	printf 'Name;"Shoe\tsize"\nAna;9\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	[ "$(mlr --icsv --onidx cut -o -f 'Shoe size' rows)" = 9 ]
}

@test "rows that break the dialect are named, and the others come" {
	printf 'Name,Email\n"Ana"x,a@x.example\nBo,b@x.example\nCy,c,d\nDi\n' \
	    >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	cut -d, -f1 rows >got
	expect got <<'E'
partner
bo
E
	sed 's/: text after.*/: text/' said >got
	expect got <<'E'
ref-import: export.csv:2: Name: text
ref-import: export.csv:4: 3 cells where the header has 2
ref-import: export.csv:5: 1 cell where the header has 2
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 4 rows read, 1 written, 3 left out
E
}

@test "lines that end in CR alone are lines" {
	printf 'Name,Email\rAna,a@x.example\r' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1,7 rows >got
	expect got <<'E'
partner,email
ana,a@x.example
E
}

@test "nothing at all is an error, a header alone is none" {
	: >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv: is empty: not even a header
E
	printf '\n\n' >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: export.csv: is empty: not even a header
E
	printf '"never closed\n' >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	[ "$(wc -l <said)" -eq 1 ]
	grep -q '^ref-import: export.csv:1: ' said
	printf 'Name,Email\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	expect rows <<<"$PARTNERS"
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 0 rows read, 0 written, 0 left out
E
}

@test "a file that is not there, and a directory" {
	rows none.csv
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: none.csv: No such file or directory
E
	rows .
	[ "$status" -eq 2 ]
	expect said <<'E'
ref-import: .: Is a directory
E
}

@test "standard input is read without a file and for -" {
	for file in '' -; do
		ref-import ${file:+"$file"} >rows 2>said <"$DATA/brevo.csv"
		grep -q '^luc-roux,Luc Roux,' rows
		head -n 1 said >got
		expect got <<'E'
ref-import: standard input: Brevo contacts, UTF-8, delimiter ';': 2 rows read, 2 written, 0 left out
E
	done
}

@test "what a table requires must come from somewhere" {
	printf 'Foo,Bar\n1,2\n' >export.csv
	rows export.csv
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<'E'
ref-import: export.csv: nothing gives name: -m THEIRS=name names a column, -s name=VALUE a value for all; -l shows the columns
E
	rows -k referrals export.csv
	[ "$status" -eq 2 ]
	sed 's/: -m.*//' said >got
	expect got <<'E'
ref-import: export.csv: nothing gives date
ref-import: export.csv: nothing gives direction
ref-import: export.csv: nothing gives partner
ref-import: export.csv: nothing gives prospect
E
	rows -k events export.csv
	sed 's/: -m.*//' said >got
	expect got <<'E'
ref-import: export.csv: nothing gives date
ref-import: export.csv: nothing gives event
ref-import: export.csv: nothing gives partner
E
	rows -k needs export.csv
	sed 's/: -m.*//' said >got
	expect got <<'E'
ref-import: export.csv: nothing gives date
E
}

@test "a journal without referrals gives events of partners" {
	printf 'date,partner,event,note\n2026-01-02,Ana Vega,Call,x\n' >export.csv
	printf '2026-01-03,vega,won,y\n' >>export.csv
	rows -k events export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1-4,8 rows >got
	expect got <<'E'
date,partner,referral,event,note
2026-01-02,Ana Vega,,call,x
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 2 rows read, 1 written, 1 left out
ref-import: export.csv: left out: won concerns a referral: which one?: 1 (line 3)
E
}

@test "needs: our own names, and an id of client, wants and date" {
	printf 'Date,Client,E-mail,Wants,Until\n' >export.csv
	printf '2026-06-01,Una Day,u@x.example,audit ::: tax,\n' >>export.csv
	rows -k needs export.csv
	[ "$status" -eq 0 ]
	header "$NEEDS"
	cells >got
	expect got <<E
need=$(id n 'Una Day' 'audit;tax' 2026-06-01 0) | date=2026-06-01 | client=Una Day | email=u@x.example | wants=audit;tax
E
}

@test "contacts of one name have ids by what tells them apart" {
	printf 'Name,Company\nAna Vega,Kite\nANA VEGA,Reef\nBo,\nBo,\n' >export.csv
	rows export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1-3 rows >got
	mlr --icsv --onidx --ofs ' ' sort -f firm 'then' cut -f partner rows >ids
	expect got <<E
partner,name,firm
$(sed -n 2p ids),Ana Vega,Kite
$(sed -n 3p ids),ANA VEGA,Reef
bo,Bo,
E
	grep -cx 'ana-vega-[2-9b-z]\{5\}' ids >got
	expect got <<<2
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 4 rows read, 3 written, 1 left out
ref-import: export.csv: left out: a partner that came before: 1 (line 5)
E
	# in another order of the rows, the same ids
	printf 'Name,Company\nANA VEGA,Reef\nAna Vega,Kite\n' >export.csv
	rows export.csv
	mlr --icsv --onidx --ofs ' ' sort -f firm 'then' cut -f partner rows >got
	expect got < <(sed 1d ids)
}

@test "a referrer of whose name there are two contacts is nobody" {
	cat >export.csv <<'E'
First Name,Last Name,Company,E-mail 2 Address,Referred By
Ana,Vega,Kite,,
Ana,Vega,Reef,,
Bo,Low,,,Ana Vega
E
	rows -k referrals -s date=2026-01-01 export.csv
	[ "$status" -eq 0 ]
	[ "$(wc -l <rows)" -eq 1 ]
	expect said <<'E'
ref-import: export.csv: Outlook contacts, UTF-8, delimiter ',': 3 rows read, 0 written, 3 left out
ref-import: export.csv: left out: no partner: 2 (lines 2, 3)
ref-import: export.csv: left out: Referred By: 'Ana Vega' is the name of several contacts: 1 (line 4)
E
}

@test "of many rows left out the first lines are named, of many reasons 20" {
	{ echo Name,Type; yes ,x | head -n 12; } >export.csv
	rows -m Type=note export.csv
	[ "$status" -eq 0 ]
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 12 rows read, 0 written, 12 left out
ref-import: export.csv: left out: neither name nor firm: one is required: 12 (lines 2, 3, 4, 5, 6 and 7 more)
E
	{ echo Name,Type; awk 'BEGIN { for (i = 0; i < 23; i++)
	    print "Ana" i ",t" i }'; } >export.csv
	rows -m Type=kind export.csv
	[ "$status" -eq 2 ]
	[ "$(wc -l <said)" -eq 22 ]
	tail -n 1 said >got
	expect got <<'E'
ref-import: export.csv: left out: and 3 reasons more
E
}

@test "an event whose referral has no id and nothing to make it of" {
	cat >export.csv <<'E'
Referrer,Prospect,Date,Then,Status
Ana,Kite,2026-01-31,2026-02-01,contacted
,Reef,2026-01-31,2026-02-01,contacted
Ana,,2026-01-31,2026-02-01,contacted
Ana,Moss,,2026-02-01,contacted
E
	rows -k events -m Then=events.date export.csv
	[ "$status" -eq 0 ]
	cut -d, -f1-4 rows >got
	expect got <<E
date,partner,referral,event
2026-02-01,ana,$(id i ana Kite 2026-01-31 0),contacted
E
	expect said <<'E'
ref-import: export.csv: a sheet, UTF-8, delimiter ',': 4 rows read, 1 written, 3 left out
ref-import: export.csv: left out: no partner: 1 (line 3)
ref-import: export.csv: left out: no prospect: 1 (line 4)
ref-import: export.csv: left out: no date of the referral: 1 (line 5)
E
}

@test "-l: what was recognised, and how each column is mapped" {
	rows -l -D mdy -k referrals -s partner=nair -s direction=received \
	    "$DATA/salesforce.csv"
	[ "$status" -eq 0 ]
	expect rows <<'E'
theirs,ours,how,sample
Lead Owner,,behind ours,Bo Low
First Name,prospect,text,Mary
Last Name,prospect,joined,Stone
Title,,behind ours,CFO
Company / Account,prospect,text,Stone Ltd
Email,email,first address,mary@stone.example
Lead Source,source,text,Partner Referral
Rating,,behind ours,Hot
Street,,behind ours,"1 High St
Flat 2"
Lead Status,,behind ours,Working - Contacted
Create Date,date,date mdy,3/4/2025
,direction,set where empty,received
,partner,set where empty,nair
E
	heard >got
	expect got <<'E'
ref-import: salesforce.csv: Salesforce lead report, UTF-8, delimiter ','
ref-import: salesforce.csv: behind the data: skipped from line 6 on: 'Grand Totals (2 records)'
E
}

@test "-l of what cannot be imported yet: the rows, the reasons, status 2" {
	printf 'Referrer,Date,Amount\nAna,1/2/2025,1.2.3\n' >export.csv
	rows -l -T -k referrals export.csv
	[ "$status" -eq 2 ]
	expect rows <<'E'
theirs	ours	how	sample
Referrer	partner	id from name	Ana
Referrer	direction	received	Ana
Date	date	date not clear	1/2/2025
Amount	value	amount not clear	1.2.3
E
	[ "$(wc -l <said)" -eq 4 ]
}

@test "-T writes TSV" {
	printf 'Name,Notes\n"Ana\tVega",a\\b\n' >export.csv
	rows -T export.csv
	[ "$status" -eq 0 ]
	mlr --icsv --otsv cat rows >/dev/null
	cut -f1,2,21 rows >got
	printf 'partner\tname\tnote\nana-vega\tAna Vega\ta\\\\b\n' | expect got
}

@test "-f: a format is named, not recognised" {
	printf 'Email,First Name,Last Name\nx@x.example,Ana,Vega\n' >export.csv
	rows -f hubspot export.csv
	[ "$status" -eq 0 ]
	expect said <<'E'
ref-import: export.csv: HubSpot contacts, UTF-8, delimiter ',': 1 row read, 1 written, 0 left out
E
}

# refused MESSAGE ARG...: status 2, nothing written, MESSAGE said.
refused() {
	local message=$1
	shift
	rows "$@"
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	expect said <<<"ref-import: $message"
}

@test "arguments that are wrong, each with what would be right" {
	printf 'Name\nAna\n' >a.csv
	refused "-c: iconv knows no charset 'klingon'" -c klingon a.csv
	refused "-D: 'dym' is none of iso, dmy, mdy, ymd, epoch, epoch-ms, epoch-ns, excel" -D dym a.csv
	refused "-d: '::' is not one character, or tab" -d :: a.csv
	refused "-d: '' is not one character, or tab" -d '' a.csv
	refused "-f: 'x' is none of google, outlook, linkedin, hubspot, hubspot-deals, salesforce, salesforce-data, pipedrive, mailchimp, brevo, partnerstack, sheet" -f x a.csv
	refused "-K: 'x' is not a whole number from 0 to 1000000" -K x a.csv
	refused "-k: 'policy' is none of partners, referrals, events, needs" -k policy a.csv
	refused "-m: 'x' is not THEIRS=ours" -m x a.csv
	refused "-m: '=name' is not THEIRS=ours" -m =name a.csv
	refused "-m: 'foo' is no column of ours: see ref-ledger(5)" -m Name=foo a.csv
	refused "-m: 'foo.name': before the '.' stands partners, referrals, events or needs" -m Name=foo.name a.csv
	refused "-m: a.csv has no column 'Foo'" -m Foo=name a.csv
	refused "-s: 'x' is not ours=VALUE" -s x a.csv
	refused "-s: '' is no column of ours: see ref-ledger(5)" -s =x a.csv
	refused "-s: consent: 'maybe' is not one of yes,no" -s consent=maybe a.csv
	refused "-s: date: '1/2' is not a date, YYYY-MM-DD" -s date=1/2 a.csv
	refused "-s: partner: each row of partners has one of its own" -s partner=x a.csv
	refused "-v: 'x' is not ours:theirs=value" -v x a.csv
	refused "-v: 'name:x' is not ours:theirs=value" -v name:x a.csv
	refused "-v: event: 'wom' is not a word of ref-ledger(5)" -v event:x=wom a.csv
	refused "-v: no column of a.csv feeds kind: -m THEIRS=kind" -v kind:x=client a.csv
}

@test "two files are too many" {
	run -2 --separate-stderr ref-import a b </dev/null
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "usage: ref-import [-hlTV] [-c CHARSET] [-D DATES] [-d DELIM] [-f FORMAT]" ]
}

@test "a hundred thousand rows take seconds, not minutes" {
	awk 'BEGIN { print "Date;Referrer;Prospect;Status;Amount;Notes"
	    for (i = 0; i < 100000; i++)
		printf "%d.%d.2025;Partner %d;Prospect %d;Proposal sent;" \
		    "1.%03d,50;n\n", i % 28 + 1, i % 12 + 1, i % 500, i,
		    i % 1000 }' >export.csv
	# (time of the processor: that of the clock depends on what else runs)
	ulimit -S -t 30
	rows -k referrals export.csv
	[ "$status" -eq 0 ]
	awk -F, 'NR > 1 { n++; sum += $11; seen[$1]++ } END {
	    for (i in seen) ids++; printf "%d %d %.2f\n", n, ids, sum }' rows >got
	# 100000 x 1000.50 and 100 times the sum of 0 to 999
	expect got <<<"100000 100000 150000000.00"
}

# The exports as they lie in ../shared/data, each by the command that takes it
# in, the rows worked out by hand, and the ledger that takes them.

shared() {
	[ -d "$SHARED" ] || skip "no ../shared/data here"
}

# store ARG...: the rows into ./ledger, where nothing may be amiss.
store() {
	ref-add -C ledger "$@" - <rows 2>added
	run ! grep -v 'columns that are not stored' added
}

# stored TABLE COLUMN,...: what the ledger has now.
stored() {
	mlr --icsv --ocsv cut -o -f "$2" "ledger/$1.csv" >got
}

@test "shared: Google contacts" {
	shared
	rows "$SHARED/google/own-google-new-header.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,firm,greeting,email,phone,note
	expect got <<E
partner,name,firm,greeting,email,phone,note
priya-nair,Priya Nair,Nair & Co. Accountants,Priya,priya@nair.example,+44 20 7946 0101,"Met at chamber breakfast.
Likes: hiking, ""proper"" tea"
jose-maria-ortega,José María Ortega,Ortega Abogados,José,jose@ortega.example,,
$(nameless '田中 良子'),田中 良子,,田中,tanaka@example.jp,,
E
}

@test "shared: Outlook contacts and whom they referred" {
	shared
	rows -c cp1252 "$SHARED/outlook/own-outlook-full-header.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,firm,greeting,category,email
	expect got <<'E'
partner,name,firm,greeting,category,email
tom-becker,Tom Becker,Becker Mortgages,Tom,Mortgage broker,tom@becker.example
zoe-muller,Zoë Müller,Müller GmbH,Zoë,,zoe@mueller.example
priya-nair,Priya Nair,,,,
E
	rows -c cp1252 -k referrals -s date=2026-06-01 \
	    "$SHARED/outlook/own-outlook-full-header.csv"
	store referrals
	stored referrals date,direction,partner,prospect,email
	expect got <<'E'
date,direction,partner,prospect,email
2026-06-01,received,priya-nair,Tom Becker,tom@becker.example
2026-06-01,received,tom-becker,Zoë Müller,zoe@mueller.example
E
}

@test "shared: LinkedIn connections" {
	shared
	rows "$SHARED/linkedin/own-Connections.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,firm,greeting,email,url,since
	expect got <<'E'
partner,name,firm,greeting,email,url,since
priya-nair,Priya Nair,Nair & Co. Accountants,Priya,,https://www.linkedin.com/in/priya-nair-example,
renee-rj-o-hara,"Renée ""RJ"" O'Hara","O'Hara, Lindt & Sons",Renée,rj@ohara.example,https://www.linkedin.com/in/rj-example,
E
}

@test "shared: HubSpot contacts" {
	shared
	rows "$SHARED/hubspot/own-contacts-default-view.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,firm,greeting,email,phone,owner
	expect got <<'E'
partner,name,firm,greeting,email,phone,owner
100000000001,Casey Example,Company A,Casey,casey@company-a.example,,Sam Sales (sam@us.example)
100000000002,Jordan EXAMPLE,,Jordan,jordan@company-b.example,+1 555-0100,
E
}

@test "shared: Mailchimp audience" {
	shared
	rows "$SHARED/mailchimp/own-subscribed_members_export.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,greeting,email,consent,note
	expect got <<'E'
partner,name,greeting,email,consent,note
ada-lovelace,Ada Lovelace,Ada,ada@engines.example,,met at expo
maya-white,Maya White,Maya,m.white@example.edu,,
E
}

@test "shared: Brevo contacts" {
	shared
	rows "$SHARED/brevo/own-brevo.csv"
	[ "$status" -eq 0 ]
	store partners
	stored partners partner,name,greeting,email,phone,consent
	expect got <<'E'
partner,name,greeting,email,phone,consent
bruno-durand,Bruno Durand,Bruno,br@x.example,33611111111,no
E
}

# deals FILE ARG...: referrals of one partner, then what became of them.
deals() {
	local file=$1
	shift
	ref-add -C ledger partner partner=nair name=Nair >id
	rows -k referrals -s partner=nair -s direction=received "$@" "$file"
	[ "$status" -eq 0 ]
	store referrals
}

@test "shared: HubSpot deals, their referrals and events" {
	shared
	deals "$SHARED/hubspot/own-deals.csv"
	stored referrals referral,date,partner,prospect,email,source,value,note
	expect got <<'E'
referral,date,partner,prospect,email,source,value,note
7001,2025-06-01,nair,Priya Example,priya@bluebay.example,Referrals,15000.00,Bluebay - audit
7002,2025-10-02,nair,Harbour - bookkeeping,,Offline Sources,,Harbour - bookkeeping
E
	rows -k events -s date=+0 "$SHARED/hubspot/own-deals.csv"
	[ "$status" -eq 0 ]
	store events
	stored events date,partner,referral,event,value
	expect got <<'E'
date,partner,referral,event,value
2025-09-30,nair,7001,won,15000.00
2026-06-30,nair,7002,meeting,
E
}

@test "shared: Salesforce lead report, ambiguous until -D mdy" {
	shared
	rows -k referrals -s partner=nair -s direction=received \
	    "$SHARED/salesforce/own-lead-report-with-footer.csv"
	[ "$status" -eq 2 ]
	[ ! -s rows ]
	heard >got
	expect got <<'E'
ref-import: own-lead-report-with-footer.csv:2: Create Date: '6/2/2025' (one of several) is 2025-02-06 by -D dmy, 2025-06-02 by -D mdy: which is meant?
E
	deals "$SHARED/salesforce/own-lead-report-with-footer.csv" -D mdy
	heard >got
	expect got <<'E'
ref-import: own-lead-report-with-footer.csv: Salesforce lead report, UTF-8, delimiter ',': 3 rows read, 3 written, 0 left out
ref-import: own-lead-report-with-footer.csv: behind the data: skipped from line 7 on: 'Grand Totals (3 records)'
E
	stored referrals date,prospect,email,source
	expect got <<'E'
date,prospect,email,source
2025-06-02,Grace Hopper,grace@navy.example,Partner Referral
2025-06-12,Ada Lovelace,ada@engines.example,Employee Referral
2025-12-06,Morpheus Free,m@neb.example,Web
E
	rows -k events -D mdy -s partner=nair -s date=+0 \
	    -v 'event:Closed - Converted=won' -s value=0 \
	    "$SHARED/salesforce/own-lead-report-with-footer.csv"
	[ "$status" -eq 0 ]
	store events
	stored events date,event,value
	expect got <<'E'
date,event,value
2026-06-30,contacted,
2026-06-30,won,0.00
E
}

@test "shared: Salesforce Data Loader" {
	shared
	deals "$SHARED/salesforce/own-lead-dataloader.csv"
	stored referrals referral,date,prospect,email,source
	expect got <<'E'
referral,date,prospect,email,source
00Q000000000001AAA,2025-06-02,Grace Hopper,grace@navy.example,Partner Referral
E
	rows -k events -s date=+0 "$SHARED/salesforce/own-lead-dataloader.csv"
	[ "$status" -eq 0 ]
	store events
	stored events date,referral,event
	expect got <<'E'
date,referral,event
2026-06-30,00Q000000000001AAA,contacted
E
}

@test "shared: Pipedrive deals" {
	shared
	deals "$SHARED/pipedrive/own-deals.csv"
	stored referrals referral,date,prospect,email,value,note
	expect got <<'E'
referral,date,prospect,email,value,note
11,2025-12-31,Tony Turner,tony@moveer.example,1234.50,Moveer deal
12,2025-10-01,Zdeněk Novák,zn@acme.example,900.00,Acme deal
E
	rows -k events -s date=+0 "$SHARED/pipedrive/own-deals.csv"
	[ "$status" -eq 0 ]
	store events
	stored events date,referral,event,value
	expect got <<'E'
date,referral,event,value
2026-06-30,11,proposal,
2025-10-15,12,won,900.00
E
}

@test "shared: PartnerStack deals as partners, referrals and events" {
	shared
	for kind in partners referrals events; do
		rows -k "$kind" -s events.date=2025-09-30 \
		    "$SHARED/partnerstack/own-deals-report.csv"
		[ "$status" -eq 0 ]
		store "$kind"
	done
	stored partners partner,name,category,owner
	expect got <<'E'
partner,name,category,owner
pk_nair,Nair & Co,Accountants,Sam Sales
E
	stored referrals date,direction,partner,prospect,value
	expect got <<'E'
date,direction,partner,prospect,value
2025-06-01,received,pk_nair,Priya Example,15000.00
E
	stored events date,partner,event,value
	expect got <<'E'
date,partner,event,value
2025-09-30,pk_nair,won,14800.00
E
}

@test "shared: the sheet becomes partners, referrals and events" {
	shared
	for kind in partners referrals events; do
		rows -c cp1252 -D mdy -k "$kind" -v 'event:won!!=won' \
		    -v 'event:?=' -s events.value=0 \
		    "$SHARED/spreadsheet/own-five-column-tracker.csv"
		[ "$status" -eq 0 ]
		store "$kind"
	done
	stored partners partner,name
	expect got <<'E'
partner,name
priya-nair,Priya Nair
tom-b,Tom B.
E
	stored referrals date,direction,partner,prospect,note
	expect got <<'E'
date,direction,partner,prospect,note
2025-03-14,received,priya-nair,Bluebay Ltd,wants fixed fee; follow up 1 Apr
2025-03-14,received,priya-nair,Harbour Co,thanked? – no
E
	stored events date,partner,event,value
	expect got <<'E'
date,partner,event,value
2025-03-14,priya-nair,proposal,
2025-03-14,priya-nair,won,0.00
E
	# and once more, as every night: nothing is new
	for kind in partners referrals events; do
		cp "ledger/$kind.csv" before
		rows -c cp1252 -D mdy -k "$kind" -v 'event:won!!=won' \
		    -v 'event:?=' -s events.value=0 \
		    "$SHARED/spreadsheet/own-five-column-tracker.csv"
		ref-add -C ledger -k "$kind" - <rows 2>/dev/null
		cmp before "ledger/$kind.csv"
	done
}

@test "columns of one name are told apart, however many" {
	awk 'BEGIN {
		printf "name"
		for (i = 0; i < 20000; i++)
			printf ",x"
		printf "\nAda"
		for (i = 0; i < 20000; i++)
			printf ",1"
		print ""
	}' >in.csv
	run -0 --separate-stderr timeout 20 ref-import -k partners in.csv </dev/null
	[ "$(head -n 1 <<<"$output" | tr , '\n' | grep '^x' |
	    cmp - <(echo x; seq -f x-%.0f 2 20000) 2>&1)" = "" ]
}

@test "a line that never ends is refused, not read" {
	for x in x '\\0'; do
		st=0
		tr '\0' "$x" </dev/zero | timeout 60 ref-import -k partners \
		    >out 2>err || st=$?
		[ "$st" -eq 2 ]
		[ ! -s out ]
		[ "$(cat err)" = 'ref-import: standard input: a line of more than 16 MiB' ]
	done
	# many lines are as many as they are, whatever ends them
	for end in '\n' '\r'; do
		{
			echo 'First Name,Last Name,Email'
			yes "Kim,Ode,$(printf %0999d 0)" | head -n 17000
		} | tr '\n' "$end" >in
		[ "$(wc -c <in)" -gt $((16 << 20)) ]
		ref-import -k partners in 2>err >out </dev/null || :
		run ! grep 'a line of more than' err
	done
}
