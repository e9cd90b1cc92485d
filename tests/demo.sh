#!/usr/bin/env bash
# demo.sh - the main job, on a copy of the ledger in tests/demo.
#
# A small firm of accountants, Larch & Finch, on the morning of the 30th of
# June 2026: what is owed, why a partnership yields so little, what happened
# today, who else there is, and the score.  Every command is shown before what
# it prints.  REF_BUILD is the directory of the programs.
set -eu
cd "$(dirname "$0")"
here=$PWD
PATH=${REF_BUILD:-$here/../build}:$PATH
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp demo/*.csv data/connections.csv "$dir"
cd "$dir"
export PATH REF_TODAY=2026-06-30 TZ=UTC REF_LEDGER=. REF_BY=maya COLUMNS=80

tell() {
	printf '\n# %s\n' "$@"
}

# Shows a command, then runs it as the shell of the reader would.
show() {
	printf '\n$ %s\n' "$1"
	bash -o pipefail -c "$1" 2>&1
}

tell 'What is owed today, and to whom? (cron can mail this every morning.)'
show 'ref-status -d | ref-report'

tell 'Priya Nair sends us people, and one in four becomes a client. Why?'
show 'ref-status -p | ref-diagnose -w nair | ref-report'

tell 'So the day begins there. A call to the prospect she sent last week:'
show "ref-add event 'tom blue' contacted 'four shops, the audit is in March'"
tell 'A coffee with her: what became of everyone, whom she wants, whom we want.'
show 'ref-add event nair informed'
show "ref-add event nair coffee,learned,briefed 'owners of 5 to 20 shops' until=+30"
tell 'The thanks and the reward that others have been waiting for.'
show "ref-add event lindqvist thanked 'by hand, with the two names'"
show 'ref-add event ktc36 reward-paid value=420'
show 'ref-add event haddad informed'
tell 'And what Giulia Rossi told us on the telephone:'
show "ref-add referral from=rossi prospect='Quay Chandlers' phone=5550261 need=accounts level=4"

tell 'What is left for today:'
show 'ref-status -d | ref-report'
show 'ref-status nair | ref-report -l'

tell 'Who else is there? An address book, as its owner exports it.'
show 'ref-import -k partners connections.csv | ref-add -k partners -'
tell 'The same again next month changes nothing.'
show 'ref-import -k partners connections.csv | ref-add -k partners -'

tell 'The score: every partner, and what is wrong with whom.'
show 'ref-status -p | ref-report'
show 'ref-status -p | ref-diagnose | ref-report | sed -n 1,34p'

tell 'Rows are rows: Miller, say, tells who was given to and never gave.'
show "ref-status -p | mlr --icsv --opprint filter '\$received == 0 && \$given > 0' then cut -f name,firm,given"
