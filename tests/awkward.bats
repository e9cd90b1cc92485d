#!/usr/bin/env bats
# What comes from strangers is data: formulas, escapes of terminals, headers of
# mail, templates, markup, in every column of text, through every output.

bats_require_minimum_version 1.5.0
load common
load awkward

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	awkward_ledger 2>/dev/null
}

# Rows of every kind, a string in every cell of text: r, p, f, n, m, d and j.csv
every_kind() {
	ref-status </dev/null >r.csv
	ref-status -p </dev/null >p.csv
	ref-status -n </dev/null >n.csv
	ref-match n.csv p.csv </dev/null >m.csv
	ref-status -da </dev/null >d.csv
	ref-status -j </dev/null >j.csv
	for kind in r p n m d j; do
		[ "$(wc -l <$kind.csv)" -gt 1 ]
	done
	ref-diagnose p.csv 2>/dev/null </dev/null >f.csv
	/usr/bin/python3 - <<'P'
import csv
with open("f.csv", newline="", encoding="utf-8") as f:
    rows = list(csv.DictReader(f))
with open("f.csv", "w", newline="", encoding="utf-8") as f:
    w = csv.DictWriter(f, rows[0], lineterminator="\n")
    w.writeheader()
    for r in rows:
        r.update(verdict="repair", cause="unthanked", side="ours", weight=3,
                 m=1, n=2)
        r["evidence"] = r["remedy"] = r["ask"] = r["name"]
        w.writerow(r)
P
	[ "$(mlr --icsv --ojsonl cat f.csv | wc -l)" -ge $N ]
}

N=62 # of the strings: rows of tests/data/awkward.csv

@test "ref-add stores every string as it is" {
	[ "$(/usr/bin/python3 -c 'import csv, sys
print(len(list(csv.DictReader(sys.stdin))))' <"$ROOT/tests/data/awkward.csv")" -eq $N ]
	for c in name firm greeting category url offers ideal owner note; do
		awkward_cells L/partners.csv $c partner
	done
	for c in prospect need source note; do
		awkward_cells L/referrals.csv $c referral
	done
	awkward_cells L/events.csv note referral
	awkward_cells L/events.csv by referral
	awkward_cells L/needs.csv client need
	awkward_cells L/needs.csv wants need
}

@test "ref-add says nothing of a string that steers a terminal" {
	for t in partners referrals events needs; do
		# known already; then the strings as ids, dates, words and amounts
		st=0
		ref-add $t rows/$t.csv </dev/null >out 2>said || st=$?
		[ $t = events ] || [ "$st" -eq 1 ]
		awkward_plain out said
		{ head -n 1 L/$t.csv; awkward_every L/$t.csv; } >bad.csv
		run -2 ref-add $t bad.csv </dev/null
		ref-add -f $t bad.csv </dev/null >out 2>said || true
		grep -q "'.x1b\[31mred.x1b\[0m'" said
		awkward_plain out said
	done
	cp L/partners.csv was
	sed 's/^partner,/x,/' rows/partners.csv >renamed.csv
	run -1 ref-add partners renamed.csv </dev/null
	ref-add partners renamed.csv </dev/null >out 2>said || true
	[ "$(grep -c 'the same e-mail as' said)" -ge $N ]
	awkward_plain said
	cmp was L/partners.csv
}

@test "ref-status gives every string as it is, in every kind of rows" {
	for how in '' -T; do
		x=csv
		[ -z "$how" ] || x=tsv
		ref-status $how </dev/null >r.$x
		awkward_cells r.$x name referral
		awkward_cells r.$x prospect referral
		awkward_cells r.$x need referral
		ref-status -p $how </dev/null >p.$x
		for c in name firm greeting category owner offers ideal; do
			awkward_cells p.$x $c partner
		done
		ref-status -p -c note $how </dev/null >p.$x
		awkward_cells p.$x note partner
		ref-status -j $how </dev/null >j.$x
		awkward_cells j.$x note referral
		awkward_cells j.$x prospect referral
		ref-status -n $how </dev/null >n.$x
		awkward_cells n.$x client need
		awkward_cells n.$x wants need
	done
}

@test "the detail of a duty is the note of the last step as it is" {
	ref-status -d </dev/null >all.csv
	/usr/bin/python3 -c 'import csv, sys
rows = list(csv.DictReader(open("all.csv", newline="", encoding="utf-8")))
w = csv.DictWriter(open("d.csv", "w", newline="", encoding="utf-8"), rows[0])
w.writeheader()
w.writerows(r for r in rows if r["duty"] == "follow")'
	awkward_cells d.csv detail referral
	awkward_cells d.csv name referral
}

@test "text for people steers no terminal" {
	every_kind
	for kind in r p f n m d j; do
		ref-report $kind.csv </dev/null >$kind.txt
		ref-report -a $kind.csv </dev/null >>$kind.txt
		[ -s $kind.txt ]
		awkward_plain $kind.txt
	done
	for column in category name owner; do
		ref-report -b $column p.csv </dev/null >b.txt
		ref-report -b $column r.csv </dev/null >>b.txt
		awkward_plain b.txt
	done
}

@test "a page of HTML or Markdown steers nothing, whatever rows it is of" {
	every_kind
	for form in html md; do
		for kind in r p f n m d j; do
			for how in -a -l; do
				ref-report $how -o $form $kind.csv </dev/null >page
				# the figures of referrals name nobody
				[ $kind$how = r-a ] || grep -q 'x1b' page
				[ $kind$how = r-a ] || grep -q 'u009' page
				awkward_plain page
			done
		done
		for column in category name owner; do
			ref-report -b $column -o $form p.csv </dev/null >page
			grep -q 'x1b' page
			awkward_plain page
		done
	done
}

@test "pages of ref-brief steer nothing" {
	ref-add policy my_firm=x my_pitch=x my_ideal=x my_trigger=x my_story=x \
		my_url=x </dev/null >/dev/null
	ref-status -p -c note </dev/null >p.csv
	ref-status -j </dev/null >j.csv
	ref-status </dev/null >r.csv
	for page in '-m r.csv j.csv' -i -u; do
		# shellcheck disable=SC2086
		ref-brief $page p.csv </dev/null >pages
		# but for the line that parts them
		[ "$(grep -cx $'\f' pages)" -eq $((N - 1)) ]
		grep -vx $'\f' pages >rest
		grep -q 'x1b' rest
		grep -q 'u202e' rest
		awkward_plain rest
	done
}

@test "a report as CSV or TSV loses nothing of a string" {
	columns='need client wants partner name tags why'
	every_kind
	for form in csv tsv; do
		for kind in p f d j n; do
			ref-report -o $form $kind.csv </dev/null >$kind-out.$form
		done
		awkward_cells p-out.$form name partner
		for c in name evidence remedy ask; do
			awkward_cells f-out.$form $c partner
		done
		for c in name prospect owner; do
			awkward_cells d-out.$form $c referral
		done
		for c in name prospect note by; do
			awkward_cells j-out.$form $c referral
		done
		for c in client wants note; do
			awkward_cells n-out.$form $c need
		done
		# not every string is a tag that could match
		ref-report -o $form m.csv </dev/null >m-out.$form
		awkward_cut m.csv $columns >want
		[ "$(wc -l <want)" -gt $((N / 2)) ]
		awkward_cut m-out.$form $columns | diff want -
	done
}

@test "a sheet has every string as it is, but for an apostrophe before formulas" {
	ref-status -n </dev/null >n.csv
	ref-report -o sheet n.csv </dev/null >sheet.csv
	/usr/bin/python3 - <<'P'
import csv, os
data = os.path.join(os.environ["ROOT"], "tests/data/awkward.csv")
with open(data, newline="", encoding="utf-8") as f:
    want = {r["id"]: r["text"] for r in csv.DictReader(f)}
with open("sheet.csv", newline="", encoding="utf-8-sig") as f:
    rows = {r["need"][2:]: r for r in csv.DictReader(f)}
# =, +, -, @, a tab before =, and the full-width forms
runs = {i for i in want if i.startswith(("formula", "wide-"))}
runs |= {"encoded", "dash", "options", "comment", "rule"}
assert len(runs) == 14, runs
for i, text in want.items():
    for column in "client", "wants", "note":
        got = rows[i][column]
        assert got == ("'" if i in runs else "") + text, (i, column, got)
P
}

@test "mail to every string: eight headers, no other recipient, text alone" {
	ref-status </dev/null >r.csv
	for program in ref-thank 'ref-inform -a'; do
		$program r.csv </dev/null >mbox 2>err
		[ ! -s err ]
		awkward_plain mbox
		run ! grep -q '[^ -~]' mbox
		/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
		[ "$(grep -c '^headers 8$' got)" -eq $N ]
		[ "$(grep -c '^headers ' got)" -eq $N ]
		run ! grep -E '^(defect|long|Bcc|Cc|Reply-To)' got
		# each to its own address, and nobody else
		sed -n 's/^To: .*|//p' got | sort >to
		mlr --icsv --onidx cut -f id "$ROOT/tests/data/awkward.csv" |
			sed 's/$/@x.example/' | sort | diff -u - to
		run ! grep -q 'maya@larch.example' <(sed -n 's/^> //p' got)
	done
}

@test "a template of the user's expands no string again" {
	printf '%s\n' 'Subject: {{prospect}}' 'Cc: {{my_email}}' '' \
		'Dear {{name}},' '' '* {{prospect}} {{need}}' >t
	ref-status r-template </dev/null | ref-thank -F t >mbox
	/usr/bin/python3 "$ROOT/tests/mailread.py" mbox >got
	grep -qx 'Subject: {{my_email}} {{name}}' got
	grep -qx 'Cc: |maya@larch.example' got
	grep -qx '> Dear {{my_email}} {{name}},' got
	grep -qx '> {{my_email}} {{name}} {{my_email}} {{name}}' got
}

@test "a string as WHO is a name and nothing else; the answer steers nothing" {
	/usr/bin/python3 - <<'P'
import csv, os, subprocess
data = os.path.join(os.environ["ROOT"], "tests/data/awkward.csv")
with open(data, newline="", encoding="utf-8") as f, open("said", "wb") as said:
    for r in csv.DictReader(f):
        p = subprocess.run(["ref-status", "--", r["text"]],
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=said)
        assert p.returncode in (0, 2), (r, p.returncode)
P
	[ -s said ]
	awkward_plain said
}

@test "a string as the name of a file is opened, and said, as that" {
	mkdir files
	for name in $'\033[31mred' $'a\nb' -rf -- --help '%n%s' '$(id)'; do
		ref-status -p </dev/null >"files/$name"
		(cd files && ref-diagnose -- "$name" >../out 2>../err)
		awkward_plain err
		ref-diagnose <"files/$name" 2>/dev/null | diff - out
		echo x >>"files/$name"
		st=0
		(cd files && ref-diagnose -- "$name" >../out 2>../err) || st=$?
		[ "$st" -eq 2 ]
		grep -q ': 1 field where the header has' err
		awkward_plain err
	done
	run -2 --separate-stderr ref-diagnose $'no\033[2Jsuch' </dev/null
	[ "$stderr" = 'ref-diagnose: no\x1b[2Jsuch: No such file or directory' ]
}

@test "ref-check says nothing of the strings that steers a terminal" {
	# a string in every cell, where only an id, a date or a word may be
	for t in partners referrals events needs policy; do
		awkward_every L/$t.csv >bad
		cat bad >>L/$t.csv
	done
	run -1 ref-check </dev/null
	ref-check </dev/null >problems 2>err || true
	for t in partners referrals events needs policy; do
		grep -q "/$t.csv,.*'.x1b\[31mred.x1b\[0m'" problems
	done
	awkward_plain problems err
	ref-check -T </dev/null >problems.tsv 2>err || true
	tr '\t' ' ' <problems.tsv >problems
	[ "$(wc -l <problems)" -gt $((5 * N)) ]
	awkward_plain problems err
	# nor does a reader of that ledger
	run -2 ref-status </dev/null
	ref-status </dev/null >/dev/null 2>err || true
	grep -q "'.x1b\[31mred.x1b\[0m'" err
	awkward_plain err
}

@test "an export of strings is imported as they are, but for what a blank is" {
	/usr/bin/python3 - <<'P'
import csv, os
data = os.path.join(os.environ["ROOT"], "tests/data/awkward.csv")
with open(data, newline="", encoding="utf-8") as f:
    rows = list(csv.DictReader(f))
with open("export.csv", "w", newline="", encoding="utf-8") as f:
    w = csv.writer(f)
    w.writerow(["partner", "name", "note"])
    w.writerows((r["id"], "A " + r["id"], r["text"]) for r in rows)
P
	ref-import export.csv </dev/null >rows.csv 2>said
	awkward_plain said
	/usr/bin/python3 - <<'P'
import csv, os, re
data = os.path.join(os.environ["ROOT"], "tests/data/awkward.csv")
blank = lambda s: re.sub(r"[\s\u200b\ufeff]+", " ", s).strip()
with open(data, newline="", encoding="utf-8") as f:
    want = {r["id"]: r["text"] for r in csv.DictReader(f)}
with open("rows.csv", newline="", encoding="utf-8") as f:
    got = {r["partner"]: r["note"] for r in csv.DictReader(f)}
bad = [i for i in want if blank(got.get(i, "")) != blank(want[i])]
assert not bad, bad
P
}
