#!/usr/bin/env bats
# The page for the chief, as a browser shows it: whole, from one file, without
# asking a network for anything.

bats_require_minimum_version 1.5.0

setup() {
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	cd "$BATS_TEST_TMPDIR" || return
	PATH=${REF_BUILD:-$ROOT/build}:$PATH
	export REF_LEDGER=$ROOT/tests/demo REF_TODAY=2026-06-30
}

browse() {
	chromium --headless --no-sandbox --disable-gpu --no-first-run \
	    --disable-quic --disable-background-networking --disable-sync \
	    --disable-component-update --user-data-dir="$PWD/profile" \
	    --enable-logging=stderr "$@" "file://$PWD/page.html" 2>log </dev/null
}

@test "a browser reads the page of a report whole, and fetches nothing else" {
	ref-status >referrals.csv </dev/null
	ref-status -p >partners.csv </dev/null
	ref-report -o html referrals.csv partners.csv >page.html </dev/null
	browse --dump-dom >dom
	run ! grep -E ':CONSOLE|SyntaxError|net::ERR_' log
	run ! grep -E '(src|href)="?[a-z]+:' page.html
	mlr --icsv --onidx filter '$received > 0' then cut -f name \
	    partners.csv >names
	[ -s names ]
	while read -r name; do
		grep -qF "$name" dom
	done <names
	browse --screenshot="$PWD/page.png" --window-size=800,1200
	[[ $(file -b page.png) == *' 800 x 1200'* ]]
}
