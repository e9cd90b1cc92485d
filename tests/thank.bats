#!/usr/bin/env bats
# ref-thank: who is thanked, in what words, and what is sent and noted.

bats_require_minimum_version 1.5.0
load common
load mail

# Three partners; of Nair's referrals one is new, one is lost; Gruber's is won;
# Boone has been thanked.
some() {
	ledger <<'EOS'
nair,Priya Nair,priya@nair.example,yes
gruber,Lena Gruber,lena@gruber.example,
boone,Carl Boone,carl@boone.example,
EOS
	referrals <<'EOS'
r1,2026-06-29,nair,Tom Blue,3
r2,2026-06-01,gruber,Ann Grey,5
r3,2026-05-04,nair,Old Mill,
r4,2026-06-15,boone,Kit Rose,1
EOS
	events <<'EOS'
2026-06-03,r2,contacted,,,
2026-06-20,r2,won,1200,,
2026-05-06,r3,attempted,,,
2026-05-20,r3,lost,,,the secret reason
2026-06-16,r4,thanked,,,
EOS
	ref-status -C L >in.csv
}

thank() {
	ref-thank -C L "$@"
}

pipe() {
	bash -o pipefail -c "ref-status -C L | ref-thank -C L -x '$1' |
	    ref-add -C L -e events -"
}

@test "one letter goes to each partner who is owed thanks, with every referral" {
	some
	thank in.csv >mbox
	grep '^To: ' mbox | sort | diff -u - <(printf '%s\n' \
	    'To: Lena Gruber <lena@gruber.example>' \
	    'To: Priya Nair <priya@nair.example>')
	sed -n '/^To: Priya/,/^From /p' mbox | grep -A 1 '^- ' | diff -u - <(
		cat <<'EOS'
- You spoke up for us with Tom Blue. It has only just reached us. That
  is next on our list.
- You referred Old Mill to us. They have decided not to go ahead with us
  (20 May 2026).
EOS
	)
	run ! grep -q 'secret\|1200\|1,200' mbox
}

@test "what the giver did is said by level" {
	local i
	ledger <<<'nair,Priya Nair,priya@nair.example,'
	for i in 0 1 2 3 4 5 ''; do
		echo "r$i,2026-06-29,nair,P$i,$i"
	done | referrals
	printf 'Subject: x\n\n* {{you_did}}\n' >t
	ref-status -C L | thank -F t | grep '^You' | diff -u - <(
		cat <<'EOS'
You gave us the name of P0.
You gave us the name of P1, and told them that you had.
You told P2 about us, and gave them something to read.
You spoke up for us with P3.
You arranged for us to talk with P4.
You introduced P5 to us in person.
You referred P to us.
EOS
	)
}

@test "where a referral stands is said for every status, never the reason" {
	local w v u
	ledger <<<'nair,Priya Nair,priya@nair.example,'
	for w in accepted attempted contacted meeting proposal on-hold won lost \
	    declined not-a-fit no-need unreachable rerouted withdrawn expired; do
		echo "r-$w,2026-06-01,nair,P-$w,3" >>r
		v='' u=''
		[ "$w" != won ] || v=1200
		[ "$w" != on-hold ] || u=2026-09-01
		echo "2026-06-20,r-$w,$w,$v,$u,SECRET" >>e
	done
	referrals <r
	events <e
	printf 'Subject: x\n\n*{{status}}: {{it_stands}} {{next_step}}\n' >t
	ref-status -C L | thank -F t | sed '1,/^$/d' >got
	# every status has words of its own, and its day
	[ "$(grep -c '^[a-z-]*: [A-Z]' got)" -eq 15 ]
	[ "$(sed -n 's/^[a-z-]*: \([A-Z]\)/\1/p' got | sort -u | wc -l)" -eq 15 ]
	[ "$(tr '\n' ' ' <got | grep -o '20 June 2026)' | wc -l)" -eq 15 ]
	grep -qx 'on-hold: It rests for now (since 20 June 2026). We take it up again on 1' got
	grep -qx 'September 2026.' got
	run ! grep -q 'SECRET\|1,200\|1200' got
}

@test "nothing owed is nothing written, status 0" {
	some
	ref-status -C L boone 2>/dev/null >b.csv
	run -0 --separate-stderr thank b.csv
	[ "$output" = '' ]
	[ "$stderr" = '' ]
	run -0 --separate-stderr thank -x 'echo sent >>log' b.csv
	[ "$output" = 'date,referral,partner,event,way,note' ]
	[ "$stderr" = '' ]
	[ ! -e log ]
}

@test "-l prints the rows that would be served, with every column" {
	some
	thank -l in.csv >got
	mlr --csv filter '$duties =~ "thank"' in.csv | sort | diff -u - <(sort got)
	thank -lT in.csv >got.tsv
	mlr --icsv --otsv cat got | diff -u - got.tsv
}

@test "-n prints the events, and informed of what is past new" {
	some
	run -0 --separate-stderr thank -n in.csv
	[ "$stderr" = '' ]
	printf '%s\n' "$output" | mlr --icsv --onidx --ofs ' ' \
	    cut -o -f date,referral,partner,event,way | sort | diff -u - <(
		cat <<'EOS'
2026-06-30 r1 nair thanked out
2026-06-30 r2 gruber informed out
2026-06-30 r2 gruber thanked out
2026-06-30 r3 nair informed out
2026-06-30 r3 nair thanked out
EOS
	)
	printf '%s\n' "$output" >e.csv
	ref-add -C L events e.csv
	run -0 --separate-stderr bash -c 'ref-status -C L | ref-thank -C L -l'
	[ "${#lines[@]}" -eq 1 ]
}

@test "what was sent is stored, and a second run sends nothing" {
	some
	keeper
	run -0 --separate-stderr pipe ./keep
	[ "$stderr" = '' ]
	[ "$(ls sent | wc -l)" -eq 2 ]
	today | diff -u - <(printf '%s\n' 'r1 thanked' 'r2 informed' \
	    'r2 thanked' 'r3 informed' 'r3 thanked')
	run -0 --separate-stderr pipe ./keep
	[ "$stderr" = '' ]
	[ "$(ls sent | wc -l)" -eq 2 ]
}

@test "the note of an event is the Message-ID of its letter" {
	some
	keeper
	thank -x ./keep in.csv | mlr --icsv --onidx cut -f note | sort -u >notes
	sed -n 's/^Message-ID: //p' sent/* | sort -u | diff -u notes -
	[ "$(wc -l <notes)" -eq 2 ]
}

@test "a Message-ID tells apart what ids with dots would make the same" {
	ledger <<'EOS'
a,A,a@x.example,
a.2026-06-30.b,B,b@x.example,
EOS
	referrals <<'EOS'
b.2026-06-30.c,2026-06-29,a,P,3
c,2026-06-29,a.2026-06-30.b,Q,3
EOS
	ref-status -C L | thank -n | mlr --icsv --onidx cut -f note |
	    sort | diff -u - <(
		cat <<'EOS'
<ref-thank.a.2026-06-30.b=2E2026-06-30=2Ec@larch.example>
<ref-thank.a=2E2026-06-30=2Eb.2026-06-30.c@larch.example>
EOS
	)
}

@test "what the command prints goes to standard error" {
	some
	run -0 --separate-stderr thank -x 'cat >/dev/null; echo noise' in.csv
	[ "$stderr" = 'noise
noise' ]
	run ! grep -q noise <<<"$output"
}

# A command that fails, and what is said of the first letter and the second.
fails() {
	run -2 --separate-stderr thank -x "$1" in.csv
	[ "$output" = 'date,referral,partner,event,way,note' ]
	printf '%s\n' "$stderr" | grep -v '^sh: ' | sort | diff -u - <(
		printf '%s\n' \
		    "ref-thank: Lena Gruber <lena@gruber.example>: not sent: the command $2" \
		    "ref-thank: Priya Nair <priya@nair.example>: not sent: the command $2"
	)
}

@test "a command that fails is said so, and no event printed" {
	some
	fails 'exit 75' 'ended with status 75'
	fails 'cat >/dev/null; exit 67' 'ended with status 67'
	fails './missing' 'ended with status 127'
	fails 'kill -9 $$' 'was killed by signal 9 (Killed)'
}

@test "a command that closes its input has taken the letter if it says so" {
	some
	run -0 --separate-stderr thank -x 'exec <&-; exit 0' in.csv
	[ "$stderr" = '' ]
	[ "${#lines[@]}" -eq 6 ]
}

@test "a command that fails for one sends to the others, status 2" {
	some
	keeper
	cat >some-fail <<'EOS'
#!/bin/sh
cat >m
grep -q '^To: Lena' m && exit 75
exec ./keep <m
EOS
	chmod +x some-fail
	run -2 --separate-stderr thank -x ./some-fail in.csv
	[ "$stderr" = 'ref-thank: Lena Gruber <lena@gruber.example>: not sent: the command ended with status 75' ]
	printf '%s\n' "$output" | mlr --icsv --onidx --ofs ' ' cut -o -f \
	    partner,event | sort -u | diff -u - <(printf '%s\n' \
	    'nair informed' 'nair thanked')
	[ "$(ls sent | wc -l)" -eq 1 ]
}

@test "SIGPIPE and SIGCHLD are as usual for the command, however we were begun" {
	some
	cat >m <<'EOS'
#!/bin/sh
cat >/dev/null
yes | head -1 >/dev/null
grep SigIgn /proc/$$/status | awk '{ print "ignored", $2 }'
EOS
	chmod +x m
	ref-status -C L nair 2>/dev/null >n.csv
	run -0 --separate-stderr env --ignore-signal=PIPE --ignore-signal=CHLD \
	    ref-thank -C L -x ./m n.csv
	[[ $stderr =~ ^'ignored '([0-9a-f]+)$ ]]
	# SIGPIPE is 13: bit 12
	[ $((0x${BASH_REMATCH[1]} & 0x1000)) -eq 0 ]
}

@test "nobody with consent no, or without an address, is written to" {
	ledger <<'EOS'
no,Nora No,nora@no.example,no
none,Noel None,,yes
yes,Yara Yes,yara@yes.example,yes
EOS
	referrals <<'EOS'
r1,2026-06-29,no,A,3
r2,2026-06-29,none,B,3
r3,2026-06-29,yes,C,3
r4,2026-06-29,no,D,3
EOS
	ref-status -C L >in.csv
	run -0 --separate-stderr thank -n in.csv
	[ "$stderr" = 'ref-thank: Nora No: not written to: consent is no (2 referrals)
ref-thank: Noel None: not written to: no e-mail address (1 referral)' ]
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[1]} = 2026-06-30,r3,yes,thanked,* ]]
}

@test "a consent that is neither yes nor empty is no" {
	some
	sed 's/,yes,/,NO,/' in.csv >no.csv
	run -0 --separate-stderr thank -l no.csv
	[ "$stderr" = 'ref-thank: Priya Nair: not written to: consent is no (2 referrals)' ]
}

@test "one row with consent no is enough" {
	some
	sed '/^r3,/s/,yes,/,no,/' in.csv >in2.csv
	run -0 --separate-stderr thank -n in2.csv
	[ "$stderr" = 'ref-thank: Priya Nair: not written to: consent is no (2 referrals)' ]
	run ! grep -q nair <<<"$output"
}

@test "a partner with whom it has ended is thanked, and nothing offered" {
	some
	ref-add -C L event nair ended 'moved away' >/dev/null 2>&1
	ref-status -C L nair 2>/dev/null | thank >mbox
	grep -q '^Thank you for your referrals' mbox
	run ! grep -q 'just reply\|there is something' mbox
	ref-status -C L gruber 2>/dev/null | thank >mbox
	grep -q 'there is something' mbox
}

@test "a partner with whom it has ended is not asked how to reach somebody" {
	some
	ref-add -C L referral referral=x1 from=nair prospect='Zed Old' date=2026-06-01
	ref-add -C L event x1 unreachable date=2026-06-20
	ref-status -C L x1 2>/dev/null | thank >mbox
	grep -q 'a better way' mbox
	ref-add -C L event nair ended 'moved away' >/dev/null 2>&1
	ref-status -C L x1 2>/dev/null | thank >mbox
	grep -q 'could not reach them' mbox
	run ! grep -q 'a better way' mbox
}

@test "no mail to a partner of whom a duplicate row says no" {
	some
	ref-add -C L -f partner partner=nair-2 name='Asha N' email=a2@x.example consent=no same_as=nair
	[ "$(ref-status -C L -p nair 2>/dev/null | mlr --icsv --onidx cut -f consent)" = no ]
	ref-status -C L nair 2>/dev/null >in
	run -0 --separate-stderr thank -n in
	[ "$stderr" = 'ref-thank: Priya Nair: not written to: consent is no (2 referrals)' ]
	run ! grep -q '@nair.example' <<<"$output"
}

@test "a duplicate is thanked for, and is told no other name" {
	ledger <<'EOS'
first,Fay First,fay@first.example,
second,Sid Second,sid@second.example,
EOS
	printf '%s\n' referral,date,direction,partner,prospect,email \
	    r1,2026-06-20,received,first,Tom,tom@t.example \
	    r2,2026-06-25,received,second,Tom,tom@t.example | rows referrals
	ref-status -C L second 2>/dev/null | thank >mbox
	grep -q 'They were known to us already, by another' mbox
	run ! grep -qi 'fay\|first' mbox
	ref-status -C L first 2>/dev/null | thank >mbox
	run ! grep -qi 'another way\|second' mbox
}

@test "more letters than mail_max are not sent, unless -N says so" {
	local i
	for i in $(seq 51); do echo "p$i,P $i,p$i@x.example,"; done | ledger
	for i in $(seq 51); do echo "r$i,2026-06-29,p$i,Q,3"; done | referrals
	ref-status -C L >in.csv
	run -2 --separate-stderr thank -x 'cat >>log' in.csv
	[ "$output" = 'date,referral,partner,event,way,note' ]
	[ "$stderr" = 'ref-thank: 51 messages: say -N 51' ]
	[ ! -e log ]
	run -2 --separate-stderr thank -N 50 -x 'cat >>log' in.csv
	[ ! -e log ]
	run -0 --separate-stderr thank -N 51 -x 'cat >>log' in.csv
	[ "$(grep -c '^To: ' log)" -eq 51 ]
	run -0 --separate-stderr thank in.csv
	ref-add -C L policy mail_max=51 >/dev/null
	run -0 --separate-stderr thank -x 'cat >>log' in.csv
}

@test "history before duties_from is not thanked for" {
	some
	ref-add -C L policy duties_from=2026-06-01 >/dev/null
	run -0 --separate-stderr bash -c 'ref-status -C L | ref-thank -C L -n'
	grep -q ',r2,' <<<"$output"
	run ! grep -q ',r3,' <<<"$output"
}

@test "without a sender nothing is written" {
	ref-add -C L partner name=Nair email=n@x.example >/dev/null
	ref-add -C L referral from=nair prospect=Tom level=1 >/dev/null 2>&1
	ref-status -C L >in.csv
	run -2 --separate-stderr thank in.csv
	[ "$output" = '' ]
	[ "$stderr" = 'ref-thank: no sender: -f, or ref-add policy my_email=ADDRESS' ]
	run -0 --separate-stderr thank -l in.csv
	run -0 --separate-stderr thank -f me@x.example in.csv
}

@test "a my_email that is no plain address is refused" {
	some
	ref-add -C L policy my_email=mé@x.example >/dev/null
	run -2 --separate-stderr thank in.csv
	[ "$output" = '' ]
	[ "$stderr" = "ref-thank: policy: my_email: 'mé@x.example' is not in ASCII" ]
}

@test "options that contradict each other are usage errors" {
	local o
	for o in -ln -lp -np '-lx true' '-nx true' '-px true' '-pF t'; do
		run -2 --separate-stderr thank $o /dev/null
		[[ $stderr = 'ref-thank: -'[lnpF]' and -'[npx]' exclude each other'$'\n'usage:* ]] ||
		    [[ $stderr = 'ref-thank: -F and -p exclude each other'$'\n'usage:* ]]
		[ "$output" = '' ]
	done
	run -2 --separate-stderr thank -T /dev/null
	[[ $stderr = 'ref-thank: -T goes with -l, -n and -x only'$'\n'usage:* ]]
	run -2 --separate-stderr thank -N 3 /dev/null
	[[ $stderr = 'ref-thank: -N goes with -x only'$'\n'usage:* ]]
	run -2 --separate-stderr thank -x ' ' /dev/null
	[ "$stderr" = 'ref-thank: -x: no command' ]
	run -2 --separate-stderr thank -N x -x true /dev/null
	[ "$stderr" = "ref-thank: -N: 'x' is not a whole number from 0 to 99999999" ]
}

@test "-p prints a template that gives the same letters" {
	some
	thank in.csv >want
	thank -p >t
	thank -F t in.csv | diff -u want -
}

# A template and the message about it.
bad_template() {
	printf "$1" >t
	run -2 --separate-stderr thank -F t -x 'cat >>log' in.csv
	[ "$output" = 'date,referral,partner,event,way,note' ]
	[ "$stderr" = "ref-thank: $2" ]
	[ ! -e log ]
}

@test "a fault of a template is named with its line, and nothing is sent" {
	some
	bad_template 'Subject: x\n\n* {{nme}}\n' \
	    't:3: {{nme}}: neither a column of the rows nor a rule of policy'
	bad_template 'Subject: x\n\n* {{name\n' \
	    't:3: {{name: neither a column of the rows nor a rule of policy'
	bad_template 'Subject: {{}}\n\n* x\n' \
	    't:1: {{}}: neither a column of the rows nor a rule of policy'
	bad_template 'Subject: x\n\nno star\n' \
	    't: no line that begins with * to be repeated for each referral'
	bad_template 'Subject: x\n\n* a\n* b\n' \
	    't:4: a second line with *: line 3 is repeated for each referral'
	bad_template 'X-A: x\n\n* a\n' 't: no line `Subject: text`'
	bad_template 'Subject: a\nSubject: b\n\n* a\n' \
	    't:2: this header is there twice'
	bad_template 'Subject: a\nto: b\n\n* a\n' \
	    't:2: this header is made by the program: -f says who writes'
	bad_template 'Subject: a\nHello,\n\n* a\n' \
	    't:2: a header is wanted, `Subject: text`, and an empty line before the letter'
	bad_template 'Subject: a\nCc: {{owner}}\n\n* a\n' \
	    't:2: {{owner}}: data cannot stand in Cc, which names addresses'
	bad_template 'Subject: a\n\n* \xff\n' 't:3: not UTF-8'
	bad_template 'Subject: a\n\n* \x00\n' 't:3: a NUL byte'
	for char in '\r' '\x1b' '\x7f' '\xc2\x9b'; do
		bad_template "Subject: a\\n\\n* a${char}b\\n" \
		    't:3: a control character'
	done
	run -2 --separate-stderr thank -F none in.csv
	[ "$stderr" = 'ref-thank: none: No such file or directory' ]
	run -2 --separate-stderr thank -F . in.csv
	[ "$stderr" = 'ref-thank: .: Is a directory' ]
	head -c 1100000 /dev/zero | tr '\0' x >t
	run -2 --separate-stderr thank -F t in.csv
	[ "$stderr" = 'ref-thank: t: longer than a template can be' ]
}

@test "a template has columns of the user's own, rules, headers and CRLF" {
	some
	mlr --csv put '$colour = "blue {{name}}"' in.csv >own.csv
	printf 'Subject: {{colour}}\r\nReply-To: {{my_name}} <{{my_email}}>\r\nX-Empty: {{until}}\r\n\r\nHi {{until}} there\r\n{{until}} {{until}}\r\n\r\n\r\n*{{prospect}} {{level}}\r\n' >t
	thank -F t own.csv >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	grep -A 9 'To: Lena' got | diff -u - <(
		cat <<'EOS'
To: Lena Gruber|lena@gruber.example
Subject: blue {{name}}
Reply-To: Maya Larch|maya@larch.example
Date: Tue, 30 Jun 2026 12:00:00 +0000
Message-ID: <ref-thank.gruber.2026-06-30.r2@larch.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
> Hi there
> 
EOS
	)
	grep -A 1 '^> $' got | grep -qx '> Ann Grey 5'
}

@test "long lines are broken at blanks, long words are left whole" {
	some
	w=https://$(printf '%0100d' 0).example
	printf 'Subject: x\n\n* - aa {{prospect}} %s bb cc\n' "$w" >t
	thank -F t in.csv >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	run ! grep -q '^long' got
	grep -B 1 -A 1 -m 1 "$w" got | diff -u - <(
		printf '> - aa %s\n>   %s\n>   bb cc\n' "$(grep -m 1 -o 'Ann Grey\|Tom Blue' got)" "$w")
}

@test "events are dated today, also where the rows are of another day" {
	some
	ref-status -C L -t 2026-06-29 >old.csv
	thank -n old.csv | mlr --icsv --onidx cut -f date | sort -u >d
	[ "$(cat d)" = 2026-06-30 ]
}

@test "bad rows are named and left out, the others served" {
	some
	head -1 in.csv >bad.csv
	grep '^r2,' in.csv >>bad.csv
	grep '^r2,' in.csv >>bad.csv
	grep '^r1,' in.csv | sed 's/thank:/thank;/' >>bad.csv
	grep '^r1,' in.csv | sed 's/^r1/r 1/' >>bad.csv
	grep '^r1,' in.csv | sed 's/,nair,/,n@ir,/' >>bad.csv
	grep '^r1,' in.csv | sed 's/,2026-06-30$/,/' >>bad.csv
	grep '^r1,' in.csv | sed 's/^r1,2026-06-29/r1,2026-07-29/' >>bad.csv
	grep '^r1,' in.csv | sed 's/^r1,2026-06-29/r1,29-6-2026/' >>bad.csv
	grep '^r1,' in.csv | sed 's/,new,/,newish,/' >>bad.csv
	run -2 --separate-stderr thank -n bad.csv
	[ "${#lines[@]}" -eq 3 ]
	grep -q ',r2,gruber,thanked,' <<<"$output"
	d=$(grep '^r1,' in.csv | grep -o 'contact:[-0-9]*;thank:[-0-9:;a-z]*')
	diff -u - <(printf '%s\n' "$stderr") <<EOS
ref-thank: bad.csv:3: referral: 'r2' is there twice
ref-thank: bad.csv:4: duties: '${d/thank:/thank;}' are not duties, like thank:2026-06-03;pay:2026-07-01
ref-thank: bad.csv:5: referral: 'r 1' is not an id
ref-thank: bad.csv:6: partner: 'n@ir' is not an id
ref-thank: bad.csv:7: asof: '' is not a date, YYYY-MM-DD
ref-thank: bad.csv:8: date: '2026-07-29' is after today
ref-thank: bad.csv:9: date: '29-6-2026' is not a date, YYYY-MM-DD
ref-thank: bad.csv:10: status: 'newish' is not a status
EOS
}

@test "other rows, and rows without a column that matters, are refused" {
	some
	ref-status -C L -d >d.csv
	run -2 --separate-stderr thank d.csv
	[ "$stderr" = 'ref-thank: d.csv:1: duty rows: referral rows are wanted, as ref-status writes them' ]
	mlr --csv cut -x -f consent in.csv >c.csv
	run -2 --separate-stderr thank -x 'cat >>log' c.csv
	[[ $stderr = 'ref-thank: c.csv:1: consent: '* ]]
	[ ! -e log ]
}

@test "when its rows can no longer be written nothing more is sent" {
	some
	thank_full() {
		ref-thank -C L -x 'cat >>log' in.csv >/dev/full
	}
	run -2 --separate-stderr thank_full
	[ ! -e log ]
	[ "${stderr_lines[0]}" = 'ref-thank: 2 messages not sent: what is sent could not be recorded' ]
	[[ ${stderr_lines[1]} = 'ref-thank: standard output: '* ]]
}

@test "two runs at once under flock send once" {
	some
	keeper
	cat >slow <<'EOS'
#!/bin/sh
: >started
sleep 0.3
exec ./keep
EOS
	chmod +x slow
	for i in 1 2; do
		flock mail.lock sh -c "ref-status -C L | ref-thank -C L -x ./slow | ref-add -C L -e events -" </dev/null 3>&- &
	done
	wait
	[ "$(ls sent | wc -l)" -eq 2 ]
	# and with -n the second goes away
	rm -rf sent L started
	some
	keeper
	flock -n mail.lock sh -c "ref-status -C L | ref-thank -C L -x ./slow | ref-add -C L -e events -" </dev/null 3>&- &
	while [ ! -e started ]; do
		sleep 0.02
	done
	run -1 --separate-stderr flock -n mail.lock sh -c "ref-status -C L | ref-thank -C L -x ./slow | ref-add -C L -e events -"
	wait
	[ "$(ls sent | wc -l)" -eq 2 ]
}
