# judge.awk - a ledger whose partners were made with a known cause.
#
#	awk -v dir=DIR -v each=N -v gap=P -v seed=S -f judge.awk
#
# Writes DIR/partners.csv, referrals.csv and events.csv, and DIR/truth: a line
# "partner cause" for each of N partners a cause.  What a partner and we do is
# drawn from rates, with slips: the cause changes the rates, not the record, so
# that the rules are not simply read back.  Each touch stays unwritten with
# probability P.  The same seed makes the same ledger under every awk.

# Park and Miller's generator: exact in the doubles of awk.
function rnd() {
	state = (state * 16807) % 2147483647
	return state / 2147483647
}

function chance(p) {
	return rnd() < p
}

function between(a, b) {
	return a + int(rnd() * (b - a + 1))
}

# Days until the next of something that happens every `mean` days.
function wait(mean) {
	return 1 + int(-mean * log(1 - rnd()))
}

# The civil date of a day, counted from 1970-01-01.  Source: H. Hinnant,
# "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
function date(z,   era, doe, yoe, doy, mp, y, m) {
	z += 719468
	era = int(z / 146097)
	doe = z - era * 146097
	yoe = int((doe - int(doe / 1460) + int(doe / 36524) - \
	    int(doe / 146096)) / 365)
	doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
	mp = int((5 * doy + 2) / 153)
	m = mp < 10 ? mp + 3 : mp - 9
	y = yoe + era * 400 + (m <= 2)
	return sprintf("%04d-%02d-%02d", y, m,
	    doy - int((153 * mp + 2) / 5) + 1)
}

# An event of a referral, or of the partner where there is none.
function event(day, referral, word, value, until, note) {
	if (day > today || day > silence && word != "complaint")
		return
	printf "%s,%s,%s,%s,%s,%s,%s,%sT%02d:%02d:%02dZ\n", date(day),
	    partner, referral, word, value, until, note, date(day),
	    int(clock / 3600) % 24, int(clock / 60) % 60, clock % 60 > events
	clock++
}

# An event that is a touch: it may never be written down.
function touch(day, word) {
	if (!chance(gap))
		event(day, "", word, "", "", "")
}

# Something that a careful firm repeats, every a to b days.
function repeat(word, first, a, b,   t) {
	for (t = first; t <= today; t += between(a, b))
		touch(t, word)
}

# News is told within the week, or late, or never.
function tell(day, referral) {
	if (chance(tells))
		event(day + between(0, 6), referral, "informed")
	else if (chance(0.3))
		event(day + between(12, 40), referral, "informed")
}

function outcome(   x) {
	x = rnd()
	if ((x -= p_misfit) < 0)
		return "not-a-fit"
	if ((x -= p_no_need) < 0)
		return "no-need"
	if ((x -= p_hold) < 0)
		return "on-hold"
	if ((x -= p_unreachable) < 0)
		return "unreachable"
	return chance(0.75) ? "won" : "lost"
}

function new_referral(day, direction, level) {
	id = sprintf("r%06d", ++referrals)
	printf "%s,%s,%s,%s,Prospect %d,%s\n", id, date(day), direction,
	    partner, referrals, level > table
	return id
}

# A referral that they send us, and what becomes of it.
function receive(day,   r, called, ended, paid, end, level) {
	level = weak ? (chance(0.85) ? between(0, 1) : 3) : between(2, 5)
	r = new_referral(day, "received", chance(0.3) ? "" : level)
	if (chance(thanks))
		event(day + between(0, 3), r, "thanked")
	else if (chance(0.5))
		event(day + between(6, 40), r, "thanked")
	called = day + (chance(calls) ? between(0, 3) : between(6, 30))
	if (called > today)
		return
	end = owes && !won ? "won" : outcome()
	event(called, r, end == "unreachable" ? "attempted" : "contacted")
	ended = called + between(8, 45)
	# what is told later than the next news is told once, with that
	tell(called, r)
	if (ended > today)
		return
	event(ended, r, end, end == "won" ? "500.00" : "",
	    end == "on-hold" ? date(today + between(20, 200)) : "",
	    end == "lost" ? "chose another" : "")
	won += end == "won"
	if (end == "won" && rewards) {
		event(ended, r, "reward-owed", "50.00")
		if (!owes) {
			paid = ended + between(8, 25)
			event(paid, r, "reward-paid", "50.00")
			tell(paid, r)
		}
	}
	tell(ended, r)
}

function give(day,   r) {
	r = new_referral(day, "given", between(2, 5))
	event(day + between(5, 30), r, chance(0.5) ? "won" : "contacted",
	    "0.00")
}

# The rates of a partnership in which all is well.
function well() {
	age = between(200, 900)
	every = 60	# days between their referrals; 0: none
	thanks = calls = tells = 0.985
	p_misfit = 0.1
	p_no_need = 0.07
	p_hold = 0.03
	p_unreachable = 0.05
	weak = owes = won = 0
	rewards = chance(0.2)
	gives = 80	# days between what we give; 0: nothing
	asks = 0
	brief = asked = 1
	stage = chance(0.5) ? "growing" : ""
	seeking = chance(0.5) ? "yes" : ""
	refers = chance(0.3) ? "yes" : ""
	silence = last = today	# no contact, no referral after these days
}

# What the cause does to them.
function spoil(cause) {
	if (cause == "burnt") silence = last = today - between(5, 60)
	if (cause == "unthanked") thanks = 0.4
	if (cause == "not-informed") tells = 0.45
	if (cause == "unpaid") { rewards = owes = 1; age = between(300, 900) }
	if (cause == "slow") calls = 0.4
	if (cause == "out-of-touch") {
		silence = today - between(50, 170)
		last = silence - 90
		age = between(400, 900)
	}
	if (cause == "taking") { gives = 0; every = 45; asks = between(0, 2) }
	if (cause == "untrained") {
		brief = 0
		every = 0
		age = between(100, 700)
	}
	if (cause == "risk") { asked = 0; every = 0; age = between(100, 600) }
	if (cause == "wrong-message") p_misfit = 0.75
	if (cause == "weak-introduction") { weak = 1; p_unreachable = 0.6 }
	if (cause == "no-need") { p_no_need = 0.5; p_hold = 0.25 }
	if (cause == "one-sided") {
		every = 0
		gives = 25
		age = between(190, 350)
	}
	if (cause == "wrong-firm") {
		every = 0
		age = between(30, 900)
		if (chance(0.6)) stage = "mature"; else seeking = "no"
	}
	if (cause == "wrong-professional") {
		every = 0
		age = between(380, 900)
		gives = 200
		if (chance(0.3)) refers = "no"; else refers = ""
	}
	if (cause == "too-early") { every = 0; age = between(5, 85) }
}

function live(cause,   since, t) {
	well()
	spoil(cause)
	since = today - age
	printf "%s,%s,%s,%s,%s,%s\n", partner, "Partner " partner, stage,
	    seeking, refers, date(since) > people
	print partner, cause > truth
	touch(since, "met")
	if (brief)
		repeat("briefed", since + between(3, 30), 120, 165)
	else if (chance(0.4))
		touch(since, "briefed")	# and never again
	if (asked)
		touch(since + between(5, 80), "confidence")
	if (chance(0.9))
		touch(since + between(2, 30), "learned")
	if (chance(0.6))
		touch(since + between(5, 80), "agreed")
	if (chance(0.5))
		touch(since + between(30, 200), "interviewed")
	repeat(chance(0.5) ? "call" : "coffee", since + between(5, 30), 15, 38)
	while (asks-- > 0)
		touch(today - between(5, 60), "asked")
	if (gives)
		for (t = since + wait(gives); t <= last; t += wait(gives)) {
			if (chance(0.6) || cause == "one-sided")
				give(t)
			else
				touch(t, chance(0.5) ? "article" : "gift")
		}
	if (every)
		for (t = since + wait(every); t <= last; t += wait(every))
			receive(t)
	if (cause == "burnt")
		event(silence, "", "complaint", "", "", "let down")
}

BEGIN {
	state = seed * 7919 + 1
	today = 20634	# 2026-06-30
	people = dir "/partners.csv"
	table = dir "/referrals.csv"
	events = dir "/events.csv"
	truth = dir "/truth"
	print "partner,name,firm_stage,seeking,refers,since" > people
	print "referral,date,direction,partner,prospect,level" > table
	print "date,partner,referral,event,value,until,note,entered" > events
	n = split("burnt unthanked not-informed unpaid slow out-of-touch " \
	    "taking untrained risk wrong-message weak-introduction no-need " \
	    "one-sided wrong-firm wrong-professional too-early healthy", cause)
	for (k = 1; k <= each; k++)
		for (i = 1; i <= n; i++) {
			partner = sprintf("p%05d", ++partners)
			live(cause[i])
		}
}
