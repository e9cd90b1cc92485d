#!/bin/sh
# lint.sh - what the tools find to say, and functions that are too long.
#
# Every check runs; the status is 1 if one of them found something.
set -u
cd "$(dirname "$0")/.." || exit 2
st=0

check() {
	name=$1
	shift
	if "$@"; then
		echo "lint: $name: nothing"
	else
		echo "lint: $name: see above" >&2
		st=1
	fi
}

# A function over 60 lines wants a word why: `long:` in the comment above it.
long_functions() {
	awk '
	FNR == 1 { open = 0; why = 0 }
	/^\/\*/ { why = 0 }
	!open && /long:/ { why = 1 }
	/^[A-Za-z_].*\(/ && !/;/ { name = $1; sub(/\(.*/, "", name) }
	/^{/ { open = FNR }
	/^}/ && open {
		if (FNR - open > 60 && !why) {
			printf "%s:%d: %s: %d lines, no `long:` above\n",
			    FILENAME, open, name, FNR - open
			bad = 1
		}
		open = 0; why = 0
	}
	END { exit bad }' "$@"
}

# Faults, not style: that is left to the reader.  cppcheck knows only the old
# way of saying that a function does not return; its arrayIndexThenCheck
# takes every later comparison of an index for the check of its limit.
static_analysis() {
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -Icommon -Icmd \
	    '-D_Noreturn=__attribute__((noreturn))' \
	    --enable=warning,performance,portability \
	    --suppress=missingIncludeSystem --suppress=arrayIndexThenCheck "$@"
}

# What another compiler says.  CLANG is it, with the flags of the Makefile; gcc
# has looked at formats, and knows what a function with a va_list is.
clang_says() {
	for f; do
		$CLANG -Werror -Wno-format-nonliteral -fsyntax-only "$f" || return
	done
}

# Who may include whom: a program's folder itself and common/; in common/ base <
# table < ledger < status, and page base and table.  `part.h` is for siblings.
includes() {
	awk '
	BEGIN {
		may["base"] = "base"; may["table"] = "base table"
		may["ledger"] = "base table ledger"
		may["status"] = "base table ledger status"
		may["page"] = "base table page"
		may["cmd"] = "base table ledger status page"
	}
	!/^#[ \t]*include[ \t]*"/ { next }
	{
		split(FILENAME, at, "/"); split($0, q, "\"")
		n = split(q[2], to, "/")
		me = at[1] == "cmd" ? "cmd" : at[2]
		if (n == 1 && me == "cmd") {
			beside = FILENAME; sub(/[^\/]*$/, q[2], beside)
			ok = (getline line <beside) >= 0
			close(beside)
		} else
			ok = n == 2 && index(" " may[me] " ", " " to[1] " ") &&
			    (to[2] != "part.h" || to[1] == me)
		if (!ok) {
			printf "%s:%d: %s: not for this folder\n",
			    FILENAME, FNR, q[2]
			bad = 1
		}
	}
	END { exit bad }' "$@"
}

# Functions that overrun, guess or hand data to a shell.
banned() {
	! grep -nwE '(str(cpy|cat|tok|ptime)|stpcpy|v?sprintf|gets|ato(i|l|ll|f)|mktemp|tmpnam|tempnam|system|popen|alloca|rand|rand_r)[[:blank:]]*\(' "$@"
}

# The sources of the programs are held to more than those of the tests.
programs=$(echo cmd/*/*.c common/*/*.c)
# shellcheck disable=SC2086 # names of ours
set -- $programs
for f in tests/*.c tests/fuzz/*.c tests/preload/*.c; do
	[ -e "$f" ] && set -- "$@" "$f"
done
check clang-format clang-format --dry-run -Werror "$@" cmd/*/*.h \
    common/*/*.h tests/fuzz/*.h
check clang clang_says "$@"
# shellcheck disable=SC2086 # names of ours
check banned banned $programs
check includes includes cmd/*/*.[ch] common/*/*.[ch]
# SC2154: `stderr` is assigned by the `run` of bats; SC2164: a `cd` that fails
# fails the test; SC1010: `then` is a word of Miller, too.
check shellcheck shellcheck -S warning -e SC2154,SC2164,SC1010 .ci/run tests/*.sh \
    tests/*.bash tests/*.bats
# shellcheck disable=SC2046 # names of ours; a page that only refers is no mdoc
check mandoc mandoc -Tlint -W warning $(grep -L '^\.so ' man/*.[157])
check cppcheck static_analysis "$@"
check length long_functions "$@"
exit "$st"
