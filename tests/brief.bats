#!/usr/bin/env bats
# ref-brief: what a page shows, and above all what it does not.

bats_require_minimum_version 1.5.0
load common

# A ledger in ./L with all texts, one partner of whom all is known and one of
# whom nothing is.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export REF_LEDGER=$PWD/L REF_BY=maya
	mkdir -m 700 L
	cat >L/policy.csv <<'END'
rule,value
my_name,Maya Larch
my_email,maya@larch.example
my_firm,Larch & Finch
my_pitch,We keep the books of shops.
my_ideal,owners of 3 to 30 shops
my_trigger,a second shop
my_story,A baker did not know which shop paid.
my_url,https://larch.example
END
	cat >L/partners.csv <<'END'
partner,name,firm,greeting,kind,category,email,offers,ideal,firm_stage,seeking,refers,since,goal,note
nair,Asha Nair,Nair Law,Asha,colleague,lawyer,asha@nair.example,contract; lease;,bakers;shops,growing,yes,yes,2026-01-05,2,
ode,,Ode Leasing,,,,,,,,,,,,
END
	cat >L/events.csv <<'END'
date,partner,referral,event,way,value,until,note
2026-02-01,nair,,learned,,,,those who open a second shop
2026-02-02,nair,,confidence,,,,two names to call
2026-02-03,nair,,agreed,,,,numbers every quarter
END
	chmod 600 L/*.csv
}

# The rows of a partner, in p, e and r.
rows() {
	ref-status -p "$@" >p </dev/null
	ref-status -j "$@" >e </dev/null
	ref-status "$@" >r </dev/null
}

# A section of the page in $output, without its heading.
section() {
	awk -v want="## $1" '/^#/ { on = $0 == want; next } on && NF' \
	    <<<"$output"
}

# What ref-brief says on standard error, and that it prints nothing.
says() {
	local message=$1
	shift
	run -2 --separate-stderr ref-brief "$@" </dev/null
	diff -u <(echo "$message") <(echo "$stderr")
	[ -z "$output" ]
}

# Who may be told what: the columns and rules that ref-brief(1) lists.
SHARED='name firm greeting email phone offers ideal goal interviewed
interview_us asof'
OURS='my_name my_email my_firm my_pitch my_ideal my_trigger my_story my_url
currency'

@test "what is handed over has nothing of any cell that is for ourselves" {
	ref-status -p -c note nair </dev/null | awk -F , -v OFS=, \
	    -v shared="$SHARED" '
	BEGIN {
		days = "^(since|first_received|last_.*|briefed|learned|" \
		    "confidence|agreed)$"
		n = split(shared, s, "[ \n]"); for (i = 1; i <= n; i++) ok[s[i]]
	}
	NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; print; next }
	{
		for (i = 1; i <= NF; i++) {
			if (name[i] in ok)
				continue
			if (name[i] == "partner")
				$i = "secret-id"
			else if (name[i] ~ days)
				$i = "1987-06-05"
			else if ($i ~ /^[0-9]+$/)
				$i = 98765
			else
				$i = "secret"
			planted++
		}
		print
		print planted > "planted"
	}' >p
	[ "$(cat planted)" -gt 65 ]
	for page in -u -i; do
		run -0 --separate-stderr ref-brief $page p </dev/null
		[ -z "$stderr" ]
		[[ $output == *'Asha Nair'* ]]
		[[ $output == *bakers* ]]
		run ! grep -i -e secret -e 1987 -e 98765 -e '5 June' <<<"$output"
	done
	# for ourselves they are shown
	run -0 --separate-stderr ref-brief -m p </dev/null
	for planted in secret-id secret 1987-06-05 98765; do
		[[ $output == *"$planted"* ]]
	done
}

@test "notes of partners, referrals and events are in no page handed over" {
	ref-add -u partner partner=nair note='PLANTED in the note' </dev/null \
	    >/dev/null
	for word in coffee note learned confidence agreed briefed interviewed \
	    interview-us complaint; do
		ref-add event nair $word "PLANTED in $word" </dev/null
	done
	ref-add referral from=nair prospect='PLANTED prospect' \
	    note='PLANTED in a referral' need='PLANTED need' </dev/null
	rows nair
	ref-status -p -c note nair >p </dev/null
	grep -q 'PLANTED in the note' p
	[ "$(grep -c PLANTED e)" -ge 9 ]
	run -0 --separate-stderr ref-brief p </dev/null
	[[ $output == *'Asha Nair'* ]]
	[[ $output != *PLANTED* ]]
	run -0 --separate-stderr ref-brief -i p </dev/null
	tr '\n' ' ' <<<"$output" |
	    grep -q 'You last interviewed us on 30 June 2026\.'
	[[ $output != *PLANTED* ]]
	run -0 --separate-stderr ref-brief -m p e r </dev/null
	for what in 'in the note' 'in learned' 'in confidence' 'in agreed' \
	    'in complaint' 'prospect (PLANTED need), new'; do
		[[ $output == *"PLANTED $what"* ]]
	done
}

@test "events and referrals are not even read for what is handed over" {
	rows nair
	for page in -u -i; do
		says 'ref-brief: e:1: event rows: partner rows alone are wanted, as this page is handed over' $page e
		says 'ref-brief: r:1: referral rows: partner rows alone are wanted, as this page is handed over' $page r
	done
}

@test "a template for it can name what the page lists, and nothing else" {
	rows nair
	ref-status -p -c note nair >p </dev/null
	{
		head -n 1 p | tr , '\n'
		cut -d , -f 1 <"$ROOT/tests/demo/policy.csv" | tail -n +2
		echo touch_days leave_days ignore | tr ' ' '\n'
		awk '/^With$/ { on = 1 } /^\.El/ { on = 0 }
		    on && /^\.It Li/ { for (i = 3; i <= NF; i += 2) print $i }' \
		    "$ROOT/man/ref-brief.1"
	} | sort -u >names
	[ "$(wc -l <names)" -gt 100 ]
	grep -qx question names
	while read -r name; do
		if grep -qx "$name" <<<"${SHARED//[$' \n']/$'\n'}" ||
		    grep -qx "$name" <<<"${OURS//[$' \n']/$'\n'}"; then
			echo "x {{$name}}" >>shared
			continue
		fi
		echo "x {{$name}}" | tee t >>own
		for page in -u -i; do
			says "ref-brief: t:1: {{$name}}: for ourselves alone, and this page is handed over" \
			    $page -F t p
		done
	done <names
	for page in '-u -F shared' '-i -F shared' '-m -F shared' '-m -F own'; do
		# shellcheck disable=SC2086
		run -0 --separate-stderr ref-brief $page p </dev/null
	done
}

@test "each text that is missing is named, with why it matters" {
	: >L/policy.csv
	run -2 --separate-stderr ref-brief </dev/null
	[ -z "$output" ]
	diff -u - <(echo "$stderr") <<-'END'
	ref-brief: no my_name: the partner has to say whom to call: ref-add policy my_name='TEXT'
	ref-brief: no my_email: it is where an introduction goes: ref-add policy my_email='TEXT'
	ref-brief: no my_pitch: what we do and for whom is what they pass on: ref-add policy my_pitch='TEXT'
	ref-brief: no my_ideal: nobody thinks of a client who is not described: ref-add policy my_ideal='TEXT'
	ref-brief: no my_trigger: the words to listen for bring us to mind at the moment: ref-add policy my_trigger='TEXT'
	ref-brief: no my_story: one client, before and after, is what people retell: ref-add policy my_story='TEXT'
	END
	# a page wants what it names, and a sheet for ourselves nothing
	rows nair
	echo '{{my_story}} {{my_url}}' >t
	says "ref-brief: no my_story: one client, before and after, is what people retell: ref-add policy my_story='TEXT'" \
	    -F t p
	run -0 --separate-stderr ref-brief -m p </dev/null
	[ -z "$stderr" ]
}

@test "without a file nothing is read, and the brief is for anybody" {
	run -0 --separate-stderr ref-brief <<<'no header, "'
	[ -z "$stderr" ]
	[[ $output == *'[your name]'* ]]
	[[ $output != *'For '* ]]
	[[ $output == *$'\n\n30 June 2026\n\n'* ]]
	section 'In return' | grep -q '^Who is a good referral for you'
	rows nair
	run -0 --separate-stderr ref-brief - <p
	[[ $output == *$'\nFor Asha Nair, Nair Law. 30 June 2026\n'* ]]
	[[ $output == *$'\n  Asha Nair\n'* ]]
}

@test "the brief has our texts, each under its heading, and the test sentence" {
	run -0 --separate-stderr ref-brief </dev/null
	[ "${lines[0]}" = '# A good referral for Larch & Finch' ]
	[ "$(section 'Who that is')" = 'owners of 3 to 30 shops' ]
	[ "$(section 'What you will hear when they need us')" = 'a second shop' ]
	[ "$(section 'A story to tell')" = \
	    'A baker did not know which shop paid.' ]
	section 'How to hand somebody over' | tr -s ' \n' ' ' |
	    grep -q 'In their own words: "We keep the books of shops."'
	section 'The test' | tr '\n' ' ' |
	    grep -q '"You need Maya Larch when \.\.\."'
	[ "${lines[-1]}" = \
	    'Maya Larch, Larch & Finch, maya@larch.example, https://larch.example' ]
	# who has no firm, and no page in the web
	sed -i '/my_firm/d; /my_url/d' L/policy.csv
	run -0 --separate-stderr ref-brief </dev/null
	[ "${lines[0]}" = '# A good referral for Maya Larch' ]
	[ "${lines[-1]}" = 'Maya Larch, maya@larch.example' ]
}

@test "what the giver will hear, and when, is what the policy says" {
	run -0 --separate-stderr ref-brief </dev/null
	section 'What happens then' | diff -u - <(cat <<-'END'
	- We call them within 3 days.
	- We thank you within 3 days, whatever comes of it.
	- When something changes, you hear of it within 7 days, good news or
	  bad.
	- While nothing changes, you hear that too, every 30 days.
	END
	)
	ref-add policy contact_days=0 thank_days=1 inform_days=never \
	    inform_every=1 </dev/null
	run -0 --separate-stderr ref-brief </dev/null
	section 'What happens then' | diff -u - <(cat <<-'END'
	- We call them on the same day.
	- We thank you within a day, whatever comes of it.
	- While nothing changes, you hear that too, every day.
	END
	)
	# nothing promised: no heading over nothing
	ref-add policy contact_days=never thank_days=never inform_every=never \
	    </dev/null
	run -0 --separate-stderr ref-brief </dev/null
	[[ $output != *'What happens then'* ]]
	[[ $output == *$'together.\n\n## In return\n'* ]]
}

@test "in return: whom they would like to meet, and the goal" {
	rows
	run -0 --separate-stderr ref-brief p </dev/null
	section 'In return' | tr '\n' ' ' >got
	grep -q 'you would like to meet: bakers and shops\. ' got
	grep -q 'We have agreed on 2 referrals a month\.' got
	grep -q 'Who is a good referral for you' got
	ref-add -u partner partner=nair goal=1 </dev/null >/dev/null
	rows nair
	run -0 --separate-stderr ref-brief p </dev/null
	section 'In return' | grep -q '^We have agreed on 1 referral a month\.$'
}

@test "for a meeting: what is not known is named and asked" {
	rows ode
	run -0 --separate-stderr ref-brief -m p e r </dev/null
	[ "${lines[0]}" = '# Meeting Ode Leasing' ]
	[[ $output == *'For ourselves: this page is not handed over.'* ]]
	[ -z "$(section 'What we know')" ]
	[ "$(section 'What we do not know yet' | tr '\n' ' ')" = \
	    "what they offer; who is a good referral for them; whether they seek new clients; whether the firm grows; whether they refer people at all; what is agreed; a goal; what they need to feel confident " ]
	section 'Ask, and let them talk' | tr '\n' ' ' | sed 's/  */ /g' >got
	grep -q '^- What do people come to you for.* - Which of your clients would you like ten more of.* - Do you have room for new clients.* - Where would you like your firm to be.* - When did you last send.* - When you send us somebody, what do you want to hear.* - What would make this worth your while.* - What else would you need to feel confident in sending us somebody? $' got
	[[ $output != *'What happened last'* ]]
	[[ $output != *'Referrals still open'* ]]
}

@test "for a meeting: what is known is shown, and not asked again" {
	rows nair
	run -0 --separate-stderr ref-brief -m p e r </dev/null
	section 'What we know' | diff -u - <(cat <<-'END'
	- they offer: contract and lease
	- a good referral for them: bakers and shops
	- in their words: those who open a second shop (2026-02-01)
	- seeking new clients: yes
	- the firm: growing
	- referring people at all: yes
	- agreed: numbers every quarter (2026-02-03)
	- goal: 2 referrals a month
	- to feel confident they need: two names to call (2026-02-02)
	END
	)
	[ -z "$(section 'What we do not know yet')" ]
	section 'Ask, and let them talk' >got
	run ! grep -e 'room for new' -e 'three years' -e 'last send' -e 'ten more' \
	    -e 'worth your while' got
	tail -n 2 got | tr '\n' ' ' |
	    grep -q 'You told us what you need to feel confident.*what else would you need?'
}

@test "an answer is that of the last such event, in whatever order they come" {
	ref-add event nair learned 'builders' date=2026-05-01 </dev/null
	rows nair
	{ head -n 1 e; tail -n +2 e | sort -r; } >turned
	run -0 --separate-stderr ref-brief -m turned p </dev/null
	[[ $output == *'- in their words: builders (2026-05-01)'* ]]
	# its words where there are none, and where they are not in the input
	run -0 --separate-stderr ref-brief -m p </dev/null
	[[ $output == *'on 2026-05-01; the words: ref-status -j nair'* ]]
	ref-add event nair learned date=2026-05-02 </dev/null
	rows nair
	run -0 --separate-stderr ref-brief -m p e </dev/null
	[[ $output == *'- in their words: no words noted (2026-05-02)'* ]]
}

@test "the last five events and open referrals, the rest of them counted" {
	for i in 1 2 3 4 5 6 7; do
		ref-add referral from=nair prospect="Open $i" need='audit;tax' \
		    date=2026-04-0$i </dev/null
	done
	ref-add referral to=nair prospect=Given date=2026-04-08 </dev/null
	ref-add referral from=nair prospect=Ended date=2026-04-09 </dev/null
	ref-add event ended no-need date=2026-04-10 </dev/null
	ref-add event nair call date=2026-05-01 way=in until=+9 \
	    'about shops' </dev/null
	ref-add event given attempted date=2026-05-02 </dev/null
	ref-add event given won value=1200 date=2026-05-02 </dev/null
	ref-add event 'open 7' contacted date=2026-05-03 </dev/null
	ref-add event nair coffee date=2026-05-04 </dev/null
	rows nair
	run -0 --separate-stderr ref-brief -m p r e </dev/null
	section 'Referrals still open' | diff -u - <(cat <<-'END'
	- 2026-04-03 from them: Open 3 (audit;tax), new
	- 2026-04-04 from them: Open 4 (audit;tax), new
	- 2026-04-05 from them: Open 5 (audit;tax), new
	- 2026-04-06 from them: Open 6 (audit;tax), new
	- 2026-04-07 from them: Open 7 (audit;tax), contacted
	- and 2 more, of earlier days
	END
	)
	section 'What happened last' | diff -u - <(cat <<-'END'
	- 2026-05-01 call by them, until 2026-07-09: about shops
	- 2026-05-02 attempted (Given)
	- 2026-05-02 won 1,200.00 (Given)
	- 2026-05-03 contacted (Open 7)
	- 2026-05-04 coffee
	END
	)
	{ head -n 1 r; tail -n +2 r | sort -r; } >turned
	ref-brief -m p turned e </dev/null | diff -u <(echo "$output") -
}

@test "for a meeting: where it stands, what we owe, and a complaint" {
	ref-add referral from=nair prospect='Tom Blue' date=-20 </dev/null
	ref-add event 'tom blue' complaint 'was kept waiting' date=-10 </dev/null
	rows nair
	run -0 --separate-stderr ref-brief -m p </dev/null
	[[ $output == *$'\n- colleague, lawyer\n- asha@nair.example\n'* ]]
	[[ $output == *$'\n- active since 2026-01-05; received 1, of them won 0; given 0\n'* ]]
	[[ $output == *$'\n- last contact from us 2026-02-03, from them 2026-06-10\n'* ]]
	[[ $output == *$'\n- a complaint of 2026-06-20, unanswered: begin with it\n'* ]]
	[[ $output == *$'\n- owed to them, and late: thanks for 1 referral\n'* ]]
	ref-add event nair call 'fixed' date=-9 </dev/null
	rows nair
	run -0 --separate-stderr ref-brief -m p </dev/null
	[[ $output == *$'\n- a complaint of 2026-06-20\n'* ]]
}

@test "the commands of the sheet work, once their words are replaced" {
	rows ode
	run -0 --separate-stderr ref-brief -m p </dev/null
	section 'Write it down the same day' | sed 's/^    //' >commands
	grep -A 9 -e -u commands >unchanged
	run -2 --separate-stderr sh -e unchanged </dev/null
	[[ $stderr == *'ref-add: '*'YES_OR_NO'* ]]
	grep -q '^ode,,Ode Leasing,,,,,,,,,,,,' L/partners.csv
	sed -i 's/GROWING_OR_MATURE/growing/; s/YES_OR_NO/yes/g
	    s/NUMBER/3/; s/TAG;TAG/vans;ovens/g; s/WHOM THEY WANT/bakers/' commands
	run -0 --separate-stderr sh -e commands </dev/null
	rows ode
	run -0 --separate-stderr ref-brief -m p e </dev/null
	[ -z "$(section 'What we do not know yet')" ]
	[[ $output == *'- they offer: vans and ovens'* ]]
	[[ $output == *'- goal: 3 referrals a month'* ]]
	[[ $output == *'- in their words: bakers (2026-06-30)'* ]]
}

@test "the interview asks about what they offer and whom they look for" {
	rows nair
	run -0 --separate-stderr ref-brief -i p </dev/null
	section 'What we ask you' >got
	grep -q '^- contract: ' got
	grep -q '^- lease: ' got
	grep -q '^- You look for bakers and shops\. ' got
	run ! grep 'What do people come to you for' got
	# three offers are enough for one interview
	ref-add -u partner partner=nair offers='a;b;c;d' </dev/null >/dev/null
	rows nair
	run -0 --separate-stderr ref-brief -i p </dev/null
	section 'What we ask you' | grep -o '^- [a-d]:' | tr -d '\n' >got
	[ "$(cat got)" = '- a:- b:- c:' ]
	# nothing known: it is asked
	rows ode
	run -0 --separate-stderr ref-brief -i p </dev/null
	section 'What we ask you' >got
	grep -q '^- What do people come to you for' got
	grep -q '^- Whom do you help best' got
	[[ $output != *last\ interviewed* ]]
}

@test "the interview turns the tables with our own texts, and says what after" {
	rows nair
	run -0 --separate-stderr ref-brief -i p </dev/null
	section 'What you can ask us' | tr '\n' ' ' | sed 's/  */ /g' >got
	for text in 'We keep the books of shops.' 'owners of 3 to 30 shops' \
	    'a second shop' 'A baker did not know which shop paid.'; do
		grep -q "In short: $text" got
	done
	section 'After' | tr '\n' ' ' | sed 's/  */ /g' >got
	grep -q 'within 90 days is counted as its result' got
	grep -q 'what becomes of them within 7 days' got
}

@test "names: one of two, both alike, of any script, with hidden characters" {
	head -n 1 L/partners.csv >columns
	{
		cat columns
		echo 'a,Zoë Ñandú,Zoë Ñandú,,,,,,,,,,,,'
		printf 'b,"Ev\033[31mil\nName\342\200\256",,,,,,,,,,,,,\n'
		echo 'c,李小龍,"*Law* <b>[x](y) `z` a\b \* 100%s",,,,,,,,,,,,'
		echo 'd,{{note}} {{my_name}},,,,,,,,,,,,,PLANTED'
	} >L/partners.csv
	rm L/events.csv
	rows
	run -0 --separate-stderr ref-brief p </dev/null
	[ -z "$stderr" ]
	grep '^For ' <<<"$output" | diff -u - <(cat <<-'END'
	For Zoë Ñandú. 30 June 2026
	For Ev\x1b\[31mil Name\u202e. 30 June 2026
	For 李小龍, \*Law\* \<b>\[x](y) \`z\` a\b \\\* 100%s. 30 June 2026
	For {{note}} {{my_name}}. 30 June 2026
	END
	)
	[[ $output != *PLANTED* ]]
	[ "$(grep -c $'^\f$' <<<"$output")" -eq 3 ]
}

@test "no line is wider than 72 columns but for a word or a command" {
	long=$(printf 'w%.0s' {1..90})
	ref-add -u partner partner=nair \
	    offers="ü ö ä ü ö ä ü ö ä ü ö ä ü ö ä ü ö ä ü ö ä ü ö ä;$long x" \
	    ideal='李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍 李小龍' \
	    </dev/null >/dev/null
	rows nair
	for page in -u -m -i; do
		ref-brief $page p </dev/null
	done | python3 -c '
import sys, unicodedata
for line in sys.stdin.buffer.read().decode().split("\n"):
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1
                for c in line)
    if width > 72 and not line.startswith("    ") and " w" not in line:
        sys.exit(line)'
	ref-brief -i p </dev/null | grep -q "^  $long x: \|$long\$\|- $long x: "
}

@test "every page of the demonstration fits on a sheet of sixty lines" {
	cp -r "$ROOT/tests/demo" D
	export REF_LEDGER=$PWD/D
	ref-add policy my_story="$(printf 'four lines of a story %.0s' {1..12})" \
	    </dev/null
	rows
	for page in -u -i '-m e r'; do
		ref-brief $page p </dev/null |
		    awk -v RS='\f\n' '{ n = split($0, l, "\n") - 1
			if (n > max) max = n }
			END { print NR, max }' >size
		read -r n max <size
		[ "$n" -eq 18 ]
		[ "$max" -gt 40 ]
		[ "$max" -le 60 ]
	done
}

@test "pages printed as rows come are those printed when all are read" {
	cp -r "$ROOT/tests/demo" D
	export REF_LEDGER=$PWD/D
	rows
	head -n 1 e >none
	ref-brief -m p </dev/null >one
	ref-brief -m none p </dev/null >two
	cmp one two
	ref-status -pT >p.tsv </dev/null
	ref-brief -m - <p.tsv | cmp one -
}

@test "-p prints the template from which the page is made" {
	rows nair
	for page in -u -m -i; do
		ref-brief $page -p </dev/null >t
		ref-brief $page p </dev/null >one
		ref-brief $page -F t p </dev/null | cmp one -
	done
	ref-brief -p </dev/null >t
	run ! cmp one t
	ref-brief </dev/null >one
	ref-brief -F t </dev/null | cmp one -
}

@test "a template: lists, headings over nothing, blanks, lines as they are" {
	rows nair
	cat >t <<'END'
# {{name}}

## Nothing here

{{interviewed}}
- {{my_firm}}{{interviewed}}
## Nor here
no {{interviewed}} and no {{interview_us}}


## {{interviewed}}
## Here
- {{ask}}

{{interviewed}} blanks {{interviewed}} of {{my_name}} {{interviewed}}
    a command of {{my_name}} that is longer than a line can be, and is left alone
a line without any value that is longer than a line can be, and is not left alone
{{ {{my_name
## The end is nothing
END
	sed -i '/^{{ /d' t
	run -0 --separate-stderr ref-brief -F t p </dev/null
	sed 's/^- [a-zWYTH].*/- ASK/' <<<"$output" | grep -v '^  [a-z]' >got
	diff -u - <(uniq got) <<'END'
# Asha Nair

## Nothing here

- Larch & Finch

## Here
- ASK

blanks of Maya Larch
    a command of Maya Larch that is longer than a line can be, and is left alone
a line without any value that is longer than a line can be, and is not
left alone
END
}

@test "a template: a line with two lists is repeated as often as the longer has it" {
	local lists='question known ask event referral' a b n m most
	cp "$ROOT"/tests/demo/*.csv L
	rows nair
	for a in $lists; do
		echo "- {{$a}}" >t
		ref-brief -m -F t p e r </dev/null >"$a"
		grep -q '^-' "$a"
	done
	for a in $lists; do
		for b in $lists; do
			m=$(grep -c '^-' "$b")
			n=$(grep -c '^-' "$a")
			most=$((n > m ? n : m))
			echo "- {{$a}} / {{$b}}" >t
			run -0 --separate-stderr ref-brief -m -F t p e r \
			    </dev/null
			[ "$(grep -c '^- .*/' <<<"$output")" = "$most" ] ||
			    [ "$(grep -c '^-' <<<"$output")" = "$most" ]
			# every item is there, and once
			[ "$a" = "$b" ] || diff -u \
			    <(sed ':a;N;$!ba;s/\n  */ /g' "$a" | sed 's/^- //') \
			    <(sed ':a;N;$!ba;s/\n  */ /g' <<<"$output" |
				sed 's/^- //; s| */.*||; /^$/d')
		done
	done
}

@test "a line is never broken before a mark of Markdown" {
	awk 'BEGIN {
		printf "rule,value\nmy_story,\""
		for (i = 0; i < 90; i++) {
			w = substr("oooooooo", 1, i % 9)
			printf "w%srd - and 10. but # nor + so 3) it ", w
		}
		print "\""
	}' >L/policy.csv
	echo '{{my_story}}' >t
	run -0 --separate-stderr ref-brief -F t -u </dev/null
	[ "${#lines[@]}" -gt 30 ]
	diff -u <(tr -s ' \n' '\n' <<<"$output") \
	    <(sed -n '2s/^my_story,"\(.*\) "$/\1/p' L/policy.csv | tr ' ' '\n')
	run ! grep -E '^([-+*#]|[0-9]+[.)]) ' <<<"$output"
	# data of nothing but marks is broken all the same
	printf 'rule,value\nmy_story,"a%s"\n' "$(yes ' -' | head -n 300 |
	    tr -d '\n')" >L/policy.csv
	ref-brief -F t -u </dev/null | awk 'length > 80 { exit 1 }'
}

@test "templates that cannot be filled are refused with their lines" {
	rows nair
	printf 'fine\n{{nme}}\n{{my_name\n' >t
	says "ref-brief: t:2: {{nme}}: neither a column of the rows nor a rule of policy
ref-brief: t:3: {{my_name: neither a column of the rows nor a rule of policy" \
	    -F t p
	printf '\377\n' >t
	says 'ref-brief: t:1: not UTF-8' -F t p
	says 'ref-brief: nowhere: No such file or directory' -F nowhere
	says 'ref-brief: nowhere: No such file or directory' -m -F nowhere p
}

@test "bad rows are named, and the others have their pages" {
	rows
	bad() {
		mlr --csv put "NR == 1 { $1 }" p >q
		run -2 --separate-stderr ref-brief -m q </dev/null
		[ "$stderr" = "ref-brief: q:2: $2" ]
		[ "${lines[0]}" = '# Meeting Ode Leasing' ]
		[ "$(grep -c '^# ' <<<"$output")" -eq 1 ]
	}
	bad '$partner = "x; rm y"' "partner: 'x; rm y' is not an id"
	bad '$partner = ""' "partner: '' is not an id"
	bad '$name = ""; $firm = ""' \
	    'name: empty, and so is firm: one of them is wanted'
	bad '$learned = "soon"' "learned: 'soon' is not a date, YYYY-MM-DD"
	bad '$won = "x"' "won: 'x' is not a whole number"
}

@test "bad events and referrals are named, and the rest is shown" {
	ref-add referral from=nair prospect='Tom Blue' </dev/null
	rows nair
	mlr --csv put 'NR == 1 { $event = "lernt" } NR == 2 { $date = "" }
	    NR == 3 { $date = "x" }' e >q
	run -2 --separate-stderr ref-brief -m p q </dev/null
	diff -u - <(echo "$stderr") <<-'END'
	ref-brief: q:2: event: 'lernt' is no word of ref-ledger(5)
	ref-brief: q:3: date: empty: a date is wanted
	ref-brief: q:4: date: 'x' is not a date, YYYY-MM-DD
	END
	[ "${lines[0]}" = '# Meeting Asha Nair, Nair Law' ]
	sed 's/,new,/,gone,/' r >q
	run -2 --separate-stderr ref-brief -m p q </dev/null
	[ "$stderr" = "ref-brief: q:2: status: 'gone' is not a status" ]
	tail -n 1 p >>p
	run -2 --separate-stderr ref-brief -m p r </dev/null
	[ "$stderr" = "ref-brief: p:3: partner: 'nair' is there twice" ]
	[ "$(grep -c '^# ' <<<"$output")" -eq 1 ]
}

@test "rows that are missing, of another kind or cut down are named" {
	ref-add referral from=nair prospect='Tom Blue' </dev/null
	rows nair
	says 'ref-brief: no partner rows: those of ref-status -p are wanted too' \
	    -m e
	echo due,duty,side >d
	says 'ref-brief: d:1: duty rows: partner rows, event rows and referral rows are wanted' \
	    -m d
	echo a,b >o
	says 'ref-brief: o:1: other rows: partner rows, event rows and referral rows are wanted' \
	    -m o
	says 'ref-brief: o:1: other rows: partner rows alone are wanted, as this page is handed over' \
	    o
	mlr --csv cut -x -f ideal,goal p >q
	run -2 --separate-stderr ref-brief q </dev/null
	[[ $stderr == 'ref-brief: q:1: ideal: '*$'\nref-brief: q:1: goal: '* ]]
	mlr --csv cut -x -f note e >q
	run -2 --separate-stderr ref-brief -m p q </dev/null
	[[ $stderr == 'ref-brief: q:1: note: '* ]]
	mlr --csv cut -x -f status_date,need r >q
	run -2 --separate-stderr ref-brief -m p q </dev/null
	[[ $stderr == 'ref-brief: q:1: need: '* ]]
	# one bad input of two: the other has its page
	run -2 --separate-stderr ref-brief -i o p </dev/null
	[ "${lines[0]}" = '# An interview with Asha Nair, Nair Law, and one in return' ]
}

@test "one page at a time, and no template that is printed and read" {
	for pair in 'm i' 'i u' 'u m'; do
		set -- $pair
		run -2 --separate-stderr ref-brief "-$1$2" </dev/null
		[ "${stderr%%$'\n'*}" = "ref-brief: -$1 and -$2 exclude each other" ]
		[[ $stderr == *$'\nusage: ref-brief '* ]]
		[ -z "$output" ]
	done
	run -0 --separate-stderr ref-brief -uu </dev/null
	run -2 --separate-stderr ref-brief -p -F t </dev/null
	[ "${stderr%%$'\n'*}" = 'ref-brief: -F and -p exclude each other' ]
}

@test "texts of policy stand as they are written, on one line" {
	printf 'my_pitch,"We *keep*\nthe books.\033"\n' >>L/policy.csv
	printf '{{my_pitch}}\n' >t
	run -0 --separate-stderr ref-brief -F t </dev/null
	[ "$output" = 'We *keep* the books.\x1b' ]
}

@test "a template cannot name what is for the sentences of the program alone" {
	rows nair
	for name in .history .answered '?offers' '!offers' goal:referral 'ask list'; do
		echo "x {{$name}}" >t
		says "ref-brief: t:1: {{$name}}: neither a column of the rows nor a rule of policy" \
		    -m -F t p
	done
}
