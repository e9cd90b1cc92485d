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
	ref-status </dev/null >r.csv
	ref-status -p </dev/null >p.csv
	ref-diagnose p.csv </dev/null >f.csv
	ref-status -n </dev/null >n.csv
	ref-match n.csv p.csv </dev/null >m.csv
	ref-status -da </dev/null >d.csv
	ref-status -j </dev/null >j.csv
	for kind in r p f n m d j; do
		[ "$(wc -l <$kind.csv)" -gt 1 ]
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

@test "a report as CSV loses nothing of a string" {
	ref-status -p </dev/null >p.csv
	ref-diagnose p.csv </dev/null >f.csv
	awkward_cells f.csv name partner
	ref-status -n </dev/null >n.csv
	ref-match n.csv p.csv </dev/null >m.csv
	head -n 1 m.csv | grep -q '^need,'
	for kind in f m n p; do
		ref-report -o csv $kind.csv </dev/null >$kind.out
		mlr --icsv --ojson cat $kind.out >/dev/null
		LC_ALL=C grep -c "$(printf '\033')" $kind.csv >want
		LC_ALL=C grep -c "$(printf '\033')" $kind.out | diff want -
	done
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
	st=0
	ref-check </dev/null >problems 2>err || st=$?
	[ "$st" -le 1 ]
	awkward_plain err
	ref-check -T </dev/null >problems.tsv || true
	[ "$(wc -l <problems.tsv)" -gt 0 ]
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
