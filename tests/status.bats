#!/usr/bin/env bats
#
# ref-status: each rule of ref-rows(5) on a ledger of a few lines.  Today is
# 2026-06-30; what is expected is reckoned in the comments, under the rules as
# they come (contact 3, thank 3, inform 7, every 30, follow 14, ask 30, pay 30,
# stale 180, touch 30 and 90 days).

bats_require_minimum_version 1.5.0
load common

# table NAME HEADER ROW...: a file of the ledger.  Empty cells at the end of a
# row may be left out.
table() {
	local file=$1.csv
	shift
	printf '%s\n' "$@" | awk '{
		bare = $0
		gsub(/"[^"]*"/, "", bare)
		n = gsub(/,/, "", bare)
		if (NR == 1) width = n
		printf "%s", $0
		for (; n < width; n++) printf ","
		print ""
	}' >"$file"
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	table partners partner,name,firm,email,phone,since \
	    'nair,Asha Nair,Nair Tax,asha@nair.example,5550001,2026-01-01' \
	    'boone,,Boone Law,,5550002,2026-01-01'
}

# referrals ROW..., events ROW..., needs ROW..., policy ROW...
referrals() {
	table referrals \
	    referral,date,direction,partner,prospect,email,phone,need,level,value \
	    "$@"
}
events() {
	table events date,partner,referral,event,way,value,until,note "$@"
}

# Of TSV rows on standard input the columns $1 (comma-separated), "|" between.
columns() {
	awk -F '\t' -v names="$1" '
		NR == 1 { n = split(names, name, ",")
			for (i = 1; i <= NF; i++) at[$i] = i
			for (i = 1; i <= n; i++)
				if (!(name[i] in at)) { print "no " name[i]; exit }
			next }
		{ for (i = 1; i <= n; i++)
			printf "%s%s", $at[name[i]], i < n ? "|" : "\n" }'
}

# rows COLUMNS [ARG...]: that ref-status ARG... prints these columns, as
# standard input says, status 0, without a word.
rows() {
	local names=$1 st=0
	shift
	ref-status -T "$@" >got.tsv 2>got.err </dev/null || st=$?
	[ "$st" -eq 0 ]
	diff -u /dev/null got.err
	columns "$names" <got.tsv >got
	diff -u - got
}

# refuses STATUS MESSAGE [ARG...]: nothing on standard output.
refuses() {
	local want=$1 message=$2
	shift 2
	run "-$want" --separate-stderr ref-status "$@" </dev/null
	[ -z "$output" ]
	echo "$stderr"
	[ "$stderr" = "ref-status: $message" ]
}

# --- a referral ----------------------------------------------------------

@test "a referral without events is new since its date" {
	referrals r1,2026-06-20,received,nair,Tom
	rows status,status_date,until,reason,idle,first_days,thanked,told <<-'EOF'
		new|2026-06-20|||10|||
	EOF
}

@test "a whole referral row" {
	# won on the 25th: 5 days ago; reached 2 days after the 10th, thanked 1
	# after; informed of the proposal, so that won is news: due 25 + 7 = 2
	# July; 100 of 150 paid: the reward of the 26th + 30 = 26 July.
	table partners \
	    partner,name,firm,greeting,kind,category,owner,email,phone,consent \
	    'nair,Asha Nair,Nair Tax,Asha,market,tax,maya,a@nair.example,1,yes'
	table referrals referral,date,direction,partner,prospect,email,phone,need,level,source,value \
	    'r1,2026-06-10,received,nair,"Blue, Tom",t@blue.example,2,audit,3,asked,900'
	events 2026-06-11,,r1,thanked 2026-06-12,,r1,contacted \
	    2026-06-15,,r1,proposal 2026-06-16,,r1,informed \
	    2026-06-25,,r1,won,,850.5,,signed \
	    2026-06-26,,r1,reward-owed,,100 2026-06-26,,r1,reward-owed,,50 \
	    2026-06-27,,r1,reward-paid,,100
	run -0 --separate-stderr ref-status </dev/null
	[ -z "$stderr" ]
	diff -u - <(printf '%s\n' "$output") <<-'EOF'
		referral,date,direction,partner,name,firm,greeting,kind,category,owner,email,phone,consent,stage,prospect,prospect_email,prospect_phone,need,level,source,expected,status,status_date,until,reason,value,idle,first_days,thanked,thank_days,informed,told,reward_owed,reward_paid,dup_of,duties,asof
		r1,2026-06-10,received,nair,Asha Nair,Nair Tax,Asha,market,tax,maya,a@nair.example,1,yes,active,"Blue, Tom",t@blue.example,2,audit,3,asked,900.00,won,2026-06-25,,signed,850.50,5,2,2026-06-11,1,2026-06-16,proposal,150.00,100.00,,inform:2026-07-02;pay:2026-07-26,2026-06-30
	EOF
}

@test "events count by date, then entered, then place in the file" {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B \
	    r3,2026-06-01,received,nair,C r4,2026-06-01,received,nair,D
	table events date,referral,event,entered \
	    2026-06-09,r1,meeting,2026-06-09T00:00:00Z \
	    2026-06-08,r1,contacted,2026-06-10T00:00:00Z \
	    2026-06-08,r2,meeting,2026-06-08T10:00:01Z \
	    2026-06-08,r2,contacted,2026-06-08T10:00:00Z \
	    2026-06-08,r3,contacted,2026-06-08T10:00:00Z \
	    2026-06-08,r3,meeting,2026-06-08T10:00:00Z \
	    2026-06-08,r4,meeting,2026-06-08T10:00:00Z \
	    2026-06-08,r4,contacted,
	rows referral,status <<-'EOF'
		r1|meeting
		r2|meeting
		r3|meeting
		r4|meeting
	EOF
}

@test "a correction keeps date and until, takes value and note, is no news" {
	# won on the 5th, told on the 6th; the correction of the 10th leaves
	# nothing to tell, and is the last step: 20 days ago.
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-02,,r1,thanked 2026-06-05,,r1,won,,100,2026-07-01,first \
	    2026-06-06,,r1,informed 2026-06-10,,r1,won,,120.00,,second
	rows status,status_date,until,reason,value,idle,duties <<-'EOF'
		won|2026-06-05|2026-07-01|second|120.00|20|
	EOF
}

@test "a correction that says nothing leaves no reason" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,won,,100,,first 2026-06-10,,r1,won,,120.00
	rows reason,value <<-'EOF'
		|120.00
	EOF
}

@test "the same word again while it is open is a new date" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,meeting,,,2026-06-09,one 2026-06-10,,r1,meeting
	rows status,status_date,until,reason <<-'EOF'
		meeting|2026-06-10||
	EOF
}

@test "reopened makes it accepted, and a contact is owed again from then" {
	# reopened on the 20th: contact 23 June; the news since new: the lost
	# of the 10th, + 7 = 17 June.
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-02,,r1,thanked 2026-06-03,,r1,contacted \
	    2026-06-04,,r1,informed 2026-06-10,,r1,lost,,,,no \
	    2026-06-20,,r1,reopened
	rows status,status_date,first_days,duties <<-'EOF'
		accepted|2026-06-20|2|contact:2026-06-23;inform:2026-06-17
	EOF
}

@test "reopened and lost again is a new end, not a correction" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,lost,,,,a 2026-06-08,,r1,reopened \
	    2026-06-10,,r1,lost,,,,b
	rows status,status_date,reason <<-'EOF'
		lost|2026-06-10|b
	EOF
}

@test "the journal is taken as it stands, in an order that none would add" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,won,,100 2026-06-08,,r1,meeting
	rows status,status_date,value <<-'EOF'
		meeting|2026-06-08|
	EOF
}

@test "a value that a word does not take is ignored" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,meeting,,70
	rows status,value,reward_owed <<-'EOF'
		meeting||0.00
	EOF
	rows event,value -j <<-'EOF'
		meeting|
	EOF
}

@test "first_days is empty where an end came before" {
	# r1: lost, reopened, contacted; r2: attempted on the 4th; r3: an
	# end, and the contact of the same day entered behind it.
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B \
	    r3,2026-06-01,received,nair,C
	events 2026-06-02,,r1,lost,,,,x 2026-06-03,,r1,reopened \
	    2026-06-04,,r1,contacted 2026-06-02,,r2,accepted \
	    2026-06-04,,r2,attempted 2026-06-09,,r2,meeting \
	    2026-06-04,,r3,expired 2026-06-04,,r3,contacted
	rows referral,first_days <<-'EOF'
		r1|
		r2|3
		r3|
	EOF
}

@test "thanked is the first, informed the last, told the status then" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-03,,r1,thanked 2026-06-04,,r1,meeting \
	    2026-06-05,,r1,informed 2026-06-08,,r1,thanked \
	    2026-06-09,,r1,proposal 2026-06-10,,r1,informed \
	    2026-06-11,,r1,lost,,,,x
	rows thanked,thank_days,informed,told,status <<-'EOF'
		2026-06-03|2|2026-06-10|proposal|lost
	EOF
}

@test "told is new where nothing had happened when the giver was informed" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-05,,r1,informed
	rows told <<-'EOF'
		new
	EOF
}

@test "idle counts from the last step: not thanks, reports or rewards" {
	# a note on the 20th: 10 days; what came later is no step.
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-02,,r1,contacted 2026-06-20,,r1,note \
	    2026-06-21,,r1,thanked 2026-06-22,,r1,informed \
	    2026-06-23,,r1,reward-owed,,5 2026-06-24,,r1,reward-paid,,5
	rows idle <<-'EOF'
		10
	EOF
}

# --- void ----------------------------------------------------------------

void_ledger() {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-02,received,nair,B
	events 2026-06-03,,r1,contacted 2026-06-20,,r1,void,,,,twice \
	    2026-06-21,,r1,won,,10 2026-06-22,,r1,complaint,,,,angry
}

@test "a void referral is shown by -a only, and nothing follows void" {
	void_ledger
	rows referral,status <<-'EOF'
		r2|new
	EOF
	rows referral,status,status_date,reason,value,duties -a <<-'EOF'
		r1|void|2026-06-20|twice||
		r2|new|2026-06-02|||contact:2026-06-05;thank:2026-06-05;update:2026-07-02
	EOF
}

@test "a void holds on every day, before it too" {
	void_ledger
	rows referral,status -t 2026-06-10 <<-'EOF'
		r2|new
	EOF
	# idle: 7 days since the contact of the 3rd; the void is to come
	rows referral,status,status_date,idle -a -t 2026-06-10 <<-'EOF'
		r1|void|2026-06-20|7
		r2|new|2026-06-02|8
	EOF
}

@test "a void referral counts nowhere and has no duties" {
	void_ledger
	rows received,complaints,last_complaint,first_received -p nair <<-'EOF'
		1|0||2026-06-02
	EOF
	rows duty,referral -d -a nair <<-'EOF'
		contact|r2
		thank|r2
		update|r2
		touch|
	EOF
}

@test "events of a void referral are in the diary with -a only" {
	void_ledger
	rows event -j <<-'EOF'
	EOF
	rows event -j -a <<-'EOF'
		contacted
		void
		won
		complaint
	EOF
	rows event -j -a -t 2026-06-19 <<-'EOF'
		contacted
	EOF
}

# --- duplicates ----------------------------------------------------------

@test "the earliest received from another partner has the credit" {
	# by e-mail in any case; by the last nine digits; r3 is of the partner
	# who came first; eight digits are not enough; a given one is none.
	referrals \
	    r1,2026-06-01,received,nair,A,Tom@Blue.example,'+44 20 7946 0185' \
	    r2,2026-06-02,received,boone,A,tom@blue.EXAMPLE, \
	    r3,2026-06-03,received,nair,A,tom@blue.example, \
	    r4,2026-06-04,received,boone,A,,207946-0185 \
	    r5,2026-06-05,received,boone,B,,55501001 \
	    r6,2026-06-06,received,nair,B,,55501001 \
	    r7,2026-06-07,given,boone,A,tom@blue.example,
	rows referral,dup_of <<-'EOF'
		r1|
		r2|r1
		r3|r2
		r4|r1
		r5|
		r6|
		r7|
	EOF
}

@test "of several other partners the first has the credit" {
	# r4 is of the partner of r1: the first other is r2, not r3; s5 has the
	# e-mail of s3 and the phone of r1, s6 the reverse: r1 is earlier
	table partners partner,name a,A b,B c,C d,D
	referrals r1,2026-06-01,received,a,A,a@x.example,555010020 \
	    r2,2026-06-02,received,b,A,a@x.example \
	    r3,2026-06-03,received,c,A,a@x.example \
	    r4,2026-06-04,received,a,A,a@x.example \
	    s3,2026-06-05,received,b,B,b@x.example,555010033 \
	    s5,2026-06-06,received,d,B,b@x.example,555010020 \
	    s6,2026-06-07,received,d,B,a@x.example,555010033
	rows referral,dup_of <<-'EOF'
		r1|
		r2|r1
		r3|r1
		r4|r2
		s3|
		s5|r1
		s6|r1
	EOF
}

@test "who was first goes by date, then entered, then place" {
	table referrals referral,date,direction,partner,prospect,email,entered \
	    r1,2026-06-02,received,nair,A,a@x.example,2026-06-02T00:00:00Z \
	    r2,2026-06-01,received,boone,A,a@x.example,2026-06-09T00:00:00Z \
	    r3,2026-06-05,received,nair,B,b@x.example,2026-06-05T10:00:00Z \
	    r4,2026-06-05,received,boone,B,b@x.example,2026-06-05T09:00:00Z \
	    r5,2026-06-06,received,nair,C,c@x.example, \
	    r6,2026-06-06,received,boone,C,c@x.example,
	rows referral,dup_of <<-'EOF'
		r1|r2
		r2|
		r3|r4
		r4|
		r5|
		r6|r5
	EOF
}

@test "a void referral has no duplicate" {
	referrals r1,2026-06-01,received,nair,A,a@x.example \
	    r2,2026-06-02,received,boone,A,a@x.example
	events 2026-06-03,,r1,void,,,,x
	rows referral,dup_of -a <<-'EOF'
		r1|
		r2|
	EOF
}

@test "a duplicate is owed thanks, reports and an end, no more" {
	# r2: no contact; its reward is no pay duty, but news: 5 + 7 = 12 June
	# r3 of December is idle for more than 180 days: 2 December + 180 =
	# 31 May
	referrals r1,2025-12-01,received,nair,A,a@x.example \
	    r2,2026-06-02,received,boone,A,a@x.example \
	    r3,2025-12-02,received,boone,A,a@x.example \
	    r4,2026-06-02,received,boone,A,a@x.example
	events 2025-12-02,,r1,lost,,,,x 2025-12-02,,r1,thanked \
	    2025-12-02,,r1,informed 2026-06-05,,r2,reward-owed,,9
	rows referral,duties <<-'EOF'
		r1|
		r2|thank:2026-06-05;inform:2026-06-12
		r3|thank:2025-12-05;close:2026-05-31
		r4|thank:2026-06-05;update:2026-07-02
	EOF
}

# --- duties --------------------------------------------------------------

@test "thanks are owed for every referral, whatever became of it" {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-02,,r1,declined,,,,x 2026-06-03,,r1,informed \
	    2026-06-02,,r2,declined,,,,x 2026-06-03,,r2,informed \
	    2026-06-03,,r2,thanked
	rows referral,duties <<-'EOF'
		r1|thank:2026-06-04
		r2|
	EOF
}

@test "accepted is no contact; attempted is one, and then one follows" {
	# r2: 3 June + 14 = 17 June; its news of the 3rd + 7 = 10 June
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-02,,r1,accepted 2026-06-02,,r1,informed \
	    2026-06-02,,r1,thanked 2026-06-03,,r2,attempted \
	    2026-06-02,,r2,thanked
	rows referral,duties <<-'EOF'
		r1|contact:2026-06-04;update:2026-07-02
		r2|follow:2026-06-17;inform:2026-06-10
	EOF
}

@test "a contact dated before the referral is none since its date" {
	referrals r1,2026-06-10,received,nair,A
	events 2026-06-09,,r1,contacted 2026-06-11,,r1,thanked \
	    2026-06-12,,r1,informed
	rows first_days,duties <<-'EOF'
		-1|contact:2026-06-13;update:2026-07-12
	EOF
}

@test "a step that says until when is taken up then" {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-02,,r1,thanked 2026-06-02,,r2,thanked \
	    2026-06-03,,r1,meeting 2026-06-04,,r1,note,,,2026-06-25,call \
	    2026-06-03,,r2,meeting,,,2026-06-25,call 2026-06-04,,r2,note \
	    2026-06-05,,r1,informed 2026-06-05,,r2,informed
	# r2: the note of the 4th has none: + 14 = 18 June
	rows referral,duties <<-'EOF'
		r1|follow:2026-06-25;update:2026-07-05
		r2|follow:2026-06-18;update:2026-07-05
	EOF
}

@test "on hold, it is taken up at the end of the hold, and nothing else" {
	referrals r1,2025-06-01,received,nair,A r2,2026-06-01,given,nair,B
	events 2025-06-02,,r1,thanked 2025-06-02,,r1,on-hold,,,2026-08-01 \
	    2025-06-03,,r1,informed 2026-01-03,,r1,note,,,2026-02-01 \
	    2026-06-02,,r2,on-hold,,,2026-07-15
	rows referral,until,duties <<-'EOF'
		r1|2026-08-01|follow:2026-08-01
		r2|2026-07-15|ask:2026-07-15
	EOF
}

@test "a hold without an end counts like any step" {
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-02,,r1,thanked 2026-06-02,,r1,on-hold 2026-06-03,,r1,informed
	rows duties <<-'EOF'
		follow:2026-06-16
	EOF
}

@test "news are open until the giver is informed" {
	# r1: told of the meeting, then the proposal of the 9th: 16 June.
	# r2: told after the proposal: an update, 10 June + 30 = 10 July.
	# r3: the first open news counts: meeting, 4 + 7 = 11 June.
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B \
	    r3,2026-06-01,received,nair,C
	events 2026-06-01,,r1,thanked 2026-06-01,,r2,thanked \
	    2026-06-01,,r3,thanked \
	    2026-06-04,,r1,meeting 2026-06-05,,r1,informed \
	    2026-06-09,,r1,proposal,,,2026-07-03 \
	    2026-06-04,,r2,meeting 2026-06-09,,r2,proposal,,,2026-07-03 \
	    2026-06-10,,r2,informed \
	    2026-06-04,,r3,meeting 2026-06-09,,r3,proposal,,,2026-07-03
	rows referral,duties <<-'EOF'
		r1|follow:2026-07-03;inform:2026-06-16
		r2|follow:2026-07-03;update:2026-07-10
		r3|follow:2026-07-03;inform:2026-06-11
	EOF
}

@test "a status that the giver knows is no news, a reward is" {
	# r1: the second meeting is what they know; r2: paid on the 20th, + 7
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-01,,r1,thanked 2026-06-01,,r2,thanked \
	    2026-06-04,,r1,meeting 2026-06-05,,r1,informed \
	    2026-06-20,,r1,meeting \
	    2026-06-04,,r2,won,,9 2026-06-05,,r2,informed \
	    2026-06-19,,r2,reward-owed,,0 2026-06-20,,r2,reward-paid,,5
	rows referral,duties <<-'EOF'
		r1|follow:2026-07-04;update:2026-07-05
		r2|inform:2026-06-26
	EOF
}

@test "news stay news if the status goes back to what they know" {
	# known: meeting; on hold on the 10th was news, + 7 = 17 June
	referrals r1,2026-06-01,received,nair,A
	events 2026-06-01,,r1,thanked 2026-06-04,,r1,meeting \
	    2026-06-05,,r1,informed 2026-06-10,,r1,on-hold,,,2026-06-20 \
	    2026-06-20,,r1,meeting
	rows duties <<-'EOF'
		follow:2026-07-04;inform:2026-06-17
	EOF
}

@test "the earliest reward that payments do not cover is due" {
	# r1: 50 of 50 + 30: the second, 10 June + 30 = 10 July
	# r2: 80 of 50 + 30: none
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-01,,r1,thanked 2026-06-01,,r2,thanked \
	    2026-06-02,,r1,expired 2026-06-02,,r2,expired \
	    2026-06-05,,r1,reward-owed,,50 2026-06-10,,r1,reward-owed,,30 \
	    2026-06-12,,r1,reward-paid,,50 2026-06-13,,r1,informed \
	    2026-06-05,,r2,reward-owed,,50 2026-06-10,,r2,reward-owed,,30 \
	    2026-06-12,,r2,reward-paid,,80 2026-06-13,,r2,informed
	rows referral,reward_owed,reward_paid,duties <<-'EOF'
		r1|80.00|50.00|pay:2026-07-10
		r2|80.00|80.00|
	EOF
}

@test "rewards on a given referral are ignored" {
	referrals r1,2026-06-01,given,nair,A
	events 2026-06-05,,r1,reward-owed,,50 2026-06-25,,r1,reward-paid,,20
	rows reward_owed,reward_paid,duties <<-'EOF'
		0.00|0.00|ask:2026-07-01
	EOF
	rows rewards,last_out -p nair <<-'EOF'
		0|2026-06-01
	EOF
}

@test "of a given referral only an answer is owed, and theirs" {
	# r1: 1 June + 30; r2: from the step of the 11th; r3 ended
	referrals r1,2026-06-01,given,nair,A r2,2026-06-01,given,nair,B \
	    r3,2026-06-01,given,nair,C
	events 2026-06-11,,r2,contacted 2026-06-11,,r3,won,,1
	rows referral,duties <<-'EOF'
		r1|ask:2026-07-01
		r2|ask:2026-07-11
		r3|
	EOF
}

@test "what is stale wants an end, and nothing else but thanks and reports" {
	# 1 January + 180 = 30 June: 180 days idle are not more than 180;
	# 31 December + 180 = 29 June.
	referrals r1,2026-01-01,received,nair,A r2,2025-12-31,received,nair,B \
	    r3,2025-12-31,given,nair,C r4,2025-12-01,received,nair,D
	events 2025-12-31,,r4,contacted
	rows referral,idle,duties <<-'EOF'
		r1|180|contact:2026-01-04;thank:2026-01-04;update:2026-01-31
		r2|181|thank:2026-01-03;close:2026-06-29
		r3|181|close:2026-06-29
		r4|181|thank:2025-12-04;inform:2026-01-07;close:2026-06-29
	EOF
}

@test "what happened before duties_from owes nothing but follow-up" {
	# r1 before: no thank, no contact; follow 20 May + 14 = 3 June; an
	# update 30 days after 1 June at the earliest.  r2: its meeting of May
	# is no news, the proposal of the 5th is.  r3 is on the day, and so is
	# the news of r4: 1 June + 7.
	table policy rule,value duties_from,2026-06-01
	referrals r1,2026-05-20,received,nair,A r2,2026-05-20,received,nair,B \
	    r3,2026-06-01,received,nair,C r4,2026-05-20,received,nair,D
	events 2026-05-25,,r2,meeting 2026-06-05,,r2,proposal \
	    2026-06-01,,r4,expired
	rows referral,duties <<-'EOF'
		r1|follow:2026-06-03;update:2026-07-01
		r2|follow:2026-06-19;inform:2026-06-12
		r3|contact:2026-06-04;thank:2026-06-04;update:2026-07-01
		r4|inform:2026-06-08
	EOF
}

@test "a correction after duties_from does not make old news new" {
	table policy rule,value duties_from,2026-06-01
	referrals r1,2026-05-01,received,nair,A
	events 2026-05-25,,r1,lost,,,,x 2026-06-05,,r1,lost,,,,y
	rows duties <<-'EOF'

	EOF
}

@test "a rule that is never makes no duty" {
	# without contact duties an open one is followed up, from its date
	table policy rule,value contact_days,never thank_days,never \
	    inform_every,never touch_days,never
	referrals r1,2026-06-01,received,nair,A
	rows duties <<-'EOF'
		follow:2026-06-15
	EOF
	rows duty -d -a nair <<-'EOF'
		follow
	EOF
	table policy rule,value follow_days,never inform_days,never \
	    ask_days,never pay_days,never stale_days,never
	referrals r1,2025-06-01,received,nair,A r2,2025-06-01,given,nair,B
	events 2025-06-01,,r1,thanked 2026-06-01,,r1,on-hold,,,2026-06-09 \
	    2026-06-03,,r1,reward-owed,,4
	rows referral,duties <<-'EOF'
		r1|
		r2|
	EOF
}

@test "the last row of a rule holds" {
	table policy rule,value thank_days,10 thank_days,20
	referrals r1,2026-06-01,received,nair,A
	rows duties <<-'EOF'
		contact:2026-06-04;thank:2026-06-21;update:2026-07-01
	EOF
}

# --- touch ---------------------------------------------------------------

# touches: the duty of each partner, whenever it is due.
touches() {
	rows partner,due,detail -d -a
}

@test "a partner is to be touched a cadence after the last contact" {
	# nair, new: 10 June + 30; boone, fruitless: 1 February + 90 = 2 May
	table partners partner,name,since nair,Nair,2026-06-01 \
	    boone,Boone,2025-01-01
	events 2026-06-10,nair,,call 2026-02-01,boone,,email,in
	touches <<-'EOF'
		boone|2026-05-02|
		nair|2026-07-10|
	EOF
}

@test "the until of the last touch holds, until a contact of a later day" {
	# boone: a thank on the 12th, + 30 days since the given one is new
	table partners partner,name,since nair,Nair,2026-06-01 \
	    boone,Boone,2026-06-01
	referrals r1,2026-06-01,received,boone,A
	events '2026-06-10,nair,,call,,,2026-07-20,send the article' \
	    '2026-06-10,boone,,call,,,2026-07-20,send the article' \
	    2026-06-12,,r1,thanked 2026-06-12,,r1,expired 2026-06-12,,r1,informed
	touches <<-'EOF'
		boone|2026-07-12|send the article
		nair|2026-07-20|send the article
	EOF
}

@test "nobody touches a candidate, an ended partner, or one with never" {
	table partners partner,name,cadence a,A, b,B, c,C,never d,D,7
	events 2026-06-01,b,,met 2026-06-02,b,,ended,,,,sold \
	    2026-06-01,c,,met,,,2026-06-20 2026-06-01,d,,met
	touches <<-'EOF'
		d|2026-06-08|
	EOF
}

# --- a partner -----------------------------------------------------------

@test "received referrals are counted by status, and valued" {
	# closed: all ends but withdrawn and rerouted; open with the held one
	referrals a1,2025-01-01,received,nair,A a2,2026-06-02,received,nair,B \
	    a3,2026-06-03,received,nair,C a4,2026-06-03,received,nair,D \
	    a5,2026-06-03,received,nair,E a6,2026-06-03,received,nair,F \
	    a7,2026-06-03,received,nair,G a8,2026-06-03,received,nair,H \
	    a9,2026-06-03,received,nair,I b1,2026-06-03,received,nair,J \
	    b2,2026-06-03,received,nair,K b3,2026-06-04,received,nair,L \
	    g1,2025-06-29,given,nair,M g2,2025-06-30,given,nair,N \
	    g3,2026-06-02,given,nair,O
	events 2026-06-05,,a1,won,,100.25 2026-06-05,,a2,won,,0.50 \
	    2026-06-05,,a3,lost,,,,x 2026-06-05,,a4,declined,,,,x \
	    2026-06-05,,a5,not-a-fit 2026-06-05,,a6,no-need \
	    2026-06-05,,a7,unreachable 2026-06-05,,a8,rerouted \
	    2026-06-05,,a9,withdrawn 2026-06-05,,b1,expired \
	    2026-06-05,,b2,on-hold,,,2026-09-01 2026-06-05,,g3,won,,77
	rows received,received_recent,open,on_hold,closed,won,lost,declined,not_a_fit,no_need,unreachable,expired,withdrawn,rerouted,value -p nair <<-'EOF'
		12|11|2|1|8|2|1|1|1|1|1|1|1|1|100.75
	EOF
	# 2025-06-30 is 365 days ago: within window_days
	rows given,given_recent,given_open,given_won,first_received,last_received,last_given -p nair <<-'EOF'
		3|2|2|1|2025-01-01|2026-06-04|2026-06-02
	EOF
}

@test "a median of two is the mean, with a decimal where it is not whole" {
	# levels 1, 4 (and none): 2.5; first contacts after 1, 3, 9: 3; thanks
	# after 2, 4: 3
	referrals r1,2026-06-01,received,nair,A,,,,4 \
	    r2,2026-06-01,received,nair,B,,,,1 \
	    r3,2026-06-01,received,nair,C r4,2026-06-01,given,nair,D,,,,5
	events 2026-06-02,,r1,contacted 2026-06-04,,r2,contacted \
	    2026-06-10,,r3,contacted 2026-06-03,,r1,thanked 2026-06-05,,r2,thanked
	rows med_level,levels,med_first,med_thank -p <<-'EOF'
		2.5|2|3|3
		|0||
	EOF
}

@test "the stage of a partner, each" {
	# days ago: 30 June - 180 = 1 January, - 365 = 30 June 2025; new is
	# since 1 April at most (90 days)
	table partners partner,name,since ended,E, candidate,C,2020-01-01 \
	    active,A, dormant,D, dormant2,D, lapsed,L, new,N,2026-04-01 \
	    fruitless,F,2026-03-31 revived,R, given,G,
	referrals r1,2026-06-01,received,ended,A \
	    r2,2026-01-01,received,active,A r3,2025-12-31,received,dormant,A \
	    r4,2025-06-30,received,dormant2,A r5,2025-06-29,received,lapsed,A \
	    r6,2026-06-01,given,given,A
	events 2026-06-02,ended,,agreed 2026-06-02,ended,,ended,,,,x \
	    2026-06-02,new,,call 2026-06-02,fruitless,,call \
	    2026-06-02,revived,,ended,,,,x 2026-06-02,revived,,agreed \
	    2026-06-02,candidate,,note,,,,x
	rows partner,stage -p <<-'EOF'
		ended|ended
		candidate|candidate
		active|active
		dormant|dormant
		dormant2|dormant
		lapsed|lapsed
		new|new
		fruitless|fruitless
		revived|new
		given|new
	EOF
}

@test "the cadence in force is the partner's own, else the stage's" {
	table partners partner,name,since,cadence own,O,,12 never,N,,never \
	    candidate,C,, candidate2,C,,9 new,N,, fruitless,F,2020-01-01,
	events 2026-06-02,own,,call 2026-06-02,never,,call \
	    2026-06-02,new,,call 2026-06-02,fruitless,,call
	rows partner,cadence -p <<-'EOF'
		own|12
		never|never
		candidate|
		candidate2|9
		new|30
		fruitless|90
	EOF
}

@test "since is the earliest of since, touches, referrals; else entered" {
	# 29 April to 30 June: 62 days
	table partners partner,name,since,entered \
	    a,A,2026-04-29,2026-01-01T10:00:00Z \
	    b,B,2026-05-31,2026-01-01T10:00:00Z \
	    c,C,,2026-06-20T10:00:00Z d,D,,2026-06-20T10:00:00Z e,E,,
	referrals r1,2026-05-30,given,b,X r2,2026-06-10,received,c,Y
	events 2026-05-01,a,,call 2026-06-01,c,,call
	rows partner,since,days -p <<-'EOF'
		a|2026-04-29|62
		b|2026-05-30|31
		c|2026-06-01|29
		d|2026-06-20|10
		e||
	EOF
}

@test "contacts count each way" {
	# coffee and met count both ways; a note is no contact
	table partners partner,name a,A b,B c,C d,D e,E f,F
	referrals r1,2026-06-01,received,a,X r2,2026-06-02,given,b,Y \
	    r3,2026-05-01,received,f,Z
	events 2026-06-05,,r1,thanked 2026-06-06,,r1,informed \
	    2026-06-03,b,,call,in 2026-06-04,c,,coffee 2026-06-03,d,,email \
	    2026-06-09,d,,note 2026-06-09,e,,interview-us 2026-06-07,,r3,reward-paid,,1
	rows partner,last_out,last_in -p <<-'EOF'
		a|2026-06-06|2026-06-01
		b|2026-06-02|2026-06-03
		c|2026-06-04|2026-06-04
		d|2026-06-03|
		e|2026-06-09|2026-06-09
		f|2026-06-07|2026-05-01
	EOF
}

@test "deposits and asking count only if we did them" {
	events 2026-06-01,nair,,gift 2026-06-02,nair,,gift,in \
	    2026-06-03,nair,,article 2026-06-04,nair,,asked \
	    2026-06-05,nair,,asked,in 2026-06-06,nair,,interviewed,in \
	    2026-06-07,nair,,briefed 2026-06-08,nair,,learned,in
	rows touches,deposits,asks,briefed,learned,confidence,agreed,interviewed,interview_us -p nair <<-'EOF'
		8|2|1|2026-06-07|2026-06-08||||
	EOF
}

@test "complaints count on the partner and on referrals either way" {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,given,nair,B
	events 2026-06-02,nair,,complaint,,,,x 2026-06-03,,r1,complaint,,,,x \
	    2026-06-04,,r2,complaint,,,,x 2026-06-05,,r1,thanked \
	    2026-06-05,,r2,thanked 2026-06-05,,r1,informed \
	    2026-06-05,,r1,informed 2026-06-05,,r2,informed \
	    2026-06-05,,r1,reward-paid,,1
	rows complaints,last_complaint,thanks,reports,rewards -p nair <<-'EOF'
		3|2026-06-04|1|2|1
	EOF
}

@test "referrals around the last interview, of either kind, are credited" {
	# within 30 days of 1 May, from 1 April to 31 May: r1 is 31 days
	# before, r2 30, r3 1; r4 on the day, r5 30 days after, r6 31
	table policy rule,value interview_days,30
	referrals r1,2026-03-31,received,nair,A r2,2026-04-01,received,nair,B \
	    r3,2026-04-30,received,nair,C r4,2026-05-01,received,nair,D \
	    r5,2026-05-31,received,nair,E r6,2026-06-01,received,nair,F \
	    r7,2026-05-02,given,nair,G
	events 2026-04-01,nair,,interviewed 2026-05-01,nair,,interview-us
	rows partner,interviewed,interview_us,before_interview,after_interview -p <<-'EOF'
		nair|2026-04-01|2026-05-01|2|2
		boone||||
	EOF
}

@test "our conduct is judged by the last referrals" {
	# of five, the last four (judge_last).  thank: r2 on time on the third
	# day; r3 a day late; r4 never, and overdue; r5 of yesterday is not yet
	# due.  contact: r2 late; r3 ended first; r4 never.  inform: r3 was
	# told 8 days after the news, r2 7 days after, r4 had none.
	table policy rule,value judge_last,4
	referrals r1,2026-05-01,received,nair,A r2,2026-05-02,received,nair,B \
	    r3,2026-05-03,received,nair,C r4,2026-05-04,received,nair,D \
	    r5,2026-06-29,received,nair,E
	events 2026-05-05,,r2,thanked 2026-05-06,,r2,contacted \
	    2026-05-13,,r2,informed 2026-05-07,,r3,thanked \
	    2026-05-04,,r3,lost,,,,x 2026-05-12,,r3,informed
	rows judged,missed_thank,missed_contact,missed_inform -p nair <<-'EOF'
		4|2|2|1
	EOF
}

@test "nothing before duties_from is judged" {
	table policy rule,value duties_from,2026-05-03
	referrals r1,2026-05-02,received,nair,A r2,2026-05-03,received,nair,B
	events 2026-05-02,,r1,contacted 2026-05-04,,r2,accepted
	rows judged,missed_thank,missed_contact,missed_inform -p nair <<-'EOF'
		1|1|1|1
	EOF
}

@test "the contact of a duplicate is not judged, its thanks are" {
	referrals r1,2026-05-01,received,boone,A,a@x.example \
	    r2,2026-05-02,received,nair,A,a@x.example
	rows judged,missed_thank,missed_contact,missed_inform -p nair <<-'EOF'
		1|1|0|0
	EOF
}

@test "with never, nothing of the kind is missed" {
	table policy rule,value thank_days,never contact_days,never \
	    inform_days,never
	referrals r1,2026-05-01,received,nair,A
	events 2026-05-09,,r1,contacted
	rows judged,missed_thank,missed_contact,missed_inform -p nair <<-'EOF'
		1|0|0|0
	EOF
}

@test "late duties are counted by referral; today is not late" {
	# r1 (27 June) contact and thank are due today; r2: both late; r3: an
	# update due 30 May + 30 = 29 June, follow 16 May + 14; r4: inform
	# 9 + 7; r5: pay 1 + 30 = 31 May; r6: ask 30 May + 30; r7: close
	referrals r1,2026-06-27,received,nair,A r2,2026-06-26,received,nair,B \
	    r3,2026-05-01,received,nair,C r4,2026-06-01,received,nair,D \
	    r5,2026-04-01,received,nair,E r6,2026-05-30,given,nair,F \
	    r7,2025-01-01,given,nair,G
	events 2026-05-02,,r3,thanked 2026-05-16,,r3,meeting \
	    2026-05-30,,r3,informed 2026-06-02,,r4,thanked \
	    2026-06-09,,r4,meeting,,,2026-07-01 2026-04-02,,r5,thanked \
	    2026-04-03,,r5,no-need 2026-05-01,,r5,reward-owed,,1 \
	    2026-05-02,,r5,informed
	rows late_contact,late_thank,late_follow,late_inform,late_pay,late_ask,late_close -p nair <<-'EOF'
		1|1|1|2|1|1|1
	EOF
}

@test "a duplicate partner counts as the one it points at" {
	table partners partner,name,since,same_as old,Old,2020-01-01,kept \
	    kept,Kept,2026-01-01, other,Other,2026-01-01,
	referrals r1,2026-06-01,received,old,A,a@x.example \
	    r2,2026-06-02,received,kept,A,a@x.example
	events 2026-06-03,old,,call 2026-06-04,old,r1,thanked
	rows partner,since,received,touches,thanks -p <<-'EOF'
		kept|2026-01-01|2|1|1
		other|2026-01-01|0|0|0
	EOF
	rows referral,partner,name,dup_of <<-'EOF'
		r1|kept|Kept|
		r2|kept|Kept|
	EOF
	run -0 --separate-stderr ref-status -T -p old </dev/null
	[ "$(printf '%s\n' "$output" | columns partner)" = kept ]
	[ "$stderr" = "ref-status: 'old' is kept (Kept)" ]
}

@test "same_as that names nobody is reported, and the row stands alone" {
	table partners partner,name,same_as a,A,nobody
	run -2 --separate-stderr ref-status -T -p </dev/null
	[ "$(printf '%s\n' "$output" | columns partner)" = a ]
	[ "$stderr" = "ref-status: partners.csv:2: same_as: 'nobody' is not the id of a partner without same_as" ]
}

@test "the greeting is greeting, else name, else firm" {
	table partners partner,name,firm,greeting 'a,Ann Ab,Ab Ltd,Ann' \
	    'b,Bea Bo,Bo Ltd,' 'c,,Co Ltd,'
	rows name,greeting -p <<-'EOF'
		Ann Ab|Ann
		Bea Bo|Bea Bo
		|Co Ltd
	EOF
}

@test "a whole partner row" {
	# r1: reached in 2 days, thanked in 1, told on the 12th, which is 9 days
	# after the news of the 3rd; one of the two given is open
	table partners \
	    partner,name,firm,greeting,kind,category,email,phone,consent,offers,ideal,firm_stage,seeking,refers,since,cadence,goal,owner \
	    'nair,Asha Nair,Nair Tax,Asha,market,tax,a@nair.example,1,yes,tax,shops,growing,yes,no,2026-05-31,,1.5,maya'
	referrals r1,2026-06-01,received,nair,A,,,,3 r2,2026-06-02,given,nair,B \
	    r3,2026-06-03,given,nair,C
	events 2026-06-02,,r1,thanked 2026-06-03,,r1,contacted \
	    2026-06-10,,r1,won,,1200 2026-06-12,,r1,informed \
	    2026-06-20,,r2,won,,5 2026-06-05,nair,,briefed \
	    '2026-06-15,nair,,article,,,2026-07-15,send it'
	run -0 --separate-stderr ref-status -p </dev/null
	[ -z "$stderr" ]
	diff -u - <(printf '%s\n' "$output") <<-'EOF'
		partner,name,firm,greeting,kind,category,owner,email,phone,consent,stage,since,days,offers,ideal,firm_stage,seeking,refers,cadence,goal,received,received_recent,open,on_hold,closed,won,lost,declined,not_a_fit,no_need,unreachable,expired,withdrawn,rerouted,value,med_level,levels,med_first,med_thank,given,given_recent,given_open,given_won,touches,deposits,rewards,asks,complaints,thanks,reports,last_out,last_in,first_received,last_received,last_given,briefed,learned,confidence,agreed,interviewed,interview_us,last_complaint,before_interview,after_interview,judged,missed_thank,missed_contact,missed_inform,late_contact,late_thank,late_follow,late_inform,late_pay,late_ask,late_close,asof
		nair,Asha Nair,Nair Tax,Asha,market,tax,maya,a@nair.example,1,yes,active,2026-05-31,30,tax,shops,growing,yes,no,30,1.5,1,1,0,0,1,1,0,0,0,0,0,0,0,0,1200.00,3,1,2,1,2,2,1,1,2,1,0,0,0,1,1,2026-06-15,2026-06-01,2026-06-01,2026-06-01,2026-06-03,2026-06-05,,,,,,,,,1,0,0,1,0,0,0,0,0,0,0,2026-06-30
	EOF
}

# --- rows ----------------------------------------------------------------

duty_ledger() {
	# r1: thank and contact 4 June; update 1 July, to come.  r2: the same,
	# a day earlier, but later in the file.  r3: ask 5 June, theirs.
	# nair: touch 1 June + 30 = 1 July (30 days: active)
	referrals r1,2026-06-01,received,nair,Ann,ann@x.example,12,audit \
	    r2,2026-05-31,received,nair,Bob r3,2026-05-06,given,boone,Cy,c@x.example
	events '2026-06-20,,r1,accepted,,,2026-07-09,ask for the books'
}

@test "duty rows: what is due, ours first, the most overdue first" {
	# r1: the news of the 20th + 7 = 27 June; boone's last contact is
	# 6 May, fruitless since January: + 90
	duty_ledger
	rows due,late,side,duty,partner,name,referral,prospect,phone,email,detail,asof -d <<-'EOF'
		2026-06-03|27|ours|contact|nair|Asha Nair|r2|Bob|||(new)|2026-06-30
		2026-06-04|26|ours|contact|nair|Asha Nair|r1|Ann|12|ann@x.example|ask for the books|2026-06-30
		2026-06-03|27|ours|thank|nair|Asha Nair|r2|Bob|5550001|asha@nair.example|(new)|2026-06-30
		2026-06-04|26|ours|thank|nair|Asha Nair|r1|Ann|5550001|asha@nair.example|ask for the books|2026-06-30
		2026-06-27|3|ours|inform|nair|Asha Nair|r1|Ann|5550001|asha@nair.example|ask for the books|2026-06-30
		2026-06-30|0|ours|update|nair|Asha Nair|r2|Bob|5550001|asha@nair.example|(new)|2026-06-30
		2026-06-05|25|theirs|ask|boone|Boone Law|r3|Cy|5550002||(new)|2026-06-30
	EOF
}

@test "duty rows with -a: those to come too, late below zero" {
	duty_ledger
	rows due,late,side,duty,partner,referral -d -a <<-'EOF'
		2026-06-03|27|ours|contact|nair|r2
		2026-06-04|26|ours|contact|nair|r1
		2026-06-03|27|ours|thank|nair|r2
		2026-06-04|26|ours|thank|nair|r1
		2026-06-27|3|ours|inform|nair|r1
		2026-06-30|0|ours|update|nair|r2
		2026-07-01|-1|ours|touch|nair|
		2026-08-04|-35|ours|touch|boone|
		2026-06-05|25|theirs|ask|boone|r3
	EOF
}

@test "a detail is need and status, where the next step has no words" {
	referrals r1,2026-06-01,received,nair,A,,,audit r2,2026-06-01,received,nair,B
	events 2026-06-02,,r1,meeting,,,2026-06-09 '2026-06-02,,r2,meeting,,,,nothing to do'
	rows referral,detail -d <<-'EOF'
		r1|audit (meeting)
		r2|(meeting)
		r1|audit (meeting)
		r2|(meeting)
		r1|audit (meeting)
		r2|(meeting)
	EOF
}

@test "duties on one day are in the order of the files" {
	referrals r2,2026-06-01,received,nair,B r1,2026-06-01,received,boone,A
	rows duty,referral -d <<-'EOF'
		contact|r2
		contact|r1
		thank|r2
		thank|r1
	EOF
}

@test "referral and partner rows are in the order of the files" {
	table partners partner,name z,Z a,A m,M
	referrals r9,2026-06-09,received,a,A r1,2026-06-01,received,z,B \
	    r5,2026-06-05,given,m,C
	rows referral <<-'EOF'
		r9
		r1
		r5
	EOF
	rows partner -p <<-'EOF'
		z
		a
		m
	EOF
}

@test "event rows: the diary, each with its way" {
	referrals r1,2026-06-01,received,boone,Ann
	table events date,partner,referral,event,way,value,until,note,by,entered \
	    2026-06-09,,r1,won,,12.5,,,maya,2026-06-09T09:00:00Z \
	    2026-06-08,nair,,interview-us,,,,,, \
	    '2026-06-08,nair,,call,in,,2026-07-01,"wants, a list",jon' \
	    2026-06-02,boone,r1,withdrawn,,,,,,
	rows date,partner,name,referral,prospect,event,way,value,until,note,by,entered,asof -j <<-'EOF'
		2026-06-02|boone|Boone Law|r1|Ann|withdrawn|in||||||2026-06-30
		2026-06-08|nair|Asha Nair|||interview-us|in||||||2026-06-30
		2026-06-08|nair|Asha Nair|||call|in||2026-07-01|wants, a list|jon||2026-06-30
		2026-06-09|boone|Boone Law|r1|Ann|won|out|12.50|||maya|2026-06-09T09:00:00Z|2026-06-30
	EOF
}

@test "need rows: neither past until nor closed by a given referral" {
	# n5 is closed by r1; the void r2 closes nothing; n7 is to come
	table needs need,date,client,email,phone,wants,until,note \
	    'n1,2026-06-01,Ann,a@x.example,12,tax;audit,2026-06-30,soon' \
	    n2,2026-06-01,Bob,,,tax,2026-06-29, n3,2026-06-01,Cy,,,tax,, \
	    n4,2026-06-01,Di,,,tax,, n5,2026-06-01,Ed,,,tax,, \
	    n7,2026-07-01,Fay,,,tax,,
	referrals r1,2026-06-02,given,nair,Ed,,,n5 r2,2026-06-02,given,nair,Di,,,n4 \
	    r3,2026-06-02,received,nair,Cy,,,n3
	events 2026-06-03,,r2,void,,,,x
	rows need,date,client,email,phone,wants,until,note,asof -n <<-'EOF'
		n1|2026-06-01|Ann|a@x.example|12|tax;audit|2026-06-30|soon|2026-06-30
		n3|2026-06-01|Cy|||tax|||2026-06-30
		n4|2026-06-01|Di|||tax|||2026-06-30
	EOF
}

@test "-o keeps to what is open or has a duty left" {
	# r2 ended, but nobody thanked; r3 ended, and all is done
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B \
	    r3,2026-06-01,received,nair,C r4,2026-06-30,given,nair,D
	events 2026-06-02,,r2,expired 2026-06-02,,r2,informed \
	    2026-06-02,,r3,expired 2026-06-02,,r3,informed 2026-06-02,,r3,thanked
	rows referral -o <<-'EOF'
		r1
		r2
		r4
	EOF
}

@test "the header is there even if no row is" {
	table partners partner,name
	while IFS='|' read -r o want; do
		run -0 --separate-stderr ref-status $o </dev/null
		[ -z "$stderr" ]
		[ "$output" = "$want" ]
	done <<-'EOF'
		-d|due,late,side,duty,partner,name,owner,referral,prospect,phone,email,detail,asof
		-j|date,partner,name,referral,prospect,event,way,value,until,note,by,entered,asof
		-n|need,date,client,email,phone,wants,until,note,asof
	EOF
	run -0 --separate-stderr ref-status -p </dev/null
	[[ $output == partner,name,firm,*,late_close,asof ]]
	run -0 --separate-stderr ref-status </dev/null
	[[ $output == referral,date,direction,*,duties,asof ]]
}

@test "CSV quotes what has to be quoted, TSV escapes" {
	printf 'partner,name\nnair,"Asha ""A"" Nair,\nBSc\t\\"\n' >partners.csv
	run -0 --separate-stderr ref-status -p </dev/null
	[[ $output == *$'\nnair,"Asha ""A"" Nair,\nBSc\t\\",'* ]]
	run -0 --separate-stderr ref-status -T -p </dev/null
	[[ $output == *$'\nnair\tAsha "A" Nair,\\nBSc\\t\\\\\t'* ]]
}

# --- days ----------------------------------------------------------------

@test "-t looks at a day of the past, with what had happened by then" {
	referrals r1,2026-06-01,received,nair,A r2,2026-06-15,received,nair,B
	events 2026-06-02,,r1,thanked 2026-06-12,,r1,meeting 2026-06-20,,r1,won,,5
	# on the 14th: the meeting of the 12th; r2 is not there
	rows referral,status,idle,asof -t 2026-06-14 <<-'EOF'
		r1|meeting|2|2026-06-14
	EOF
	rows referral,status,idle,asof -t -16 <<-'EOF'
		r1|meeting|2|2026-06-14
	EOF
	rows received,won,asof -t 2026-06-14 -p nair <<-'EOF'
		1|0|2026-06-14
	EOF
	rows event -t 2026-06-14 -j <<-'EOF'
		thanked
		meeting
	EOF
}

@test "-t looks at a day to come" {
	referrals r1,2026-07-05,received,nair,A
	rows referral,idle,asof -t +10 <<-'EOF'
		r1|5|2026-07-10
	EOF
}

@test "a partner is seen on days before it was entered" {
	table partners partner,name,since,entered \
	    a,A,2026-06-10,2026-06-10T00:00:00Z
	rows partner,stage,since,days -p -t 2026-06-01 <<-'EOF'
		a|candidate|2026-06-10|-9
	EOF
}

@test "-t wants a date" {
	refuses 2 "-t: '30/6/2026' is not a date, YYYY-MM-DD, +N or -N" \
	    -t 30/6/2026
}

@test "today that is no date is refused" {
	REF_TODAY=tomorrow run -2 --separate-stderr ref-status </dev/null
	[ -z "$output" ]
	[[ $stderr == "ref-status: REF_TODAY: 'tomorrow' "* ]]
}

# --- WHO -----------------------------------------------------------------

who_ledger() {
	referrals 'r260601-bcdfg,2026-06-01,received,nair,Tom Blue,tom@x.example' \
	    'r260602-hjkmn,2026-06-02,received,nair,Ann Grey' \
	    'r260603-pqrst,2026-06-03,given,boone,Cy Blue'
	events 2026-06-04,nair,,call 2026-06-05,boone,,call \
	    2026-06-06,,r260601-bcdfg,meeting 2026-06-07,,r260602-hjkmn,meeting
}

@test "a partner: all its referrals, duties, events; its row" {
	who_ledger
	rows referral nair <<-'EOF'
		r260601-bcdfg
		r260602-hjkmn
	EOF
	rows date -j nair <<-'EOF'
		2026-06-04
		2026-06-06
		2026-06-07
	EOF
	rows partner -p nair <<-'EOF'
		nair
	EOF
	rows duty,referral -d -a boone <<-'EOF'
		touch|
		ask|r260603-pqrst
	EOF
}

@test "a referral: what is its own; its partner's row" {
	who_ledger
	rows referral r260601-bcdfg <<-'EOF'
		r260601-bcdfg
	EOF
	rows date -j r260601-bcdfg <<-'EOF'
		2026-06-06
	EOF
	rows partner -p r260601-bcdfg <<-'EOF'
		nair
	EOF
	rows duty -d r260601-bcdfg <<-'EOF'
		thank
		follow
		inform
	EOF
}

@test "several WHO pick all of them" {
	who_ledger
	rows referral boone r260602-hjkmn <<-'EOF'
		r260602-hjkmn
		r260603-pqrst
	EOF
}

@test "what was taken is said, if it was not an id" {
	who_ledger
	for w in bcdf r260601 tom@X.example 'TOM  blue'; do
		run -0 --separate-stderr ref-status -T "$w" </dev/null
		[ "$(printf '%s\n' "$output" | columns referral)" = r260601-bcdfg ]
		[ "$stderr" = "ref-status: '$w' is r260601-bcdfg (Tom Blue, tom@x.example)" ]
	done
}

@test "several matches are listed, and nothing is printed" {
	who_ledger
	refuses 2 "'blue' could be any of 2: say which by its id
ref-status:   r260601-bcdfg (Tom Blue, tom@x.example)
ref-status:   r260603-pqrst (Cy Blue)" nair blue
}

@test "a WHO that names nothing is an error" {
	who_ledger
	refuses 2 "'zoe' names no partner or referral" zoe
	refuses 2 "'-d' names no partner or referral: options come first" -- -d
}

@test "a ledger that may not be entered is not taken for none" {
	[ "$(id -u)" -ne 0 ] || skip "root may enter any directory"
	mkdir closed
	echo partner,name >closed/partners.csv
	chmod 600 closed
	run -2 --separate-stderr ref-status -C closed </dev/null
	chmod 700 closed
	[ "$stderr" = "ref-status: closed: Permission denied" ]
}

@test "a void referral is named by its id alone, but for -a" {
	referrals r1,2026-06-01,received,nair,Tom r2,2026-06-02,received,nair,Tom
	events 2026-06-03,,r1,void,,,,twice
	run -0 --separate-stderr ref-status -T tom </dev/null
	[ "$(printf '%s\n' "$output" | columns referral)" = r2 ]
	[ "$stderr" = "ref-status: 'tom' is r2 (Tom)" ]
	rows referral r1 <<-'EOF'
	EOF
	rows referral,status -a r1 <<-'EOF'
		r1|void
	EOF
	refuses 2 "'tom' could be any of 2: say which by its id
ref-status:   r1 (Tom)
ref-status:   r2 (Tom)" -a tom
}

# --- columns of the user's own -------------------------------------------

own_ledger() {
	table partners partner,name,city,tier nair,Nair,Rome,gold boone,Boone,Oslo,
	table referrals referral,date,direction,partner,prospect,campaign,tier \
	    r1,2026-06-01,received,nair,A,spring,blue
	events 2026-06-02,nair,,call 2026-06-03,,r1,meeting
}

@test "-c adds columns of both files before asof" {
	own_ledger
	run -0 --separate-stderr ref-status -c campaign,city </dev/null
	[ -z "$stderr" ]
	[[ ${lines[0]} == *,duties,campaign,city,asof ]]
	[[ ${lines[1]} == *,spring,Rome,2026-06-30 ]]
}

@test "-c given twice adds both" {
	own_ledger
	rows city,campaign -c city -c campaign <<-'EOF'
		Rome|spring
	EOF
}

@test "-c in duty and event rows: the referral's, or the partner's" {
	own_ledger
	rows duty,city,campaign,tier -c city,campaign,tier -d <<-'EOF'
		thank|Rome|spring|blue
		follow|Rome|spring|blue
		inform|Rome|spring|blue
	EOF
	rows event,city,campaign,tier -c city,campaign,tier -j <<-'EOF'
		call|Rome||gold
		meeting|Rome|spring|blue
	EOF
}

@test "-c with -p takes columns of partners.csv" {
	own_ledger
	rows partner,city,tier -p -c tier,city <<-'EOF'
		nair|Rome|gold
		boone|Oslo|
	EOF
	refuses 2 "-c: 'campaign' is no column of partners.csv" -p -c campaign
}

@test "-c refuses a column that is not there, is twice, or has no name" {
	own_ledger
	refuses 2 "-c: 'town' is no column of partners.csv or referrals.csv" \
	    -c city,town
	refuses 2 "-c: 'city' is named twice" -c city,tier,city
	refuses 2 "-c: a column without a name" -c city,
	refuses 2 "-c: 'name' is there already: referral rows have it" -c name
}

# --- -e ------------------------------------------------------------------

@test "-e says whether a duty of ours is due" {
	referrals r1,2026-06-28,received,nair,A r2,2026-05-01,given,boone,B
	# contact and thank on 1 July; the answer of theirs was due on 31 May;
	# boone's touch 1 May + 90 (fruitless) = 30 July
	run -0 --separate-stderr ref-status -e </dev/null
	[ "${#lines[@]}" -eq 3 ]
	run -1 --separate-stderr ref-status -e -t 2026-07-01 </dev/null
	[ "${#lines[@]}" -eq 3 ]
	[ -z "$stderr" ]
	run -0 --separate-stderr ref-status -e -t 2026-07-01 boone </dev/null
	run -1 --separate-stderr ref-status -e -p -t 2026-07-01 nair </dev/null
	run -1 --separate-stderr ref-status -e -n -t 2026-07-01 </dev/null
}

# --- trouble -------------------------------------------------------------

@test "bad rows are reported, the others printed, and the status is 2" {
	referrals r1,2026-06-01,received,nair,A r2,2026-02-30,received,nair,B \
	    r1,2026-06-02,received,nair,C r3,2026-06-03,received,zoe,D \
	    r4,2026-06-04,received,nair,E
	events 2026-06-05,,r1,phoned 2026-06-05,,r9,meeting
	run -2 --separate-stderr ref-status -T -e </dev/null
	[ "$(printf '%s\n' "$output" | columns referral,status)" = "r1|new
r4|new" ]
	diff -u - <(printf '%s\n' "$stderr") <<-'EOF'
		ref-status: referrals.csv:3: date: '2026-02-30' is not a date, YYYY-MM-DD
		ref-status: events.csv:2: event: 'phoned' is not a word of ref-ledger(5)
		ref-status: referrals.csv:4: referral: 'r1' is there already
		ref-status: referrals.csv:5: partner: 'zoe' is the id of no partner
		ref-status: events.csv:3: referral: 'r9' is the id of no referral
	EOF
}

@test "a sum that does not fit is reported and left empty" {
	# 9e16 + 9e16 hundredths of hundredths are beyond the range
	referrals r1,2026-06-01,received,nair,A r2,2026-06-01,received,nair,B
	events 2026-06-02,,r1,won,,90000000000000000 \
	    2026-06-02,,r2,won,,90000000000000000 \
	    2026-06-03,,r1,reward-owed,,90000000000000000 \
	    2026-06-04,,r1,reward-owed,,90000000000000000
	run -2 --separate-stderr ref-status -T -p nair </dev/null
	[ "$(printf '%s\n' "$output" | columns won,value,late_pay)" = "2||0" ]
	diff -u - <(printf '%s\n' "$stderr") <<-'EOF'
		ref-status: events.csv:5: value: the sum up to here does not fit, and is left empty
		ref-status: events.csv:3: value: the sum up to here does not fit, and is left empty
	EOF
	run -2 --separate-stderr ref-status -T r1 </dev/null
	[ "$(printf '%s\n' "$output" | columns value,reward_owed,reward_paid)" = "90000000000000000.00||0.00" ]
}

@test "a table that cannot be read is trouble, and nothing is printed" {
	mkdir events.csv
	refuses 2 "events.csv: not a regular file"
}

@test "options that contradict each other are usage errors" {
	synopsis=$(ref-status -h </dev/null)
	for pair in dj dn dp jn jp np "do" jo no op an ap ao; do
		refuses 2 "-${pair:0:1} and -${pair:1} exclude each other
$synopsis" "-$pair"
	done
	refuses 2 "-c and -n exclude each other
$synopsis" -n -c city
	refuses 2 "-n: a need is nobody's: no WHO
$synopsis" -n nair
}

@test "the ledger is that of -C, of REF_LEDGER, or the current directory" {
	mkdir one two
	table one/partners partner,name one,One
	table two/partners partner,name two,Two
	rows partner -p <<-'EOF'
		nair
		boone
	EOF
	REF_LEDGER=one rows partner -p <<-'EOF'
		one
	EOF
	REF_LEDGER=one rows partner -p -C two <<-'EOF'
		two
	EOF
	refuses 2 "no ledger in none: set REF_LEDGER or -C" -C none
}

@test "a ledger of every size is read: no partners yet, policy alone" {
	rm partners.csv
	table policy rule,value few,3
	rows referral <<-'EOF'
	EOF
	rows partner -p <<-'EOF'
	EOF
	rows duty -d <<-'EOF'
	EOF
}
