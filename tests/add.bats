#!/usr/bin/env bats
# ref-add: what is stored of what was said, and what is refused, and why.

bats_require_minimum_version 1.5.0
load common

P=partner,name,firm,greeting,kind,category,email,phone,url,consent,offers,ideal
P+=,firm_stage,seeking,refers,since,cadence,goal,owner,same_as,note,entered
R=referral,date,direction,partner,prospect,email,phone,need,level,source,value
R+=,note,entered
E=date,partner,referral,event,way,value,until,note,by,entered
T=2026-01-05T09:00:00Z

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export REF_BY=maya
}

# A ledger L: three partners and a duplicate of one; two referrals from nair,
# one to boone; an event.
ledger() {
	mkdir L
	cat >L/partners.csv <<-END
		partner,name,firm,email,consent,same_as,note,entered
		nair,Asha Nair,Nair Tax,asha@nair.example,yes,,,$T
		boone,Carl Boone,Boone Law,carl@boone.example,no,,,$T
		kim,Kim Ode,,,,,,$T
		nair-2,A. Nair,,old@nair.example,,nair,,$T
	END
	cat >L/referrals.csv <<-END
		$R
		r260601-b2c3d,2026-06-01,received,nair,Tom Blue,tom@blue.example,,audit,3,,,,$T
		r260610-f4g5h,2026-06-10,received,nair,Una Grey,,020 7946 0123,,,,,,$T
		r260612-j6k7m,2026-06-12,given,boone,Vera Red,,,,,,,,$T
	END
	cat >L/events.csv <<-END
		$E
		2026-06-02,nair,r260601-b2c3d,contacted,out,,,,maya,$T
	END
	cp -a L before
}

unchanged() {
	for f in partners referrals events needs policy; do
		if [ -e before/$f.csv ]; then
			cmp before/$f.csv L/$f.csv
		else
			[ ! -s L/$f.csv ]
		fi
	done
}

# The rows that were added to a table of the ledger, without `entered`.
added() {
	tail -n +"$(($(wc -l <"before/$1.csv") + 1))" "L/$1.csv" |
	    sed -E 's/,[0-9]{4}(-[0-9]{2}){2}T[0-9:]{8}Z$//'
}

# refused MESSAGE ARGUMENT ...: status 2, nothing stored, that message.
refused() {
	local says=$1
	shift
	run -2 --separate-stderr ref-add -C L "$@" </dev/null
	[ "$output" = "" ]
	if [ "$stderr" != "$says" ]; then
		printf 'said: %s\nnot:  %s\n' "$stderr" "$says"
		return 1
	fi
	unchanged
}

# stores ARGUMENT ...: status 0 and not a word on standard error.
stores() {
	run -0 --separate-stderr ref-add -C L "$@" </dev/null
	if [ "$stderr" != "" ]; then
		printf 'said: %s\n' "$stderr"
		return 1
	fi
}

HINT="
ref-add: nothing was stored: -f stores duplicates, but never an id twice"
MEND="
ref-add: nothing was stored: fix the rows, or put them aside with -r FILE"

# ---------------------------------------------------------------- usage

@test "without operands it prints its usage, status 2" {
	run -2 --separate-stderr ref-add </dev/null
	[ "$output" = "" ]
	[[ "$stderr" == "usage: ref-add [-efhknuVv] "* ]]
}

@test "a table alone is no row" {
	ledger
	run -2 --separate-stderr ref-add -C L partner </dev/null
	[[ "$stderr" == "usage: "* ]]
}

@test "a table that there is not, or that two could be, is refused" {
	ledger
	refused "ref-add: 'clients' is none of the tables partners, referrals, events, needs, policy" clients name=x
	refused "ref-add: 'p' could be partners or policy" p name=x
}

@test "tables may be shortened" {
	mkdir L
	stores pa name=Ada
	stores po few=4
	stores n client=Bo
	[ "$(cd L && echo ./*.csv)" = "./needs.csv ./partners.csv ./policy.csv" ]
}

@test "options that do not go together are refused" {
	ledger
	refused "ref-add: -u is for partners: what happened stays as it is" -u event nair call
	refused "ref-add: -k leaves out what -u would update: one of them" -ku partner name=x
	refused "ref-add: -r is for the rows of a file" -r x partner name=x
	refused "ref-add: -w: 'x' is not a whole number from 0 to 86400" -w x partner name=x
	refused "ref-add: -t: '2026-02-30' is not a date, YYYY-MM-DD, +N or -N" -t 2026-02-30 partner name=x
	refused "ref-add: -c: a column without a name" -c a,,b partner name=x
	refused "ref-add: -c: a tab in the name of a column" -c $'a\tb' partner name=x
}

@test "an operand that is no field is refused" {
	ledger
	refused "ref-add: 'Ada': neither FIELD=VALUE nor the only operand" partner Ada firm=x
}

@test "a field that the table does not have is refused" {
	ledger
	refused "ref-add: nmae: partners.csv has no such column" partner nmae=Ada firm=x
	refused "ref-add: vaule: events.csv has no such column" event nair call vaule=5
}

@test "a field given twice is refused" {
	ledger
	refused "ref-add: name: given twice" partner name=Ada name=Bo
	refused "ref-add: partner: from= says it already" referral from=nair partner=boone prospect=x
	refused "ref-add: direction: to= says it already" referral to=nair direction=given prospect=x
	refused "ref-add: from and to: one of them, a referral has one partner" referral from=nair to=boone prospect=x
	refused "ref-add: from: given twice" referral from=nair from=boone prospect=x
	refused "ref-add: note: given twice" event nair call hello note=there
	refused "ref-add: until: given twice" event nair call until=+1 until=+2
	refused "ref-add: referral: given twice" event nair call referral=x
}

@test "a column that the header of the table lacks is named" {
	ledger
	refused "ref-add: phone: L/partners.csv has no such column: add it to its header" partner name=Ada phone=555
}

@test "operands that a file could not hold are refused" {
	ledger
	refused "ref-add: 'name=\\xff': not UTF-8" partner $'name=\xff'
	refused "ref-add: 'a\\rb': a CR that ends no line" event nair call $'a\rb'
}

# ------------------------------------------------------------ the ledger

@test "with no ledger named, none is made" {
	run -2 --separate-stderr ref-add partner name=Ada </dev/null
	[ "$stderr" = "ref-add: no ledger in $PWD: set REF_LEDGER or -C" ]
	[ ! -e .lock ]
	[ ! -e partners.csv ]
}

@test "REF_LEDGER names the ledger, -C another; either is made" {
	REF_LEDGER=$PWD/A ref-add partner name=Ada >ids </dev/null
	REF_LEDGER=$PWD/A ref-add -C B partner name=Bo >>ids </dev/null
	[ "$(cut -d, -f1 A/partners.csv B/partners.csv | tr '\n' ' ')" = \
	    "partner ada partner bo " ]
}

@test "the current directory is the ledger if it holds a table" {
	ledger
	cd L
	run -0 --separate-stderr ref-add partner name=Ada </dev/null
	[ "$output" = ada ]
	[ "$(tail -n 1 partners.csv | cut -d, -f1-2)" = "ada,Ada" ]
}

@test "a ledger where there is no directory for it cannot be made" {
	run -2 --separate-stderr ref-add -C no/where partner name=Ada </dev/null
	[ "$stderr" = "ref-add: no/where: No such file or directory" ]
}

@test "a new table has the columns of the contract, and the row" {
	ref-add -C L partner name='Ada Byron' email=a@b.example since=2026-01-02 \
	    >ids </dev/null
	[ "$(cat ids)" = ada-byron ]
	[ "$(head -n 1 L/partners.csv)" = "$P" ]
	[ "$(sed 1d L/partners.csv | cut -d, -f1-21)" = \
	    "ada-byron,Ada Byron,,,,,a@b.example,,,,,,,,,2026-01-02,,,,," ]
}

@test "entered is the time now, in UTC" {
	a=$(date -u +%Y-%m-%dT%H:%M:%SZ)
	TZ=Asia/Tokyo ref-add -C L need client=Bo >ids </dev/null
	b=$(date -u +%Y-%m-%dT%H:%M:%SZ)
	t=$(sed 1d L/needs.csv | awk -F, '{ print $NF }')
	[[ ! "$t" < "$a" && ! "$t" > "$b" ]]
}

@test "entered is never before that of an earlier row, though a clock be set back" {
	ledger
	ahead=$(date -u -d '+3 hours' +%Y-%m-%dT%H:%M:%SZ)
	echo "2026-06-03,nair,,call,out,,,,maya,$ahead" >>L/events.csv
	stores event nair met
	[ "$(tail -n 1 L/events.csv | awk -F, '{ print $NF }')" = "$ahead" ]
	# but a slip of years is not followed
	echo "2026-06-03,nair,,call,out,,,,maya,2099-01-01T00:00:00Z" >>L/events.csv
	stores event nair coffee
	[ "$(tail -n 1 L/events.csv | awk -F, '{ print $NF }')" = "$ahead" ]
}

@test "rows go into a table in the order of its header, the user's columns kept" {
	mkdir L
	echo "city,entered,name,partner,email" >L/partners.csv
	stores partner name=Ada city=Ulm email=a@x.example
	[ "$(sed 1d L/partners.csv | sed -E "s/,2[^,]*Z,/,T,/")" = \
	    "Ulm,T,Ada,ada,a@x.example" ]
}

@test "-c makes columns of the user's own, before entered" {
	stores -c tier -c city partner name=Ada city=Ulm
	[ "$(head -n 1 L/partners.csv)" = "${P%,entered},tier,city,entered" ]
	[ "$(sed 1d L/partners.csv | cut -d, -f22-23)" = ",Ulm" ]
	# the header has them now
	stores partner name=Bo tier=1
	[ "$(tail -n 1 L/partners.csv | cut -d, -f22-23)" = "1," ]
}

@test "-c of a table that is there must be in its header" {
	ledger
	refused "ref-add: L/partners.csv:1: tier: the header has no such column: add it there, under the lock" -c tier partner name=Ada
}

@test "a ledger with bad rows must be fixed first" {
	ledger
	echo "r9,2026-02-30,received,nair,x,,,,,,,,$T" >>L/referrals.csv
	run -2 --separate-stderr ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/referrals.csv:5: date: '2026-02-30' is not a date, YYYY-MM-DD
ref-add: L/referrals.csv: fix it first: nothing was stored" ]
	cmp before/events.csv L/events.csv
	# what does not depend on it can be stored
	stores partner name=Ada
}

@test "an id that the ledger has twice must be fixed first" {
	ledger
	echo "kim,Kim Too,,,,,,$T" >>L/partners.csv
	run -2 --separate-stderr ref-add -C L partner name=Ada </dev/null
	[ "$stderr" = "ref-add: L/partners.csv:6: partner: 'kim' is there already
ref-add: L/partners.csv: fix it first: nothing was stored" ]
}

@test "an event in disorder in the ledger, of the referral in question, must be fixed first" {
	ledger
	echo "2026-06-0x,nair,r260601-b2c3d,meeting,out,,,,maya,$T" >>L/events.csv
	echo "2026-06-03,nair,r260601-b2c3d,meting,out,,,,maya,$T" >>L/events.csv
	run -2 --separate-stderr ref-add -C L event r260601-b2c3d meeting </dev/null
	[ "$stderr" = "ref-add: L/events.csv:3: date: '2026-06-0x' is not a date
ref-add: L/events.csv:4: event: 'meting' is not a word of ref-ledger(5)
ref-add: L/events.csv: fix it first: nothing was stored" ]
}

# -------------------------------------------------------------- partners

@test "a partner's id is made from the name, else the firm" {
	stores partner name='Ádám  Szőke-Berg'
	[ "$output" = adam-szoke-berg ]
	stores partner firm='Acme & Söhne, Ltd.'
	[ "$output" = acme-sohne-ltd ]
}

@test "an id that is taken gets a number" {
	for want in ada ada-2 ada-3; do
		stores partner name=Ada firm="$want"
		[ "$output" = $want ]
	done
}

@test "a made id keeps clear of the ids that the batch gives itself" {
	printf 'partner,name\n,Ada\nada,Ada Lovelace\nada-2,Ada Yonath\n' >in.csv
	stores -v partners in.csv
	[ "$output" = $'ada-3\nada\nada-2' ]
}

@test "a long name makes an id of at most 64, also with a number" {
	long=$(printf 'a%.0s' $(seq 80))
	stores partner name="$long"
	[ "${#output}" -eq 64 ]
	stores partner name="$long" firm=x
	[ "$output" = "$(printf 'a%.0s' $(seq 62))-2" ]
}

@test "a name that leaves nothing gets p- and five letters" {
	stores partner name='株式会社'
	[[ "$output" =~ ^p-[23456789bcdfghjkmnpqrstvwxyz]{5}$ ]]
}

@test "what may not stand in a partner is named" {
	ledger
	refused "ref-add: neither name nor firm: one is required" partner email=x@y.example
	refused "ref-add: partner: '../x' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit" partner partner=../x name=x
	for m in x @y x@ a@b@c 'a b@c' 'a@b, c@d' -a@b $'a@b\e'; do
		run -2 --separate-stderr ref-add -C L partner name=x email="$m" </dev/null
		[[ "$stderr" == "ref-add: email: '"*"' is not one e-mail address, like a@b.org" ]]
	done
	refused "ref-add: consent: 'maybe' is not one of yes,no" partner name=x consent=maybe
	unchanged
}

@test "several faults of a row are all named" {
	ledger
	refused "ref-add: email: 'x' is not one e-mail address, like a@b.org
ref-add: consent: 'maybe' is not one of yes,no" partner name=x email=x consent=maybe
}

@test "a partner with the e-mail of another is a duplicate, status 1" {
	ledger
	run -1 --separate-stderr ref-add -C L partner name=Ada email=ASHA@nair.example </dev/null
	[ "$output" = "" ]
	[ "$stderr" = "ref-add: email: the same e-mail as nair, L/partners.csv:2$HINT" ]
	unchanged
}

@test "a partner with the name and firm of another is a duplicate" {
	ledger
	run -1 --separate-stderr ref-add -C L partner name='asha  NAIR' firm='nair tax' </dev/null
	[ "$stderr" = "ref-add: name: the same name and firm as nair, L/partners.csv:2$HINT" ]
	unchanged
}

@test "two firms without a person are duplicates too" {
	stores partner firm=Acme
	run -1 --separate-stderr ref-add -C L partner firm=ACME </dev/null
	[ "$stderr" = "ref-add: firm: the same name and firm as acme, L/partners.csv:2$HINT" ]
}

@test "the same name without a firm, or at another, is no duplicate" {
	ledger
	stores partner name='Kim Ode'
	[ "$output" = kim-ode ]
	stores partner name='Asha Nair' firm='Other'
	[ "$output" = asha-nair ]
}

@test "an id that is there is a duplicate, and -f does not store it" {
	ledger
	run -1 --separate-stderr ref-add -C L partner partner=kim name=x </dev/null
	[ "$stderr" = "ref-add: partner: 'kim' is there already, L/partners.csv:4$HINT" ]
	refused "ref-add: partner: 'kim' is there already, L/partners.csv:4" -f partner partner=kim name=x
}

@test "-f stores a duplicate all the same" {
	ledger
	stores -f partner name=Ada email=asha@nair.example
	[ "$(added partners)" = "ada,Ada,,asha@nair.example,,," ]
}

@test "duplicates within a batch are listed with their lines, nothing is stored" {
	ledger
	printf 'name,email\nAda,a@x.example\nBo,b@x.example\nAda B,A@x.example\nK,carl@boone.example\n' >in.csv
	run -1 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:4: email: the same e-mail as ada, in.csv:2
ref-add: in.csv:5: email: the same e-mail as boone, L/partners.csv:3$HINT" ]
	unchanged
}

@test "a duplicate beside a bad row: status 2, both are named" {
	ledger
	printf 'name,email\nAda,asha@nair.example\nBo,b\n' >in.csv
	run -2 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:2: email: the same e-mail as nair, L/partners.csv:2
ref-add: in.csv:3: email: 'b' is not one e-mail address, like a@b.org$MEND" ]
	unchanged
}

@test "same_as declares a duplicate, which then is none" {
	ledger
	stores partner name='Asha N.' email=asha@nair.example same_as=nair
	[ "$(added partners)" = "asha-n,Asha N.,,asha@nair.example,,nair," ]
}

@test "same_as must be the id of another partner that has none itself" {
	ledger
	refused "ref-add: same_as: 'x' is the id of no partner" partner name=A same_as=x
	refused "ref-add: same_as: 'nair-2' is a duplicate itself: name the one that is kept" partner name=A same_as=nair-2
	refused "ref-add: same_as: is the row itself" partner partner=a name=A same_as=a
	refused "ref-add: same_as: others are the same as 'nair': change them first" -u partner partner=nair same_as=boone
	refused "ref-add: same_as: is the row itself" -u partner partner=nair same_as=nair
}

@test "same_as may be a later row of the batch, but no chain" {
	printf 'partner,name,same_as\na,A,b\nb,B,\n' >in.csv
	stores partners in.csv
	printf 'partner,name,same_as\nc,C,d\nd,D,b\n' >in.csv
	run -2 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "${stderr_lines[0]}" = "ref-add: in.csv:2: same_as: 'd' is a duplicate itself: name the one that is kept" ]
}

# --------------------------------------------------------- -k: keep, -u

@test "-k leaves out partners known by id, e-mail, name and firm, or a name alone" {
	ledger
	cat >in.csv <<-END
		partner,name,firm,email
		nair,Somebody,,
		x,Somebody,,CARL@boone.example
		y,carl boone,BOONE LAW,other@boone.example
		z,Kim Ode,,kim@ode.example
		new,New One,,new@one.example
	END
	run -0 --separate-stderr ref-add -C L -kv partners in.csv </dev/null
	[ "$output" = $'nair\nboone\nboone\nkim\nnew' ]
	[ "$stderr" = "ref-add: partners: 1 stored, 4 known already" ]
	[ "$(added partners)" = "new,New One,,new@one.example,,," ]
	cp L/partners.csv once
	run -0 --separate-stderr ref-add -C L -k partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 5 known already" ]
	cmp once L/partners.csv
}

@test "-k: people of one name without a firm are told apart by two e-mails" {
	stores partner name=Kim email=a@x.example
	printf 'name,email\nKim,b@x.example\n' >in.csv
	run -0 --separate-stderr ref-add -C L -k partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 1 stored, 0 known already" ]
}

@test "-u: an empty cell keeps, a value replaces, new rows are stored" {
	ledger
	cat >in.csv <<-END
		partner,name,email,note
		,Carl Boone,carl@boone.example,met in May
		,Ada,ada@x.example,
		kim,,kim@ode.example,
	END
	run -0 --separate-stderr ref-add -C L -u partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 1 stored, 2 updated, 0 unchanged" ]
	sed -E 's/,[^,]*$//' L/partners.csv | diff -u - <(cat <<-END
		partner,name,firm,email,consent,same_as,note
		nair,Asha Nair,Nair Tax,asha@nair.example,yes,,
		boone,Carl Boone,Boone Law,carl@boone.example,no,,met in May
		kim,Kim Ode,,kim@ode.example,,,
		nair-2,A. Nair,,old@nair.example,,nair,
		ada,Ada,,ada@x.example,,,
	END
	)
	cmp before/partners.csv L/partners.csv~
	# entered tells who was updated
	[ "$(grep -c "$T\$" L/partners.csv)" -eq 2 ]
}

@test "-u: what does not change is not written" {
	ledger
	printf 'name,email\nAsha Nair,asha@nair.example\n' >in.csv
	run -0 --separate-stderr ref-add -C L -u partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 0 updated, 1 unchanged" ]
	unchanged
	[ ! -e L/partners.csv~ ]
}

@test "-u: rows that are not updated keep their bytes" {
	mkdir L
	printf '\xef\xbb\xbfpartner,name,note,entered\r\na,"A",,\r\nb,B,"x\ny",\r\n\r\nc,C,,' >L/partners.csv
	run -0 --separate-stderr ref-add -C L -u partner partner=a note=hi </dev/null
	printf '\xef\xbb\xbfpartner,name,note,entered\r\na,A,hi,T\nb,B,"x\ny",\r\n\r\nc,C,,\n' >want
	sed -E 's/[0-9]{4}(-[0-9]{2}){2}T[0-9:]{8}Z/T/' L/partners.csv | cmp want -
}

@test "-u: an operand FIELD= clears, prints the id" {
	ledger
	stores -u partner partner=nair email= firm=
	[ "$output" = nair ]
	[ "$(sed -n 2p L/partners.csv | cut -d, -f1-5)" = "nair,Asha Nair,,,yes" ]
}

@test "-u: what clears both name and firm is refused" {
	ledger
	refused "ref-add: neither name nor firm: one is required" -u partner partner=kim name=
	refused "ref-add: partner: 'ashna' is the id of no partner, and a new one needs a name or a firm" -u partner partner=ashna note=x
}

@test "-u: a partner with same_as updates the one that is kept" {
	ledger
	stores -u partner email=old@nair.example note=hello
	[ "$output" = nair ]
	[ "$(sed -n 2p L/partners.csv | cut -d, -f1,7)" = "nair,hello" ]
	sed -n 5p L/partners.csv | cmp - <(sed -n 5p before/partners.csv)
}

@test "-u: same_as itself is of the row that it is said of" {
	ledger
	stores -u partner partner=nair-2 same_as=
	[ "$(sed -n 5p L/partners.csv | cut -d, -f1,6)" = "nair-2," ]
	stores -u partner partner=nair-2 same_as=boone
	[ "$(sed -n 5p L/partners.csv | cut -d, -f1,6)" = "nair-2,boone" ]
}

@test "-u: consent no is lifted by an operand only" {
	ledger
	printf 'partner,consent,note\nboone,yes,x\n' >in.csv
	run -0 --separate-stderr ref-add -C L -u partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 1 updated, 0 unchanged
ref-add: partners whose consent stays no: 1; an operand consent=... lifts it" ]
	[ "$(sed -n 3p L/partners.csv | cut -d, -f5,7)" = "no,x" ]
	stores -u partner partner=boone consent=yes
	[ "$(sed -n 3p L/partners.csv | cut -d, -f5)" = yes ]
}

@test "-u: an e-mail of another partner is a duplicate" {
	ledger
	run -1 --separate-stderr ref-add -C L -u partner partner=kim email=asha@nair.example </dev/null
	[ "$stderr" = "ref-add: email: the same e-mail as nair, L/partners.csv:2$HINT" ]
	unchanged
}

@test "-u: rows of one batch about one partner add up" {
	ledger
	printf 'partner,name,email,note\nnew,New,n@x.example,\n,,n@x.example,late\nkim,,k@x.example,\nkim,,,twice\n' >in.csv
	run -0 --separate-stderr ref-add -C L -u partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 1 stored, 3 updated, 0 unchanged" ]
	[ "$(sed -n 4p L/partners.csv | cut -d, -f1-4,7)" = "kim,Kim Ode,,k@x.example,twice" ]
	[ "$(sed -n 6p L/partners.csv | cut -d, -f1-4,7)" = "new,New,,n@x.example,late" ]
}

# ------------------------------------------------------------- referrals

@test "a referral from and to WHO; its id has its date and five letters" {
	ledger
	stores referral from=kim prospect='Xi Lo' date=-3 level=4 value=1200
	[[ "$output" =~ ^r260627-[23456789bcdfghjkmnpqrstvwxyz]{5}$ ]]
	[ "$(added referrals)" = "$output,2026-06-27,received,kim,Xi Lo,,,,4,,1200.00," ]
	stores referral to=kim email=z@x.example
	[ "$(added referrals | tail -n 1)" = "$output,2026-06-30,given,kim,,z@x.example,,,,,," ]
}

@test "from= says whom it took when that is not the id" {
	ledger
	run -0 --separate-stderr ref-add -C L referral from='boone law' prospect=x </dev/null
	[ "$stderr" = "ref-add: 'boone law' is boone (Carl Boone, Boone Law, carl@boone.example)" ]
	run -0 --separate-stderr ref-add -C L referral from=nair-2 prospect=x </dev/null
	[ "$stderr" = "ref-add: 'nair-2' is nair (Asha Nair, Nair Tax, asha@nair.example)" ]
	[ "$(added referrals | cut -d, -f4 | tr '\n' ' ')" = "boone nair " ]
}

@test "from= that names several lists them; none, says so" {
	ledger
	echo "karl,Karl,,k@boone.example,,,,$T" >>L/partners.csv
	run -2 --separate-stderr ref-add -C L referral from=k prospect=x </dev/null
	[ "$stderr" = "ref-add: 'k' could be any of 2: say which by its id
ref-add:   kim (Kim Ode)
ref-add:   karl (Karl, k@boone.example)" ]
	run -2 --separate-stderr ref-add -C L referral from=zoe prospect=x </dev/null
	[ "$stderr" = "ref-add: 'zoe' names no partner" ]
}

@test "partner in a row may be an e-mail, a name or a firm that names one" {
	ledger
	cat >in.csv <<-END
		date,direction,partner,prospect
		2026-06-20,received,CARL@boone.example,P1
		2026-06-20,received,kim  ode,P2
		2026-06-20,received,Boone Law,P3
		2026-06-20,received,a. nair,P4
	END
	stores referrals in.csv
	[ "$(added referrals | cut -d, -f4 | tr '\n' ' ')" = "boone kim boone nair " ]
}

@test "partner in a row that names none, or several, is a fault" {
	ledger
	echo "kim-2,Kim Ode,X,,,,,$T" >>L/partners.csv
	cp L/partners.csv before/
	cat >in.csv <<-END
		date,direction,partner,prospect
		2026-06-20,received,zoe,P1
		2026-06-20,received,Kim Ode,P2
		2026-06-20,received,,P3
	END
	refused "ref-add: in.csv:2: partner: 'zoe' names no partner
ref-add: in.csv:3: partner: 'Kim Ode' names several partners: give the id
ref-add: in.csv:4: partner: '' names no partner$MEND" referrals in.csv
}

@test "what may not stand in a referral is named" {
	ledger
	refused "ref-add: neither prospect nor email: one is required" referral from=kim need=x
	refused "ref-add: level: '6' is not a level, 0 to 5" referral from=kim prospect=x level=6
	refused "ref-add: value: '1,200' is not an amount, like 1234.50" referral from=kim prospect=x value=1,200
	refused "ref-add: value: '12.345' is not an amount, like 1234.50" referral from=kim prospect=x value=12.345
	refused "ref-add: date: '2026-02-30' is not a date, YYYY-MM-DD" referral from=kim prospect=x date=2026-02-30
	refused "ref-add: date: '03/04/2026' is not a date, YYYY-MM-DD" referral from=kim prospect=x date=03/04/2026
	refused "ref-add: date: 2026-07-01 is after today, 2026-06-30" referral from=kim prospect=x date=+1
	refused "ref-add: direction: is empty, and is required" referral partner=kim prospect=x
	refused "ref-add: who referred whom: from=WHO (received) or to=WHO (given)" referral prospect=x
}

@test "-t is today" {
	ledger
	stores -t 2026-07-04 referral from=kim prospect=x
	[ "$(added referrals | cut -d, -f2)" = 2026-07-04 ]
}

@test "the same prospect from the same partner within 30 days is a duplicate" {
	ledger
	says="'nair' referred the same prospect within 30 days: 'r260601-b2c3d', L/referrals.csv:2$HINT"
	# by e-mail, by name, though with days between
	run -1 --separate-stderr ref-add -C L referral from=nair prospect=T email=TOM@blue.example </dev/null
	[ "$stderr" = "ref-add: prospect: $says" ]
	run -1 --separate-stderr ref-add -C L referral from=nair prospect='tom  blue' date=2026-06-29 </dev/null
	[ "$stderr" = "ref-add: prospect: $says" ]
	# before it, too
	run -1 --separate-stderr ref-add -C L referral from=nair email=tom@blue.example date=2026-05-02 </dev/null
	[ "$stderr" = "ref-add: email: $says" ]
	# by the last nine digits of the phone
	run -1 --separate-stderr ref-add -C L referral from=nair prospect=U phone=+442079460123 </dev/null
	[ "$stderr" = "ref-add: prospect: 'nair' referred the same prospect within 30 days: 'r260610-f4g5h', L/referrals.csv:3$HINT" ]
	unchanged
	# and as what it is a duplicate of, it counts
	run -1 --separate-stderr ref-add -C L referral partner=nair-2 direction=received prospect='Tom Blue' </dev/null
	unchanged
}

@test "31 days, another e-mail, a referral given: no duplicates" {
	ledger
	stores referral from=nair prospect='Tom Blue' date=2026-05-01
	stores referral from=nair prospect='Tom Blue' email=other@blue.example
	stores referral to=nair prospect='Una Grey'
	stores -f referral from=nair prospect='Una Grey'
	[ "$(added referrals | wc -l)" -eq 4 ]
}

@test "every distance in days is told right, whatever the dates" {
	ledger
	for d in $(seq 0 62); do
		day=$(date -d "2026-04-20 + $d days" +%F)
		st=0
		ref-add -C L -n referral from=nair prospect='Tom Blue' date="$day" \
		    >out 2>err </dev/null || st=$?
		gap=$(($(date -d 2026-06-01 +%s) / 86400 - $(date -d "$day" +%s) / 86400))
		[ "$st" -eq $((gap <= 30 && gap >= -30)) ]
	done
}

@test "a void referral is no duplicate" {
	ledger
	stores event r260601-b2c3d void 'entered by mistake'
	stores referral from=nair prospect='Tom Blue' email=tom@blue.example
}

@test "duplicates within a batch of referrals are found" {
	ledger
	cat >in.csv <<-END
		date,direction,partner,prospect
		2026-06-20,received,kim,Al
		2026-06-21,received,boone,Al
		2026-06-22,received,kim,al
	END
	run -1 --separate-stderr ref-add -C L referrals in.csv </dev/null
	[[ "$stderr" == "ref-add: in.csv:4: prospect: 'kim' referred the same prospect within 30 days: 'r260620-"?????"', in.csv:2$HINT" ]]
	unchanged
}

@test "a prospect whom another partner referred before is stored, and said so" {
	ledger
	run -0 --separate-stderr ref-add -C L referral referral=r1 from=kim prospect=T email=Tom@blue.example </dev/null
	[ "$stderr" = "ref-add: r1: 'nair' referred this prospect before, on 2026-06-01 (r260601-b2c3d), and has the credit" ]
	run -0 --separate-stderr ref-add -C L referral referral=r2 from=kim prospect=U phone='0044 20 7946 0123' </dev/null
	[ "$stderr" = "ref-add: r2: 'nair' referred this prospect before, on 2026-06-10 (r260610-f4g5h), and has the credit" ]
	# one that is earlier has the credit itself
	run -0 --separate-stderr ref-add -C L referral from=boone prospect=T email=tom@blue.example date=2026-05-30 </dev/null
	[ "$stderr" = "" ]
}

@test "a partner that refers itself is refused, but for -f" {
	ledger
	says="ref-add: partner: the prospect is the partner itself (-f stores it all the same)"
	refused "$says" referral from=nair prospect=X email=Asha@nair.example
	refused "$says" referral from=kim prospect='kim ode'
	refused "$says" referral to=boone prospect='Carl Boone'
	refused "$says" referral partner=nair-2 direction=received prospect=x email=asha@nair.example
	stores -f referral from=kim prospect='Kim Ode'
}

@test "-k leaves out referrals known by id, or by all they say" {
	ledger
	cat >in.csv <<-END
		referral,date,direction,partner,prospect,email,phone
		r260601-b2c3d,2026-06-25,received,boone,Other,,
		,2026-06-10,received,Asha Nair,Una Grey,,020 7946 0123
		i0123456789,2026-06-11,given,kim,Una Grey,,
	END
	run -0 --separate-stderr ref-add -C L -k referrals in.csv </dev/null
	[ "$stderr" = "ref-add: referrals: 1 stored, 2 known already" ]
	[ "$(added referrals)" = "i0123456789,2026-06-11,given,kim,Una Grey,,,,,,," ]
}

# ---------------------------------------------------------------- events

@test "an event: whom, the word, the text, the fields, who and when" {
	ledger
	stores event nair coffee 'wants owners of 5 to 20 shops' until=+30
	[ "$output" = "" ]
	[ "$(added events)" = "2026-06-30,nair,,coffee,out,,2026-07-30,wants owners of 5 to 20 shops,maya" ]
}

@test "several words make several events, shortened while they are clear" {
	ledger
	stores event nair cof,lea,briefed date=2026-06-20
	[ "$(added events | cut -d, -f1,4 | tr '\n' ' ')" = \
	    "2026-06-20,coffee 2026-06-20,learned 2026-06-20,briefed " ]
}

@test "a word that is none, or could be several, is refused" {
	ledger
	refused "ref-add: 'sang' is no word of an event: ref-ledger(5) has them" event nair sang
	refused "ref-add: 'co' could be any of contacted, complaint, coffee, confidence" event nair co
	refused "ref-add: 'con' could be any of contacted, confidence" event nair cof,con
	refused "ref-add: '' is no word of an event: ref-ledger(5) has them" event nair call,
	refused "ref-add: 'new' is no word of an event: ref-ledger(5) has them" event r260601-b2c3d new
}

@test "two texts are refused" {
	ledger
	refused "ref-add: 'there': one text at most: quote it" event nair call hello there
	refused "ref-add: 'coffee' is a word: commas stand between words, and a note that is one is note=coffee" event nair call coffee
}

@test "a void referral is named by its id alone, and its twin by the prospect" {
	ledger
	echo "r260613-p8q9r,2026-06-13,received,nair,Tom Blue,,,,,,,,$T" >>L/referrals.csv
	cp L/*.csv before
	refused "ref-add: 'tom blue' could be any of 2: say which by its id
ref-add:   r260601-b2c3d (Tom Blue, tom@blue.example)
ref-add:   r260613-p8q9r (Tom Blue)" event 'tom blue' meeting
	echo "2026-06-14,nair,r260601-b2c3d,void,out,,,entered twice,maya,$T" >>L/events.csv
	cp L/*.csv before
	run -0 --separate-stderr ref-add -C L event 'tom blue' meeting </dev/null
	[ "$stderr" = "ref-add: 'tom blue' is r260613-p8q9r (Tom Blue)" ]
	[ "$(added events)" = "2026-06-30,nair,r260613-p8q9r,meeting,out,,,,maya" ]
	run -0 --separate-stderr ref-add -C L event r260601-b2c3d note x </dev/null
	[ -z "$stderr" ]
}

@test "WHO by the five letters, an e-mail, words of the prospect; said" {
	ledger
	run -0 --separate-stderr ref-add -C L event b2c meeting </dev/null
	[ "$stderr" = "ref-add: 'b2c' is r260601-b2c3d (Tom Blue, tom@blue.example)" ]
	run -0 --separate-stderr ref-add -C L event 'vera' contacted </dev/null
	[ "$stderr" = "ref-add: 'vera' is r260612-j6k7m (Vera Red)" ]
	run -0 --separate-stderr ref-add -C L event tom@blue.example proposal </dev/null
	[ "$(added events | cut -d, -f2-4 | tr '\n' ' ')" = \
	    "nair,r260601-b2c3d,meeting boone,r260612-j6k7m,contacted nair,r260601-b2c3d,proposal " ]
}

@test "REF_BY, else LOGNAME, says who recorded it" {
	ledger
	REF_BY=jon ref-add -C L event nair call </dev/null
	REF_BY='' LOGNAME=zoe ref-add -C L event nair call </dev/null
	[ "$(added events | cut -d, -f9 | tr '\n' ' ')" = "jon zoe " ]
}

@test "a user without a name is recorded by number, as ls -l has it" {
	ledger
	[ "$(id -u)" -eq 0 ] || skip "not root: cannot be another user"
	setpriv --reuid 47110 --clear-groups ref-add -V >v 2>&1 </dev/null ||
	    skip "the build cannot be run by others"
	chmod -R a+rwX . L
	env -u LOGNAME -u REF_BY setpriv --reuid 47110 --clear-groups \
	    ref-add -C L event nair call </dev/null
	[ "$(added events | cut -d, -f9)" = 47110 ]
}

@test "each word has its way, unless one is given" {
	ledger
	stores event nair interview-us
	stores event nair call way=in
	stores event r260601-b2c3d withdrawn
	refused_way="ref-add: way: 'up' is not one of out,in"
	run -2 --separate-stderr ref-add -C L event nair call way=up </dev/null
	[ "$stderr" = "$refused_way" ]
	[ "$(added events | cut -d, -f5 | tr '\n' ' ')" = "in in in " ]
}

@test "money is stored with two places; 0 of a word that takes none is empty" {
	ledger
	stores event r260601-b2c3d won value=500
	stores event r260610-f4g5h won,thanked value=12.5
	stores event nair call value=0
	[ "$(added events | cut -d, -f4,6 | tr '\n' ' ')" = \
	    "won,500.00 won,12.50 thanked, call, " ]
}

@test "what its word asks for and refuses is named" {
	ledger
	r=r260601-b2c3d
	refused "ref-add: value: won needs a value (0 is one)" event $r won
	refused "ref-add: note: lost needs a note that says why" event $r lost
	refused "ref-add: until: on-hold needs until, a date" event $r on-hold
	refused "ref-add: value: call takes no value" event nair call value=5
	refused "ref-add: referral: ended concerns a partner, not a referral" event $r ended x
	refused "ref-add: referral: reward-owed concerns a referral: which one?" event nair reward-owed value=5
	refused "ref-add: note: complaint needs a note that says why" event nair complaint
	refused "ref-add: event: reward-paid concerns received referrals: r260612-j6k7m was given" event r260612-j6k7m reward-paid value=5
	refused "ref-add: until: 'soon' is not a date, YYYY-MM-DD" event nair call until=soon
}

@test "complaint and note may concern a partner or a referral" {
	ledger
	stores event nair complaint,note 'the report came late'
	stores event r260601-b2c3d complaint,note 'nobody called'
	[ "$(added events | cut -d, -f2-5 | tr '\n' ' ')" = \
	    "nair,,complaint,in nair,,note,out nair,r260601-b2c3d,complaint,in nair,r260601-b2c3d,note,out " ]
}

@test "an event before its referral or after today is refused" {
	ledger
	refused "ref-add: date: 2026-05-31 is before the referral, 2026-06-01" event r260601-b2c3d note x date=2026-05-31
	refused "ref-add: date: 2026-07-01 is after today, 2026-06-30" event nair call date=2026-07-01
}

@test "a partner of a referral must be its own" {
	ledger
	cat >in.csv <<-END
		date,referral,partner,event
		2026-06-20,r260601-b2c3d,boone,note
		2026-06-20,r260601-b2c3d,nair-2,note
		2026-06-20,r9,,note
		2026-06-20,,,note
	END
	refused "ref-add: in.csv:2: partner: 'boone' is not the partner of r260601-b2c3d
ref-add: in.csv:4: referral: 'r9' is the id of no referral
ref-add: in.csv:5: neither partner nor referral: one is required$MEND" events in.csv
}

@test "a status of a partner is that of their only open referral" {
	ledger
	run -0 --separate-stderr ref-add -C L event boone meeting </dev/null
	[ "$stderr" = "ref-add: meeting: r260612-j6k7m (Vera Red)" ]
	[ "$(added events)" = "2026-06-30,boone,r260612-j6k7m,meeting,out,,,,maya" ]
	run -2 --separate-stderr ref-add -C L event nair meeting </dev/null
	[ "$stderr" = "ref-add: 'nair' has 2 open referrals: which one? r260601-b2c3d (Tom Blue, contacted), r260610-f4g5h (Una Grey, new)" ]
	run -2 --separate-stderr ref-add -C L event kim meeting </dev/null
	[ "$stderr" = "ref-add: 'kim' has no open referral" ]
	run -2 --separate-stderr ref-add -C L event nair reopened </dev/null
	[ "$stderr" = "ref-add: 'nair' has no ended referral" ]
	ref-add -C L event r260601-b2c3d lost x </dev/null
	run -0 --separate-stderr ref-add -C L event nair reopened </dev/null
	[ "$stderr" = "ref-add: reopened: r260601-b2c3d (Tom Blue)" ]
}

@test "thanked of a partner is for each referral that is not thanked for" {
	ledger
	run -0 --separate-stderr ref-add -C L event nair thanked </dev/null
	[ "$stderr" = "ref-add: thanked: r260601-b2c3d (Tom Blue)
ref-add: thanked: r260610-f4g5h (Una Grey)" ]
	[ "$(added events | cut -d, -f2-4 | tr '\n' ' ')" = \
	    "nair,r260601-b2c3d,thanked nair,r260610-f4g5h,thanked " ]
	run -2 --separate-stderr ref-add -C L event nair thanked </dev/null
	[ "$stderr" = "ref-add: 'nair' has no referral that waits to be thanked" ]
}

@test "informed of a partner is for news, and for reports that are due" {
	ledger
	# Tom Blue has news; Una Grey none, and an update is due by 07-10
	run -0 --separate-stderr ref-add -C L event nair informed </dev/null
	[ "$stderr" = "ref-add: informed: r260601-b2c3d (Tom Blue)" ]
	run -0 --separate-stderr ref-add -C L -t 2026-07-10 event nair informed </dev/null
	[ "$stderr" = "ref-add: informed: r260610-f4g5h (Una Grey)" ]
}

@test "after an end only reopened, void or the same word may come" {
	ledger
	r=r260601-b2c3d
	ref-add -C L event $r won value=5 date=2026-06-10 </dev/null
	rm -r before
	cp -a L before
	refused "ref-add: event: meeting after won, $r: it has ended: reopened first" event $r meeting
	refused "ref-add: event: lost after won, $r: it has ended: reopened first" event $r lost x
	stores event $r won value=7
	stores event $r reopened,meeting
	run -2 --separate-stderr ref-add -C L event $r reopened </dev/null
	[ "$stderr" = "ref-add: event: reopened after meeting, $r: it is open already" ]
	stores event $r void 'entered twice'
	run -2 --separate-stderr ref-add -C L event $r reopened </dev/null
	[ "$stderr" = "ref-add: event: reopened after void, $r: nothing follows void" ]
	# facts ask nothing of the sequence; a void holds at every date
	stores event $r note 'a word'
	run -2 --separate-stderr ref-add -C L event $r meeting date=2026-06-03 </dev/null
	[ "$stderr" = "ref-add: event: meeting after void, $r: nothing follows void" ]
}

@test "an event takes its place by date, and what could not follow it is told" {
	ledger
	r=r260601-b2c3d
	ref-add -C L event $r meeting date=2026-06-15 </dev/null
	rm -r before
	cp -a L before
	stores event $r proposal date=2026-06-10
	rm -r L
	cp -a before L
	refused "ref-add: event: no-need before meeting, $r: on 2026-06-15 that could not follow" event $r no-need date=2026-06-10
}

@test "where the ledger is in disorder already, nothing is asked of the sequence" {
	ledger
	r=r260601-b2c3d
	echo "2026-06-03,nair,$r,expired,out,,,,maya,$T" >>L/events.csv
	echo "2026-06-04,nair,$r,meeting,out,,,,maya,$T" >>L/events.csv
	stores event $r no-need date=2026-06-03
}

@test "a batch of events is judged by dates, not by its order" {
	ledger
	r=r260610-f4g5h
	cat >in.csv <<-END
		date,referral,event,value
		2026-06-25,$r,reopened,
		2026-06-20,$r,won,5
		2026-06-26,$r,meeting,
	END
	stores events in.csv
	cat >in.csv <<-END
		date,referral,event,value
		2026-06-28,$r,no-need,
		2026-06-29,$r,meeting,
		2026-06-27,$r,meeting,
	END
	run -2 --separate-stderr ref-add -C L events in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:3: event: meeting after no-need, $r: it has ended: reopened first$MEND" ]
}

@test "random batches against a plain model of the sequence" {
	# statuses of one referral, in random order of dates: stored one by
	# one they are legal or not by the model in awk, which knows the rules
	# of section 5 as a table of its own
	ledger
	r=r260610-f4g5h
	awk -v seed=7 'BEGIN {
		srand(seed)
		n = split("accepted attempted meeting on-hold won no-need reopened void", w, " ")
		for (i = 0; i < 120; i++)
			printf "2026-06-%02d %s\n", 11 + int(rand() * 19), w[1 + int(rand() * n)]
	}' >deeds
	: >mine
	tried=0
	while read -r day word; do
		note=$day
		st=0
		ref-add -C L event $r $word "$note" date="$day" until=2026-12-01 \
		    "$([ $word = won ] && echo value=1 || echo value=0)" \
		    >/dev/null 2>&1 </dev/null || st=$?
		# the model: all that was taken, and this one, by date, stable
		{ cat mine; echo "$day $word"; } | sort -s -k1,1 | awk '
			{ e = $2; bad = 0
			  if (s == "void") bad = 1
			  else if (e == "reopened") bad = !(s ~ /^(won|no-need)$/)
			  else if (s ~ /^(won|no-need)$/) bad = e != "void" && e != s
			  if (bad) exit 1
			  s = e == "reopened" ? "accepted" : e }' &&
		    ! grep -q void mine && ok=0 || ok=2
		[ "$st" -eq "$ok" ]
		[ "$ok" -ne 0 ] || echo "$day $word" >>mine
		tried=$((tried + 1))
		# begin anew after a void
		if grep -q void mine; then
			: >mine
			cp before/events.csv L/events.csv
		fi
	done <deeds
	[ "$tried" -eq 120 ]
}

@test "-k leaves out a status that the referral has, and events that are there" {
	ledger
	r=r260601-b2c3d
	echo "2026-06-20,nair,$r,meeting,out,,,,maya,$T" >>L/events.csv
	echo "2026-06-21,nair,,coffee,out,,,,maya,$T" >>L/events.csv
	cp L/events.csv before/
	cat >in.csv <<-END
		date,partner,referral,event,value
		2026-06-30,,$r,meeting,
		2026-06-02,,$r,contacted,
		2026-06-21,Asha Nair,,coffee,
		2026-06-21,nair-2,,coffee,
		2026-06-22,nair,,coffee,
		2026-06-22,nair,,coffee,
		2026-06-30,,r260610-f4g5h,won,0
	END
	run -0 --separate-stderr ref-add -C L -k events in.csv </dev/null
	[ "$stderr" = "ref-add: events: 2 stored, 5 known already" ]
	[ "$(added events | cut -d, -f1-4,6)" = "2026-06-22,nair,,coffee,
2026-06-30,nair,r260610-f4g5h,won,0.00" ]
	cp L/events.csv once
	run -0 --separate-stderr ref-add -C L -k events in.csv </dev/null
	[ "$stderr" = "ref-add: events: 0 stored, 7 known already" ]
	cmp once L/events.csv
	# another value is a correction
	sed 's/won,0/won,9/' in.csv >in2.csv
	run -0 --separate-stderr ref-add -C L -k events in2.csv </dev/null
	[ "$stderr" = "ref-add: events: 1 stored, 6 known already" ]
}

@test "-k leaves out an event of operands, and of rows, that is there" {
	ledger
	stores event nair coffee
	cp L/events.csv once
	run -0 --separate-stderr ref-add -C L -k event nair coffee </dev/null
	cmp once L/events.csv
	printf 'partner\nnair\nkim\n' >rows
	run -0 --separate-stderr ref-add -C L -k event coffee - <rows
	[ "$stderr" = "ref-add: events: 1 stored, 1 known already" ]
	[ "$(tail -n +2 L/events.csv | cut -d, -f2,4 | grep coffee | sort | tr '\n' ' ')" = \
	    "kim,coffee nair,coffee " ]
	# another day is another event
	run -0 --separate-stderr ref-add -C L -k event nair coffee date=-1 </dev/null
	run -1 cmp -s once L/events.csv
}

@test "thanked of a partner wants a ledger without faults, to know what is owed" {
	ledger
	echo "2026-06-03,zz,,call,out,,,,maya,$T" >>L/events.csv
	cp L/events.csv before/
	refused "ref-add: L/events.csv:3: partner: 'zz' is the id of no partner
ref-add: fix the ledger first: nothing was stored" event nair thanked
	# what depends on nothing there is stored all the same
	stores event nair call
}

# ------------------------------------------------- events for rows of others

@test "an event for each row: its referral, else its partner" {
	ledger
	printf 'duty\treferral\tpartner\tasof\nx\tr260601-b2c3d\tnair\t2026-06-30\ny\t\tkim\t2026-06-30\n' >rows
	run -0 --separate-stderr ref-add -C L event note 'a mail' date=-1 - <rows
	[ "$stderr" = "" ]
	[ "$(added events)" = "2026-06-29,nair,r260601-b2c3d,note,out,,,a mail,maya
2026-06-29,kim,,note,out,,,a mail,maya" ]
}

@test "an event for each row of ref-status" {
	ledger
	bash -o pipefail -c 'ref-status -C L | ref-add -C L event thanked -'
	[ "$(added events | cut -d, -f3,4 | tr '\n' ' ')" = \
	    "r260601-b2c3d,thanked r260610-f4g5h,thanked r260612-j6k7m,thanked " ]
}

@test "status and thanks of rows that have a partner only" {
	ledger
	printf 'partner\nboone\n' >rows
	run -0 --separate-stderr ref-add -C L event meeting - <rows
	[ "$stderr" = "" ]
	printf 'partner\nnair\nkim\n' >rows
	run -2 --separate-stderr ref-add -C L event thanked - <rows
	[ "$stderr" = "ref-add: standard input:3: 'kim' has no referral that waits to be thanked$MEND" ]
	printf 'partner\nnair\n' >rows
	run -0 --separate-stderr ref-add -C L event thanked - <rows
	[ "$(added events | cut -d, -f3,4 | tr '\n' ' ')" = \
	    "r260612-j6k7m,meeting r260601-b2c3d,thanked r260610-f4g5h,thanked " ]
}

@test "rows of ref-status are not stored as they are" {
	ledger
	ref-status -C L -j >rows </dev/null
	refused "ref-add: rows: rows of ref-status are not stored: \`ref-add event WORD -' records an event for each" events rows
}

@test "rows without referral and partner are no targets" {
	ledger
	printf 'name\nx\n' >rows
	run -2 --separate-stderr ref-add -C L event call - <rows
	[ "$stderr" = "ref-add: standard input: neither referral nor partner is a column" ]
}

@test "a field or word that is wrong is told once, not for each row" {
	ledger
	printf 'partner\nnair\nkim\n' >rows
	run -2 --separate-stderr ref-add -C L event call vaule=5 - <rows
	[ "$stderr" = "ref-add: vaule: events.csv has no such column" ]
	run -2 --separate-stderr ref-add -C L event sang - <rows
	[ "$stderr" = "ref-add: 'sang' is no word of an event: ref-ledger(5) has them" ]
}

# ---------------------------------------------------------- needs, policy

@test "a need gets an id like a referral's; dates from today" {
	stores need client=Bo wants='lease;premises' until=+60
	id=$output
	[[ "$id" =~ ^n260630-[23456789bcdfghjkmnpqrstvwxyz]{5}$ ]]
	[ "$(sed 1d L/needs.csv | cut -d, -f1-8)" = "$id,2026-06-30,Bo,,,lease;premises,2026-08-29," ]
	run -1 --separate-stderr ref-add -C L need need="$id" client=x </dev/null
	[ "$stderr" = "ref-add: need: '$id' is there already, L/needs.csv:2$HINT" ]
}

@test "policy: a row for each rule, the last holds, -k leaves out what does" {
	run -2 --separate-stderr ref-add -C L policy contact_days=2 cur=x </dev/null
	[ "$stderr" = "ref-add: rule: 'cur' is no rule of ref-ledger(5)" ]
	run -2 --separate-stderr ref-add -C L policy contact_days=soon </dev/null
	[ "$stderr" = "ref-add: value: contact_days: 'soon' is not a number of days from 0, or never" ]
	[ ! -s L/policy.csv ]
	stores policy contact_days=2 my_name='Maya Larch' note=ours
	[ "$(sed 1d L/policy.csv | cut -d, -f1-3)" = "contact_days,2,ours
my_name,Maya Larch,ours" ]
	printf 'rule,value\ncontact_days,2\nfew,4\nfew,4\n' >in.csv
	run -0 --separate-stderr ref-add -C L -k policy in.csv </dev/null
	[ "$stderr" = "ref-add: policy: 1 stored, 2 known already" ]
}

# ------------------------------------------------------------------ files

@test "rows of a file, and of standard input, CSV or TSV, in any order of columns" {
	ledger
	printf 'email,name\na@x.example,"Ada, of X"\n' >in.csv
	stores partners in.csv
	[ "$output" = "" ]
	printf 'firm\tname\nY\tBo\\tB\n' >in.tsv
	run -0 --separate-stderr ref-add -C L -v partners - <in.tsv
	[ "$output" = bo-b ]
	[ "$(added partners)" = 'ada-of-x,"Ada, of X",,a@x.example,,,
bo-b,Bo	B,Y,,,,' ]
}

@test "cells are quoted when they must be, and only then" {
	ledger
	stores event nair call $'a "word", two\nlines'
	tail -n 2 L/events.csv | sed 's/,2[^,]*$/,T/' | cmp - <(printf '2026-06-30,nair,,call,out,,,"a ""word"", two\nlines",maya,T\n')
}

@test "foreign columns are named once, and not stored" {
	ledger
	printf 'name,Industry,note,Web\nAda,x,hi,y\nBo,x,ho,y\n' >in.csv
	run -0 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv: columns that are not stored: Industry, Web" ]
	[ "$(added partners)" = "ada,Ada,,,,,hi
bo,Bo,,,,,ho" ]
}

@test "a file without a column that is required is refused at once" {
	ledger
	printf 'date,partner,note\n2026-06-01,nair,x\n2026-06-02,nair,x\n' >in.csv
	refused "ref-add: in.csv:1: event: the column is missing from the header" events in.csv
}

@test "dates of a file are required, and are no +N" {
	ledger
	printf 'date,partner,event\n,nair,call\n+1,nair,call\n' >in.csv
	refused "ref-add: in.csv:2: date: is empty, and is required
ref-add: in.csv:3: date: '+1' is not a date, YYYY-MM-DD$MEND" events in.csv
}

@test "every bad row is named, in order, and nothing is stored" {
	ledger
	printf 'name,email\nAda,a@x.example\n"Bo\nCy,c\nDi,d@x.example,e\n,f@x.example\n' >in.csv
	run -2 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "${stderr_lines[0]}" = "ref-add: in.csv:3: name: a quote that is never closed" ]
	[ "${stderr_lines[1]}" = "ref-add: in.csv:4: email: 'c' is not one e-mail address, like a@b.org" ]
	[ "${stderr_lines[2]}" = "ref-add: in.csv:5: 3 fields where the header has 2" ]
	[ "${stderr_lines[3]}" = "ref-add: in.csv:6: neither name nor firm: one is required" ]
	[ "${stderr_lines[4]}" = "ref-add: nothing was stored: fix the rows, or put them aside with -r FILE" ]
	unchanged
}

@test "-r counts one row as one" {
	printf 'name,email\nAda,a\nBo,b@x.example\n' >in.csv
	run -2 --separate-stderr ref-add -C L -r bad.csv partners in.csv </dev/null
	[ "$stderr" = "ref-add: bad.csv: 1 row refused" ]
}

@test "-r puts refused rows aside with their faults, and stores the others" {
	ledger
	printf 'email,name,Web\nx,Ada,w\nb@x.example,Bo,w\nc,d,e,f\nasha@nair.example,Zoe,"a, b"\ny,,\n' >in.csv
	run -2 --separate-stderr ref-add -C L -v -r bad.csv partners in.csv </dev/null
	[ "$output" = bo ]
	[ "$stderr" = "ref-add: in.csv: columns that are not stored: Web
ref-add: bad.csv: 4 rows refused" ]
	diff -u - bad.csv <<-'END'
		email,name,Web,fault
		x,Ada,w,"email: 'x' is not one e-mail address, like a@b.org"
		"c,d,e,f",,,4 fields where the header has 3
		asha@nair.example,Zoe,"a, b","email: the same e-mail as nair, L/partners.csv:2"
		y,,,"email: 'y' is not one e-mail address, like a@b.org"
	END
	[ "$(added partners)" = "bo,Bo,,b@x.example,,," ]
	[ "$(stat -c %a bad.csv)" = 600 ]
}

@test "what -r wrote can be fixed and recorded" {
	ledger
	printf 'name,email\nAda,x\n' >in.csv
	run -2 ref-add -C L -r bad.csv partners in.csv </dev/null
	sed 's/,x,/,x@y.example,/' bad.csv >good.csv
	run -0 --separate-stderr ref-add -C L -r worse.csv partners good.csv </dev/null
	[ "$stderr" = "" ]
	[ "$(cat worse.csv)" = name,email,fault ]
	[ "$(added partners)" = "ada,Ada,,x@y.example,,," ]
}

@test "-r: a NUL in a row becomes the picture of one" {
	ledger
	printf 'name,email\nA\0da,a@x.example\n' >in.csv
	run -2 --separate-stderr ref-add -C L -r bad.csv partners in.csv </dev/null
	[ "$(sed 1d bad.csv | cut -d, -f1-2)" = '"A␀da,a@x.example"' ]
}

@test "-r FILE that is the input, or a table, is left as it is" {
	ledger
	printf 'name,email\nGood,g@x.example\nBad,b\n' >bad.csv
	cp bad.csv was
	ln -s bad.csv link.csv
	local to
	for to in bad.csv ./bad.csv link.csv; do
		refused "ref-add: $to: is the input: -r needs a file of its own" \
		    -r "$to" partners bad.csv
		run -2 --separate-stderr ref-add -C L -n -r "$to" partners bad.csv
		[ "${stderr_lines[0]}" = "ref-add: $to: is the input: -r needs a file of its own" ]
		run -2 --separate-stderr ref-add -C L -r "$to" partners - <bad.csv
		[ "$stderr" = "ref-add: $to: is the input: -r needs a file of its own" ]
		cmp bad.csv was
	done
	refused "ref-add: L/referrals.csv: is a table of the ledger: -r needs a file of its own" \
	    -r L/referrals.csv partners bad.csv
	# a longer file is emptied, and no file is not
	yes | head -n 999 >long.csv
	run -2 ref-add -C L -r long.csv partners bad.csv </dev/null
	[ "$(wc -l <long.csv)" = 2 ]
	mkfifo pipe
	cat pipe >got &
	run -2 ref-add -C L -r pipe partners bad.csv </dev/null
	wait
	[ "$(wc -l <got)" = 3 ]
}

@test "-k -r: who repeats a row that is refused at last is refused, too" {
	ledger
	printf 'name,email,same_as\nSam,s@x.example,nobody\nSam,s@x.example,\nBo,b@x.example,\n' >in.csv
	run -2 --separate-stderr ref-add -C L -kv -r bad.csv partners in.csv </dev/null
	[ "$output" = bo ]
	diff -u - bad.csv <<-'END'
		name,email,same_as,fault
		Sam,s@x.example,nobody,same_as: 'nobody' is the id of no partner
		Sam,s@x.example,,"the first row of this partner, in.csv:2, is refused"
	END
	[ "$(added partners)" = "bo,Bo,,b@x.example,,," ]
	run -2 ref-add -C L -u -r bad.csv partners in.csv </dev/null
	[ "$(wc -l <bad.csv)" = 3 ]
}

@test "-u: an e-mail, a name and firm that a partner has no more are nobody's" {
	mkdir L
	printf '%s\n' partner,name,firm,email,entered ann,Ann,,old@x.example,$T \
	    "uma,Uma,Old Co,,$T" p1,Pia,,p1@x.example,$T p2,Per,,p2@x.example,$T \
	    >L/partners.csv
	cat >in.csv <<-END
		partner,name,firm,email
		ann,Ann,,new@x.example
		,Bob,,old@x.example
		uma,Uma,New Co,
		,Uma,Old Co,
		p1,Pia,,p9@x.example
		p2,Per,,p1@x.example
	END
	run -0 --separate-stderr ref-add -C L -uv partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 2 stored, 4 updated, 0 unchanged" ]
	diff -u - <(cut -d, -f1-4 L/partners.csv) <<-END
		partner,name,firm,email
		ann,Ann,,new@x.example
		uma,Uma,New Co,
		p1,Pia,,p9@x.example
		p2,Per,,p1@x.example
		bob,Bob,,old@x.example
		uma-2,Uma,Old Co,
	END
	# row by row it comes to the same
	cp L/partners.csv want
	head -n 5 want >L/partners.csv
	run -0 ref-add -C L -euv partners in.csv </dev/null
	cut -d, -f1-4 want | diff - <(cut -d, -f1-4 L/partners.csv)
}

@test "-u: chains of partners who hand an address on, as a model has it" {
	mkdir L
	{
		echo partner,name,email,entered
		for i in 1 2 3 4 5 6; do echo "p$i,N$i,e$i@x.example,$T"; done
	} >L/partners.csv
	local n
	for n in 1 2 3 4; do
		# each in turn takes the address that the one before has left
		awk -v n=$n 'BEGIN {
			print "partner,email"
			srand(n); free = "e0"
			for (i = 1; i <= 6; i++) has[i] = "e" i
			for (i = 0; i < 40; i++) {
				p = 1 + int(rand() * 6)
				print "p" p "," free "@x.example"
				old = has[p]; has[p] = free; free = old
			}
			for (i = 1; i <= 6; i++)
				print "p" i "," has[i] "@x.example" >"want"
		}' >in.csv
		mkdir M
		cp L/partners.csv M
		run -0 ref-add -C M -u partners in.csv </dev/null
		cut -d, -f1,3 M/partners.csv | sed 1d | diff want -
		rm -r M
	done
}

@test "-k: of several partners of one name without a firm, any may be meant" {
	mkdir L
	printf '%s\n' partner,name,email,entered q,Q,q@x.example,$T q-2,Q,,$T >L/partners.csv
	printf 'name,email\nQ,z@x.example\n' >in.csv
	run -0 --separate-stderr ref-add -C L -k partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 1 known already" ]
	sed -i '/^q-2/d' L/partners.csv
	run -0 --separate-stderr ref-add -C L -k partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 1 stored, 0 known already" ]
}

@test "the credit is of the earliest by any key, as ref-status has it" {
	mkdir L
	printf '%s\n' partner,name aa,Aa bb,Bb cc,Cc >L/partners.csv
	export REF_LEDGER=$PWD/L
	ref-add referral referral=r1 from=aa prospect=Tom phone=5551234567 date=2026-05-01
	ref-add referral referral=r2 from=bb prospect=Tim email=tim@x.example date=2026-05-21
	run -0 --separate-stderr ref-add referral referral=r3 from=cc prospect=Tim email=tim@x.example phone=5551234567 date=2026-06-20
	[ "$stderr" = "ref-add: r3: 'aa' referred this prospect before, on 2026-05-01 (r1), and has the credit" ]
	[ "$(ref-status r3 | mlr --icsv --onidx cut -f dup_of)" = r1 ]
}

@test "a void referral is named by its whole id alone" {
	mkdir L
	export REF_LEDGER=$PWD/L
	printf '%s\n' partner,name bo,Bo >L/partners.csv
	ref-add referral referral=r260101-abcde from=bo prospect=Vx date=2026-01-01
	ref-add event r260101-abcde void oops
	ref-add referral referral=r260101-abcdf from=bo prospect=Vx date=2026-01-01
	run -0 --separate-stderr ref-add -n event abcd note x
	[[ $output == *r260101-abcdf* ]]
	[ "$(ref-status abcd 2>/dev/null | mlr --icsv --onidx cut -f referral)" = r260101-abcdf ]
	run -2 ref-status abcde
	run -0 ref-status -a r260101-abcde
	[ "${#lines[@]}" = 2 ]
	run -0 ref-add event r260101-abcde note 'found again'
}

@test "-r FILE that cannot be written stops it all" {
	ledger
	printf 'name,email\nAda,x\nBo,b@x.example\n' >in.csv
	refused "ref-add: no/bad.csv: No such file or directory" -r no/bad.csv partners in.csv
	run -2 --separate-stderr ref-add -C L -r /dev/full partners in.csv </dev/null
	[[ "${stderr_lines[0]}" == "ref-add: /dev/full: nothing was stored: "* ]]
	unchanged
}

@test "-e stores each row by itself, and goes on after a bad one" {
	ledger
	printf 'date,partner,event\n2026-06-20,nair,call\n2026-06-20,zoe,call\n2026-06-20,kim,call\n' >in.csv
	run -2 --separate-stderr ref-add -C L -e events in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:3: partner: 'zoe' names no partner" ]
	[ "$(added events | cut -d, -f2 | tr '\n' ' ')" = "nair kim " ]
}

@test "-e stores a row as it arrives, and lets others write in between" {
	ledger
	mkfifo pipe
	ref-add -C L -e events pipe >out 2>err </dev/null &
	exec 8>pipe
	printf 'date,partner,event\n2026-06-20,nair,call\n' >&8
	until [ "$(added events | wc -l)" -eq 1 ]; do :; done
	stores event kim coffee
	stores partner partner=zoe name=Zoe
	printf '2026-06-20,zoe,met\n' >&8
	until [ "$(added events | wc -l)" -eq 3 ]; do :; done
	exec 8>&-
	wait $!
	[ ! -s err ]
	[ "$(added events | cut -d, -f2,4 | tr '\n' ' ')" = "nair,call kim,coffee zoe,met " ]
}

@test "-e stores no further row once the ledger cannot be read" {
	ledger
	ref-add -C L event kim call date=2026-06-01 </dev/null
	echo '2026-06-02,kim,no' >>L/events.csv
	cp L/events.csv events.was
	printf 'date,event,partner\n2026-06-03,call,kim\n2026-06-04,met,kim\n' >in.csv
	run -2 --separate-stderr ref-add -C L -e events in.csv </dev/null
	[ "$(grep -c 'nothing was stored' <<<"$stderr")" -eq 1 ]
	cmp events.was L/events.csv
}

@test "-e judges each row by those before it" {
	ledger
	r=r260610-f4g5h
	printf 'date,referral,event,value\n2026-06-20,%s,won,5\n2026-06-21,%s,meeting,\n2026-06-22,%s,reopened,\n2026-06-23,%s,meeting,\n' $r $r $r $r >in.csv
	run -2 --separate-stderr ref-add -C L -e events in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:3: event: meeting after won, $r: it has ended: reopened first" ]
	[ "$(added events | cut -d, -f4 | tr '\n' ' ')" = "won reopened meeting " ]
}

@test "-e finds duplicates among the rows before" {
	printf 'name,email\nA,a@x.example\nB,A@x.example\nC,c@x.example\n' >in.csv
	run -1 --separate-stderr ref-add -C L -ev partners in.csv </dev/null
	[ "$output" = $'a\nc' ]
	[ "$stderr" = "ref-add: in.csv:3: email: the same e-mail as a, in.csv:2
ref-add: not stored: -f stores duplicates, but never an id twice" ]
	printf 'date,direction,partner,prospect\n2026-06-01,received,a,Tom\n2026-06-02,received,a,Tom\n2026-06-03,received,c,Tom\n' >in.csv
	run -1 --separate-stderr ref-add -C L -e referrals in.csv </dev/null
	[ "$(sed 1d L/referrals.csv | cut -d, -f4 | tr '\n' ' ')" = "a c " ]
}

@test "-e forgets a row that it refused" {
	printf 'name,email,same_as\nA,a@x.example,nobody\nB,a@x.example,\n' >in.csv
	run -2 --separate-stderr ref-add -C L -ev partners in.csv </dev/null
	[ "$output" = b ]
	[ "$stderr" = "ref-add: in.csv:2: same_as: 'nobody' is the id of no partner" ]
}

@test "-e with -k leaves out what the rows before it stored" {
	ledger
	printf 'date,partner,event\n2026-06-20,nair,call\n2026-06-20,nair,call\n2026-06-20,nair,met\n' >in.csv
	run -0 --separate-stderr ref-add -C L -ek events in.csv </dev/null
	[ "$stderr" = "ref-add: events: 2 stored, 1 known already" ]
	[ "$(added events | cut -d, -f4 | tr '\n' ' ')" = "call met " ]
}

@test "-e with -n prints each good row, once under one header" {
	ledger
	printf 'date,partner,event\n2026-06-20,nair,call\n2026-06-20,zoe,call\n2026-06-20,kim,met\n' >in.csv
	run -2 --separate-stderr ref-add -C L -en events in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv:3: partner: 'zoe' names no partner
ref-add: events: 2 would be stored, 0 known already" ]
	[ "$(cut -d, -f2,4 <<<"$output" | tr '\n' ' ')" = "partner,event nair,call kim,met " ]
	unchanged
}

@test "-e with -u updates row by row" {
	ledger
	printf 'partner,note\nkim,one\nboone,two\nkim,three\n' >in.csv
	run -0 --separate-stderr ref-add -C L -eu partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 3 updated, 0 unchanged" ]
	[ "$(cut -d, -f1,7 L/partners.csv | tr '\n' ' ')" = "partner,note nair, boone,two kim,three nair-2, " ]
}

@test "-n writes nothing, and prints what would be stored" {
	ledger
	run -0 --separate-stderr ref-add -C L -n event nair coffee </dev/null
	[ "$stderr" = "" ]
	[ "${lines[0]}" = "$E" ]
	[[ "${lines[1]}" == "2026-06-30,nair,,coffee,out,,,,maya,20"*Z ]]
	printf 'partner,name,note\nkim,,hi\n,Ada,\n' >in.csv
	run -0 --separate-stderr ref-add -C L -nu partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 1 would be stored, 1 would be updated, 0 unchanged" ]
	[ "$(cut -d, -f1,2,7 <<<"$output")" = "partner,name,note
kim,Kim Ode,hi
ada,Ada," ]
	unchanged
	run -1 --separate-stderr ref-add -C L -n partner partner=kim name=x </dev/null
	unchanged
}

@test "-n makes no ledger" {
	run -0 --separate-stderr ref-add -C L -n partner name=Ada </dev/null
	[ "${lines[0]}" = "$P" ]
	[ ! -e L ]
}

@test "a file with no rows stores nothing and says nothing" {
	ledger
	printf 'name,email\n' >in.csv
	stores partners in.csv
	unchanged
}

@test "an empty file, a missing one, a directory are errors" {
	ledger
	: >in.csv
	run -2 --separate-stderr ref-add -C L partners in.csv </dev/null
	[ "$stderr" = "ref-add: in.csv: empty: there is no header line" ]
	run -2 --separate-stderr ref-add -C L partners none.csv </dev/null
	[ "$stderr" = "ref-add: none.csv: No such file or directory" ]
	run -2 --separate-stderr ref-add -C L partners L </dev/null
	[ "$stderr" = "ref-add: L: Is a directory" ]
	unchanged
}

@test "an input that cannot be read to its end stores nothing" {
	ledger
	awk 'BEGIN { print "name,email"; for (i = 0; i < 9000; i++) printf "Name %d,n%d@x.example\n", i, i }' >in.csv
	strace -o /dev/null true 2>/dev/null || skip "strace cannot trace here"
	ASAN_OPTIONS=detect_leaks=0 run -2 --separate-stderr bash -c \
	    'cat in.csv | strace -o /dev/null -e trace=read -P /dev/stdin true; \
	    exec strace -o /dev/null -P in.csv -e trace=read \
	    -e inject=read:error=EIO:when=2 ref-add -C L partners in.csv' </dev/null
	[[ "$stderr" == *"ref-add: in.csv: Input/output error
ref-add: nothing was stored" ]]
	unchanged
}

@test "a batch of many rows is stored, ids and all, and known a second time" {
	awk 'BEGIN { print "name,firm,email"
		for (i = 1; i <= 20000; i++)
			printf "Ann Other,Firm %d,a%d@x.example\n", i, i }' >in.csv
	ref-add -C L -v partners in.csv >ids </dev/null
	# the first has the slug, the others 2 to 20000 behind it
	awk 'BEGIN { print "ann-other"; for (i = 2; i <= 20000; i++) print "ann-other-" i }' | cmp - ids
	sqlite3 :memory: -cmd '.mode csv' -cmd '.import L/partners.csv p' \
	    'select count(*), count(distinct partner), count(distinct email) from p' >n
	[ "$(tr -d '\r' <n)" = 20000,20000,20000 ]
	run -0 --separate-stderr ref-add -C L -k partners in.csv </dev/null
	[ "$stderr" = "ref-add: partners: 0 stored, 20000 known already" ]
}

@test "a row of which the ledger could not be sure to read it again is refused" {
	head -c 1000000 /dev/zero | tr '\0' x >x
	{
		echo date,partner,event,note,by,way
		printf '2026-06-01,kim,call,%s,%s,\n' "$(cat x)" "$(cat x)"
		printf '2026-06-01,kim,call,%s,%s,%s\n' "$(cat x)" "$(cat x)" "$(cat x)"
	} >in.csv
	ledger
	refused "ref-add: in.csv:3: the row is longer than 2097152 bytes
ref-add: nothing was stored: fix the rows, or put them aside with -r FILE" events in.csv
}

@test "columns that are not stored are named at once, however many" {
	awk 'BEGIN {
		printf "name"
		for (i = 1; i <= 20000; i++)
			printf ",foreign-%d", i
		printf "\nAda"
		for (i = 1; i <= 20000; i++)
			printf ",1"
		print ""
	}' >in.csv
	run -0 --separate-stderr timeout 20 ref-add -C L partners in.csv </dev/null
	[[ "$stderr" == "ref-add: in.csv: columns that are not stored: foreign-1, foreign-2, "* ]]
	[ "$(sed 1d L/partners.csv | cut -d, -f1,2)" = ada,Ada ]
}

@test "random cells come back from the ledger as they went in" {
	cat >gen.awk <<-'END'
		BEGIN {
			srand(5)
			n = split("a|B|,|\"|\n|\r\n| |é|株|\047|;|=1|\t|\\\\", ab, "|")
			printf "date,partner,event,note\n"
			for (i = 1; i <= 400; i++) {
				s = ""
				for (k = int(rand() * 12); k > 0; k--)
					s = s ab[1 + int(rand() * n)]
				gsub(/"/, "\"\"", s)
				printf "2026-06-01,kim,call,\"%s\"\n", s
			}
		}
	END
	awk -f gen.awk >in.csv
	ledger
	: >L/events.csv
	stores events in.csv
	for f in in.csv L/events.csv; do
		sqlite3 :memory: -cmd '.mode csv' -cmd ".import $f e" \
		    'select count(*), hex(group_concat(note, char(1))) from e'
	done >both
	[ "$(sed -n 1p both | cut -d, -f1)" = 400 ]
	cmp <(sed -n 1p both) <(sed -n 2p both)
}
