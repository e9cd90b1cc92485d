# What every test begins with: a fixed day, zone and locale, the programs of
# this build first in PATH, no ledger in the environment, and an empty folder
# as the current directory.

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
export ROOT
export PATH="${REF_BUILD:-$ROOT/build}:$PATH"
export REF_TODAY=2026-06-30 TZ=UTC LC_ALL=C
unset REF_LEDGER REF_BY COLUMNS CDPATH

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# Where LeakSanitizer looks on a program takes twice as long to start: by day it
# does for contract.bats, which runs every program and every example, by night
# (NIGHT) for all.
case ${BATS_TEST_FILENAME##*/}${NIGHT-} in
contract.bats | *.bats?*) ;;
*) export ASAN_OPTIONS=detect_leaks=0 ;;
esac

# What takes long, and finds by day what it found the day before.
by_night() {
	[ -n "${NIGHT-}" ] || skip 'by night: make fault'
}

# What is counted for gcov is of each file of tests apart: a program that fails
# while it writes its counts takes along those of the others.
case ${REF_BUILD-} in
*/cover)
	export GCOV_PREFIX=$REF_BUILD/counts/${BATS_TEST_FILENAME##*/}
	GCOV_PREFIX_STRIP=$(tr -cd / <<<"$REF_BUILD" | wc -c)
	export GCOV_PREFIX_STRIP
	;;
esac

# A program that is killed counts nothing for gcov, which makes many more calls
# in which it could be, and needs memory.
no_gcov() {
	case ${REF_BUILD-} in */cover) skip 'a killed program counts nothing' ;; esac
}
