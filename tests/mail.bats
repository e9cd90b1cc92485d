#!/usr/bin/env bats
# Letters as messages: delivered by msmtp to an SMTP server, read by Python's
# email package and by mblaze; and what data may not do to them.

bats_require_minimum_version 1.5.0
load common
load mail

teardown() {
	smtp_stop
}

# The letters that are owed, as Python reads them.
read_mbox() {
	ref-status -C L | ref-thank -C L "$@" >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox
}

@test "a letter is delivered by msmtp, and is what was meant" {
	ledger <<'EOS'
nair,Priya Nair,priya@nair.example,yes
EOS
	referrals <<'EOS'
r1,2026-06-29,nair,Tom Blue,3
EOS
	smtp_start
	run -0 --separate-stderr bash -o pipefail -c \
	    'ref-status -C L | ref-thank -C L -x "$MSMTP" | ref-add -C L -e events -'
	[ "$output" = '' ]
	[ "$stderr" = '' ]
	diff -u - smtp/1.env <<'EOS'
maya@larch.example
priya@nair.example
EOS
	/usr/bin/python3 "$ROOT/tests/mailread.py" smtp/1.eml >got
	diff -u - got <<'EOS'
headers 8
From: Maya Larch|maya@larch.example
To: Priya Nair|priya@nair.example
Subject: Thank you for Tom Blue
Date: Tue, 30 Jun 2026 12:00:00 +0000
Message-ID: <ref-thank.nair.2026-06-30.r1@larch.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
> Dear Priya Nair,
> 
> Thank you for your referral. You lend us your good name each time you
> speak of us, and we know what that is worth. So this is for your trust,
> whatever comes of it:
> 
> - You spoke up for us with Tom Blue. It has only just reached us. That
>   is next on our list.
> 
> You will hear from us how it goes on. And if there is something that we
> can do for you, or somebody whom you would like to meet, just reply to
> this message.
> 
> With thanks,
> Maya Larch
> Larch & Finch
EOS
	[ "$(today)" = 'r1 thanked' ]
	[ ! -e smtp/2.eml ]
}

@test "a recipient whom the server refuses keeps the duty, the others do not" {
	ledger <<'EOS'
one,One Able,450@able.example,
two,Two Baker,two@baker.example,
three,Three Cole,550@cole.example,
EOS
	referrals <<'EOS'
r1,2026-06-29,one,P One,3
r2,2026-06-29,two,P Two,3
r3,2026-06-29,three,P Three,3
EOS
	smtp_start
	ref-status -C L >in.csv
	run -2 --separate-stderr ref-thank -C L -x "$MSMTP 2>/dev/null" in.csv
	diff -u - <(printf '%s\n' "$output") <<'EOS'
date,referral,partner,event,way,note
2026-06-30,r2,two,thanked,out,<ref-thank.two.2026-06-30.r2@larch.example>
EOS
	# sysexits.h, as msmtp ends: EX_NOUSER 67, EX_TEMPFAIL 75 and their like
	[[ $stderr =~ ^'ref-thank: One Able <450@able.example>: not sent: the command ended with status '[67][0-9]$'\n''ref-thank: Three Cole <550@cole.example>: not sent: the command ended with status '[67][0-9]$ ]]
	[ "$(cat smtp/*.env)" = 'maya@larch.example
two@baker.example' ]
}

@test "names of every kind come through header and body as they are" {
	local n=0 name
	ledger </dev/null
	# (one line each: what a person, a firm or a prankster is called)
	cat >names <<'EOS'
Élodie Müller-Łąck
李小龍
Björn "the Bear" Ångström
O'Connell, Sean
Smith \ Sons (Ltd); <x>
=?utf-8?B?Qmxh?=
=?utf-8?Q?a=0ABcc:_x@y.example?=
{{my_email}} {{reason}}
%n%s%x$(id)`id`
👩‍👩‍👧 family
a@b.example
undefined
NULL
-rf
../../etc/passwd
<script>alert(1)</script>
=HYPERLINK("x")
Ａ＋ｗｉｄｅ
مرحبا بالعالم
ÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅ
Averyveryveryveryveryveryveryveryveryveryveryveryverylongnamewithoutanyblankinit
From now on
""""""""""""""""""""""""""""""""""""""""""""""
\\\\\\\\\\\\\\\\\\\\\\\\\\\ (two columns each)
Somebody, with a comma and fifty columns and more, Esq.
.
EOS
	while IFS= read -r name; do
		n=$((n + 1))
		ref-add -C L partner partner="p$n" name="$name" \
		    email="p$n@x.example" >/dev/null
		ref-add -C L -f referral referral="r$n" from="p$n" \
		    prospect="$name" level=4 date=2026-06-29 >/dev/null 2>&1
	done <names
	printf 'Subject: {{prospect}}\n\n* {{prospect}}\n' >t
	ref-status -C L >in.csv
	ref-thank -C L -F t in.csv >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	run ! grep -E '^(defect|long|Bcc|Cc)' got
	[ "$(grep -c '^headers 8$' got)" -eq "$n" ]
	sed -n 's/^Subject: //p' got | diff -u names -
	sed -n 's/^> //p' got | tr -d '\n' >body
	tr -d '\n' <names | cmp - body
	sed -n 's/^To: \(.*\)|p[0-9]*@x.example$/\1/p' got | diff -u names -
}

@test "long words make no line over 78 columns, and come through" {
	local n word long
	ledger <<<'nair,Priya Nair,priya@nair.example,'
	referrals <<<'r1,2026-06-29,nair,Tom Blue,3'
	ref-status -C L >in.csv
	long=The-Name-That-Is-As-Long-As-One-Of-A-Header-May-Ever-Be-Here
	for n in 60 67 68 75 76 77 200; do
		word=$(printf "%0${n}d" 0)
		printf '%s\n' "Subject: $word" \
		    "$long: a word or two" \
		    "Other: begins a line with some words so that a short one goes onto the next, $word end" \
		    '' '* {{prospect}}' >t
		ref-thank -C L -F t in.csv >mbox
		/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
		run ! grep -E '^(defect|long)' got
		grep -qx "Subject: $word" got
		grep -qx "$long: a word or two" got
		grep -q "^Other: begins .* onto the next, $word end\$" got
	done
}

@test "control characters and ends of lines in the data are blanks" {
	ledger </dev/null
	# as rows: the ledger itself would refuse some of it
	printf '%s\n' "referral,date,direction,partner,name,email,consent,stage,prospect,status,dup_of,duties,asof" >in.csv
	printf 'r1,2026-06-29,received,nair,"Priya\nBcc: x@evil.example\n\nNair",p@nair.example,,active,"Tom\n\n.\n\nFrom x\x1b]52;c;QQ\x07\xc2\x9b31m\xe2\x80\xaeeulB\xe2\x80\xa8x",new,,thank:2026-07-02,2026-06-30\n' >>in.csv
	ref-thank -C L in.csv >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	grep -qx 'headers 8' got
	grep -qx 'To: Priya Bcc: x@evil.example Nair|p@nair.example' got
	grep -qx 'Subject: Thank you for Tom . From x ]52;c;QQ 31meulB x' got
	run ! grep -qE '^(Bcc|defect)' got
	[ "$(grep -c '^From ' mbox)" -eq 1 ]
	run ! grep -q "$(printf '\033')" mbox
}

@test "an address that is not a plain one is not written to" {
	local a
	ledger </dev/null
	echo "referral,date,direction,partner,name,email,consent,stage,prospect,status,dup_of,duties,asof" >in.csv
	n=0
	for a in 'a@b.example
Bcc: c@d.example' 'a@b.example, c@d.example' 'a b@c.example' '-oQ/tmp@x.example' \
	    'a@b@c.example' 'plain' 'Bob <a@b.example>' 'é@b.example' \
	    'a..b@c.example' '.a@c.example' 'a@c..example' 'a@[127.0.0.1]' \
	    '"a b"@c.example' 'a@b.example(x)' "$(printf '%065d@b.example' 0)"; do
		n=$((n + 1))
		printf 'r%d,2026-06-29,received,p%d,N,"%s",,active,T,new,,thank:2026-07-02,2026-06-30\n' \
		    $n $n "${a//\"/\"\"}" >>in.csv
	done
	run -0 --separate-stderr ref-thank -C L in.csv
	[ "$output" = '' ]
	[ "${#stderr_lines[@]}" -eq "$n" ]
	[ "${stderr_lines[0]}" = "ref-thank: N: not written to: 'a@b.example\\nBcc: c@d.example' is not one e-mail address, like a@b.org (1 referral)" ]
	[ "${stderr_lines[7]}" = "ref-thank: N: not written to: 'é@b.example' is not in ASCII (1 referral)" ]
	[[ ${stderr_lines[14]} = *"is longer than an address may be (1 referral)" ]]
}

@test "an mbox is read by Python and by mblaze, letter by letter" {
	local i
	for i in 1 2 3; do echo "p$i,Partner $i,p$i@x.example,"; done | ledger
	for i in 1 2 3; do echo "r$i,2026-06-29,p$i,From here on,3"; done |
	    referrals
	printf 'Subject: x\n\nFrom me\n>From you\n* From {{name}}\n.\n' >t
	ref-status -C L | ref-thank -C L -F t >mbox
	[ "$(grep -c '^From ' mbox)" -eq 3 ]
	/usr/bin/python3 - <<'EOS' >got
import mailbox
for m in mailbox.mbox('mbox', create=False):
    print(m['To'], repr(m.get_payload(decode=True)))
EOS
	for i in 1 2 3; do
		echo "Partner $i <p$i@x.example> b'From me\\n>From you\\nFrom Partner $i\\n.\\n'"
	done | diff -u - got
	mkdir -p M/cur M/new M/tmp
	mdeliver -M M <mbox
	[ "$(find M -type f | wc -l)" -eq 3 ]
	find M -type f -exec mshow -h to:subject {} + | sed '/^$/d' |
	    grep -v '^From here\|^\.$' >got
	for i in 1 2 3; do
		grep -q "To: Partner $i <p$i@x.example>" got
		grep -q "From Partner $i" got
	done
	[ "$(grep -c '^>From you$' got)" -eq 3 ]
	[ "$(grep -c '^From me$' got)" -eq 3 ]
}

@test "the sender is who -f says, encoded where it has to be" {
	ledger <<'EOS'
nair,Priya Nair,priya@nair.example,
EOS
	referrals <<'EOS'
r1,2026-06-29,nair,Tom Blue,3
EOS
	run -0 --separate-stderr read_mbox -f 'Maya Lärch, Öffice <m@l.example>'
	[ "${lines[1]}" = 'From: Maya Lärch, Öffice|m@l.example' ]
	[ "${lines[5]}" = 'Message-ID: <ref-thank.nair.2026-06-30.r1@l.example>' ]
	run -0 --separate-stderr read_mbox -f 'm@l.example'
	[ "${lines[1]}" = 'From: |m@l.example' ]
	run -2 --separate-stderr ref-thank -C L -f 'Maya <m@l, x@y>' /dev/null
	[[ $stderr = "ref-thank: -f: 'm@l, x@y' is not one e-mail address, like a@b.org"* ]]
}
