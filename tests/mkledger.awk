# mkledger.awk - a random ledger, the same for the same seed under every awk.
#
#	awk -v seed=N -v dir=DIR [-v partners=N] [-v referrals=N] [-v legal=1]
#	    -f mkledger.awk
#
# Writes DIR/partners.csv, referrals.csv, events.csv, needs.csv and policy.csv,
# of days from 2025-01-01 to the end of July 2026.  With legal=1 each referral's
# journal is one that ref-add would have taken; without, statuses follow each
# other as they come, as in files that were edited by hand or merged.  Every
# row is one that a reader takes: no bad rows.
#
# The randomness is Park and Miller's minimal standard generator (16807 modulo
# 2^31 - 1), whose products fit a double.

function rnd(n) {	# 0 .. n-1
	lcg = (lcg * 16807) % 2147483647
	return int(lcg / 2147483647 * n)
}
function chance(percent) { return rnd(100) < percent }
function pick(list, w, n) {	# a word of a list; "-" stands for empty
	n = split(list, w, " ")
	n = w[1 + rnd(n)]
	return n == "-" ? "" : n
}

# Dates are days from 2025-01-01.
function date(day, y, m, len) {
	y = 2025
	while (day >= 365) {
		day -= 365
		y++
	}
	while (day < 0) {
		y--
		day += y == 2024 ? 366 : 365
	}
	for (m = 1; m < 12; m++) {
		len = substr("312831303130313130313031", 2 * m - 1, 2) + 0
		if (m == 2 && y == 2024)
			len = 29
		if (day < len)
			break
		day -= len
	}
	return sprintf("%04d-%02d-%02d", y, m, day + 1)
}
# The time of recording: nothing, the same for many, or some days later.
function entered(day, how) {
	how = rnd(10)
	if (how == 0)
		return ""
	if (how == 1)
		return "2026-02-02T02:02:02Z"
	return sprintf("%sT%02d:%02d:00Z", date(day + rnd(3)), rnd(24), rnd(60))
}

function cell(s) {
	if (s ~ /[",\n\r]/) {
		gsub(/"/, "\"\"", s)
		return "\"" s "\""
	}
	return s
}
# Puts a cell behind the row; empties it.
function put(s) { row = row cell(s) "," }
function last(s) {
	s = row cell(s)
	row = ""
	return s
}

function money() {
	return pick("0 5 12.5 12.50 99.99 250 1000 1234.05 80000 0.01")
}
function text() {
	return pick("- - - said,_so \"quiet\"_one call_after_lunch a\\b" \
	    " tab\there two\nlines Grüße 50%_off ;;")
}
function note(s) {
	s = text()
	gsub(/_/, " ", s)
	return s
}
function reason(s) {	# a note that is not empty
	s = note()
	return s == "" ? "no budget, this year" : s
}
function phone(n) {	# one number, written in several ways
	n = sprintf("%09d", n)
	return pick("0" n " +49-" n " (0)" substr(n, 1, 3) "/" substr(n, 4) \
	    " 0049." n " " substr(n, 2) " " substr(n, 1, 5) "x" substr(n, 6))
}
function email(name) { return name "@" pick("example.com Example.COM") }

function partner(i, name) {
	id[i] = pick("p acme- x.y_ Q") i
	root[i] = i
	if (i > 3 && chance(15)) {
		root[i] = 1 + rnd(i - 1)
		if (root[root[i]] != root[i] || kept[i])
			root[i] = i
	}
	if (root[i] != i)
		kept[root[i]] = 1
	quiet[i] = chance(15)
	put(id[i])
	name = pick("Ann Bo Çelik O'Neil Nair,_MD \"Ace\"") "_" i
	gsub(/_/, " ", name)
	name = chance(85) ? name : ""
	put(name)
	put(name == "" || chance(60) ? "Firm " i : "")
	put(chance(40) ? "dear " i : "")
	put(pick("- client past-client prospect colleague competitor market" \
	    " salesperson center organization"))
	put(pick("- law tax web"))
	put(chance(70) ? email("p" i) : "")
	put(chance(70) ? phone(rnd(900000000)) : "")
	put(chance(20) ? "https://example.com/" i : "")
	put(pick("- yes no"))
	put(pick("- audit;tax books web"))
	put(pick("- shops;owners founders"))
	put(pick("- growing mature"))
	put(pick("- yes no"))
	put(pick("- yes no"))
	put(chance(50) ? date(rnd(600) - 90) : "")
	put(pick("- - - never 7 14 45 120"))
	put(pick("- 1 2 0.5"))
	put(pick("- eve sam"))
	put(root[i] == i ? "" : id[root[i]])
	put(note())
	return last(entered(rnd(600)))
}

# A row of events of partner p or referral r.
function event(day, p, r, word, value, until, why, way) {
	put(date(day))
	put(p)
	put(r)
	put(word)
	put(way)
	put(value)
	put(until == "" ? "" : date(until))
	put(why)
	put(pick("- eve sam"))
	journal[++events] = last(entered(day))
}

# A status event of referral i; on a day of its own where it must be legal.
function status(i, word, value, until, why) {
	now += (legal ? 1 : 0) + rnd(chance(15) ? 90 : 14)
	value = word == "won" ? money() : pick("- - - 0" (legal ? "" : " 77"))
	until = ""
	if (word == "on-hold" || (word !~ /^(won|lost|void)$/ && chance(25)))
		until = now + rnd(50)
	if (!legal && chance(3))	# what the word needs is missing
		value = until = ""
	why = legal && word ~ /^(lost|declined|void)$/ ? reason() : note()
	event(now, of(i), "r" i, word, value, until, why, "")
	untold = 1
}
# The partner of referral i as an event has it: nothing, or the id.
function of(i) { return chance(30) ? "" : id[by[i]] }

function walk(i, state, n, w) {
	untold = 0
	now = made[i] + (legal ? 0 : chance(5) ? -rnd(9) : 0)
	state = "open"
	for (n = rnd(chance(20) ? 12 : 5); n > 0; n--) {
		fact(i)
		if (!legal)
			w = pick(OPEN " " OPEN " " ENDED " reopened")
		else if (state == "void")
			continue
		else if (state == "open")
			w = pick(OPEN " " OPEN " " OPEN " " ENDED)
		else
			w = pick("reopened reopened void " state " " state)
		if (w == "void" && chance(70))
			w = legal && state != "open" ? "reopened" : "contacted"
		status(i, w)
		state = (" " OPEN " reopened ") ~ (" " w " ") ? "open" : w
	}
	fact(i)
	fact(i)
	if (direction[i] == "received" && untold)
		latest[++news] = now
}
# Perhaps a fact, at `now` or some days later.
function fact(i, w, day) {
	day = now + rnd(chance(50) ? 4 : 40)
	if (chance(35))
		event(day, of(i), "r" i, "thanked", "", "", note(),
		    legal ? "" : pick("- - - out in"))
	if (chance(35)) {
		event(day, of(i), "r" i, "informed", "", "", note(), "")
		untold = 0
	}
	if (chance(15) && (!legal || direction[i] == "received"))
		event(day, of(i), "r" i, "reward-owed", money(), "", note(), "")
	if (chance(12) && (!legal || direction[i] == "received"))
		event(day + 5, of(i), "r" i, "reward-paid", money(), "", "", "")
	if (chance(4))
		event(day, of(i), "r" i, "complaint", "", "", reason(), "")
	if (chance(8))
		event(day, of(i), "r" i, "note", "",
		    chance(50) ? day + rnd(30) : "", note(), "")
	if (chance(4))
		event(day, of(i), "r" i, pick(TOUCH), "", "", note(), "")
}

function referral(i, k, who, mail) {
	do
		by[i] = 1 + rnd(chance(40) ? 6 : partners)
	while (quiet[by[i]])
	made[i] = rnd(570)
	if (by[i] in talk && chance(25))	# at the edges of interview_days
		made[i] = talk[by[i]] + pick("-200 -90 -30 -1 0 1 30 90 200")
	direction[i] = chance(70) ? "received" : "given"
	k = chance(40) ? rnd(referrals / 8 + 1) : 1000 + i
	who = chance(85)
	mail = chance(60) || !who
	put("r" i)
	put(date(made[i]))
	put(direction[i])
	put(id[by[i]])
	put(who ? pick("Tom Ute Zoë Blue,_Tom") " " k : "")
	put(mail ? email(pick("az Az AZ") k) : "")
	put(chance(60) ? (chance(90) ? phone(k * 7919 + 100000000) : "555-" k % 9) \
	    : "")
	put(direction[i] == "given" && chance(30) ? "n" 1 + rnd(needs) : \
	    pick("- audit tax;books web,_shop"))
	put(pick("- - 0 1 2 3 4 5"))
	put(pick("- asked interview event web"))
	put(chance(30) ? money() : "")
	put(note())
	return last(entered(made[i]))
}

function relation(i, n, w, day) {
	for (n = rnd(chance(50) ? 12 : 4); n > 0; n--) {
		w = pick(TOUCH " " TOUCH " note")
		if (chance(8))
			w = pick("ended agreed complaint")
		day = rnd(560)
		if (w ~ /^interview/ && (!(i in talk) || day > talk[i]))
			talk[i] = day
		event(day, id[i], "", w, "", chance(20) ? day + rnd(60) : "",
		    w ~ /^(ended|complaint)$/ ? reason() : note(),
		    chance(20) ? pick("in out") : "")
	}
}

function rules(f, day) {
	print "rule,value,note,entered" > f
	if (chance(85)) {	# the day of some news, for the edge
		do
			day = latest[1 + rnd(news)]
		while (day > 450)
		print "duties_from," date(day) ",," > f
	}
	print "contact_days," pick("3 1 0 10 never") ",," > f
	print "thank_days," pick("3 2 7 never") ",," > f
	print "thank_days," pick("3 3 0 7 14") ",\"the last, it holds\"," > f
	print "my_name,Eve,," > f
	if (chance(50)) {
		print "inform_days," pick("3 14 never") ",," > f
		print "inform_every," pick("10 60 never") ",," > f
		print "stale_days," pick("30 90 never") ",," > f
	}
	if (chance(50)) {
		print "follow_days," pick("7 30 never") ",," > f
		print "ask_days," pick("10 60 never") ",," > f
		print "pay_days," pick("0 14 never") ",," > f
		print "touch_days," pick("10 60 never") ",," > f
		print "touch_rest," pick("30 200 never") ",," > f
	}
	if (chance(50)) {
		print "judge_last," pick("3 5 20") ",," > f
		print "judge_days," pick("30 180 30 180 never") ",," > f
		print "active_days," pick("60 90 60 90 never") ",," > f
		print "dormant_days," pick("120 180 120 180 never") ",," > f
		print "window_days," pick("90 180 90 180 never") ",," > f
		print "interview_days," pick("30 200 30 200 never") ",," > f
	}
	close(f)
}

function need(i, day) {
	day = rnd(560)
	put("n" i)
	put(date(day))
	put("Client " i)
	put(chance(50) ? email("c" i) : "")
	put(chance(50) ? phone(rnd(900000000)) : "")
	put(pick("- audit tax;books"))
	put(chance(50) ? date(chance(20) ? 545 : day + rnd(400)) : "")
	put(note())
	return last(entered(day))
}

# Writes n rows; the first `mixed` in a hundred of them at random places.
function write(f, head, rows, n, mixed, i, j, t) {
	for (i = 1; i <= n * mixed / 100; i++) {
		j = 1 + rnd(n)
		t = rows[i]
		rows[i] = rows[j]
		rows[j] = t
	}
	print head > f
	for (i = 1; i <= n; i++)
		print rows[i] > f
	close(f)
}

BEGIN {
	if (!partners)
		partners = 30
	if (!referrals)
		referrals = 250
	needs = int(referrals / 5)
	OPEN = "accepted attempted contacted meeting proposal on-hold"
	ENDED = "won lost declined not-a-fit no-need unreachable rerouted" \
	    " withdrawn expired void won"
	TOUCH = "call email coffee met article introduction testimonial gift" \
	    " interviewed briefed learned confidence agreed interview-us asked"
	lcg = seed * 7919 + 1
	for (i = 0; i < 10; i++)
		rnd(2)
	for (i = 1; i <= partners; i++)
		people[i] = partner(i)
	for (i = 1; i <= partners; i++)
		if (!quiet[i])
			relation(i)
	for (i = 1; i <= referrals; i++)
		sent[i] = referral(i)
	for (i = 1; i <= referrals; i++)
		walk(i)
	for (i = 1; i <= needs; i++)
		wanted[i] = need(i)
	write(dir "/partners.csv", "partner,name,firm,greeting,kind,category," \
	    "email,phone,url,consent,offers,ideal,firm_stage,seeking,refers," \
	    "since,cadence,goal,owner,same_as,note,entered", people, partners,
	    20)
	write(dir "/referrals.csv", "referral,date,direction,partner," \
	    "prospect,email,phone,need,level,source,value,note,entered", sent,
	    referrals, 20)
	write(dir "/needs.csv", "need,date,client,email,phone,wants,until," \
	    "note,entered", wanted, needs, 20)
	write(dir "/events.csv", "date,partner,referral,event,way,value," \
	    "until,note,by,entered", journal, events, legal ? 30 : 60)
	rules(dir "/policy.csv")
}
