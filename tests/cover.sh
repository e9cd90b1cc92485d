#!/usr/bin/env bash
# cover.sh BUILD [FILE ...] - run the tests against a build for gcov; then what
# they reached, and what they should have (tests/cover.py).
#
# A test may fail here alone: that a file was opened for gcov's counts is seen
# by strace, and an ordinary user may not write them.  `make check` is the
# judge of that; these failures are only told.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$1
shift
rm -rf "$build/counts"
REF_BUILD=$PWD/$build tests/run.sh "$@" >"$build/tests.log" 2>&1
grep ': not ok' "$build/tests.log" | sed 's/^/cover: failed under gcov: /'
tail -n 1 "$build/tests.log" | sed 's/^/cover: /'
/usr/bin/python3 tests/cover.py "$build"
