#!/usr/bin/env bats
# The Makefile, and the scripts that it calls.

bats_require_minimum_version 1.5.0
load common

# These tests are run by make; the makes that they run are none of its parts.
unset MAKEFLAGS MAKELEVEL MFLAGS

# A machine of its own: only the commands named, and a log of the others.
machine() {
	local c
	mkdir bin
	for c in sh env dirname; do
		ln -s "$(command -v "$c")" bin/
	done
	for c; do
		printf '#!/bin/sh\necho "%s $*" >>%s/log\n' "$c" "$PWD" >"bin/$c"
		chmod +x "bin/$c"
	done
	printf '#!/bin/sh\necho %s\n' "${uid:-0}" >bin/id
	chmod +x bin/id
}

set_up() {
	env -i PATH="$PWD/bin" "$ROOT/tests/setup.sh" "$@" </dev/null
}

@test "setting up does nothing, in silence, where nothing is missing" {
	machine apt-get sudo
	run -0 --separate-stderr set_up false sh:dash env:coreutils
	[ -z "$output" ]
	[ -z "$stderr" ]
	[ ! -e log ]
}

@test "setting up installs what is missing, after an update" {
	machine apt-get
	run -0 --separate-stderr set_up false sh:dash nope:nopkg csv.h:libcsv-dev
	[ "$output" = 'setup: installing nopkg libcsv-dev' ]
	[ -z "$stderr" ]
	diff -u - log <<'EOF'
apt-get -q update
apt-get -q -y install --no-install-recommends nopkg libcsv-dev
EOF
}

@test "setting up finds a module of the system's Python" {
	machine apt-get
	run -0 --separate-stderr set_up false os.py:nopkg no_such.py:python3-no
	[ "$output" = 'setup: installing python3-no' ]
	[ -z "$stderr" ]
}

@test "setting up goes through sudo for an ordinary user" {
	uid=1000 machine apt-get sudo
	run -0 --separate-stderr set_up false nope:nopkg
	[ -z "$stderr" ]
	diff -u - log <<'EOF'
sudo apt-get -q update
sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends nopkg
EOF
}

@test "setting up says what root should do where there is no sudo" {
	uid=1000 machine apt-get
	run -1 --separate-stderr set_up false nope:nopkg
	[ -z "$output" ]
	[ "$stderr" = 'setup: as root: apt-get install nopkg' ]
	[ ! -e log ]
}

@test "setting up names the packages where there is no apt-get" {
	machine
	run -1 --separate-stderr set_up false nope:nopkg csv.h:libcsv-dev
	[ -z "$output" ]
	diff -u - <(printf '%s\n' "$stderr") <<'EOF'
setup: missing here, by their Debian names: nopkg libcsv-dev
setup: no apt-get: install them with what this system has
EOF
}

@test "setting up finds a header by the compiler" {
	machine
	printf '#!/bin/sh\ngrep -q there.h\n' >bin/compiler
	chmod +x bin/compiler
	ln -s "$(command -v grep)" bin/
	run -1 --separate-stderr set_up compiler there.h:one away.h:two
	[[ $stderr == *'Debian names: two'$'\n'* ]]
}

@test "a demo needs little, all else everything" {
	needs() {
		make -sn -C "$ROOT" setup "$@" </dev/null | grep setup.sh |
		    grep -o -e :libcsv-dev -e :miller -e :bats | paste -sd ' '
	}
	[ "$(needs demo)" = ':libcsv-dev :miller' ]
	[ "$(needs)" = ':libcsv-dev :miller :bats' ]
	[ "$(needs demo lint)" = ':libcsv-dev :miller :bats' ]
}

# Files of tests of its own, run as `make check` runs them: by the bats of the
# user, not by the part of it that is first in PATH inside a test.
tests_of() {
	env -i PATH="$(sed 's|[^:]*/bats-core:||g' <<<"$PATH")" HOME="$HOME" REF_BUILD="$PWD" \
	    "$ROOT/tests/run.sh" "$@" </dev/null
}

@test "the tests' last lines count what passed, failed and was skipped" {
	printf '@test "%s" { %s; }\n' a true b 'skip why' c true >one.bats
	run -0 --separate-stderr tests_of "$PWD/one.bats"
	[ "${lines[-2]}" = '3 tests, 0 failures, 1 skipped' ]
	[ "${lines[-1]}" = '2 passed, 0 failed, 1 skipped' ]
	[ -z "$stderr" ]
}

@test "a test that fails is named at the end, and the status is 1" {
	printf '@test "%s" { %s; }\n' a true >one.bats
	printf '@test "%s" { %s; }\n' b false c skip >two.bats
	run -1 --separate-stderr tests_of "$PWD/one.bats" "$PWD/two.bats"
	[ "${lines[-3]}" = "${PWD#/}/two.bats: not ok 1 b" ]
	[ "${lines[-1]}" = '1 passed, 1 failed, 1 skipped' ]
}

@test "a file of tests that cannot be run has failed" {
	printf '@test "%s" { %s; }\n' a true >one.bats
	printf '@test "b" {\n' >two.bats
	run -1 --separate-stderr tests_of "$PWD/one.bats" "$PWD/two.bats"
	[[ ${lines[-1]} =~ ^1\ passed,\ [1-9]\ failed,\ 0\ skipped$ ]]
}

@test "no tests at all is no success" {
	: >none.bats
	run -1 --separate-stderr tests_of "$PWD/none.bats"
	[ "${lines[-1]}" = '0 passed, 0 failed, 0 skipped' ]
}

@test "what is installed is what is built, and uninstalling leaves nothing" {
	b=${REF_BUILD:-$ROOT/build}
	make -s -C "$ROOT" B="$b" DESTDIR="$PWD/d" PREFIX=/usr install </dev/null
	for p in "$b"/ref-*; do
		cmp "$p" "d/usr/bin/${p##*/}"
	done
	for f in "$ROOT"/man/*.[157]; do
		cmp "$f" "d/usr/share/man/man${f##*.}/${f##*/}"
	done
	make -s -C "$ROOT" B="$b" DESTDIR="$PWD/d" PREFIX=/usr uninstall \
	    </dev/null
	[ -z "$(find d ! -type d)" ]
}

@test "make help has a line for every target" {
	make -s -C "$ROOT" help </dev/null | cut -d ' ' -f 1 | sort >have
	awk '/^\.PHONY:/, !/\\$/ { gsub(/^\.PHONY:|\\$/, ""); print }' \
	    "$ROOT/Makefile" | tr -s ' \t' '\n' | grep . | sort >want
	# a build of another kind, build/KIND, is no command
	diff -u <(grep -v / want) have
}

@test "the texts of the programs are what is compiled in, byte for byte" {
	cd "$ROOT/cmd"
	ref-brief -u -p </dev/null | cmp - brief/us.txt
	ref-brief -m -p </dev/null | cmp - brief/meeting.txt
	ref-brief -i -p </dev/null | cmp - brief/interview.txt
	ref-thank -p </dev/null | cmp - mail/thank.txt
	ref-inform -p </dev/null | cmp - mail/inform.txt
}

@test "a text that has changed is compiled in anew" {
	b=${REF_BUILD:-$ROOT/build}
	run -0 make -s -n -C "$ROOT" B="$b" -W cmd/mail/thank.txt "$b/ref-thank" \
	    </dev/null
	[[ $output == *" $b/cmd/mail/thank.txt.o "* ]]
	[[ $output == *" -o $b/ref-thank "* ]]
}

# A name that is in no table would be an empty value, and no message.
@test "the sentences of the programs name only what there is" {
	cd "$ROOT"
	n=0
	for folder in brief mail; do
		kind=$([ $folder = brief ] && echo -p || echo --)
		{
			sed -n 's/^\([a-z_.]*\)\( all\| list\| capital\)\{0,1\}:$/\1/p' \
			    cmd/$folder/sentences.txt
			sed -n 's/^ *{.*"\([a-z_.0-9]*\)", TEMPLATE_.*/\1/p' cmd/$folder/*.c
			ref-status -C tests/demo $kind </dev/null | head -n 1 | tr , '\n'
			cut -d , -f 1 tests/demo/policy.csv
		} >"$BATS_TEST_TMPDIR/known"
		grep -o '{{[^}]*}}' cmd/$folder/sentences.txt | tr -d '{}?!' |
		    sed 's/[:=].*//' | sort -u >"$BATS_TEST_TMPDIR/named"
		run ! grep -vxFf "$BATS_TEST_TMPDIR/known" "$BATS_TEST_TMPDIR/named"
		n=$((n + $(wc -l <"$BATS_TEST_TMPDIR/named")))
	done
	[ "$n" -gt 60 ]
}
