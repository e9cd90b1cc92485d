-- oracle.sql - what ref-status must print, worked out a second time.
--
-- Written from the contract (ref-ledger(5), ref-rows(5)) alone, in another
-- language and another style than common/fold.c: sets instead of loops.  Run
-- by sqlite3 in a directory with a ledger in ./ledger and a table param(asof)
-- given by -cmd; writes TSV files of rows beside the ledger:
--	want.r want.ra want.ro	referral rows, with -a, with -o
--	want.p			partner rows
--	want.d want.da		duty rows, with -a
--	want.j want.ja		event rows, with -a
--	want.n			need rows
--
-- Days are whole numbers (days since 1970-01-01), money is hundredths, text is
-- escaped as TSV has it as soon as it is read.  NULL is "empty" or "never".

.bail on
.import --csv ledger/partners.csv f_partners
.import --csv ledger/referrals.csv f_referrals
.import --csv ledger/events.csv f_events
.import --csv ledger/needs.csv f_needs
.import --csv ledger/policy.csv f_policy

create index f_events_ref on f_events(referral, event);

-- Section 7: the rules that bear on rows.
create table rule(name primary key, value);
insert into rule values
  ('contact_days', '3'), ('thank_days', '3'), ('inform_days', '7'),
  ('inform_every', '30'), ('follow_days', '14'), ('ask_days', '30'),
  ('pay_days', '30'), ('stale_days', '180'), ('touch_days', '30'),
  ('touch_rest', '90'), ('window_days', '365'), ('active_days', '180'),
  ('dormant_days', '365'), ('judge_days', '90'), ('interview_days', '90'),
  ('judge_last', '10');
insert or replace into rule
  select rule, value from f_policy where rule in (select name from rule)
  order by rowid;

create table day(asof, duties_from);
insert into day select
  cast(julianday((select asof from param)) - 2440587.5 as int),
  (select cast(julianday(value) - 2440587.5 as int) from f_policy
   where rule = 'duties_from' order by rowid desc limit 1);

-- One row of rules: a duty's days are NULL for never (and so is every sum with
-- them); the others are without limit then.
create table pol as select
  max(iif(name = 'contact_days' and value <> 'never', value + 0, null)) contact,
  max(iif(name = 'thank_days' and value <> 'never', value + 0, null)) thank,
  max(iif(name = 'inform_days' and value <> 'never', value + 0, null)) inform,
  max(iif(name = 'inform_every' and value <> 'never', value + 0, null)) every,
  max(iif(name = 'follow_days' and value <> 'never', value + 0, null)) follow,
  max(iif(name = 'ask_days' and value <> 'never', value + 0, null)) ask,
  max(iif(name = 'pay_days' and value <> 'never', value + 0, null)) pay,
  max(iif(name = 'stale_days' and value <> 'never', value + 0, null)) stale,
  max(iif(name = 'touch_days', value, null)) touch_days,
  max(iif(name = 'touch_rest', value, null)) touch_rest,
  max(iif(name = 'window_days', iif(value = 'never', 1e9, value + 0), null))
    win,
  max(iif(name = 'active_days', iif(value = 'never', 1e9, value + 0), null))
    active,
  max(iif(name = 'dormant_days', iif(value = 'never', 1e9, value + 0), null))
    dormant,
  max(iif(name = 'judge_days', iif(value = 'never', 1e9, value + 0), null))
    judge,
  max(iif(name = 'interview_days', iif(value = 'never', 1e9, value + 0), null))
    interview,
  max(iif(name = 'judge_last', value + 0, null)) last,
  asof, coalesce(duties_from, -1e9) duties_from
  from rule, day;

-- Section 5: the words.
create table word(name primary key, class);
insert into word values
  ('accepted', 'open'), ('attempted', 'reach'), ('contacted', 'reach'),
  ('meeting', 'reach'), ('proposal', 'reach'), ('on-hold', 'open'),
  ('reopened', 'open'), ('won', 'closed'), ('lost', 'closed'),
  ('declined', 'closed'), ('not-a-fit', 'closed'), ('no-need', 'closed'),
  ('unreachable', 'closed'), ('expired', 'closed'), ('void', 'ended'),
  ('rerouted', 'ended'), ('withdrawn', 'ended'),
  ('thanked', 'fact'), ('informed', 'fact'), ('reward-owed', 'fact'),
  ('reward-paid', 'fact'), ('complaint', 'other'), ('note', 'other'),
  ('ended', 'other'), ('call', 'touch'), ('email', 'touch'),
  ('coffee', 'both'), ('met', 'both'), ('article', 'deposit'),
  ('introduction', 'deposit'), ('testimonial', 'deposit'),
  ('gift', 'deposit'), ('interviewed', 'both'), ('briefed', 'touch'),
  ('learned', 'touch'), ('confidence', 'touch'), ('agreed', 'both'),
  ('interview-us', 'both'), ('asked', 'touch');
create view open as
  select name from word where class in ('open', 'reach') union select 'new';
create view touch as
  select name from word where class in ('touch', 'both', 'deposit');

-- The tables, typed.  A partner counts as `root`.
create table p as select rowid ord, partner id,
  iif(same_as = '', partner, same_as) root,
  replace(replace(replace(replace(name, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') name,
  replace(replace(replace(replace(firm, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') firm,
  replace(replace(replace(replace(iif(greeting <> '', greeting,
    iif(name <> '', name, firm)), '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') greeting,
  kind,
  replace(replace(replace(replace(category, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') category,
  replace(owner, '\', '\\') owner, email, replace(phone, '\', '\\') phone,
  iif(exists (select 1 from f_partners d where d.same_as = f_partners.partner
    and d.consent = 'no'), 'no', consent) consent, replace(offers, '\', '\\') offers, replace(ideal, '\', '\\') ideal,
  firm_stage, seeking, refers,
  cast(julianday(nullif(since, '')) - 2440587.5 as int) since,
  cadence, goal, same_as,
  cast(julianday(nullif(substr(entered, 1, 10), '')) - 2440587.5 as int) entered
  from f_partners;
create index p_id on p(id);

create table r as select f.rowid ord, referral id,
  cast(julianday(date) - 2440587.5 as int) d, direction dir, p.root partner,
  replace(replace(replace(replace(prospect, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') prospect,
  f.email email, replace(f.phone, '\', '\\') phone,
  replace(replace(replace(replace(need, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') need,
  level, replace(source, '\', '\\') source,
  cast(round(nullif(value, '') * 100) as int) expected, f.entered entered,
  exists (select 1 from f_events where event = 'void'
    and f_events.referral = f.referral) void,
  '' phone9, 0 seq
  from f_referrals f join p on p.id = f.partner
  where date <= (select asof from param);
create index r_id on r(id);
update r set seq = n from
  (select id i, row_number() over (order by d, entered, ord) n from r)
  where id = i;
update r set phone9 = coalesce((
  with recursive digit(i, s) as (
    select 1, '' union all
    select i + 1, s || iif(substr(phone, i, 1) between '0' and '9',
      substr(phone, i, 1), '')
    from digit where i <= length(phone))
  select substr(s, -9) from digit where i > length(phone) and length(s) >= 9),
  '');

-- Every event that is seen, in order; one on a referral is its partner's.
-- Events on void referrals stay apart by `void`.  `voids` has the voids of
-- every date.
create table ev as select f.rowid ord,
  cast(julianday(f.date) - 2440587.5 as int) d,
  coalesce(r.partner, p.root) partner, f.referral ref, event word, class,
  case when way <> '' then way
    when event in ('withdrawn', 'complaint', 'interview-us') then 'in'
    else 'out' end way,
  iif(event in ('won', 'reward-owed', 'reward-paid'),
    cast(round(nullif(f.value, '') * 100) as int), null) value,
  cast(julianday(nullif(until, '')) - 2440587.5 as int) until,
  replace(replace(replace(replace(f.note, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') note,
  replace(f."by", '\', '\\') who, f.entered entered,
  coalesce(r.void, 0) void, r.dir dir,
  row_number() over (order by f.date, f.entered, f.rowid) seq
  from f_events f left join word on word.name = event
    left join r on r.id = f.referral left join p on p.id = f.partner
  where (f.referral = '' or r.id is not null);
create index ev_ref on ev(ref, seq);
create index ev_partner on ev(partner, word);
create table voids as select ref, d, until, note,
  row_number() over (partition by ref order by seq) n
  from ev where word = 'void';
delete from ev where d > (select asof from day);

-- Status events.  What follows void is nothing; the same end again corrects.
create table st as
  with a as (
    select ref, seq, d, until, note, value, word, class,
      max(word = 'void') over (partition by ref order by seq
        rows between unbounded preceding and 1 preceding) after_void,
      iif(word = 'reopened', 'accepted', word) status
    from ev where ref <> '' and class in ('open', 'reach', 'closed', 'ended'))
  select *, class in ('closed', 'ended') and word =
      coalesce(lag(status) over (partition by ref order by seq), '') again
  from a where not coalesce(after_void, 0);
create index st_ref on st(ref, seq);
create index st_seq on st(seq);

create table told as select i.ref, i.seq, i.d,
  coalesce((select status from st where st.ref = i.ref and st.seq < i.seq
    order by st.seq desc limit 1), 'new') status
  from ev i where word = 'informed' and ref <> '';
create index told_ref on told(ref, seq);

-- News: of it the partner does not know; `until` the next informed.
create table news as
  select ref, seq, d, (select told.d from told
    where told.ref = n.ref and told.seq > n.seq order by told.seq limit 1) until
  from (
    select ref, seq, d from st where not again and status <>
      coalesce((select told.status from told where told.ref = st.ref
        and told.seq < st.seq order by told.seq desc limit 1), 'new')
    union all
    select ref, seq, d from ev
    where ref <> '' and word in ('reward-owed', 'reward-paid')) n
  where d >= (select duties_from from pol)
    and exists (select 1 from r where r.id = n.ref and dir = 'received');
create index news_ref on news(ref);

create table step as select * from (
  select ref, seq, d, until, note,
    row_number() over (partition by ref order by seq desc) n
  from ev where ref <> '' and class <> 'fact') where n = 1;
create index step_ref on step(ref);

-- A referral's facts.
create table f as
  select r.*,
    coalesce(iif(void, 'void', (select status from st where ref = id
      order by seq desc limit 1)), 'new') status,
    iif(void, (select v.d from voids v where ref = id and n = 1),
      coalesce((select st.d from st where ref = id and not again
        order by seq desc limit 1), r.d)) status_d,
    iif(void, (select until from voids where ref = id and n = 1),
      (select until from st where ref = id and not again
        order by seq desc limit 1)) until,
    coalesce(iif(void, (select note from voids where ref = id and n = 1),
      (select note from st where ref = id order by seq desc limit 1)), '')
      reason,
    (select value from st where ref = id order by seq desc limit 1) last_value,
    (select s.d from step s where ref = id) step_d,
    (select s.until from step s where ref = id) step_until,
    (select s.note from step s where ref = id) step_note,
    (select min(seq) from st where ref = id and class = 'reach') reach,
    (select min(seq) from st where ref = id and class in ('closed', 'ended'))
      ended,
    (select max(seq) from st where ref = id and word = 'reopened') reopened,
    (select min(e.d) from ev e where ref = id and word = 'thanked') thanked,
    (select max(t.d) from told t where ref = id) informed,
    (select t.status from told t where ref = id order by t.seq desc limit 1)
      told,
    iif(dir = 'received', coalesce((select sum(value) from ev
      where ref = id and word = 'reward-owed'), 0), 0) owed,
    iif(dir = 'received', coalesce((select sum(value) from ev
      where ref = id and word = 'reward-paid'), 0), 0) paid,
    (select min(n.d) from news n where ref = id and until is null) news
  from r;
alter table f add column first_days;
alter table f add column open;
alter table f add column dup_of;
update f set open = status in (select name from open),
  first_days = iif(ended < reach, null,
    (select st.d from st where st.seq = reach) - d);
create index r_seq on r(seq);
create index f_mail on r(lower(email));
create index f_phone on r(phone9);
update f set dup_of = (
  select o.id from r o where o.seq = (
    select min(seq) from (
      select seq from r o where lower(o.email) = lower(f.email)
        and f.email <> '' and o.seq < f.seq and o.partner <> f.partner
        and o.dir = 'received' and not o.void
      union all
      select seq from r o where o.phone9 = f.phone9
        and f.phone9 <> '' and o.seq < f.seq and o.partner <> f.partner
        and o.dir = 'received' and not o.void)))
  where dir = 'received' and not void;
create index f_id on f(id);
create index f_partner on f(partner);

-- Duties of referrals; what is NULL is never due.
create table duty(ref, duty, due);
create table due_contact as select id ref,
    max(f.d, coalesce((select st.d from st where seq = reopened), f.d))
      + contact due
  from f, pol
  where dir = 'received' and open and status <> 'on-hold' and dup_of is null
    and not void and f.d >= duties_from and contact is not null
    and not exists (select 1 from st where ref = id and class = 'reach'
      and st.d >= f.d and seq > coalesce(reopened, 0));

insert into duty
  select id, 'close', coalesce(step_d, d) + stale from f, pol
  where open and not void and status <> 'on-hold'
    and asof - coalesce(step_d, d) > stale;
insert into duty select ref, 'contact', due from due_contact
  where ref not in (select ref from duty);
insert into duty
  select id, 'thank', d + thank from f, pol
  where dir = 'received' and not void and thanked is null and d >= duties_from;
insert into duty
  select id, duty, coalesce(iif(status = 'on-hold', until, null), step_until,
    coalesce(step_d, d) + days)
  from (select *, iif(dir = 'given', 'ask', 'follow') duty,
      iif(dir = 'given', ask, follow) days from f, pol)
  where open and not void and dup_of is null and days is not null
    and id not in (select ref from due_contact)
    and id not in (select ref from duty where duty = 'close');
insert into duty
  select id, 'inform', news + inform from f, pol
  where dir = 'received' and not void and news is not null;
insert into duty
  select id, 'update', max(d, coalesce(informed, d), duties_from) + every
  from f, pol
  where dir = 'received' and open and not void and status <> 'on-hold'
    and news is null
    and id not in (select ref from duty where duty = 'close');
insert into duty
  select id, 'pay', (select e.d from ev e where ref = id
      and word = 'reward-owed' and (select sum(value) from ev b
        where b.ref = id and b.word = 'reward-owed' and b.seq <= e.seq) > paid
      order by seq limit 1) + pay
  from f, pol
  where dir = 'received' and not void and dup_of is null and owed > paid;
delete from duty where due is null;
create index duty_ref on duty(ref);
create table duties(name primary key, rank, side);
insert into duties values ('contact', 1, 'ours'), ('thank', 2, 'ours'),
  ('follow', 3, 'ours'), ('inform', 4, 'ours'), ('update', 5, 'ours'),
  ('pay', 6, 'ours'), ('ask', 7, 'theirs'), ('touch', 8, 'ours'),
  ('close', 9, 'ours');

-- Contacts with a partner: o(ut), i(n).
create table contact as
  select partner, d, way = 'out' or class = 'both' o, way = 'in' or class = 'both' i
    from ev where not void and word in (select name from touch)
  union all
  select partner, d, 1, 0 from ev where not void and (word in
    ('thanked', 'informed') or (word = 'reward-paid' and dir = 'received'))
  union all
  select partner, d, dir = 'given', dir = 'received' from f where not void;
create index contact_p on contact(partner);

-- The last word of each kind that counts.
create table last as select partner, word, max(d) d, count(*) n, max(seq) seq
  from ev where not void and not (way = 'in' and word in ('article',
    'introduction', 'testimonial', 'gift', 'interviewed', 'asked'))
  group by partner, word;
create index last_p on last(partner, word);

-- Medians of received referrals, doubled.
create table med as
  with v(partner, what, x) as (
    select partner, 'level', level + 0 from f
      where dir = 'received' and not void and level <> ''
    union all select partner, 'first', first_days from f
      where dir = 'received' and not void and first_days is not null
    union all select partner, 'thank', thanked - d from f
      where dir = 'received' and not void and thanked is not null),
  o as (select *, row_number() over (partition by partner, what order by x) k,
    count(*) over (partition by partner, what) n from v)
  select partner, what, n, iif(sum(x) * 2 / count(*) % 2 = 0,
    sum(x) / count(*), printf('%.1f', sum(x) * 1.0 / count(*))) m
  from o where k in ((n + 1) / 2, n / 2 + 1) group by partner, what;

-- The last judged.
create table judged as
  select partner, coalesce(thanked, asof) > d + thank thank,
    dup_of is null and (ended is null or reach < ended)
      and coalesce(d + first_days, asof) > d + contact contact,
    exists (select 1 from news where ref = id
      and coalesce(until, asof) > news.d + inform) inform
  from (select f.*, pol.*, row_number() over
      (partition by partner order by seq desc) k from f, pol
    where dir = 'received' and not void and d >= duties_from)
  where k <= last;

create table late as select partner, iif(duty = 'update', 'inform', duty) duty,
  count(*) n
  from duty join f on id = ref where due < (select asof from day)
  group by 1, 2;

create table g as
  select p.*, pol.*,
    (select min(x) from (select p.since x
      union all select d from f where f.partner = p.id and not void
      union all select d from ev where ev.partner = p.id and not void
        and word in (select name from touch))) first,
    (select max(d) from contact c where c.partner = p.id) contact_d,
    (select max(d) from contact c where c.partner = p.id and o) last_out,
    (select max(d) from contact c where c.partner = p.id and i) last_in,
    exists (select 1 from ev where ev.partner = p.id and not void
      and word in (select name from touch)) or exists
      (select 1 from f where f.partner = p.id and not void) known,
    coalesce((select seq from last where partner = p.id and word = 'ended'), 0)
      > coalesce((select seq from last where partner = p.id
        and word = 'agreed'), 0) ceased,
    (select max(d) from f where f.partner = p.id and not void
      and dir = 'received') last_received,
    (select max(d) from last where partner = p.id
      and word in ('interviewed', 'interview-us')) interview_d,
    (select until from ev where ev.partner = p.id and not void
      and word in (select name from touch) order by seq desc limit 1)
      touch_until,
    (select d from ev where ev.partner = p.id and not void
      and word in (select name from touch) order by seq desc limit 1) touch_d,
    (select note from ev where ev.partner = p.id and not void
      and word in (select name from touch) order by seq desc limit 1)
      touch_note
  from p, pol where same_as = '';
alter table g add column stage;
alter table g add column force;
update g set first = coalesce(first, entered);
update g set stage = case when ceased then 'ended' when not known then 'candidate'
  when asof - last_received <= active then 'active'
  when asof - last_received <= dormant then 'dormant'
  when last_received is not null then 'lapsed'
  when asof - first <= judge then 'new' else 'fruitless' end;
update g set force = case when cadence <> '' then cadence
  when stage in ('active', 'dormant', 'new') then touch_days
  when stage in ('lapsed', 'fruitless') then touch_rest else '' end;
create index g_id on g(id);

-- All duties as they are printed, but for the order.
create table agenda as
  select due, asof - due late, side, duty, f.partner partner,
    iif(g.name <> '', g.name, g.firm) name, owner, ref referral, prospect,
    iif(duty in ('contact', 'follow'), f.phone, g.phone) phone,
    iif(duty in ('contact', 'follow'), f.email, g.email) email,
    iif(step_until is not null and step_note <> '', step_note,
      ltrim(need || ' (' || status || ')')) detail, rank, f.ord ord
  from duty join duties on duties.name = duty join f on f.id = ref
    join g on g.id = f.partner
  union all
  select due, asof - due, 'ours', 'touch', id, iif(name <> '', name, firm),
    owner, '', '', phone, email, iif(touch_until is not null, touch_note, ''),
    8, ord
  from (select *, iif(touch_until is not null and contact_d <= touch_d,
      touch_until, contact_d + force) due from g
    where stage not in ('candidate', 'ended') and force <> 'never');

-- The rows.
.mode list
.separator "\t" "\n"
.headers off

create table rows_r as select f.id referral, date(f.d + 2440587.5) date,
  dir direction, f.partner partner, name, firm, greeting, kind, category, owner,
  g.email email, g.phone phone, consent, stage, prospect,
  f.email prospect_email, f.phone prospect_phone, need, level, source,
  iif(expected is null, '', printf('%d.%02d', expected / 100, expected % 100))
    expected,
  status, date(status_d + 2440587.5) status_date,
  coalesce(date(until + 2440587.5), '') until, reason,
  iif(status = 'won' and last_value is not null,
    printf('%d.%02d', last_value / 100, last_value % 100), '') value,
  asof - coalesce(step_d, d) idle, coalesce(first_days, '') first_days,
  coalesce(date(thanked + 2440587.5), '') thanked,
  coalesce(thanked - d, '') thank_days,
  coalesce(date(informed + 2440587.5), '') informed, coalesce(told, '') told,
  printf('%d.%02d', owed / 100, owed % 100) reward_owed,
  printf('%d.%02d', paid / 100, paid % 100) reward_paid,
  coalesce(dup_of, '') dup_of,
  coalesce((select group_concat(x, ';') from (
    select duty || ':' || date(due + 2440587.5) x
    from duty join duties on duties.name = duty where ref = f.id
    order by rank)), '') duties,
  date(asof + 2440587.5) asof
  from f join g on g.id = f.partner order by f.ord;
create table rows_p as
  select id partner, name, firm, greeting, kind, category, owner, email, phone,
  consent, stage, coalesce(date(first + 2440587.5), '') since,
  coalesce(asof - first, '') days, offers, ideal, firm_stage, seeking, refers,
  force cadence, goal,
  count(r) received, coalesce(sum(r and asof - d <= win), 0) received_recent,
  coalesce(sum(r and open), 0) open,
  coalesce(sum(r and status = 'on-hold'), 0) on_hold,
  coalesce(sum(r and status in
    (select word.name from word where class = 'closed')), 0) closed,
  coalesce(sum(r and status = 'won'), 0) won,
  coalesce(sum(r and status = 'lost'), 0) lost,
  coalesce(sum(r and status = 'declined'), 0) declined,
  coalesce(sum(r and status = 'not-a-fit'), 0) not_a_fit,
  coalesce(sum(r and status = 'no-need'), 0) no_need,
  coalesce(sum(r and status = 'unreachable'), 0) unreachable,
  coalesce(sum(r and status = 'expired'), 0) expired,
  coalesce(sum(r and status = 'withdrawn'), 0) withdrawn,
  coalesce(sum(r and status = 'rerouted'), 0) rerouted,
  printf('%d.%02d', coalesce(sum(iif(r and status = 'won', last_value, 0)), 0)
      / 100, coalesce(sum(iif(r and status = 'won', last_value, 0)), 0) % 100)
    value,
  coalesce((select m from med where partner = g.id and what = 'level'), '')
    med_level,
  coalesce(sum(r and level <> ''), 0) levels,
  coalesce((select m from med where partner = g.id and what = 'first'), '')
    med_first,
  coalesce((select m from med where partner = g.id and what = 'thank'), '')
    med_thank,
  count(s) given, coalesce(sum(s and asof - d <= win), 0) given_recent,
  coalesce(sum(s and open), 0) given_open,
  coalesce(sum(s and status = 'won'), 0) given_won,
  (select count(*) from ev where partner = g.id and not void
    and word in (select name from touch)) touches,
  (select coalesce(sum(n), 0) from last where partner = g.id and word in
    ('article', 'introduction', 'testimonial', 'gift', 'interviewed'))
    deposits,
  (select count(*) from ev where partner = g.id and not void
    and word = 'reward-paid' and dir = 'received') rewards,
  (select coalesce(sum(n), 0) from last where partner = g.id
    and word = 'asked') asks,
  (select coalesce(sum(n), 0) from last where partner = g.id
    and word = 'complaint') complaints,
  (select count(*) from ev where partner = g.id and not void
    and word = 'thanked' and dir = 'received') thanks,
  (select count(*) from ev where partner = g.id and not void
    and word = 'informed' and dir = 'received') reports,
  coalesce(date(last_out + 2440587.5), '') last_out,
  coalesce(date(last_in + 2440587.5), '') last_in,
  coalesce(date(min(iif(r, d, null)) + 2440587.5), '') first_received,
  coalesce(date(max(iif(r, d, null)) + 2440587.5), '') last_received,
  coalesce(date(max(iif(s, d, null)) + 2440587.5), '') last_given,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'briefed'), '') briefed,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'learned'), '') learned,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'confidence'), '') confidence,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'agreed'), '') agreed,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'interviewed'), '') interviewed,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'interview-us'), '') interview_us,
  coalesce((select date(d + 2440587.5) from last where partner = g.id
    and word = 'complaint'), '') last_complaint,
  iif(interview_d is null, '', coalesce(sum(r and d < interview_d
    and interview_d - d <= interview), 0)) before_interview,
  iif(interview_d is null, '', coalesce(sum(r and d >= interview_d
    and d - interview_d <= interview), 0)) after_interview,
  (select count(*) from judged where partner = g.id) judged,
  (select coalesce(sum(thank), 0) from judged where partner = g.id)
    missed_thank,
  (select coalesce(sum(contact), 0) from judged where partner = g.id)
    missed_contact,
  (select coalesce(sum(inform), 0) from judged where partner = g.id)
    missed_inform,
  coalesce((select n from late where partner = g.id and duty = 'contact'), 0)
    late_contact,
  coalesce((select n from late where partner = g.id and duty = 'thank'), 0)
    late_thank,
  coalesce((select n from late where partner = g.id and duty = 'follow'), 0)
    late_follow,
  coalesce((select n from late where partner = g.id and duty = 'inform'), 0)
    late_inform,
  coalesce((select n from late where partner = g.id and duty = 'pay'), 0)
    late_pay,
  coalesce((select n from late where partner = g.id and duty = 'ask'), 0)
    late_ask,
  coalesce((select n from late where partner = g.id and duty = 'close'), 0)
    late_close,
  date(asof + 2440587.5) asof
  from g left join (select partner of, d, open, status, level, last_value,
      iif(dir = 'received', 1, null) r, iif(dir = 'given', 1, null) s
    from f where not void) on of = g.id
  group by g.ord order by g.ord;

create table rows_d as select date(due + 2440587.5) due, late, side, duty,
  partner, name, owner, referral, prospect, phone, email, detail,
  (select date(asof + 2440587.5) from day) asof
  from agenda order by side, rank, agenda.due, ord;

create table rows_j as select date(ev.d + 2440587.5) date, ev.partner partner,
  iif(g.name <> '', g.name, firm) name, ref referral,
  coalesce(prospect, '') prospect, word event, way,
  iif(ev.value is null, '', printf('%d.%02d', ev.value / 100, ev.value % 100))
    value,
  coalesce(date(ev.until + 2440587.5), '') until, note, who "by",
  ev.entered entered, date(asof + 2440587.5) asof
  from ev join g on g.id = ev.partner left join r on r.id = ref
  order by ev.seq;

create table rows_n as select need, date, client, email,
  replace(phone, '\', '\\') phone, wants, until,
  replace(replace(replace(replace(note, '\', '\\'), char(9), '\t'),
    char(10), '\n'), char(13), '\r') note,
  param.asof asof
  from f_needs, param
  where date <= param.asof and (until = '' or until >= param.asof)
    and need not in (select need from r where dir = 'given' and not void)
  order by f_needs.rowid;

.output want.r
select group_concat(name, char(9)) from pragma_table_info('rows_r');
select * from rows_r where status <> 'void' order by rowid;
.output want.ra
select group_concat(name, char(9)) from pragma_table_info('rows_r');
select * from rows_r order by rowid;
.output want.ro
select group_concat(name, char(9)) from pragma_table_info('rows_r');
select * from rows_r where status <> 'void'
  and (duties <> '' or status in (select name from open)) order by rowid;
.output want.p
select group_concat(name, char(9)) from pragma_table_info('rows_p');
select * from rows_p order by rowid;
.output want.d
select group_concat(name, char(9)) from pragma_table_info('rows_d');
select * from rows_d where late >= 0 order by rowid;
.output want.da
select group_concat(name, char(9)) from pragma_table_info('rows_d');
select * from rows_d order by rowid;
.output want.j
select group_concat(name, char(9)) from pragma_table_info('rows_j');
select * from rows_j where referral not in (select ref from voids)
  order by rowid;
.output want.ja
select group_concat(name, char(9)) from pragma_table_info('rows_j');
select * from rows_j order by rowid;
.output want.n
select group_concat(name, char(9)) from pragma_table_info('rows_n');
select * from rows_n order by rowid;
