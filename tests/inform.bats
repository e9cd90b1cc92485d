#!/usr/bin/env bats
# ref-inform: who is told what, when.  What it shares with ref-thank is tested
# there.

bats_require_minimum_version 1.5.0
load common
load mail

inform() {
	ref-inform -C L "$@"
}

# Nair: news due (r1, of 1 June), news not due yet (r2, of 29 June).  Gruber:
# news not due yet (r3).  Boone: told on 20 May, so an update is due (r4).
some() {
	ledger <<'EOS'
nair,Priya Nair,priya@nair.example,yes
gruber,Lena Gruber,lena@gruber.example,
boone,Carl Boone,carl@boone.example,
EOS
	referrals <<'EOS'
r1,2026-05-20,nair,Tom Blue,3
r2,2026-05-21,nair,Ann Grey,5
r3,2026-05-22,gruber,Old Mill,2
r4,2026-05-04,boone,Kit Rose,1
EOS
	events <<'EOS'
2026-05-21,r1,thanked,,,
2026-05-22,r2,thanked,,,
2026-05-23,r3,thanked,,,
2026-05-05,r4,thanked,,,
2026-06-01,r1,won,1200,,because of the SECRET
2026-06-29,r2,meeting,,,
2026-06-28,r3,contacted,,,
2026-05-19,r4,proposal,,,
2026-05-20,r4,informed,,,
EOS
	ref-status -C L >in.csv
}

@test "who has news that are due is told all news, who has an update due too" {
	some
	inform in.csv >mbox
	grep '^To: ' mbox | sort | diff -u - <(printf '%s\n' \
	    'To: Carl Boone <carl@boone.example>' \
	    'To: Priya Nair <priya@nair.example>')
	sed -n '/^- /,/^$/p' mbox | sort | grep -v '^$' | diff -u - <(
		sort <<'EOS'
- Tom Blue: They have become our client (1 June 2026).
- Ann Grey: We have met (since 29 June 2026). If we can help, a proposal
  comes next.
- Kit Rose: Nothing new since our last report: they have our proposal
  (since 19 May 2026). The decision is now theirs, and we stay at hand.
EOS
	)
	run ! grep -q 'SECRET\|1,200\|1200\|thanked' mbox
}

@test "-a tells all news at once" {
	some
	inform -l in.csv | mlr --icsv --onidx cut -f referral | sort |
	    diff -u - <(printf '%s\n' r1 r2 r4)
	inform -al in.csv | mlr --icsv --onidx cut -f referral | sort |
	    diff -u - <(printf '%s\n' r1 r2 r3 r4)
}

@test "what is due is seen as of the day of the rows" {
	some
	ref-status -C L -t 2026-06-07 >early.csv
	# on the 7th r1 is due on the 8th
	inform -l early.csv | mlr --icsv --onidx cut -f referral |
	    diff -u /dev/null -
	ref-status -C L -t 2026-06-08 >due.csv
	inform -l due.csv | mlr --icsv --onidx cut -f referral |
	    diff -u <(echo r1) -
}

@test "every referral of a letter is noted as told, and a second run sends nothing" {
	some
	keeper
	run -0 --separate-stderr bash -c \
	    'ref-status -C L | ref-inform -C L -x ./keep | ref-add -C L -e events -'
	[ "$stderr" = '' ]
	today | diff -u - <(printf '%s\n' 'r1 informed' 'r2 informed' \
	    'r4 informed')
	[ "$(ls sent | wc -l)" -eq 2 ]
	run -0 --separate-stderr bash -c \
	    'ref-status -C L | ref-inform -C L -x ./keep | ref-add -C L -e events -'
	[ "$(ls sent | wc -l)" -eq 2 ]
}

@test "its Message-ID is not that of a thanks of the same day" {
	some
	inform -n in.csv | grep -c 'ref-inform\.nair\.2026-06-30\.r1@' >n
	[ "$(cat n)" -eq 2 ]
}

@test "on hold is told with the day until when" {
	some
	events <<<'2026-06-29,r3,on-hold,,2026-09-15,'
	ref-status -C L | inform -a | tr -s '\n ' ' ' >got
	grep -q 'Old Mill: It rests for now (since 29 June 2026)\. We take it up again on 15 September 2026\.' got
	events <<<'2026-06-29,r2,on-hold,,2026-06-30,'
	ref-status -C L | inform -a | tr -s '\n ' ' ' |
	    grep -q 'Ann Grey: It rests for now (since 29 June 2026)\. We take it up again now\.'
}

@test "-s says nothing of a value that is 0" {
	some
	events <<<'2026-06-29,r2,won,0,,'
	ref-status -C L | inform -s | tr -s '\n ' ' ' |
	    grep -q 'Ann Grey: They have become our client (29 June 2026)\. '
}

@test "rewards are told without their amount, with it by -s" {
	some
	events <<'EOS'
2026-06-02,r1,reward-owed,120,,
2026-06-02,r4,reward-owed,1234.50,,
2026-06-03,r4,reward-paid,1000,,
EOS
	ref-status -C L >in.csv
	inform in.csv | tr -s '\n ' ' ' >got
	grep -q 'Tom Blue: .*A reward is due to you for it\.' got
	grep -q 'Kit Rose: As you know, they have our proposal .*A part of your reward for it has been paid; the rest is still due to you\.' got
	run ! grep -q '120\|1,234\|234' got
	inform -s in.csv | tr -s '\n ' ' ' >got
	grep -q 'They have become our client (1 June 2026), worth EUR 1,200\.00\. A reward of EUR 120\.00 is due to you for it\.' got
	grep -q 'the rest of EUR 234\.50 is still due to you\.' got
	events <<<'2026-06-04,r4,reward-paid,234.50,,'
	ref-status -C L | inform -s | tr -s '\n ' ' ' |
	    grep -q 'Your reward of EUR 1,234\.50 for it has been paid\.'
}

@test "an ended partner is told news, and not that there are none" {
	some
	ref-add -C L event nair ended 'moved away' >/dev/null 2>&1
	ref-add -C L event boone ended 'retired' >/dev/null 2>&1
	ref-status -C L >in.csv
	grep -q '^r4,.*update:2026-06-19' in.csv
	inform in.csv >mbox
	grep '^To: ' mbox | diff -u - <(echo 'To: Priya Nair <priya@nair.example>')
	run ! grep -q 'just reply\|there is something' mbox
}

@test "a duplicate is told how it goes on, and no other name" {
	ledger <<'EOS'
first,Fay First,fay@first.example,
second,Sid Second,sid@second.example,
EOS
	printf '%s\n' referral,date,direction,partner,prospect,email \
	    r1,2026-06-01,received,first,Tom,tom@t.example \
	    r2,2026-06-05,received,second,Tom,tom@t.example | rows referrals
	events <<<'2026-06-10,r2,meeting,,,'
	ref-status -C L second 2>/dev/null | inform | tr -s '\n ' ' ' >got
	grep -q 'Tom: We have met (since 10 June 2026)\. They were known to us already, by another way; your word for us counts all the same\. If we can help' got
	run ! grep -qi 'fay\|first' got
}

@test "nobody with consent no is told, and the duty stays" {
	some
	ref-add -C L -u partner partner=nair consent=no >/dev/null
	run -0 --separate-stderr bash -c 'ref-status -C L | ref-inform -C L -n'
	[ "$stderr" = 'ref-inform: Priya Nair: not written to: consent is no (2 referrals)' ]
	[ "${#lines[@]}" -eq 2 ]
}

@test "-p prints a template that gives the same letters" {
	some
	inform in.csv >want
	inform -p >t
	inform -F t in.csv | diff -u want -
}

@test "its letters are what was meant to Python too" {
	some
	inform in.csv >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	run ! grep -q '^defect\|^long' got
	grep -q '^Subject: How things stand with Tom Blue and Ann Grey$' got
	[ "$(grep -c '^headers 8$' got)" -eq 2 ]
}
