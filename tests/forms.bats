#!/usr/bin/env bats
#
# shellcheck disable=SC2016 # expressions of Miller
#
# The forms of ref-report: Markdown is read by cmark-gfm, HTML by forms.py,
# CSV, TSV and what a spreadsheet gets by Miller and Python.
bats_require_minimum_version 1.5.0
load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export REF_LEDGER=$ROOT/tests/demo
	ref-status >r.csv
	ref-status -p >p.csv
	ref-status -d >d.csv
	ref-diagnose p.csv >f.csv
}

# report FORM FILE ...: the report as `out`; nothing else may be said.
report() {
	ref-report -o "$@" >out 2>err </dev/null
	cmp err /dev/null
}

# What should not mean anything to anybody: a name a line.
awkward() {
	cat <<-'END'
	<script>alert(1)</script>
	<img src=x onerror=alert(1)>
	" onload="alert(1)
	' onload='x
	&amp; &lt;b&gt;
	a|b|c
	*bold* _it_ ~~no~~
	`code` \ end
	[x](javascript:alert(1))
	![x](http://x.example/y)
	# no heading
	- no item
	1. no item
	====
	%n%s%d{{name}}
	=HYPERLINK("http://x.example")
	+1
	-1+1
	@SUM(A1)
	＝1+1
	＋1
	－1
	＠SUM(A1)
	00123
	3/4
	12345678901234567890
	10%
	(123)
	Mar 3
	3 March 2026
	TRUE
	FALSE
	May Day 3 of us
	1 1/2
	3/4/2026 10:00
	10:30 pm
	5 %
	Jan 5 10:00
	10:30 on foot
	]]><!--
	</table></main>
	END
}

# Event rows whose notes are those.
rows() {
	awkward | awk 'BEGIN {
		print "date,partner,name,event,way,note,asof"
	}
	{
		gsub(/"/, "\"\"")
		printf "2026-06-01,p%d,\"%s\",note,out,\"%s\",2026-06-30\n",
		    NR, $0, $0
	}' >rows.csv
	[ "$(mlr --icsv --onidx count rows.csv)" = "$(awkward | wc -l)" ]
}

@test "HTML is one closed page that fetches nothing, its tables captioned" {
	report html r.csv p.csv d.csv f.csv
	python3 "$ROOT/tests/forms.py" out >tables
	run ! grep -qi 'http\|src=\|href=\|<script\|@import\|url(' out
	# figures that the demo is known by (see its README)
	grep -qx 'referrals	45	17' tables
	grep -qx 'won of all	19/45 42%	10/17 59%' tables
	grep -qx 'Contact (2)' tables
	grep -q '^Priya Nair	5	1/4	1,800.00	1	-0.67	4	4	4	repair$' tables
	[ "$(grep -c '<article>' out)" = 17 ] # 16 diagnosed, and ourselves
	[ "$(grep -c '<svg' out)" = 1 ]
	grep -qx '2026-03	9	4	2' tables # the chart in numbers
	grep -q '<p class="asof">as of <time>2026-06-30</time></p>' out
	grep -q '^<p class="firm">Larch &amp; Finch, accountants</p>$' out
}

@test "HTML of every section has the rows that text has" {
	report html -a r.csv p.csv d.csv
	python3 "$ROOT/tests/forms.py" out | cut -f 1 | sort >got
	mlr --icsv --onidx cut -f name then filter '$name != ""' p.csv |
	    sort -u >names
	comm -13 got names >missing
	cmp missing /dev/null
	# every duty once
	[ "$(python3 "$ROOT/tests/forms.py" out | grep -c 'days\? late')" = \
	    "$(($(wc -l <d.csv) - 1))" ]
}

@test "lists in HTML have captions too" {
	report html -l r.csv p.csv d.csv f.csv
	python3 "$ROOT/tests/forms.py" out >tables
	[ "$(wc -l <tables)" = "$(($(cat r.csv d.csv p.csv | wc -l) + \
	    $(mlr --icsv --ojsonl cat f.csv | wc -l) + 1))" ]
	[ "$(grep -o '<caption>[A-Z][a-z]*' out | tr '\n' ' ')" = \
	    "<caption>Referrals <caption>Partners <caption>Duties <caption>Findings " ]
}

@test "HTML says in words what the chart draws" {
	report html r.csv
	mlr --icsv --onidx --ofs ' ' filter '$section == "months"' then put -q '
	    print $month . " received " . $received . ", won of them " .
	    $received_won . ", given " . $given' <(ref-report -o csv r.csv) |
	    paste -sd ';' | sed 's/;/; /g; s/^/Referrals by month: /' >want
	sed -n 's/.*aria-label="\([^"]*\)".*/\1/p' out | diff -u want -
}

@test "a bar is as long as the number that stands beside it" {
	report html r.csv
	# 19 of 45 won: 42.2 %
	grep -A 3 '<th scope="row">won</th>' out | grep -q 'width:42.[23]%'
	report text r.csv
	# of 24 columns, in eighths: 19/45 * 192 = 81 = 10 and 1/8
	grep -q '^  won            ██████████▏  *19/45' out
}

@test "what is awkward means nothing in HTML" {
	rows
	report html rows.csv
	python3 "$ROOT/tests/forms.py" out >tables
	awkward >want
	sed 1d tables | cut -f 2 >got # the titles come first
	diff -u want got
	# the currency, the firm and a column's name come from elsewhere
	mkdir l
	printf 'rule,value\ncurrency,<b>\nmy_firm,<i>&\n' >l/policy.csv
	ref-status -C "$REF_LEDGER" -T |
	    mlr --tsv rename 'category,</th><script>' >x.tsv
	REF_LEDGER=l report html -b '</th><script>' x.tsv
	python3 "$ROOT/tests/forms.py" out >tables
	grep -q 'value won (<b>)' tables
}

@test "what is awkward means nothing in Markdown" {
	rows
	report md rows.csv
	cmark-gfm -e table -e strikethrough -e autolink out >page.html
	run ! grep -qi '<img\|<script\|<em>\|<strong>\|<code>\|<del>\|href="java' \
	    page.html
	python3 - page.html >got <<-'END'
	# (a link that a forge makes of an address is not ours)
	import html, re, sys
	for row in re.findall(r"<tr>(.*?)</tr>", open(sys.argv[1]).read(), re.S)[1:]:
	    cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
	    print(html.unescape(re.sub(r"</?a[^>]*>", "", cells[1])))
	END
	awkward >want
	diff -u want got
}

@test "findings in Markdown are headings, terms and items, whatever they say" {
	{
		echo partner,name,verdict,cause,side,weight,m,n,evidence,remedy,ask,asof
		echo 'p,# A *b*,repair,unthanked,ours,3,1,2,1. of 2,- do `it`,+ why?,2026-06-30'
	} >x.csv
	report md x.csv
	cmark-gfm -e table out >page.html
	grep -qx '<h3># A \*b\*: repair</h3>' page.html
	grep -qx '<p><strong>unthanked</strong>: 1. of 2</p>' page.html
	grep -qx '<li>- do `it`</li>' page.html
	grep -qx '<li>say: &quot;+ why?&quot;</li>' page.html
}

@test "Markdown has the cells that HTML has" {
	report html r.csv p.csv d.csv f.csv
	python3 "$ROOT/tests/forms.py" out |
	    grep '.	.*repair\|won of all' >want
	report md r.csv p.csv d.csv f.csv
	cmark-gfm -e table out | sed '/<h3>/d; /<li>/d' | tr -d '\n' |
	    sed 's/<tr>/\n/g' | sed 's/<\/t[dh]><t[dh][^>]*>/\t/g; s/<[^>]*>//g
	    s/ · / /g' | grep '.	.*repair\|won of all' >got
	diff -u want got
}

@test "TSV has the cells of CSV" {
	report csv r.csv p.csv d.csv f.csv
	mlr --icsv --ojson cat out >want
	report tsv r.csv p.csv d.csv f.csv
	head -n 1 out | grep -q '^section	direction	'
	mlr --itsv --ojson cat out | cmp want -
}

@test "a sheet has a mark, CR LF, and nothing that a spreadsheet would run" {
	rows
	report sheet rows.csv
	[ "$(head -c 3 out | od -An -tx1)" = " ef bb bf" ]
	[ "$(grep -c $'\r$' out)" = "$(wc -l <out)" ]
	awkward | sed "s/^[-=+@]/'&/; s/^00123/'&/; s,^3/4,'&,
	    s/^＝/'&/; s/^＋/'&/; s/^－/'&/; s/^＠/'&/; s/^FALSE/'&/
	    s/^1234/'&/; s/^10%/'&/; s/^(123)/'&/; s/^Mar/'&/; s/^3 March/'&/
	    s/^TRUE/'&/; s/^1 1/'&/; s/^10:30 pm/'&/; s/^5 %/'&/
	    s/^Jan/'&/" >want
	mlr --icsv --onidx cut -f name out | diff -u want -
	# "1. no item" is words, and "====" was taken for a formula
	[ "$(grep -c "^'[^ ]" want)" = 24 ]
}

@test "a sheet has an apostrophe before a tab, a CR LF or an LF that leads" {
	{
		echo date,partner,name,event,way,note,asof
		printf '2026-06-01,p,%b,note,out,%b,2026-06-30\n' \
		    '\t=1' 'a\t=1' '"\r\n=1"' '"a\r\n=1"' '"\n=1"' '"a\n=1"'
	} >rows.csv
	report sheet rows.csv
	python3 - >got <<-'END'
	import csv
	with open("out", newline="", encoding="utf-8-sig") as f:
	    for r in csv.DictReader(f):
	        print(ascii(r["name"]), ascii(r["note"]))
	END
	diff -u - got <<-'END'
	"'\t=1" 'a\t=1'
	"'\r\n=1" 'a\r\n=1'
	"'\n=1" 'a\n=1'
	END
}

@test "numbers and dates are left to a spreadsheet as they are" {
	report csv r.csv p.csv d.csv
	mlr --icsv --ojson cut -x -r -f '^(phone|detail|email)$' out >want
	report sheet r.csv p.csv d.csv
	mlr --icsv --ojson cut -x -r -f '^(phone|detail|email)$' out | diff want -
	# a telephone number that begins with + is text
	grep -q "'+44 20 7946 0113" out
}

@test "an empty input of rows makes an empty page, or a header" {
	head -n 1 d.csv >none.csv
	report html none.csv
	python3 "$ROOT/tests/forms.py" out >tables
	cmp tables /dev/null
	report md none.csv
	cmp out /dev/null
	report sheet none.csv
	[ "$(wc -l <out)" = 1 ]
}

@test "the title names the firm, and a day only where it is another" {
	sed 's/2026-06-30$/2026-06-29/' d.csv >old.csv
	report html r.csv old.csv
	[ "$(grep -c ', as of ' out)" = 2 ] # ours and theirs
	grep -q '<title>Referral report · Larch &amp; Finch, accountants</title>' out
	REF_LEDGER='' report html r.csv
	grep -q '<title>Referral report</title>' out
	run ! grep -q 'class="firm"' out
}
