#!/bin/sh
# setup.sh CC WHAT:PACKAGE ... - install what is missing to build and test.
#
# WHAT is a command, a file, a header that the compiler CC finds, or NAME.py, a
# module of the system's Python.  Where nothing is missing nothing is done.  Where
# there is no apt-get the packages are named.
set -u

cc=$1
shift

there() {
	case $1 in
	*.h) printf '#include <%s>\n' "$1" | $cc -E - >/dev/null 2>&1 ;;
	/*) [ -e "$1" ] ;;
	*.py) /usr/bin/python3 -c "import ${1%.py}" 2>/dev/null ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

for need; do
	shift
	there "${need%%:*}" || set -- "$@" "${need#*:}"
done
[ $# -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
	printf 'setup: missing here, by their Debian names: %s\n' "$*" >&2
	echo 'setup: no apt-get: install them with what this system has' >&2
	exit 1
fi

root=
if [ "$(id -u)" -ne 0 ]; then
	root=sudo
	if ! command -v sudo >/dev/null; then
		echo "setup: as root: apt-get install $*" >&2
		exit 1
	fi
fi
set -e
echo "setup: installing $*"
$root apt-get -q update
$root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
    --no-install-recommends "$@"
