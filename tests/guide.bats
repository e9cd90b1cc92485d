#!/usr/bin/env bats
# What ref(7) tells people to do, done.

bats_require_minimum_version 1.5.0
load common
load mail

# The literal block of ref(7) that has a line with $1 in it, as it is typed.
block() {
	awk -v want="$1" '
	/^\.Bd -literal/ { on = 1; text = ""; hit = 0; next }
	/^\.Ed/ { if (on && hit) printf "%s", text; on = 0; next }
	on {
		gsub(/\\e/, "\\")
		text = text $0 "\n"
		if (index($0, want))
			hit = 1
	}' "$ROOT/man/ref.7"
}

# A ledger in ./L: a partner, a referral of this month, one of long ago.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export REF_LEDGER=$PWD/L REF_BY=maya
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
	export GIT_AUTHOR_NAME=maya GIT_AUTHOR_EMAIL=maya@larch.example
	export GIT_COMMITTER_NAME=maya GIT_COMMITTER_EMAIL=maya@larch.example
	mkdir L
	cat >L/partners.csv <<'EOF'
partner,name,firm,phone,entered
nair,Asha Nair,Nair Accounting,,2026-01-05T09:00:00Z
EOF
	cat >L/referrals.csv <<'EOF'
referral,date,direction,partner,prospect,entered
old,2024-03-01,received,nair,Ann Grey,2026-06-01T09:00:00Z
young,2026-06-20,received,nair,Tom Blue,2026-06-20T09:00:00Z
EOF
}

# The ledger under git as the page has it, and a clone of it.
under_git() {
	(
		cd L || exit
		git init -q -b main
		block 'merge=union' | grep -v -e '^cd' -e '^git' >steps
		sh -e steps
		rm steps
		block 'ref-check -C' >.git/hooks/pre-commit
		chmod +x .git/hooks/pre-commit
		cp .git/hooks/pre-commit .git/hooks/pre-merge-commit
		chmod 700 .
		git add .
		git commit -qm 'the ledger'
	)
	git clone -q L M
	chmod 700 M
	cp L/.git/hooks/pre-commit L/.git/hooks/pre-merge-commit M/.git/hooks/
}

@test "colleagues who both add rows lose none of them in a merge" {
	under_git
	ref-add -C M event nair coffee 'theirs' </dev/null
	git -C M add .
	git -C M commit -qm theirs
	ref-add -C L event nair call 'ours' </dev/null
	git -C L add .
	git -C L commit -qm ours
	git -C L pull -q --no-rebase --no-edit ../M main
	run -0 --separate-stderr ref-status -j </dev/null
	[ "$(printf '%s\n' "$output" | grep -c -e theirs -e ours)" -eq 2 ]
	[ -z "$stderr" ]
}

@test "git is told to leave the lock and what else is no table alone" {
	under_git
	ref-add event nair coffee </dev/null
	ref-add -u partner partner=nair phone=5550100 </dev/null >/dev/null
	touch L/events.torn L/partners.csv.new L/partners.csv.tmp L/.mail \
	    L/.nightly
	[ -e L/.lock ]
	[ -e L/partners.csv~ ]
	run -0 git -C L status --porcelain --untracked-files=all
	diff -u - <(printf '%s\n' "$output") <<'EOF'
 M partners.csv
?? events.csv
EOF
}

@test "a partner that both sides have changed is named before the commit" {
	under_git
	ref-add -C M -u partner partner=nair phone=5550100 </dev/null >/dev/null
	sed -i '/^nair/s/[^,]*$/2026-06-01T09:00:00Z/' M/partners.csv
	git -C M commit -qam theirs
	ref-add -C L -u partner partner=nair phone=5550199 </dev/null >/dev/null
	git -C L commit -qam ours
	git -C L pull -q --no-rebase --no-edit --no-commit ../M main
	run -1 --separate-stderr git -C L commit -qm merged
	[[ $stderr == *"partners.csv,3,partner,doubled,"* ]]
	run -0 ref-check -r -C L </dev/null
	[ "$(cut -d , -f 1,4 L/partners.csv)" = "partner,phone"$'\n'nair,5550199 ]
	git -C L commit -qam merged
}

# L and M with what they have committed, and the hub that both pull from.
hub() {
	under_git
	git clone -q --bare L hub
	git -C L remote add origin "$PWD/hub"
	git -C L fetch -q
	git -C L branch -q -u origin/main
	git -C M remote set-url origin "$PWD/hub"
	pull=$(block 'flock .lock git pull')
}

@test "the pull of the page waits for who writes, and merges both sides" {
	hub
	ref-add -C M event nair coffee theirs </dev/null
	git -C M add .
	git -C M commit -qm theirs
	git -C M push -q
	ref-add event nair call ours </dev/null
	git -C L add .
	git -C L commit -qm ours
	flock L/.lock sleep 1 3>&- &
	until ! flock -n L/.lock true; do :; done
	(cd L && sh -ec "$pull") >out 2>err </dev/null &
	sleep 0.3
	run ! grep theirs L/events.csv
	wait $!
	[ "$(grep -c -e theirs -e ours L/events.csv)" -eq 2 ]
	run -0 --separate-stderr ref-check </dev/null
	[ -z "$(git -C L status --porcelain)" ]
}

@test "a pull that leaves a partner twice is not committed" {
	hub
	ref-add -C M -u partner partner=nair phone=5550100 </dev/null >ids
	sed -i '/^nair/s/[^,]*$/2026-06-01T09:00:00Z/' M/partners.csv
	git -C M commit -qam theirs
	git -C M push -q
	ref-add -u partner partner=nair phone=5550199 </dev/null >ids
	git -C L commit -qam ours
	ours=$(git -C L rev-parse HEAD)
	cd L
	run -1 --separate-stderr sh -ec "$pull" </dev/null
	[[ $stderr == *"partners.csv,3,partner,doubled,"* ]]
	[ "$(git rev-parse HEAD)" = "$ours" ]
	run -0 ref-check -r </dev/null
	git commit -qam merged
	[ "$(cut -d , -f 1,4 partners.csv)" = "partner,phone"$'\n'nair,5550199 ]
}

@test "in a directory with the setgid bit new files are for the group" {
	rm -r L
	mkdir L
	chmod 2770 L
	(umask 077 && ref-add partner name='Asha Nair' </dev/null)
	run -0 stat -c '%a %n' L/partners.csv L/.lock
	[ "$output" = "660 L/partners.csv"$'\n'"660 L/.lock" ]
}

# as UID COMMAND ...: somebody of the group 65530, whose own group is another;
# what one of them makes is for nobody else, by the umask.
as() (
	umask 022
	[ "$1" -ne 65531 ] || umask 077
	setpriv --reuid="$1" --regid="$1" --groups=65530 "${@:2}" </dev/null
)

# Two colleagues, 65531 and 65532, can reach this folder and the programs.
colleagues() {
	[ "$(id -u)" -eq 0 ] || skip "needs root to become another user"
	as 65531 "$(command -v ref-add)" -V >v 2>/dev/null ||
	    skip "the build cannot be run by others"
	d=$PWD
	while [ "$d" != / ]; do
		as 65531 test -x "$d" || chmod o+x "$d"
		d=$(dirname "$d")
	done
	unset REF_BY
}

# The block of the page with $1, for the ledger ./L and the group 65530.
shared() {
	block "$1" | sed "s|/srv/referrals|$PWD/L|g; s/chgrp partners/chgrp 65530/"
}

# What is in L: modes and groups, each once.
modes() {
	stat -c '%a %g' L/.lock L/*.csv* | sort -u
}

# Each of both adds, reads, changes what the other has, and erases it.
both_work() {
	local me other
	for me in 65531 65532; do
		as $me ref-add partner name="Ann $me" partner="a$me" >>ids
		as $me ref-add partner name="Bo $me" partner="b$me" >>ids
		as $me ref-add referral from="a$me" prospect="Cy $me" >>ids
		as $me ref-add event "a$me" coffee "from $me"
		as $me ref-add need client="Di $me" wants=lease >>ids
		as $me ref-add policy few=$((me % 7 + 2))
	done
	for me in 65531 65532; do
		other=$((65531 + 65532 - me))
		as $me ref-add -u partner partner="b$other" note="by $me" >>ids
		as $me ref-status -p >"rows$me"
		[ "$(grep -c -e '^[ab]6553[12],' "rows$me")" -eq 4 ]
		[ "$(modes)" = '660 65530' ]
	done
	for me in 65531 65532; do
		other=$((65531 + 65532 - me))
		as $me ref-erase "a$other" >>ids 2>said
		as $me ref-add event "b$other" call "after $me"
		[ "$(modes)" = '660 65530' ]
	done
	for me in 65531 65532; do
		as $me ref-status -j >"rows$me"
		as $me ref-check >"problems$me"
	done
	cmp rows65531 rows65532
	[ "$(grep -c ',after 6553[12],' rows65531)" -eq 2 ]
	run ! grep -r 'Ann 6553' L
	[ "$(grep -c '^b6553[12],.*,by 6553[12],' L/partners.csv)" -eq 2 ]
}

@test "two colleagues of one group write, change and erase in one ledger" {
	colleagues
	rm -r L
	shared 'mkdir /srv/referrals' >steps
	[ "$(grep -c 65530 steps)" -eq 1 ]
	sh -e steps
	both_work
}

@test "so they do in a ledger that was there before, with its files for the group" {
	colleagues
	ref-add need client='Mona Reed' wants=lease </dev/null >ids
	ref-add policy few=4 </dev/null
	ref-add event nair coffee </dev/null
	chmod 600 L/*
	sed -i '1s/phone/note/' L/partners.csv
	shared 'mkdir /srv/referrals' | grep -v '^mkdir' >steps
	shared 'chmod 660 /srv' >>steps
	[ "$(grep -c 65530 steps)" -eq 2 ]
	sh -e steps
	both_work
}

@test "elsewhere they are for their owner alone, and so is a new ledger" {
	rm -r L
	(umask 000 && ref-add partner name='Asha Nair' </dev/null)
	run -0 stat -c '%a %n' L L/partners.csv L/.lock
	[ "$output" = "700 L"$'\n'"600 L/partners.csv"$'\n'"600 L/.lock" ]
}

@test "due, why and log do what the page says" {
	block 'due()' >functions
	sh -ec '. ./functions; due >due; why nair >why' </dev/null
	ref-status -d | ref-report | diff -u - due
	ref-status -p | ref-diagnose -w nair | ref-report | diff -u - why
	sh -ec ". ./functions; log nair coffee 'knows a shop that is for sale'" \
	    </dev/null
	[ -s due ]
	[ -s why ]
	run -0 --separate-stderr ref-status -j </dev/null
	[[ $output == *"coffee,out,,,knows a shop that is for sale,maya,"* ]]
}

@test "the line for cron prints nothing when nothing is due" {
	line=$(block 'ref-status -d | ref-report' |
	    sed -n 's/^0 7 \* \* 1-5  *//p')
	[ "$line" = 'ref-status -d | ref-report' ]
	echo 'referral,date,direction,partner,prospect,entered' >L/referrals.csv
	run -0 --separate-stderr sh -c "$line" </dev/null
	[ -z "$output" ]
	[ -z "$stderr" ]
}

@test "with duties_from history owes no thanks, and the present does" {
	ref-status -d | grep -c 'thank,nair' >before
	[ "$(cat before)" -eq 2 ]
	ref-add policy duties_from=2026-01-01 </dev/null
	ref-status -d >after
	[ "$(grep -c 'thank,nair' after)" -eq 1 ]
	grep -q 'thank,nair,.*,young,' after
}

@test "old open referrals are ended in one go" {
	block 'ref-add event expired -' >go
	sh -e go </dev/null
	run -0 --separate-stderr ref-status </dev/null
	[ "$(printf '%s\n' "$output" | grep -c ',expired,2026-06-30,')" -eq 1 ]
	[[ $output == *"old,2024-03-01,"*",expired,2026-06-30,"* ]]
}

@test "the first five minutes of the README, on an export of LinkedIn's shape" {
	cat >Connections.csv <<'EOF'
Notes:
"Addresses are there only of those who show theirs."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Asha,Nair,https://in.example/asha,asha@nair.example,Nair Accounting,Owner,12 Mar 2025
Kim,Ode,https://in.example/kim,,Ode Leasing,Broker,03 Feb 2024
EOF
	awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' \
	    "$ROOT/README.md" >minutes
	HOME=$PWD run -0 --separate-stderr sh -e minutes </dev/null
	[[ $output == *'Tom Blue'* ]]
	[[ $output == *'Asha Nair'* ]]
	export REF_LEDGER=$PWD/referrals
	run -0 --separate-stderr ref-status -T </dev/null
	[[ $output == *$'received\tasha-nair\t'*$'\tcontacted\t2026-06-30\t'* ]]
	run -0 ref-status -p </dev/null
	[ "${#lines[@]}" -eq 3 ]
}

@test "a day before a partner was entered can be looked at and diagnosed" {
	ref-add partner name='Kim Ode' </dev/null >/dev/null
	sed -i 's/,[0-9TZ:-]*$/,2026-03-01T09:00:00Z/' L/partners.csv
	run -0 --separate-stderr sh -c \
	    'ref-status -p -t 2026-01-31 | ref-diagnose -a' </dev/null
	[[ $output == *"kim-ode,Kim Ode,candidate,"* ]]
	[[ $stderr != *days* ]]
}

@test "each colleague gets a list of their own, and none where nothing is due" {
	rm -r L
	ref-add partner name='Asha Nair' owner=maya </dev/null
	ref-add referral from=nair prospect='Tom Blue' date=-20 </dev/null
	ref-add partner name='Kim Ode' owner=ines </dev/null
	ref-add referral from=kim-ode prospect='Bo Wen' date=-20 </dev/null
	block 'who=ines' >mine
	run -0 --separate-stderr sh -e mine </dev/null
	[[ $output == *'Bo Wen'* ]]
	[[ $output != *'Tom Blue'* ]]
	sed 's/who=ines/who=jon/' mine >his
	run -0 --separate-stderr sh -e his </dev/null
	[ -z "$output" ]
	[ -z "$stderr" ]
}

# Letters from Maya to Asha Nair are possible.
can_write() {
	sed -i '1s/phone/email/; 2s/,,/,a@nair.example,/' L/partners.csv
	chmod 700 L
	chmod 600 L/*
	ref-add policy my_name=Maya my_email=maya@larch.example </dev/null
}

# What cron runs by the line of the page with $1, with its script of the block
# that has $2, in ./bin; and a mailer there, that keeps what it is given.
cron() {
	mkdir bin
	block "$2" >"bin/$1"
	chmod +x "bin/$1"
	keeper
	mv keep bin/msmtp
	PATH=$PWD/bin:$PATH
	line=$(block 'MAILTO=' | sed -n "/$1/s|^[0-9* -]*  *||p" |
	    sed "s|/home/maya/|$PWD/|")
	[ "${line%% *}" = flock ]
}

@test "the letters of each morning: thanks, news that they do not tell, none twice" {
	can_write
	# of the old one there is news and no thanks due, of the young one both
	ref-add event old thanked date=2026-06-01 </dev/null
	ref-add event old lost 'too dear' date=2026-06-10 </dev/null
	ref-add event young contacted </dev/null
	cron letters 'ref-thank -x'
	# while yesterday's run hangs there is no other
	run -1 --separate-stderr flock L/.mail sh -c "$line" </dev/null
	[ -z "$output$stderr$(ls sent)" ]
	run -0 --separate-stderr sh -c "$line" </dev/null
	[ -z "$output$stderr" ]
	[ "$(ls sent)" = 1$'\n'2 ]
	grep -q 'Tom Blue' sent/1
	run ! grep 'Ann Grey' sent/1
	grep -q 'Ann Grey' sent/2
	run ! grep 'Tom Blue' sent/2
	run -0 --separate-stderr sh -c "$line" </dev/null
	[ "$(ls sent)" = 1$'\n'2 ]
	today >noted
	diff -u - noted <<'EOF'
old informed
young contacted
young informed
young thanked
EOF
	run -0 --separate-stderr ref-check -C L </dev/null
}

@test "a letter that could not be sent is said, and tried again the next day" {
	can_write
	cron letters 'ref-thank -x'
	mv bin/msmtp keep
	printf '#!/bin/sh\nexit 75\n' >bin/msmtp
	chmod +x bin/msmtp
	run --separate-stderr sh -c "$line" </dev/null
	[[ $stderr == *'a@nair.example'*'not sent'* ]]
	mv keep bin/msmtp
	REF_TODAY=2026-07-01 run -0 --separate-stderr sh -c "$line" </dev/null
	[ "$(ls sent)" = 1 ]
}

@test "the export of each night is taken once" {
	cron nightly 'ref-import -k partners /srv'
	mkdir exports
	sed -i "s|/srv/exports|$PWD/exports|" bin/nightly
	printf '%s\n' Name,Company 'Kim Ode,Ode Leasing' \
	    'Asha Nair,Nair Accounting' >exports/contacts.csv
	sh -c "$line" </dev/null
	echo 'Carl Boone,Boone Law' >>exports/contacts.csv
	sh -c "$line" </dev/null
	sh -c "$line" </dev/null
	[ "$(cut -d , -f 1 L/partners.csv)" = \
	    partner$'\n'nair$'\n'kim-ode$'\n'carl-boone ]
}

# The steps of the page for $1, with $2 for the word that ends it.
erase() {
	block 'ref-erase -n WHO' | sed "s/WHO/$1/; s/ ended / $2 /" >steps
	[ "$(grep -c "$1" steps)" -eq 4 ]
	grep -q " $2 'asked to be erased'" steps
	run -0 --separate-stderr sh -e steps </dev/null
}

@test "a partner who asks for it is erased: no name stands, and nothing is due" {
	sed -i 's/,,2026/,5550100,2026/' L/partners.csv
	ref-add event nair coffee 'Asha likes tea' </dev/null
	ref-add event old lost 'Nair sent him too late' </dev/null
	ref-add event young won value=900 </dev/null
	# what is due to her by name is done first, as the page says
	ref-add event nair thanked </dev/null
	ref-add event nair informed </dev/null
	ref-status -daT >due </dev/null
	[ "$(cut -f 4 due)" = duty$'\n'touch ]
	ref-status >before </dev/null
	erase nair ended
	# the look shows both referrals, and each name that goes
	[[ $output == *'Ann Grey'*'Tom Blue'*'partners,2,name,Asha Nair,erased-'* ]]
	[[ $stderr == *'rows that changed: partners 1, referrals 2, '* ]]
	run ! grep -ri -e asha -e nair -e 5550100 -e tea -e 'too late' L
	run -0 --separate-stderr ref-status -da </dev/null
	[ "${#lines[@]}" -eq 1 ]
	# what came of them stays
	ref-status >after </dev/null
	for f in before after; do
		mlr --icsv --ojson cut -f date,prospect,status,value,thanked $f >$f.json
	done
	diff -u before.json after.json
	[ "$(grep -c '"prospect"' after.json)" -eq 2 ]
}

@test "a prospect who asks for it is erased: no name stands, and nothing is due" {
	ref-add event young contacted 'Tom Blue wants a quote' </dev/null
	ref-add event nair thanked </dev/null
	ref-add event old expired </dev/null
	erase young withdrawn
	run ! grep -ri -e blue -e quote L/referrals.csv L/events.csv
	# the giver is told what became of both; then she is due for a call only
	ref-add event nair informed </dev/null
	ref-status -daT >due </dev/null
	[ "$(cut -f 4 due)" = duty$'\n'touch ]
}

@test "the commands of the practices run, one after another" {
	cp -r "$ROOT/tests/demo" D
	cd D
	export REF_LEDGER=$PWD
	printf 'Name,Company\nRosa Vink,Vink Leasing\n' >clients.csv
	awk -v want=PRACTICES '
	/^\.Sh / { here = substr($0, 5) == want }
	/^\.Bd/ { on = here; next }
	/^\.Ed/ { on = 0 }
	on { gsub(/\\e/, "\\"); print }' "$ROOT/man/ref.7" |
	    sed 's/need=NEED/need="$(tail -n 1 needs | cut -d , -f 1)"/' >steps
	[ "$(grep -c '^ref-' steps)" -gt 25 ]
	sh -e steps >out 2>err </dev/null
	grep -q 'leasing  *Rosa Vink' out
	# the sheet for the first meeting, before and after it
	grep -q '^# Meeting Rosa Vink, Vink Leasing' out
	grep -q '^what they offer; who is a good referral for them; ' out
	grep -q '^# Meeting Priya Nair, Nair Commercial Law' out
	grep -q '^- 2026-06-25 from them: Tom Blue (audit), new' out
	# the brief for anybody, and for Rosa Vink, who has told us whom they want
	[ "$(grep -c '^# A good referral for Larch & Finch' out)" -eq 2 ]
	[ "$(grep -c '^A baker with two shops did not know' out)" -eq 2 ]
	grep -q '^For Rosa Vink, Vink Leasing\.' out
	grep -q 'would like to meet: bakeries and workshops\.' out
	# the interview, and what it brings
	grep -q '^# An interview with Rosa Vink, Vink Leasing, and one in' out
	grep -q '^- ovens: ' out
	grep -q '^  interview  ' out
	ref-status -p vink </dev/null | mlr --icsv --onidx cut -o -f \
	    stage,received,goal,met,briefed,confidence,interviewed >vink
	[ "$(cat vink)" = 'active 1 1 2026-06-30 2026-06-30 2026-06-30' ]
	grep -q 'Mona Reed  *lease;premises  *Samir Haddad' out
	ref-status -n >left </dev/null
	run ! grep 'Mona Reed' left
	ref-status -p chen >chen.csv </dev/null
	grep -q ',ended,' chen.csv
	python3 "$ROOT/tests/forms.py" report.html >tables
	grep -q '^won of closed	' tables
	head -c 11 report.csv | grep -q 'section,$'
}
