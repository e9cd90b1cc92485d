# Strings that strangers send (tests/data/awkward.csv), in every column of text
# of a ledger, for the tests of what comes out.

# A ledger ./L of them: the partner ID, the referral r-ID and the need n-ID of
# each string, each with the string wherever a text may stand.
awkward_ledger() {
	mkdir rows
	/usr/bin/python3 "$ROOT/tests/awkward.py" rows rows
	export REF_LEDGER=$PWD/L
	ref-add -C L policy my_name='Maya Larch' my_email=maya@larch.example \
	    currency=EUR mail_max=1000 categories='lawyer' >/dev/null
	local t
	for t in partners referrals events needs; do
		ref-add -f "$t" "rows/$t.csv" </dev/null >/dev/null
	done
}

# awkward_every FILE: rows in the columns of FILE, a string in every cell
awkward_every() {
	/usr/bin/python3 "$ROOT/tests/awkward.py" every "$@"
}

# awkward_cells FILE COLUMN ID: the column of the rows holds each as it is
awkward_cells() {
	/usr/bin/python3 "$ROOT/tests/awkward.py" cells "$@"
}

# awkward_cut FILE COLUMN ...: these columns, in a form of Python's
awkward_cut() {
	/usr/bin/python3 "$ROOT/tests/awkward.py" cut "$@"
}

# awkward_plain FILE ...: no byte of the files steers a terminal
awkward_plain() {
	/usr/bin/python3 "$ROOT/tests/awkward.py" plain "$@"
}
