#!/usr/bin/env bats
# ref-diagnose: each cause where it just holds and where it just does not,
# the verdict, the order, and what must not be said.  The day is 2026-06-30;
# 2026-05-16 is 45 days before it, 2026-04-01 is 90, 2026-01-01 is 180.

bats_require_minimum_version 1.5.0
load common

cols=partner,name,firm,greeting,kind,category,owner,email,phone,consent,stage
cols+=,since,days,offers,ideal,firm_stage,seeking,refers,cadence,goal,received
cols+=,received_recent,open,on_hold,closed,won,lost,declined,not_a_fit,no_need
cols+=,unreachable,expired,withdrawn,rerouted,value,med_level,levels,med_first
cols+=,med_thank,given,given_recent,given_open,given_won,touches,deposits
cols+=,rewards,asks,complaints,thanks,reports,last_out,last_in,first_received
cols+=,last_received,last_given,briefed,learned,confidence,agreed,interviewed
cols+=,interview_us,last_complaint,before_interview,after_interview,judged
cols+=,missed_thank,missed_contact,missed_inform,late_contact,late_thank
cols+=,late_follow,late_inform,late_pay,late_ask,late_close,asof

# A partner of whom nothing is wrong, and whose row shows every kind of record
# (so that the absence of one in another row counts).
fine="stage=active days=400 ideal=x cadence=30 received=2 received_recent=1
    given=1 touches=9 deposits=1 thanks=2 reports=2 med_first=1
    last_out=2026-06-20 last_in=2026-06-10 briefed=2026-06-01
    learned=2026-06-01 confidence=2026-06-01 agreed=2026-06-01
    interviewed=2026-06-01 asof=2026-06-30"

# row NAME=VALUE ...: adds the fine partner, but for these, to rows.csv.
row() {
	[ -e rows.csv ] || echo "$cols" >rows.csv
	# shellcheck disable=SC2086 # the words of $fine are pairs
	printf '%s\n' $fine "$@" | awk -v cols="$cols" '
		{ at = index($0, "="); v[substr($0, 1, at - 1)] = substr($0, at + 1) }
		END {
			n = split(cols, c, ",")
			for (i = 1; i <= n; i++)
				printf "%s%s", v[c[i]], i < n ? "," : "\n"
		}' >>rows.csv
}

# A partner who never referred anybody, all done right on our side.
silent() {
	row received=0 received_recent=0 stage=fruitless cadence=90 \
	    med_first= thanks=0 reports=0 "$@"
}

# Reads rows.csv with the fine partner behind them.
diagnose() {
	row partner=other
	ref-diagnose -T "$@" rows.csv >found.tsv 2>err </dev/null
	cat err
	[ ! -s err ]
}

# The causes found of a partner, in their order; its verdict.
causes() {
	awk -F '\t' -v p="$1" 'NR > 1 && $1 == p {
		printf "%s%s", s, $4; s = " " }' found.tsv
}

verdict() {
	awk -F '\t' -v p="$1" 'NR > 1 && $1 == p { print $3; exit }' found.tsv
}

# One column of the finding of a cause: cell PARTNER CAUSE COLUMN.
cell() {
	awk -F '\t' -v p="$1" -v c="$2" -v col="$3" '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	NR > 1 && $1 == p && $4 == c { print $at[col] }' found.tsv
}

# rule NAME VALUE: a ledger L with that policy.
rule() {
	mkdir -p L
	[ -e L/policy.csv ] || echo rule,value >L/policy.csv
	echo "$1,$2" >>L/policy.csv
}

texts() {
	rule my_pitch p
	rule my_ideal i
	rule my_trigger t
	rule my_story s
}

# is ACTUAL EXPECTED: says both where they differ.
is() {
	[ "$1" = "$2" ] || {
		printf 'got:  %s\nwant: %s\n' "$1" "$2"
		return 1
	}
}

@test "a partner of whom nothing is wrong is healthy" {
	row partner=ann name='Ann_Lee'
	diagnose
	is "$(causes ann)" healthy
	is "$(verdict ann)" healthy
	is "$(cell ann healthy weight)" 0
	is "$(cell ann healthy side)" -
	is "$(cell ann healthy evidence)" "1 received in 365 days"
	is "$(cell ann healthy asof)" 2026-06-30
	# the later of the contacts is of 06-20, and 30 days on it is 07-20
	[[ $(cell ann healthy remedy) == *"due on 2026-07-20"*"ref-status -d ann" ]]
}

@test "the header is that of finding rows, also without a row" {
	echo "$cols" >rows.csv
	run -0 --separate-stderr ref-diagnose rows.csv </dev/null
	is "$output" partner,name,verdict,cause,side,weight,m,n,evidence,remedy,ask,asof
	is "$stderr" ""
}

@test "burnt: a complaint, and no contact out on a later day" {
	row partner=holds last_complaint=2026-06-20 last_out=2026-06-20
	row partner=not last_complaint=2026-06-20 last_out=2026-06-21
	row partner=alone last_complaint=2026-06-20 last_out=
	diagnose
	is "$(causes holds)" burnt
	is "$(verdict holds)" repair
	is "$(cell holds burnt weight)" 3
	is "$(cell holds burnt side)" ours
	is "$(cell holds burnt evidence)" \
	    "complaint on 2026-06-20; our last contact was on 2026-06-20"
	is "$(causes not)" healthy
	is "$(causes alone)" burnt
	is "$(cell alone burnt evidence)" \
	    "complaint on 2026-06-20; no contact from us on record"
}

@test "unthanked: a quarter of the judged, and two or of two at most" {
	row partner=holds judged=8 missed_thank=2 late_thank=1 # 2/8 = 0.25
	row partner=not judged=9 missed_thank=2   # 2/9 < 0.25
	row partner=once judged=3 missed_thank=1  # 1/3, but once
	row partner=of-two judged=2 missed_thank=1
	row partner=only judged=1 missed_thank=1
	row partner=none judged=0 missed_thank=0
	diagnose
	is "$(causes holds)" unthanked
	is "$(cell holds unthanked evidence)" "2 of 8 not thanked within 3 days"
	is "$(cell holds unthanked m)/$(cell holds unthanked n)" 2/8
	is "$(cell holds unthanked weight)" 3
	[[ $(cell holds unthanked remedy) == \
	    "Thank holds today for 1 referral: ref-add event holds thanked. "* ]]
	# nothing is owed today: only how to go on
	[[ $(cell only unthanked remedy) == "Thank for every one within 3 days"* ]]
	is "$(causes not)" healthy
	is "$(causes once)" healthy
	is "$(causes of-two)" unthanked
	is "$(causes only)" unthanked
	is "$(causes none)" healthy
}

@test "not-informed: often, of the judged" {
	row partner=holds judged=10 missed_inform=3 late_inform=2 # 0.3
	row partner=not judged=10 missed_inform=2 # 0.2
	diagnose
	is "$(causes holds)" not-informed
	is "$(cell holds not-informed evidence)" \
	    "3 of 10 had news not reported within 7 days"
	is "$(cell holds not-informed weight)" 3
	[[ $(cell holds not-informed remedy) == *"2 referrals: ref-status holds \
shows it, ref-add event holds informed"* ]]
	is "$(causes not)" healthy
}

@test "unpaid: one reward that is late" {
	row partner=holds late_pay=1
	row partner=not late_pay=0
	diagnose
	is "$(causes holds)" unpaid
	is "$(cell holds unpaid weight)" 3
	is "$(cell holds unpaid evidence)" \
	    "reward for 1 referral not paid within 30 days"
	is "$(cell holds unpaid m)" ""
	is "$(causes not)" healthy
}

@test "slow: often, of the judged" {
	row partner=holds judged=4 missed_contact=2 med_first=6.5 late_contact=1
	row partner=not judged=4 missed_contact=1
	diagnose
	is "$(causes holds)" slow
	is "$(cell holds slow weight)" 2
	is "$(cell holds slow evidence)" \
	    "2 of 4 not called within 3 days; in the median after 6.5 days"
	[[ $(cell holds slow remedy) == "Call 1 prospect today: "* ]]
	is "$(causes not)" healthy
}

@test "out-of-touch: more than one and a half of the cadence, either way" {
	row partner=holds last_out=2026-05-15 last_in=2026-05-01 # 46 > 45
	row partner=not last_out=2026-05-16 last_in=2026-05-01   # 45
	row partner=in last_out=2026-01-01 last_in=2026-05-16    # 45, by them
	row partner=long last_out=2026-03-31 last_in=2026-03-01  # 91 > 90
	row partner=less last_out=2026-04-01 last_in=2026-03-01  # 90
	diagnose
	is "$(causes holds)" out-of-touch
	is "$(cell holds out-of-touch weight)" 2
	is "$(cell holds out-of-touch evidence)" \
	    "46 days since the last contact, 30 agreed"
	[[ $(cell holds out-of-touch remedy) == *"until=+30" ]]
	is "$(causes not)" healthy
	is "$(causes in)" healthy
	is "$(cell long out-of-touch weight)" 3
	is "$(cell less out-of-touch weight)" 2
}

@test "out-of-touch: without any contact, since the partnership began" {
	row partner=holds last_out= last_in= days=136 cadence=90 # > 135
	row partner=not last_out= last_in= days=135 cadence=90
	diagnose
	is "$(cell holds out-of-touch evidence)" \
	    "no contact on record in 136 days, 90 agreed"
	is "$(cell not out-of-touch evidence)" ""
}

@test "out-of-touch: a cadence of never, or none, asks for nothing" {
	row partner=never cadence=never last_out=2024-01-01 last_in=
	row partner=none cadence= last_out=2024-01-01 last_in=
	diagnose
	is "$(causes never)" healthy
	is "$(causes none)" healthy
}

@test "taking: three more received than given back, and under a quarter" {
	row partner=holds received=5 given=1 deposits=0  # 4 > 2; 1 < 1.25
	row partner=gap received=3 given=0 deposits=1 rewards=0  # 2 is not > 2
	row partner=share received=4 given=0 deposits=1  # 1 is not < 1
	row partner=paid received=5 given=0 deposits=1 rewards=1 # 2 > 1.25
	diagnose
	is "$(causes holds)" taking
	is "$(cell holds taking weight)" 2
	is "$(cell holds taking m)" ""
	is "$(cell holds taking evidence)" \
	    "5 received; back 1 referral, 0 deposits, 0 rewards"
	is "$(causes gap)" healthy
	is "$(causes share)" healthy
	is "$(causes paid)" healthy
}

@test "taking: asked once, and nothing ever given" {
	row partner=holds received=1 given=0 deposits=0 asks=1
	row partner=gave received=1 given=0 deposits=1 asks=5
	row partner=quiet received=1 given=0 deposits=0 asks=0
	diagnose
	is "$(causes holds)" taking
	is "$(cell holds taking evidence)" \
	    "1 received; back 0 referrals, 0 deposits, 0 rewards; asked 1 time"
	is "$(causes gave)" healthy
	is "$(causes quiet)" healthy
}

@test "untrained: 90 days, none recent, no brief of the last 180" {
	silent partner=holds days=90 briefed=2025-12-31 refers=yes # 181 days ago
	silent partner=fresh days=90 briefed=2026-01-01 refers=yes # 180
	silent partner=never days=90 briefed=
	silent partner=early days=89 briefed=
	row partner=recent briefed=
	diagnose
	is "$(causes holds)" untrained
	is "$(cell holds untrained weight)" 2
	is "$(cell holds untrained evidence)" \
	    "last brief 181 days ago, to be refreshed after 180; nothing received in 365 days"
	is "$(causes fresh)" insufficient
	is "$(causes never)" untrained
	[[ $(cell never untrained evidence) == "no brief on record in 90 days;"* ]]
	is "$(causes early)" too-early
	is "$(causes recent)" healthy
}

@test "risk: none received in 90 days, and never asked what makes it safe" {
	silent partner=holds days=90 confidence=
	silent partner=asked days=90
	silent partner=early days=89 confidence=
	row partner=referred received=1 received_recent=1 confidence=
	diagnose
	is "$(causes holds)" risk
	is "$(verdict holds)" watch
	is "$(cell holds risk weight)" 1
	is "$(causes asked)" insufficient
	is "$(causes early)" too-early
	is "$(causes referred)" healthy
}

@test "unlearned: nothing known of whom they want" {
	row partner=holds ideal= learned=
	row partner=ideal learned=
	row partner=learned ideal=
	diagnose
	is "$(causes holds)" "healthy unlearned"
	is "$(cell holds unlearned weight)" 1
	is "$(causes ideal)" healthy
	is "$(causes learned)" healthy
}

@test "no-agreement: 90 days without one" {
	row partner=holds days=90 agreed=
	row partner=not days=89 agreed=
	diagnose
	is "$(causes holds)" "healthy no-agreement"
	is "$(cell holds no-agreement weight)" 1
	is "$(causes not)" healthy
}

@test "no-leverage: 90 days without an interview either way" {
	row partner=holds days=90 interviewed=
	row partner=not days=89 interviewed=
	row partner=theirs days=90 interviewed= interview_us=2026-05-01
	diagnose
	is "$(causes holds)" "healthy no-leverage"
	is "$(cell holds no-leverage weight)" 1
	is "$(causes not)" healthy
	is "$(causes theirs)" healthy
}

@test "wrong-message: half of three or more closed did not fit" {
	row partner=holds closed=4 not_a_fit=2
	row partner=less closed=5 not_a_fit=2 # 0.4
	row partner=few closed=2 not_a_fit=2
	diagnose
	is "$(causes holds)" wrong-message
	is "$(verdict holds)" adjust
	is "$(cell holds wrong-message side)" message
	is "$(cell holds wrong-message weight)" 3
	is "$(cell holds wrong-message evidence)" "2 of 4 ended as not-a-fit"
	is "$(cell holds wrong-message m)/$(cell holds wrong-message n)" 2/4
	is "$(causes less)" healthy
	is "$(causes few)" healthy
}

@test "weak-introduction: three known levels, 1 or less in the median" {
	row partner=holds levels=3 med_level=1
	row partner=half levels=4 med_level=1.5
	row partner=few levels=2 med_level=0
	diagnose
	is "$(causes holds)" weak-introduction
	is "$(cell holds weak-introduction side)" message
	is "$(cell holds weak-introduction weight)" 2
	is "$(cell holds weak-introduction m)" ""
	is "$(cell holds weak-introduction evidence)" \
	    "median level 1 of 3 known, weak up to 1"
	is "$(causes half)" healthy
	is "$(causes few)" healthy
}

@test "weak-introduction: half of three or more closed were unreachable" {
	row partner=holds closed=4 unreachable=2 levels=3 med_level=2
	row partner=less closed=5 unreachable=2
	row partner=few closed=2 unreachable=2
	row partner=both closed=3 unreachable=2 levels=3 med_level=0.5
	diagnose
	is "$(causes holds)" weak-introduction
	is "$(cell holds weak-introduction m)/$(cell holds weak-introduction n)" 2/4
	is "$(cell holds weak-introduction evidence)" "2 of 4 ended as unreachable"
	is "$(causes less)" healthy
	is "$(causes few)" healthy
	is "$(cell both weak-introduction evidence)" \
	    "2 of 3 ended as unreachable; median level 0.5 of 3"
}

@test "no-need: half of three or more closed and held" {
	row partner=holds closed=2 on_hold=2 no_need=0    # 2/4
	row partner=closed closed=3 no_need=2             # 2/3
	row partner=less closed=3 on_hold=2 no_need=0     # 2/5
	row partner=few closed=1 on_hold=1 no_need=1      # of two
	diagnose
	is "$(causes holds)" no-need
	is "$(cell holds no-need side)" market
	is "$(cell holds no-need weight)" 2
	is "$(cell holds no-need m)/$(cell holds no-need n)" 2/4
	is "$(cell holds no-need evidence)" \
	    "2 of 4 had no need now (0 no-need, 2 on hold)"
	is "$(causes closed)" no-need
	[[ $(cell holds no-need remedy) == *"2 referrals on hold"* ]]
	[[ $(cell closed no-need remedy) != *"on hold"* ]]
	is "$(causes less)" healthy
	is "$(causes few)" healthy
}

@test "fading: none was to be expected by chance once in twenty" {
	# exp(-3 x 365 / 365) = 0.0498, exp(-3 x 365 / 366) = 0.0502
	old='received_recent=0 stage=lapsed cadence=90'
	row partner=holds received=3 days=730 $old last_received=2025-02-01
	row partner=chance received=3 days=731 $old
	# exp(-2 x 365 / 244) = 0.0502, exp(-2 x 365 / 243) = 0.0496
	row partner=two received=2 days=608 $old
	row partner=two-not received=2 days=609 $old
	row partner=one received=1 days=366 $old
	row partner=window received=9 given=9 days=365 $old
	row partner=recent received=9 days=730
	diagnose
	is "$(causes holds)" fading
	is "$(verdict holds)" watch
	is "$(cell holds fading side)" -
	is "$(cell holds fading weight)" 1
	# 365 / 3 = 121.67
	is "$(cell holds fading evidence)" \
	    "none received in 365 days; before, 3 in 365 days, one every 122"
	[[ $(cell holds fading remedy) == *"changed after 2025-02-01. "* ]]
	is "$(causes chance)" insufficient
	is "$(causes two)" fading
	is "$(causes two-not)" insufficient
	is "$(causes one)" insufficient
	is "$(causes window)" insufficient
	[[ $(causes recent) != *fading* ]]
}

@test "one-sided: three given, none received in 180 days" {
	silent partner=holds given=3 days=180
	silent partner=two given=2 days=180
	silent partner=early given=3 days=179
	row partner=got given=3 received=1 received_recent=0 days=180
	diagnose
	is "$(causes holds)" one-sided
	is "$(verdict holds)" leave
	is "$(cell holds one-sided side)" theirs
	is "$(cell holds one-sided weight)" 2
	is "$(cell holds one-sided evidence)" "3 given, none received in 180 days"
	# 90 days from 06-30: 31 of July, 31 of August, 28 of September
	[[ $(cell holds one-sided remedy) == *"by 2026-09-28"* ]]
	is "$(causes two)" insufficient
	is "$(causes early)" insufficient
	is "$(causes got)" insufficient
}

@test "one-sided: not while our own part is not done" {
	silent partner=unbriefed given=3 days=180 briefed=2025-12-31
	silent partner=unasked given=3 days=180 confidence=
	silent partner=away given=3 days=180 last_out=2026-02-14 \
	    last_in=2026-02-14 # 136 > 135
	diagnose
	is "$(causes unbriefed)" untrained
	is "$(causes unasked)" risk
	is "$(causes away)" out-of-touch
}

@test "wrong-firm: none recent, and mature or not seeking" {
	row partner=mature received=1 received_recent=0 firm_stage=mature \
	    category=lawyer
	row partner=seeks-not received=1 received_recent=0 seeking=no
	row partner=both received=0 received_recent=0 days=9 seeking=no \
	    firm_stage=mature
	row partner=recent firm_stage=mature seeking=no
	row partner=other-way received=1 received_recent=0 firm_stage=growing \
	    seeking=yes
	diagnose
	is "$(causes mature)" wrong-firm
	is "$(verdict mature)" leave
	is "$(cell mature wrong-firm weight)" 3
	is "$(cell mature wrong-firm evidence)" \
	    "the firm is mature; nothing received in 365 days"
	[[ $(cell mature wrong-firm remedy) == *"firm of the category lawyer,"* ]]
	is "$(cell seeks-not wrong-firm evidence)" \
	    "the firm seeks no new clients; nothing received in 365 days"
	[[ $(cell seeks-not wrong-firm remedy) == *"firm of the same kind,"* ]]
	# what they are may be said at once
	is "$(causes both)" "wrong-firm too-early"
	is "$(verdict both)" leave
	is "$(causes recent)" healthy
	is "$(causes other-way)" insufficient
}

@test "wrong-professional: known to refer nobody, and none received" {
	silent partner=holds refers=no days=9
	row partner=did refers=no received=1 received_recent=0
	silent partner=does refers=yes days=100
	diagnose
	is "$(causes holds)" "wrong-professional too-early"
	is "$(verdict holds)" leave
	is "$(cell holds wrong-professional weight)" 3
	is "$(cell holds wrong-professional evidence)" \
	    "known to refer nobody; none received in 9 days"
	is "$(causes did)" insufficient
	is "$(causes does)" insufficient
}

@test "wrong-professional: a year of everything done right, and given to" {
	silent partner=holds days=365 given=0 deposits=1
	silent partner=early days=364 given=0 deposits=1
	silent partner=nothing days=365 given=0 deposits=0
	silent partner=paid days=365 given=0 deposits=0 rewards=1
	diagnose
	is "$(causes holds)" wrong-professional
	is "$(verdict holds)" leave
	[[ $(cell holds wrong-professional evidence) == \
	    "none received in 365 days, although briefed, in touch,"*"1 deposit,"* ]]
	is "$(causes early)" insufficient
	is "$(causes nothing)" insufficient
	is "$(causes paid)" wrong-professional
}

@test "wrong-professional: blamed for nothing that we left undone" {
	silent partner=unbriefed days=365 briefed=
	silent partner=unasked days=365 confidence=
	silent partner=away days=365 last_out=2026-02-14 last_in=
	silent partner=taken days=365 given=0 deposits=0 asks=1
	diagnose
	is "$(causes unbriefed)" untrained
	is "$(causes unasked)" risk
	is "$(causes away)" out-of-touch
	is "$(causes taken)" taking
}

@test "too-early: none received, and not yet 90 days" {
	silent partner=holds days=89 confidence= agreed= ideal= learned= given=0
	silent partner=not days=90
	diagnose
	is "$(verdict holds)" too-early
	is "$(causes holds)" "too-early unlearned"
	is "$(cell holds too-early weight)" 0
	is "$(cell holds too-early evidence)" \
	    "89 days of 90, and silence proves nothing yet"
	# a day is left, and three of the steps
	[[ $(cell holds too-early remedy) == *"until 2026-07-01: learn whom they \
want, ask what would make it safe, agree on rules and goals, and give first: \
ref-add event holds learned,confidence,agreed '"* ]]
	is "$(causes not)" insufficient
}

@test "insufficient: says what is not on record, and how to find out" {
	silent partner=holds days=100 briefed=2026-06-01
	silent partner=known days=100 refers=yes seeking=yes firm_stage=growing
	diagnose
	is "$(causes holds)" insufficient
	is "$(verdict holds)" unknown
	is "$(cell holds insufficient weight)" 0
	is "$(cell holds insufficient evidence)" "none received in 100 days; not on record: whether they refer anybody (refers), whether the firm seeks new clients (seeking), whether the firm grows (firm_stage)"
	[[ $(cell holds insufficient remedy) == *"partner=holds refers=yes (or no)" ]]
	is "$(cell holds insufficient ask)" \
	    "When did you last send somebody to another firm, and to whom?"
	is "$(cell known insufficient evidence)" \
	    "none received in 100 days; nothing is missing from the record but time"
}

@test "a cause through past referrals is none of one who never referred" {
	silent partner=never days=300 judged=0 missed_thank=0 missed_inform=0 \
	    missed_contact=0
	diagnose
	is "$(causes never)" insufficient
}

@test "repair comes before adjust, and the principal cause is of its side" {
	row partner=p closed=3 not_a_fit=3 judged=4 missed_contact=2
	diagnose
	is "$(verdict p)" repair
	# slow weighs 2 and wrong-message 3, but repair is about us
	is "$(causes p)" "slow wrong-message"
}

@test "leave comes before repair where the firm itself says so" {
	row partner=p received=1 received_recent=0 seeking=no briefed= \
	    last_complaint=2026-06-25
	diagnose
	is "$(verdict p)" leave
	is "$(causes p)" "wrong-firm burnt untrained"
}

@test "theirs and none of ours is leave, theirs and one of ours is repair" {
	silent partner=leave given=3 days=200
	silent partner=repair given=3 days=200 last_complaint=2026-06-25
	diagnose
	is "$(verdict leave)" leave
	is "$(verdict repair)" repair
	is "$(causes repair)" "burnt one-sided"
}

@test "too-early comes before repair, but not before a partner burnt" {
	silent partner=away days=80 last_out=2026-04-01 last_in= cadence=30 # 90
	silent partner=burnt days=80 last_complaint=2026-06-25
	diagnose
	is "$(verdict away)" too-early
	is "$(causes away)" "too-early out-of-touch"
	is "$(verdict burnt)" repair
	is "$(causes burnt)" "burnt too-early"
}

@test "healthy comes before watch, and its row before those of weight 1" {
	row partner=healthy agreed= ideal= learned=
	row partner=watch agreed= ideal= learned= received=1 \
	    received_recent=0
	diagnose
	is "$(verdict healthy)" healthy
	is "$(causes healthy)" "healthy unlearned no-agreement"
	is "$(verdict watch)" watch
	is "$(causes watch)" "unlearned no-agreement"
}

@test "the heavier is first, then the larger share, then the table's order" {
	row partner=weight judged=4 missed_contact=4 missed_thank=2
	row partner=share judged=4 missed_thank=2 missed_inform=3
	row partner=table judged=4 missed_thank=3 missed_inform=3 late_pay=1
	row partner=none late_pay=1 last_complaint=2026-06-25
	diagnose
	is "$(causes weight)" "unthanked slow"
	is "$(causes share)" "not-informed unthanked"
	is "$(causes table)" "unthanked not-informed unpaid"
	is "$(causes none)" "burnt unpaid"
}

@test "a contact three cadences ago weighs as much as the heavy ones" {
	row partner=p last_out=2026-03-31 last_in= judged=4 missed_contact=4
	diagnose
	is "$(causes p)" "out-of-touch slow"
}

@test "partners come in the order of the input, all with a row" {
	row partner=zoe
	row partner=ann judged=1 missed_thank=1
	row partner=mia
	diagnose
	is "$(awk -F '\t' 'NR > 1 && !seen[$1]++ { printf "%s ", $1 }' found.tsv)" \
	    "zoe ann mia other "
}

@test "a candidate and an ended partner have a row with -a only" {
	row partner=cand stage=candidate cadence= judged=1 missed_thank=1
	row partner=gone stage=ended cadence= judged=1 missed_thank=1
	diagnose
	is "$(causes cand)$(causes gone)" ""
	diagnose -a
	is "$(causes cand) $(verdict cand)" "candidate candidate"
	is "$(cell cand candidate weight)$(cell cand candidate side)" 0-
	is "$(causes gone) $(verdict gone)" "ended ended"
}

@test "no record is no evidence: a kind that no row shows accuses nobody" {
	none="thanks=0 reports=0 med_first= touches=0 given=0 deposits=0
	    rewards=0 briefed= confidence= learned= ideal= agreed=
	    interviewed= interview_us="
	# shellcheck disable=SC2086
	row partner=p $none judged=4 missed_thank=4 missed_inform=4 \
	    missed_contact=4 last_out=2025-01-01 last_in= received=9 \
	    received_recent=0 last_complaint=
	# shellcheck disable=SC2086
	row partner=q $none received=0 received_recent=0
	run -0 --separate-stderr ref-diagnose -T rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" fading
	is "$(causes q)" insufficient
	is "$stderr" "ref-diagnose: no partner's row shows thanks, reports to givers, first contacts with prospects, touches, giving, briefs, confidence, what they look for, agreements, interviews: not kept here, so that their absence accuses nobody"
}

@test "no record is no evidence: one row that shows it is enough" {
	row partner=p thanks=0 judged=4 missed_thank=4
	row partner=q thanks=0
	run -0 --separate-stderr ref-diagnose -T rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" healthy
	is "$stderr" "ref-diagnose: no partner's row shows thanks: not kept here, so that their absence accuses nobody"
	row partner=r thanks=1
	run -0 --separate-stderr ref-diagnose -T rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" unthanked
	is "$stderr" ""
}

@test "no record is no evidence: nobody is blamed on what is not kept" {
	silent partner=p confidence= given=9 days=999
	run -0 --separate-stderr ref-diagnose -T rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" insufficient
	[[ $(cell p insufficient evidence) == *"feel confident (confidence)"* ]]
}

@test "no record is no evidence: all inputs count, and a candidate's row" {
	row partner=p thanks=0 judged=1 missed_thank=1
	mv rows.csv one.csv
	row partner=q stage=candidate thanks=1
	run -0 --separate-stderr ref-diagnose -T one.csv rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" unthanked
	is "$stderr" ""
}

@test "-w prints one partner, judged by all rows, and not ourselves" {
	texts
	rule my_story ''
	row partner=p name=Ann_Lee thanks=0 judged=1 missed_thank=1
	row partner=q name=Bob_Ode
	run -0 --separate-stderr ref-diagnose -T -C L -w p rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(awk -F '\t' 'NR > 1 { print $1, $4 }' found.tsv)" "p unthanked"
	is "$stderr" ""
}

@test "-w takes an id, its start, an e-mail or words, and says whom it took" {
	row partner=nair name='Priya Nair' firm='Nair Law' email=p@nair.example
	row partner=noor name='Noor Rahman'
	for w in nai P@NAIR.EXAMPLE priya 'nair law'; do
		run -0 --separate-stderr ref-diagnose -w "$w" rows.csv </dev/null
		[[ ${lines[1]} == nair,Priya\ Nair,healthy,* ]]
		[ "${#lines[@]}" -eq 2 ]
		is "$stderr" "ref-diagnose: '$w' is nair (Priya Nair, Nair Law, p@nair.example)"
	done
}

@test "-w of nobody, or of several, is refused" {
	row partner=nair name='Priya Nair'
	row partner=noor name='Noor Rahman'
	run -2 --separate-stderr ref-diagnose -w zoe rows.csv </dev/null
	is "$stderr" "ref-diagnose: 'zoe' names no partner"
	is "${#lines[@]}" 1
	run -2 --separate-stderr ref-diagnose -w n rows.csv </dev/null
	is "${stderr_lines[0]}" \
	    "ref-diagnose: 'n' could be any of 2: say which by its id"
	is "${stderr_lines[1]}" "ref-diagnose:   nair (Priya Nair)"
	is "${stderr_lines[2]}" "ref-diagnose:   noor (Noor Rahman)"
	is "${#stderr_lines[@]}" 3
}

@test "-w of a candidate says that -a would show it" {
	row partner=p stage=candidate
	run -0 --separate-stderr ref-diagnose -w p rows.csv </dev/null
	is "${#lines[@]}" 1
	is "$stderr" "ref-diagnose: p is candidate: -a shows it"
	run -0 --separate-stderr ref-diagnose -a -w p rows.csv </dev/null
	[[ ${lines[1]} == p,,candidate,candidate,* ]]
	is "$stderr" ""
}

@test "about ourselves: a text that is not written, in the last row" {
	texts
	row partner=p
	diagnose -C L
	is "$(causes '')" ""
	rule my_trigger ''
	rule my_story ''
	diagnose -C L
	is "$(causes '')" no-message
	is "$(verdict '')" repair
	is "$(cell '' no-message weight)$(cell '' no-message side)" 2ours
	is "$(cell '' no-message evidence)" "not written: my_trigger (the words to listen for: they need us now), my_story (one client, before and after)"
	[[ $(cell '' no-message remedy) == *": ref-add policy my_trigger='"*"' my_story='"*"'" ]]
	is "$(tail -n 1 found.tsv | cut -f 1,2)" "$(printf '\t')"
	is "$(cell '' no-message asof)" 2026-06-30
}

@test "about ourselves: without a ledger no text is missed" {
	row partner=p
	diagnose
	is "$(causes '')" ""
}

@test "about ourselves: a message that fails over all partners together" {
	texts
	row partner=p closed=2 not_a_fit=1
	row partner=q closed=1 not_a_fit=1 # together 2 of 3
	diagnose -C L
	is "$(causes p) $(causes q)" "healthy healthy"
	is "$(causes '')" wrong-message
	is "$(verdict '')" adjust
	is "$(cell '' wrong-message m)/$(cell '' wrong-message n)" 2/3
	is "$(cell '' wrong-message evidence)" "2 of 3 ended as not-a-fit"
	[[ $(cell '' wrong-message remedy) == *"brief every partner again"* ]]
	row partner=r closed=2 # 2 of 5
	diagnose -C L
	is "$(causes '')" ""
}

@test "about ourselves: not where a single partner has enough to be judged" {
	texts
	row partner=p closed=2 not_a_fit=2 levels=2 med_level=1
	row partner=q closed=3 not_a_fit=1
	diagnose -C L
	is "$(causes '')" ""
}

@test "about ourselves: weak introductions by the levels of all" {
	texts
	row partner=p levels=2 med_level=0.5
	row partner=q levels=1 med_level=1 # 0, 1, 1: 1
	diagnose -C L
	is "$(causes '')" weak-introduction
	is "$(cell '' weak-introduction evidence)" \
	    "median level 1 of 3 known, weak up to 1"
	row partner=r levels=2 med_level=4
	row partner=s levels=1 med_level=4 # 0, 1, 1, 4, 4, 4: 2.5
	diagnose -C L
	is "$(causes '')" ""
	rule weak_level 3
	diagnose -C L
	is "$(cell '' weak-introduction evidence)" \
	    "median level 2.5 of 6 known, weak up to 3"
}

@test "about ourselves: introductions that reach nobody, and no need" {
	texts
	row partner=p closed=2 unreachable=2
	row partner=q closed=1 no_need=1
	row partner=r on_hold=2 # no need: 3 of 5
	diagnose -C L
	# 2/3 is more than 3/5
	is "$(causes '')" "weak-introduction no-need"
	is "$(cell '' no-need m)/$(cell '' no-need n)" 3/5
}

@test "a rule of never silences what rests on it" {
	rule thank_days never
	rule inform_days never
	rule contact_days never
	rule pay_days never
	rule brief_days never
	rule window_days never
	texts
	row partner=p judged=4 missed_thank=4 missed_inform=4 missed_contact=4 \
	    late_pay=1
	silent partner=q briefed= confidence=2026-01-01
	row partner=r received=9 given=9 received_recent=0 days=900 seeking=no
	diagnose -C L
	is "$(causes p)" healthy
	is "$(causes q)" insufficient
	is "$(causes r)" insufficient
}

@test "judge_days of never: time proves nothing, nor does its lack" {
	rule judge_days never
	texts
	silent partner=p days=900 briefed= confidence= agreed= interviewed= given=9
	diagnose -C L
	is "$(causes p)" insufficient
}

@test "leave_days of never: nobody is left for what they did not do" {
	rule leave_days never
	texts
	silent partner=p days=9000 given=1
	silent partner=q days=9000 refers=no
	diagnose -C L
	is "$(causes p)" insufficient
	is "$(causes q)" wrong-professional
}

@test "the rules of the ledger are those that count" {
	rule thank_days 1
	rule often_share 0.5
	rule few 4
	rule most_share 0.9
	texts
	row partner=p judged=4 missed_thank=2
	row partner=q judged=5 missed_thank=2
	row partner=r closed=3 not_a_fit=3
	row partner=s closed=10 not_a_fit=9
	diagnose -C L
	is "$(cell p unthanked evidence)" "2 of 4 not thanked within 1 day"
	is "$(causes q)" healthy
	is "$(causes r)" healthy
	is "$(causes s)" wrong-message
	REF_LEDGER=L diagnose
	is "$(causes q)" healthy
}

@test "ignore: a cause is not sought, caseless, and others are" {
	rule ignore 'Out-Of-Touch ; no-message;unlearned'
	row partner=p last_out=2024-01-01 last_in= ideal= learned= agreed=
	diagnose -C L
	is "$(causes p)" "healthy no-agreement"
	is "$(causes '')" ""
}

@test "ignore: of healthy leaves out the row, and nobody is unknown for it" {
	rule ignore healthy
	texts
	row partner=p
	row partner=q agreed=
	diagnose -C L
	is "$(causes p)" ""
	is "$(causes q) $(verdict q)" "no-agreement healthy"
}

@test "ignore: what is no cause is named, status 2, and the rest is done" {
	texts
	rule ignore 'slow;laziness; ;burnt'
	row partner=p judged=1 missed_contact=1
	run -2 --separate-stderr ref-diagnose -T -C L rows.csv </dev/null
	printf '%s\n' "$output" >found.tsv
	is "$(causes p)" healthy
	is "$stderr" "ref-diagnose: policy: ignore: 'laziness' is no cause of ref-diagnose(1)"
}

@test "a bad rule of the policy is named with its line, status 2" {
	rule few lots
	texts
	row partner=p
	run -2 --separate-stderr ref-diagnose -C L rows.csv </dev/null
	[[ $stderr == "ref-diagnose: L/policy.csv:2: "* ]]
	[[ ${lines[1]} == p,,healthy,* ]]
}

@test "a column that a rule needs is missed by its name, and no row judged" {
	row partner=p judged=1 missed_thank=1
	sed 's/,missed_thank,/,mine,/; s/,seeking,/,yours,/' rows.csv >less.csv
	run -2 --separate-stderr ref-diagnose less.csv </dev/null
	[[ ${stderr_lines[0]} == "ref-diagnose: less.csv:1: seeking: "* ]]
	[[ ${stderr_lines[1]} == "ref-diagnose: less.csv:1: missed_thank: "* ]]
	is "${#stderr_lines[@]}" 2
	is "${#lines[@]}" 1
}

@test "other rows than partner rows are refused by their name" {
	echo due,late,side,duty,partner,name,owner,referral,prospect,phone,email,detail,asof >duty.csv
	echo name,phone >sheet.csv
	echo referral,date,direction,partner,stage,status >ref.csv
	row partner=p
	run -2 --separate-stderr ref-diagnose duty.csv sheet.csv ref.csv \
	    rows.csv </dev/null
	is "${stderr_lines[0]}" "ref-diagnose: duty.csv:1: duty rows: partner rows are wanted, as ref-status -p writes them"
	is "${stderr_lines[1]}" "ref-diagnose: sheet.csv:1: other rows: partner rows are wanted, as ref-status -p writes them"
	is "${stderr_lines[2]}" "ref-diagnose: ref.csv:1: referral rows: partner rows are wanted, as ref-status -p writes them"
	is "${#stderr_lines[@]}" 3
	[[ ${lines[1]} == p,,healthy,* ]]
}

@test "columns that are only good for words may be missing" {
	row partner=p firm=Lee_Law judged=1 missed_thank=1 late_thank=1
	awk -F , -v OFS=, '
	NR == 1 { n = split($0, c, ",") }
	{
		s = ""
		for (i = 1; i <= n; i++)
			if (c[i] !~ /^(name|firm|category|email|last_received|late_contact|late_thank|late_inform|since|goal|owner|phone)$/)
				s = s (s == "" ? "" : ",") $i
		print s
	}' rows.csv >less.csv
	run -0 --separate-stderr ref-diagnose less.csv </dev/null
	[[ ${lines[1]} == p,,repair,unthanked,* ]]
}

@test "columns may come in any order, and foreign ones beside them" {
	row partner=p judged=1 missed_thank=1
	awk -F , -v OFS=, '{ s = NR == 1 ? "mine" : "x"
		for (i = NF; i > 0; i--) s = s OFS $i
		print s }' rows.csv >turned.csv
	run -0 --separate-stderr ref-diagnose turned.csv </dev/null
	[[ ${lines[1]} == p,,repair,unthanked,ours,3,1,1,* ]]
}

@test "TSV is read, and with -T written" {
	row partner=p name='Lee, Ann' # quoted nowhere: see below
	tr , '\t' <rows.csv | sed '2s/Lee\t Ann/Lee, Ann/' >rows.tsv
	run -0 --separate-stderr ref-diagnose rows.tsv </dev/null
	[[ ${lines[1]} == 'p,"Lee, Ann",healthy,'* ]]
	run -0 --separate-stderr ref-diagnose -T rows.tsv </dev/null
	[[ ${lines[1]} == $'p\tLee, Ann\thealthy\t'* ]]
}

@test "the name is the firm's where there is no person" {
	row partner=p firm=Lee_Law judged=1 missed_thank=1 late_thank=2
	diagnose
	is "$(cell p unthanked name)" Lee_Law
	[[ $(cell p unthanked remedy) == "Thank Lee_Law today for 2 referrals:"* ]]
}

@test "standard input is read without an operand, and for -" {
	row partner=p
	run -0 --separate-stderr ref-diagnose <rows.csv
	[[ ${lines[1]} == p,,healthy,* ]]
	run -0 --separate-stderr ref-diagnose - <rows.csv
	[[ ${lines[1]} == p,,healthy,* ]]
}

@test "bad cells are named by line and column, and the other rows come" {
	row partner=a days=soon
	row partner=b stage=lively
	row partner=c last_out=2026-02-30
	row partner=d cadence=0
	row partner=e med_level=1.25
	row partner=f firm_stage=old
	row partner='g;h'
	row partner=i asof=
	row partner=j received=-1
	row partner=k
	run -2 --separate-stderr ref-diagnose rows.csv </dev/null
	is "${#lines[@]}" 2
	[[ ${lines[1]} == k,,healthy,* ]]
	is "${stderr_lines[0]}" "ref-diagnose: rows.csv:2: days: 'soon' is not a whole number"
	is "${stderr_lines[1]}" "ref-diagnose: rows.csv:3: stage: 'lively' is not a stage"
	is "${stderr_lines[2]}" "ref-diagnose: rows.csv:4: last_out: '2026-02-30' is not a date, YYYY-MM-DD"
	is "${stderr_lines[3]}" "ref-diagnose: rows.csv:5: cadence: '0' is not a number of days from 1, or never"
	is "${stderr_lines[4]}" "ref-diagnose: rows.csv:6: med_level: '1.25' is not a median: a whole number, or a half"
	is "${stderr_lines[5]}" "ref-diagnose: rows.csv:7: firm_stage: 'old' is not one of its words"
	[[ ${stderr_lines[6]} == "ref-diagnose: rows.csv:8: partner: 'g;h'"* ]]
	is "${stderr_lines[7]}" "ref-diagnose: rows.csv:9: asof: '' is not a value: it is empty"
	is "${stderr_lines[8]}" "ref-diagnose: rows.csv:10: received: '-1' is not a whole number"
	is "${#stderr_lines[@]}" 9
}

@test "a row that breaks the dialect is named, and the other rows come" {
	row partner=a
	printf 'b,too,short\n' >>rows.csv
	row partner=c
	run -2 --separate-stderr ref-diagnose rows.csv </dev/null
	is "${#lines[@]}" 3
	[[ ${lines[2]} == c,,healthy,* ]]
	[[ $stderr == "ref-diagnose: rows.csv:3: "* ]]
}

@test "numbers that are absurd are refused or counted, never wrapped" {
	row partner=a days=99999999999999999999
	row partner=b days=99999999 received=99999999 received_recent=99999999 \
	    given=99999999 deposits=99999999 rewards=99999999 \
	    closed=99999999 not_a_fit=99999999 cadence=99999999
	run -2 --separate-stderr ref-diagnose rows.csv </dev/null
	is "$stderr" "ref-diagnose: rows.csv:2: days: '99999999999999999999' is not a whole number"
	[[ ${lines[1]} == b,,adjust,wrong-message,message,3,99999999,99999999,* ]]
}

# The commands that a remedy names, as someone would type them.
@test "what the remedies tell people to type is taken" {
	cp -r "$ROOT/tests/demo" D
	export REF_LEDGER=$PWD/D
	ref-status -p </dev/null | ref-diagnose -aT | cut -f 10 |
	    sed 's/ref-/\nref-/g' | grep '^ref-[a-z]* ' >said
	# a command ends before a bracket, a comma with a blank, or a word of
	# the sentence; a word in capitals stands for something of the user's
	sed -E "/^ref-add policy/b
	    s/[ ]*\(.*//; s/\).*//; s/; .*//; s/: *$//
	    s/, .*//; s/,? *$//
	    s/ (names|shows|notes|has|for|and) .*//; s/\. .*//; s/\.$//
	    s/ \|$//; s/REFERRAL att/pnf76 att/; s/REFERRAL/ktc36/
	    s/AMOUNT/420/; s/=NUMBER/=1/; s/=NAME/=Ann/; s/=NEED/=x/" said |
	    grep -v -e '^ref-report' -e '^ref-brief' | sort -u >commands
	while read -r c; do
		rm -rf D
		cp -r "$ROOT/tests/demo" D
		sh -c "$c" >out 2>err </dev/null || {
			printf '%s\n' "$c" "$(cat err)"
			false
		}
	done <commands
	# the pages that remedies name come out of their pipes
	ref-status -p </dev/null | ref-diagnose -aT | cut -f 10 |
	    grep -o 'ref-status -p [a-z]* | ref-brief -i*' | sort -u >pipes
	grep -q -e '-$' pipes
	grep -q -e '-i$' pipes
	ref-add policy my_story='a story' </dev/null
	while read -r c; do
		bash -o pipefail -c "$c" >out </dev/null
		grep -q '^# A' out
	done <pipes
	# some of each sort were there to be tried
	for c in 'ref-add event .* thanked' 'ref-add event .* informed' \
	    'reward-paid value=' 'ref-add -u partner .* cadence=never' \
	    'ref-add -u partner .* ideal=' 'ref-add policy my_story=' \
	    'ref-status -o ' 'ref-add event .* ended ' 'goal=1' \
	    'until=+30' 'ref-status -d$'; do
		grep -q -- "$c" commands
	done
}

@test "the texts name only what there is" {
	cd "$ROOT"
	{
		sed -n 's/^\([a-z_-]*\)\( all\| list\)\{0,1\}:$/\1/p' \
		    cmd/diagnose/sentences.txt
		sed -n 's/^[[:space:]]*{"\([a-z_]*\)", .*/\1/p' cmd/diagnose/wording.c
		printf '%s\n' "$cols" | tr , '\n'
		ref-check -p -C tests/demo </dev/null | cut -d , -f 1
	} >"$BATS_TEST_TMPDIR/known"
	grep -oh '{{[^}]*}}' cmd/diagnose/sentences.txt |
	    tr -d '{}?!' | sed 's/[:=].*//' | sort -u >"$BATS_TEST_TMPDIR/named"
	run ! grep -vxFf "$BATS_TEST_TMPDIR/known" "$BATS_TEST_TMPDIR/named"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/named")" -gt 60 ]
}
