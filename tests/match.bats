#!/usr/bin/env bats
# ref-match: ledgers where the order of each ranking is known by construction.

bats_require_minimum_version 1.5.0
load common

# partners: lines `id stage category offers ideal received given last_given
# last_out last_complaint`, `-` for nothing, `_` for a blank; into p.csv.
partners() {
	awk 'BEGIN {
		print "partner,name,stage,category,offers,ideal,received," \
		    "given,last_given,last_out,last_complaint,asof"
	}
	{
		for (i = 1; i <= 10; i++) {
			if ($i == "-")
				$i = ""
			gsub(/_/, " ", $i)
		}
		printf "%s,N %s", $1, $1
		for (i = 2; i <= 10; i++)
			printf ",%s", $i
		print ",2026-06-30"
	}' >p.csv
}

# needs: lines `id|client|email|wants`, into n.csv.
needs() {
	awk -F '|' -v OFS=, 'BEGIN { print "need,client,email,wants,asof" }
	{ print $1, $2, $3, $4, "2026-06-30" }' >n.csv
}

# What ref-match prints, of columns: `want COL,... <<END`; nothing else is said.
want() {
	local cols=$1
	shift
	ref-match "$@" n.csv p.csv >out.csv 2>err </dev/null
	[ ! -s err ]
	mlr --icsv --onidx --ofs '|' cut -o -f "$cols" out.csv >got
	cat >expected
	diff -u expected got
}

@test "a partner fits by what they offer, by category, by who the client is" {
	partners <<-END
	offer active - lease - 0 0 - - -
	is active lease - - 0 0 - - -
	both active lease lease - 0 0 - - -
	ideal active - - reed 0 0 - - -
	none active - other reeds_and_co 0 0 - - -
	END
	needs <<<'n1|Mona Reed||lease'
	want partner,tags,score <<-END
	offer|lease|2
	is|lease|2
	both|lease|2
	ideal|reed|1
	END
}

@test "the best fit first, then whom we owe, then who was given to longest ago" {
	partners <<-END
	even active - a - 3 3 2026-01-01 - -
	owed active - a - 4 1 2026-05-01 - -
	recent active - a - 2 2 2026-06-01 - -
	never active - a - 0 0 - - -
	fits active - a;b - 0 9 2026-06-29 - -
	twin active - a - 0 0 - - -
	ideal active - a reed 0 5 2026-06-28 - -
	END
	needs <<<'n1|Mona Reed||a;b'
	want partner,score,balance <<-END
	fits|4|-9
	ideal|3|-5
	owed|2|3
	never|2|0
	twin|2|0
	even|2|0
	recent|2|0
	END
}

@test "an unanswered complaint comes last, whatever the fit, and why says so" {
	partners <<-END
	burnt active - a;b - 9 0 - 2026-05-20 2026-05-20
	silent active - a;b - 8 0 - - 2026-05-21
	healed active - a - 0 1 2026-01-01 2026-05-21 2026-05-20
	END
	needs <<<'n1|Mona||a;b'
	want partner,why <<-END
	healed|offers a; they owe us 1: 0 received, 1 given, last on 2026-01-01
	burnt|unanswered complaint of 2026-05-20: answer that first; offers a, b; we owe them 9: 9 received, 0 given
	silent|unanswered complaint of 2026-05-21: answer that first; offers a, b; we owe them 8: 8 received, 0 given
	END
}

@test "why tells offers, category and client apart" {
	partners <<-END
	x active b a Reed;Mona 1 1 2026-02-03 - -
	y active b - - 0 0 - - -
	z active - - mona 0 2 2026-01-01 - -
	END
	needs <<<'n1|Mona Reed||A;B'
	want partner,why <<-END
	x|offers A; of the category B; looks for such clients: Reed, Mona; even: 1 received, 1 given, last on 2026-02-03
	y|of the category B; nothing received or given yet
	z|looks for such clients: mona; they owe us 2: 0 received, 2 given, last on 2026-01-01
	END
}

@test "no ended partner, and no duplicate of another" {
	partners <<-END
	over ended - a - 5 0 - - -
	cand candidate - a - 0 0 - - -
	END
	sed 's/$/,/; 1s/,$/,same_as/' p.csv >q.csv
	sed -n 's/^cand,\(.*\),$/dup,\1,cand/p' q.csv >>q.csv
	mv q.csv p.csv
	needs <<<'n1|Mona||a'
	want partner <<-END
	cand
	END
}

@test "a client is not introduced to themselves, by e-mail or by name" {
	partners <<-END
	mail active - a - 0 0 - - -
	name active - a - 0 0 - - -
	else active - a - 0 0 - - -
	END
	awk -F , -v OFS=, 'NR == 1 { print $0, "email"; next }
	    { print $0, $1 "@x.example" }' p.csv >q.csv
	mv q.csv p.csv
	needs <<<'n1|n NAME|MAIL@x.example|a'
	want partner <<-END
	else
	END
}

@test "a client is not introduced to themselves, whatever case letters have" {
	partners <<<'silva active lease lease - 0 0 - - -'
	sed -i 's/N silva/João  Silva/' p.csv
	needs <<<'n1|JOÃO SILVA||lease'
	want partner </dev/null
	needs <<<'n1|Joan Silva||lease'
	want partner <<<silva
}

@test "the day is the need's, else the latest of the partners', else today" {
	partners <<-END
	a active lease lease - 0 0 - - -
	b active lease lease - 0 0 - - -
	END
	sed -i '2s/2026-06-30/2026-05-31/' p.csv
	needs <<<'n1|||lease'
	sed -i 's/2026-06-30/2026-06-01/' n.csv
	want partner,asof <<-END
	a|2026-06-01
	b|2026-06-01
	END
	mlr -I --csv cut -x -f asof n.csv
	want partner,asof <<-END
	a|2026-06-30
	b|2026-06-30
	END
	mlr -I --csv cut -x -f asof p.csv
	REF_TODAY=2026-05-05 want partner,asof <<-END
	a|2026-05-05
	b|2026-05-05
	END
}

@test "tags are one without regard to case, blanks, hyphens, and plural s" {
	partners <<-END
	shop active - __Web-Shops_ - 0 0 - - -
	box active - boxes - 0 0 - - -
	agency active - Agency - 0 0 - - -
	movie active - movies - 0 0 - - -
	boss active - boss - 0 0 - - -
	accent active - ÉTUDES - 0 0 - - -
	cpp active - c++ - 0 0 - - -
	c active - c - 0 0 - - -
	part active - web - 0 0 - - -
	bus active - buses;heroes - 0 0 - - -
	manual active - owner’s_manual - 0 0 - - -
	food active - Food_&_Drink - 0 0 - - -
	dash active - pop‑up - 0 0 - - -
	END
	needs <<-'END'
	n1|||web   shop
	n2|||Box
	n3|||agencies
	n4|||movie
	n5|||bos
	n6|||étude
	n7|||C++
	n8|||bus
	n9|||Hero
	n10|||Owner's manual
	n11|||owners manuals
	n12|||food&drinks
	n13|||pop up
	n14|||popup
	END
	want need,partner <<-END
	n1|shop
	n2|box
	n3|agency
	n4|movie
	n6|accent
	n7|cpp
	n8|bus
	n9|bus
	n10|manual
	n11|manual
	n12|food
	n13|dash
	END
}

@test "a tag counts once, and empty ones not at all" {
	partners <<-END
	x active lawyer Lawyer;;lawyers;_;lawyer - 0 0 - - -
	empty active - - - 0 0 - - -
	END
	needs <<-'END'
	n1|||lawyers; ;;LAWYER;-;lawyer
	n2|||
	n3|||;;
	END
	want need,partner,tags,score <<-END
	n1|x|lawyers|2
	END
}

@test "synonyms of the ledger are one, across rows, also in circles" {
	mkdir L
	echo partner,name >L/partners.csv
	printf '%s\n' tag,means,note solicitor,Lawyers,x attorney,solicitor, \
	    lawyer,attorney, >L/synonyms.csv
	partners <<-END
	law active lawyer - - 0 0 - - -
	ideal active - - attorneys 0 0 - - -
	END
	needs <<-END
	n1|||Solicitors
	n2|Bell solicitors||x
	END
	want need,partner,tags -C L <<-END
	n1|law|Solicitors
	n2|ideal|attorneys
	END
	want need,partner <<-END
	END
}

@test "synonyms that are no pair of tags are said, the others hold" {
	mkdir L
	echo partner,name >L/partners.csv
	printf '%s\n' tag,means 'a;b,c' '-,c' 'x,y' >L/synonyms.csv
	partners <<<'p active - y - 0 0 - - -'
	needs <<<'n1|||x'
	run -2 --separate-stderr ref-match -C L n.csv p.csv </dev/null
	[ "${lines[1]%%,N p,*}" = n1,,x,p ]
	[ "${#lines[@]}" -eq 2 ]
	diff -u - <(echo "$stderr") <<-END
	ref-match: L/synonyms.csv:2: tag: one tag is wanted: a row for each
	ref-match: L/synonyms.csv:3: tag: '-' is no tag
	END
}

@test "ideal stands as whole words in the client's name" {
	partners <<-END
	one active - - shop 0 0 - - -
	two active - - corner_shop 0 0 - - -
	no active - - workshop 0 0 - - -
	END
	needs <<-'END'
	n1|The Corner-Shops Ltd.||x
	n2|Workshopper||x
	END
	want need,partner,score <<-END
	n1|one|1
	n1|two|1
	END
}

@test "-n limits each need to the best, ten unless said" {
	for i in {1..12}; do
		echo "p$i active - a - $i 0 - - -"
	done | partners
	printf 'n1|||a\nn2|||a\n' | needs
	want need,partner -n 2 <<-END
	n1|p12
	n1|p11
	n2|p12
	n2|p11
	END
	run -0 --separate-stderr ref-match n.csv p.csv </dev/null
	[ "${#lines[@]}" -eq 21 ]
}

@test "the order of the inputs is free, and one may be standard input" {
	partners <<<'x active - a - 0 0 - - -'
	needs <<<'n1|||a'
	ref-match n.csv p.csv >one </dev/null
	ref-match p.csv n.csv >two </dev/null
	ref-match -T n.csv - <p.csv | tr '\t' , >three
	[ "$(wc -l <one)" -eq 2 ]
	cmp one two
	cmp one three
}

@test "a need that a given referral closes is not matched" {
	export REF_LEDGER=$PWD/L REF_BY=m
	ref-add partner name=Ann offers=lease </dev/null
	ref-add need need=n1 client=Mona wants=lease </dev/null
	ref-status -p >p.csv </dev/null
	ref-status -n >n.csv </dev/null
	want need,partner <<-END
	n1|ann
	END
	ref-add referral to=ann prospect=Mona need=n1 </dev/null
	ref-status -n >n.csv </dev/null
	want need,partner <<-END
	END
}

@test "a given referral that is void closes no need, nor does a received one" {
	export REF_LEDGER=$PWD/L REF_BY=m
	ref-add partner name=Ann offers=lease </dev/null
	ref-add need need=n1 client=Mona wants=lease </dev/null
	ref-add referral from=ann prospect=Mona need=n1 </dev/null
	id=$(ref-add referral to=ann prospect=Mona need=n1 </dev/null)
	ref-status -p >p.csv </dev/null
	ref-status -n >n.csv </dev/null
	want need,partner <<-END
	END
	ref-add event "$id" void 'a slip' </dev/null
	ref-status -n >n.csv </dev/null
	want need,partner <<-END
	n1|ann
	END
}

@test "the list for a person comes out of one pipe" {
	export REF_LEDGER=$ROOT/tests/demo
	bash -o pipefail -c \
	    'ref-match <(ref-status -n) <(ref-status -p) | ref-report' \
	    >one 2>err </dev/null
	[ ! -s err ]
	ref-status -n >n.csv </dev/null
	ref-status -p >p.csv </dev/null
	ref-match p.csv n.csv </dev/null >m.csv
	ref-report m.csv </dev/null | cmp one -
	# each client with a need who has a partner for it
	mlr --icsv --onidx uniq -f client m.csv | wc -l >n
	[ "$(cat n)" -eq 4 ]
	grep -q '^  Rivet Tools  *customs;import duty  *Wei Chen  *4  *-2$' one
}

# Contacts for the searches for partners: a ledger with categories.
market() {
	mkdir L
	printf '%s\n' rule,value 'categories,lawyer;banker;leasing;baker' \
	    >L/policy.csv
	printf '%s\n' \
	    partner,name,firm,email,kind,category,stage,offers,ideal,received,given,last_given,last_out,last_complaint,firm_stage,seeking,refers,asof \
	    l1,L1,,,client,lawyer,active,,,1,0,,,,,,,2026-06-30 \
	    l2,L2,,,client,Lawyers,new,,,0,0,,,,,,,2026-06-30 \
	    b1,B1,,b1@x.example,colleague,banker,active,,,1,0,,,,,,,2026-06-30 \
	    e1,E1,,,market,baker,ended,,,1,0,,,,,,,2026-06-30 \
	    c1,C1,,,prospect,banker,candidate,,,0,0,,,,,,,2026-06-30 \
	    'c2,C2,Baker & Sons,,client,,candidate,,,0,0,,,,,,,2026-06-30' \
	    >p.csv
	printf '%s\n' name,firm,email,category,offers,firm_stage,seeking,refers \
	    B1,Other,B1@x.example,banker,,,, \
	    K1,,k1@x.example,baker,,mature,no,no \
	    "K2,,,,bread;Bakers,growing,," \
	    K3,,,baker,,growing,yes,yes \
	    K4,,,baker,,growing,,yes \
	    K5,,,lawyer,,growing,yes,yes >i.csv
}

@test "-k partners: who fits a category that has nobody, then one" {
	market
	ref-match -C L -k partners p.csv i.csv >out.csv 2>err </dev/null
	[ ! -s err ]
	mlr --icsv --onidx --ofs '|' cut -f wants,name,score out.csv >got
	# nobody bakes; one banker; two lawyers are enough.  Of the kinds,
	# client has two and colleague one; c1 is a prospect, of whom
	# there is nobody.
	diff -u - got <<-END
	baker|K3|3
	baker|K4|3
	baker|K1|3
	baker|K2|2
	baker|C2|1
	prospect|C1|1
	banker|C1|3
	END
}

@test "-k partners says what is known of them" {
	market
	ref-match -C L -k partners p.csv i.csv 2>err </dev/null |
	    mlr --icsv --onidx --ofs '|' cut -f why >got
	[ ! -s err ]
	diff -u - got <<-END
	no partner of this category yet; growing firm; seeks new clients; refers people
	no partner of this category yet; growing firm; refers people
	no partner of this category yet; mature firm; seeks no new clients; known to refer nobody
	no partner of this category yet; offers it, of no such category; growing firm
	no partner of this category yet; only the firm's name says so: Baker & Sons; client; whether they grow, seek clients, refer people is not known
	no partner of this kind yet; whether they grow, seek clients, refer people is not known
	only B1 of this category; prospect; whether they grow, seek clients, refer people is not known
	END
}

@test "-k partners leaves out a firm that is a partner, where neither has a name" {
	market
	echo 'h,,Harbour Traders,,client,baker,candidate,,,0,0,,,,,,,2026-06-30' >>p.csv
	printf '%s\n' name,firm,category ',HARBOUR  Traders,baker' \
	    ',Harbour Men,baker' 'Jo Li,Harbour Traders,baker' >i.csv
	ref-match -C L -k partners p.csv i.csv </dev/null |
	    mlr --icsv --onidx filter '$wants == "baker" && $score == 3' \
	    then cut -f name | sort >got
	diff -u - got <<-END
	Harbour Men
	Harbour Traders
	Jo Li
	END
}

@test "-k replace: candidates of the category of each to be left" {
	market
	printf '%s\n' partner,verdict,cause e1,leave,x e1,leave,y b1,repair,z \
	    ,leave,us l1,leave,x zz,leave,x >f.csv
	sed -i '/^l1/s/lawyer//' p.csv
	run -2 --separate-stderr ref-match -C L -k replace f.csv p.csv i.csv \
	    </dev/null
	mlr --icsv --onidx --ofs '|' cut -f need,client,wants,name,asof \
	    <<<"$output" >got
	diff -u - got <<-END
	e1|E1|baker|K3|2026-06-30
	e1|E1|baker|K4|2026-06-30
	e1|E1|baker|K1|2026-06-30
	END
	diff -u - <(echo "$stderr") <<-END
	ref-match: l1 has no category: nobody to look for
	ref-match: f.csv:7: partner: 'zz': no such partner row
	END
}

@test "bad cells are named, their rows left out, the others matched" {
	partners <<-END
	bad1 active - a - x 0 - - -
	bad2 alive - a - 0 0 - - -
	bad3 active - a - 0 0 2026-02-30 - -
	good active - a - 0 0 - - -
	- active - a - 0 0 - - -
	END
	needs <<<'n1|||a'
	echo 'n2,,,a,soon' >>n.csv
	run -2 --separate-stderr ref-match n.csv p.csv </dev/null
	[ "${#lines[@]}" -eq 2 ]
	[ "${lines[1]%%,N*}" = n1,,a,good ]
	diff -u - <(echo "$stderr") <<-END
	ref-match: p.csv:2: received: 'x' is not a whole number
	ref-match: p.csv:3: stage: 'alive' is not a stage
	ref-match: p.csv:4: last_given: '2026-02-30' is not a date, YYYY-MM-DD
	ref-match: p.csv:6: partner: empty: an id is wanted
	ref-match: n.csv:3: asof: 'soon' is not a date, YYYY-MM-DD
	END
	printf 'name,seeking\nA,perhaps\n' >i.csv
	run -2 --separate-stderr ref-match -k partners i.csv </dev/null
	[ "$stderr" = "ref-match: i.csv:2: seeking: 'perhaps' is neither yes nor no" ]
}

@test "rows that are missing or of another kind are named" {
	partners <<<'x active - a - 0 0 - - -'
	needs <<<'n1|||b'
	header=need,client,wants,partner,name,tags,score,balance,why,asof
	says() {
		local message=$1
		shift
		run -2 --separate-stderr ref-match "$@" </dev/null
		[ "$output" = "$header" ]
		[ "$stderr" = "ref-match: $message" ]
	}
	says 'no partner rows: those of ref-status -p are wanted too' n.csv
	says 'no need rows: those of ref-status -n are wanted too' p.csv
	says 'no finding rows: those of ref-diagnose are wanted too' \
	    -k replace p.csv
	echo due,duty,side >d.csv
	says 'd.csv:1: duty rows: need rows and partner rows are wanted' \
	    n.csv p.csv d.csv
	echo a,b >o.csv
	says 'o.csv:1: other rows: partner rows, or contacts with a name or a firm, are wanted' \
	    -k partners o.csv
	says 'o.csv:1: other rows: finding rows and partner rows are wanted, or contacts' \
	    -k replace o.csv
	cut -d , -f 1-4,6- p.csv >q.csv
	run -2 --separate-stderr ref-match n.csv q.csv </dev/null
	[[ $stderr == "ref-match: q.csv:1: offers: "* ]]
}

@test "-k and -n refuse what they cannot take" {
	run -2 --separate-stderr ref-match -k x </dev/null
	[ "$stderr" = "ref-match: -k: 'x' is none of needs, partners, replace" ]
	for n in 0 1001 x; do
		run -2 --separate-stderr ref-match -n $n </dev/null
		[ "$stderr" = "ref-match: -n: '$n' is not a whole number from 1 to 1000" ]
	done
}

@test "a thousand partners for a hundred needs, ranked as awk and sort do" {
	awk 'BEGIN {
		srand(7)
		for (i = 0; i < 1000; i++)
			printf "p%d active c%d t%d;t%d i%d %d %d 2026-01-%02d - -\n",
			    i, rand() * 9, rand() * 40, rand() * 40, rand() * 20,
			    rand() * 6, rand() * 6, 1 + rand() * 28
	}' | partners
	awk 'BEGIN {
		srand(8)
		for (i = 0; i < 100; i++)
			printf "n%d|I%d Ltd||t%d;c%d;t%d\n", i, rand() * 20,
			    rand() * 40, rand() * 9, rand() * 40
	}' | needs
	ref-match n.csv p.csv </dev/null | cut -d , -f 1,4 >got
	awk -F , 'NR == FNR { if (FNR > 1) { id[++n] = $1; client[n] = tolower($2)
		wants[n] = $4 } next }
	FNR > 1 { for (k = 1; k <= n; k++) {
		score = 0; split("", seen)
		m = split(wants[k], w, ";")
		for (i = 1; i <= m; i++)
			if (!(w[i] in seen) && index(";" $5 ";" $4 ";", ";" w[i] ";")) {
				seen[w[i]]; score += 2 }
		score += client[k] == $6 " ltd"
		if (score)
			print k "," score "," $7 - $8 "," $9 "," FNR "," id[k] "," $1
	} }' n.csv p.csv |
	    sort -t , -k1,1n -k2,2nr -k3,3nr -k4,4 -k5,5n |
	    awk -F , 'BEGIN { print "need,partner" }
	    count[$1]++ < 10 { print $6 "," $7 }' >expected
	[ "$(wc -l <expected)" -gt 500 ]
	diff -u expected got
}

# Kilobytes that ref-match needs for a file of needs; a sanitizer that keeps
# what was freed would count it.
size_of() {
	ASAN_OPTIONS=quarantine_size_mb=1 \
	    /usr/bin/time -o size -f %M ref-match "$1" p.csv >out.csv </dev/null
	cat size
}

@test "memory is that of the partners, however many needs come" {
	awk 'BEGIN {
		srand(7)
		for (i = 0; i < 20000; i++)
			printf "p%d active c%d t%d;t%d i%d %d %d - - -\n", i,
			    rand() * 99, rand() * 999, rand() * 999,
			    rand() * 99, rand() * 6, rand() * 6
	}' | partners
	awk 'BEGIN { for (i = 0; i < 10000; i++)
		printf "n%d|I%d Ltd||t%d;c%d;t%d\n", i, i % 99, i % 999,
		    i % 99, i * 7 % 999 }' | needs
	head -n 101 n.csv >few.csv
	few=$(size_of few.csv)
	many=$(size_of n.csv)
	[ "$(wc -l <out.csv)" -eq 100001 ]
	[ "$few" -gt 1000 ]
	[ "$many" -lt $((few + few / 10 + 1000)) ]
}

@test "ref-report prints matches for people and for programs" {
	partners <<<'x active - a - 3 1 2026-05-01 - -'
	needs <<<'n1|Mona||a;b'
	ref-match n.csv p.csv </dev/null >m.csv
	COLUMNS=60 run -0 --separate-stderr ref-report m.csv </dev/null
	diff -u - <(echo "$output") <<-END
	Matches, as of 2026-06-30

	  client  wants  who  score  balance
	  Mona    a;b    N x      2        2
	    offers a; we owe them 2: 3 received, 1 given, last on
	      2026-05-01
	END
	ref-report -o csv m.csv </dev/null | mlr --icsv --onidx --ofs '|' \
	    cut -f section,need,partner,tags >got
	diff -u - got <<<'matches|n1|x|a'
	ref-report -b partner m.csv </dev/null >got
	diff -u - got <<-END
	Matches by partner, as of 2026-06-30

	  partner          matches
	  N x      ██████        1
	END
}
