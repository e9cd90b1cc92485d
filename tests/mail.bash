# What tests of mail share: a small ledger to send from, a command that keeps
# what it is given, and an SMTP server.

# Rows of a table in the ledger ./L, through ref-add: rows TABLE <<EOF
rows() {
	ref-add -C L "$@" - >/dev/null
}

# A ledger ./L with a sender, and the partners of ./partners (CSV without a
# header: partner, name, email, consent).
ledger() {
	ref-add -C L policy my_name='Maya Larch' my_email=maya@larch.example \
	    my_firm='Larch & Finch' currency=EUR "$@" >/dev/null
	{
		echo partner,name,email,consent
		cat
	} | rows partners
}

# Received referrals, CSV without a header: id, date, partner, prospect, level.
referrals() {
	{
		echo referral,date,partner,prospect,level,direction
		sed 's/$/,received/'
	} | rows referrals
}

# Events of referrals, CSV without a header.
events() {
	{
		echo date,referral,event,value,until,note
		cat
	} | rows events
}

# A command that keeps each message as sent/N, in the order of arrival.
keeper() {
	mkdir -p sent
	cat >keep <<'EOS'
#!/bin/sh
n=$(ls sent | wc -l)
cat >sent/$((n + 1))
EOS
	chmod +x keep
}

# The events of the ledger that were stored today, by referral and word.
today() {
	ref-status -C L -j | mlr --icsv --onidx --ofs ' ' \
	    filter '$date == "2026-06-30"' then cut -o -f referral,event |
	    sort
}

# Starts the server, which keeps messages in ./smtp, and a configuration of
# msmtp for it in ./msmtprc.
smtp_start() {
	local i
	mkdir smtp
	/usr/bin/python3 "$ROOT/tests/smtpd.py" smtp </dev/null \
	    >smtp.log 2>&1 3>&- &
	smtp_pid=$!
	for ((i = 0; i < 200; i++)); do
		[ -e smtp/port ] && break
		sleep 0.05
	done
	cat >msmtprc <<EOS
account default
host 127.0.0.1
port $(cat smtp/port)
from maya@larch.example
EOS
	chmod 600 msmtprc
	export MSMTP="msmtp -C $PWD/msmtprc -t"
}

smtp_stop() {
	[ -z "${smtp_pid-}" ] || kill "$smtp_pid"
	smtp_pid=
}
