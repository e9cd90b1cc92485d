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
