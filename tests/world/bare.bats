#!/usr/bin/env bats
# A new user on a bare Debian: the README's two commands, on a clone, where
# there is nothing but git, make and a compiler.

bats_require_minimum_version 1.5.0

setup_file() {
	[ "$(id -u)" -eq 0 ] || skip 'wants root, for chroot(8)'
	export ROOT BARE
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	BARE=$(mktemp -d)
	site=$(apt-get indextargets --format '$(SITE)' | head -n 1)
	debootstrap --variant=minbase \
	    --include=ca-certificates,gcc,git,make bookworm "$BARE" "$site" \
	    >"$BATS_FILE_TMPDIR/debootstrap" </dev/null
	cp /etc/resolv.conf "$BARE/etc/resolv.conf"
	mount -t proc proc "$BARE/proc"
	git clone -q --bare "$ROOT" "$BARE/origin.git"
	inside git clone -q /origin.git ref
}

teardown_file() {
	[ -n "${BARE-}" ] || return 0
	umount "$BARE/proc"
	rm -rf --one-file-system "$BARE"
}

inside() {
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
	    DEBIAN_FRONTEND=noninteractive \
	    chroot "$BARE" "$@" </dev/null
}

# The README's commands, in order.
command_of() {
	sed -n 's/^    \(make setup [a-z]*\)$/\1/p' "$ROOT/README.md" |
	    sed -n "$1p"
}

@test "the first command installs little, builds, and shows the main job" {
	run -0 inside sh -c "cd ref && $(command_of 1)"
	[[ $output == *'$ ref-status -d | ref-report'* ]]
	[[ $output == *'Priya Nair: repair'* ]]
	run ! inside sh -c "dpkg -l | grep -E '^ii +(fonts-|bats|valgrind)'"
}

@test "the second command runs every test" {
	run -0 inside sh -c "cd ref && $(command_of 2)"
	[[ ${lines[-1]} == *' 0 failed'* ]]
}
