#!/usr/bin/env bats
# What is due, under the real cron: it knows no REF_LEDGER that the table does
# not name, no locale, and a short PATH.

bats_require_minimum_version 1.5.0

setup_file() {
	[ "$(id -u)" -eq 0 ] || skip 'wants root, for cron(8)'
	export ROOT DAEMON
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	# one that runs already keeps this one from it, and does as well
	cron -f >/dev/null 2>&1 3>&- &
	DAEMON=$!
	crontab -l >"$BATS_FILE_TMPDIR/was" 2>/dev/null || true
}

teardown_file() {
	crontab "$BATS_FILE_TMPDIR/was"
	[ -s "$BATS_FILE_TMPDIR/was" ] || crontab -r
	kill "$DAEMON" 2>/dev/null || true
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$ROOT/tests/demo" L
	make -s -C "$ROOT" PREFIX="$PWD/usr" install >/dev/null </dev/null
}

# Runs COMMAND each minute, until it has run once.
by_cron() {
	printf '%s\n' "PATH=$PWD/usr/bin:/usr/bin:/bin" REF_TODAY=2026-06-30 \
	    "* * * * * cd $PWD; ($1) >out 2>err; echo \$? >status" | crontab -
	for _ in {1..90}; do
		[ ! -s status ] || return 0
		sleep 1
	done
	return 1
}

@test "what is due is reported as it is in a shell" {
	by_cron "REF_LEDGER=$PWD/L ref-status -d | ref-report"
	[ "$(cat status)" -eq 0 ]
	[ ! -s err ]
	REF_LEDGER=L REF_TODAY=2026-06-30 usr/bin/ref-status -d </dev/null |
	    usr/bin/ref-report | diff -u - out
}

@test "without a ledger it is said, status 2, and nothing is made" {
	by_cron 'mkdir none; cd none; ref-status -d'
	[ "$(cat status)" -eq 2 ]
	[ "$(cat err)" = "ref-status: no ledger in $PWD/none: set REF_LEDGER or -C" ]
	[ ! -s out ]
	rmdir none
}
