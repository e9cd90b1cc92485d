-- measures.sql - the figures of ref-report, made independently of it.
--
-- r: referral rows; p: partner rows; rule: the policy in force, as
-- `ref-check -p` prints it.  r has a column g, the group.  The figures come
-- out as the tables referral_figures (a row a direction and group), and
-- partner_figures (one row), named as ref-report -o csv names them.

create view pol as select
  (select value from rule where rule = 'duties_from') as duties_from,
  (select nullif(value, 'never') + 0 from rule where rule = 'contact_days') as contact,
  (select nullif(value, 'never') + 0 from rule where rule = 'thank_days') as thank,
  (select nullif(value, 'never') + 0 from rule where rule = 'inform_days') as inform,
  (select nullif(value, 'never') + 0 from rule where rule = 'inform_every') as every,
  (select nullif(value, 'never') + 0 from rule where rule = 'judge_days') as judge,
  (select nullif(value, 'never') + 0 from rule where rule = 'window_days') as win;

create view w(word, open, closed, ended, reach) as values
  ('new', 1, 0, 0, 0), ('accepted', 1, 0, 0, 0), ('attempted', 1, 0, 0, 1),
  ('contacted', 1, 0, 0, 1), ('meeting', 1, 0, 0, 1), ('proposal', 1, 0, 0, 1),
  ('on-hold', 1, 0, 0, 0), ('won', 0, 1, 1, 0), ('lost', 0, 1, 1, 0),
  ('declined', 0, 1, 1, 0), ('not-a-fit', 0, 1, 1, 0), ('no-need', 0, 1, 1, 0),
  ('unreachable', 0, 1, 1, 0), ('expired', 0, 1, 1, 0),
  ('rerouted', 0, 0, 1, 0), ('withdrawn', 0, 0, 1, 0);

-- a referral, judged; days are julian
create table x as
select r.*, w.*, direction = 'received' as rec,
  cast(round(nullif(r.value, '') * 100) as int) as cents,
  cast(round(nullif(expected, '') * 100) as int) as expects,
  cast(julianday(asof) - julianday(date) as int) as age,
  date >= duties_from as judged,
  -- the intervals: days, and whether they still run
  case when direction = 'received' and date >= duties_from and dup_of = ''
    then case when first_days <> '' then first_days + 0
      when status in ('new', 'accepted', 'on-hold')
      then cast(julianday(asof) - julianday(date) as int) end end as fdays,
  first_days = '' as fopen,
  case when direction = 'received' and date >= duties_from
    then case when thank_days <> '' then thank_days + 0
      else cast(julianday(asof) - julianday(date) as int) end end as tdays,
  thank_days = '' as topen,
  contact, thank,
  -- the loop is due, and closed
  direction = 'received' and ended and status_date >= duties_from
    and julianday(status_date) + inform < julianday(asof) as loop_of,
  told = status as loop_told,
  direction = 'received' and open and every is not null as hole_of,
  julianday(max(date, informed, duties_from)) + every < julianday(asof) as hole
from r join w on w.word = r.status join pol;

-- the intervals of each group; an open one is no less than the longest closed
create table iv as
select direction d, g, 'f' as what, fdays as days, fopen as open from x
  where fdays is not null
union all
select direction, g, 't', tdays, topen from x where tdays is not null
union all
select direction, g, 'v', cents, 0 from x where cents is not null;

create table ranked as
select iv.d, iv.g, iv.what, open,
  case when open then max(days, coalesce(most, days)) else days end as days,
  row_number() over (partition by iv.d, iv.g, iv.what
    order by open, days) as i,
  count(*) over (partition by iv.d, iv.g, iv.what) as n
from iv left join (select d, g, what, max(days) as most from iv
    where not open group by 1, 2, 3) c
  on c.d = iv.d and c.g = iv.g and c.what = iv.what;

create table med as
select d, g, what, n,
  sum(case when i in ((n + 1) / 2, (n + 2) / 2) then days end)
    * case when n % 2 then 2 else 1 end as twice,
  max(case when i in ((n + 1) / 2, (n + 2) / 2) then open end) as more,
  max(case when i = (9 * n + 9) / 10 then days end) as ninety,
  max(case when i = (9 * n + 9) / 10 then open end) as nmore
from ranked group by 1, 2, 3;

create view medtext as
select d, g, what, n,
  case when more then '>' else '' end || case when what = 'v'
      then printf('%.2f', ((twice + 1) / 2) / 100.0)
      when twice % 2 then printf('%d.5', twice / 2)
      else printf('%d', twice / 2) end as med,
  case when nmore then '>' else '' end || ninety as p90
from med;

create view referral_figures as
select direction, x.g as "group", count(*) as referrals, sum(open) as open,
  sum(status = 'new') as new, sum(closed) as closed,
  sum(status = 'won') as won, sum(status = 'not-a-fit') as not_a_fit,
  sum(status = 'withdrawn') as withdrawn,
  sum(status = 'accepted') as accepted, sum(status = 'attempted') as attempted,
  sum(status = 'contacted') as contacted, sum(status = 'meeting') as meeting,
  sum(status = 'proposal') as proposal, sum(status = 'on-hold') as on_hold,
  sum(status = 'lost') as lost, sum(status = 'declined') as declined,
  sum(status = 'no-need') as no_need, sum(status = 'expired') as expired,
  sum(status = 'unreachable') as unreachable,
  sum(status = 'rerouted') as rerouted,
  sum(first_days <> '' or reach or status = 'won') as tried,
  sum((first_days <> '' or reach or status = 'won') and closed) as decided,
  printf('%.4f', 1.0 * sum(status = 'won') / count(*)) as won_of_all,
  case when sum(closed) then
    printf('%.4f', 1.0 * sum(status = 'won') / sum(closed)) else '' end
    as won_of_closed,
  printf('%.2f', coalesce(sum(cents), 0) / 100.0) as value,
  coalesce(v.med, '') as med_value, coalesce(v.n, 0) as value_n,
  printf('%.2f', coalesce(sum(case when open then expects end), 0) / 100.0)
    as open_value,
  coalesce(sum(loop_of and loop_told), 0) as loop_told,
  coalesce(sum(loop_of), 0) as loop_of,
  case when sum(loop_of) then
    printf('%.4f', 1.0 * sum(loop_of and loop_told) / sum(loop_of)) else '' end
    as loop_closure,
  coalesce(sum(hole_of and hole), 0) as hole,
  coalesce(sum(hole_of), 0) as hole_of,
  case when sum(hole_of) then
    printf('%.4f', 1.0 * sum(hole_of and hole) / sum(hole_of)) else '' end
    as black_hole,
  coalesce(f.med, '') as first_days, coalesce(f.n, 0) as first_n,
  coalesce(f.p90, '') as first_p90,
  coalesce(sum(fdays is not null and age > contact and not fopen
    and fdays <= contact), 0) as first_in,
  coalesce(sum(fdays is not null and age > contact), 0) as first_of,
  case when sum(fdays is not null and age > contact) then printf('%.4f',
    1.0 * sum(fdays is not null and age > contact and not fopen
      and fdays <= contact) / sum(fdays is not null and age > contact))
    else '' end as first_within,
  coalesce(t.med, '') as thank_days, coalesce(t.n, 0) as thank_n,
  coalesce(t.p90, '') as thank_p90,
  coalesce(sum(tdays is not null and age > thank and not topen
    and tdays <= thank), 0) as thank_in,
  coalesce(sum(tdays is not null and age > thank), 0) as thank_of,
  case when sum(tdays is not null and age > thank) then printf('%.4f',
    1.0 * sum(tdays is not null and age > thank and not topen
      and tdays <= thank) / sum(tdays is not null and age > thank))
    else '' end as thank_within,
  min(date) as first, max(date) as last
from x
left join medtext f on f.what = 'f' and f.d = direction and f.g = x.g
left join medtext t on t.what = 't' and t.d = direction and t.g = x.g
left join medtext v on v.what = 'v' and v.d = direction and v.g = x.g
group by 1, 2 order by 1, 2;

-- partner rows, with a column g; none of candidates where it says so
create table y as
select p.*, stage not in ('candidate', 'ended') as working,
  case when stage <> 'candidate' and since <> ''
    then case when first_received <> ''
      then cast(julianday(first_received) - julianday(since) as int)
      else days + 0 end end as start,
  first_received = '' as sopen, judge, win
from p join pol;

create table start as
select g, sopen as open,
  case when sopen then max(start, coalesce(most, start)) else start end as days,
  row_number() over (partition by g order by sopen, start) as i,
  count(*) over (partition by g) as n
from y left join (select g as cg, max(start) as most from y
    where not sopen group by 1) on cg = g
where start is not null;

create view startmed as
select g, n, sum(case when i in ((n + 1) / 2, (n + 2) / 2) then days end)
    * case when n % 2 then 2 else 1 end as twice,
  max(case when i in ((n + 1) / 2, (n + 2) / 2) then open end) as more
from start group by 1;

create view partner_figures as
select y.g as "group", count(*) as partners, sum(stage = 'active') as active,
  sum(working) as working,
  coalesce(sum(start is not null and not sopen and days + 0 > judge
    and start <= judge), 0) as start_in,
  coalesce(sum(start is not null and days + 0 > judge), 0) as start_of,
  case when n is null then '' else case when more then '>' else '' end ||
    case when twice % 2 then printf('%d.5', twice / 2)
      else printf('%d', twice / 2) end end as start_days,
  coalesce(n, 0) as start_n,
  case when sum(working) then printf('%.4f',
    1.0 * sum(stage = 'active') / sum(working)) else '' end as activity,
  case when sum(start is not null and days + 0 > judge) then printf('%.4f',
    1.0 * sum(start is not null and not sopen and days + 0 > judge
      and start <= judge) / sum(start is not null and days + 0 > judge))
    else '' end as activation,
  case when sum(working and goal > 0) then printf('%.4f',
    1.0 * sum(working and goal > 0 and received_recent * 1461 >=
      goal * 48 * min(days + 1, win)) / sum(working and goal > 0))
    else '' end as goals,
  sum(open) as open, sum(closed) as closed,
  case when sum(closed) then printf('%.4f', 1.0 * sum(won) / sum(closed))
    else '' end as won_of_closed,
  sum(given_won) as given_won, max(last_received) as last_received,
  min(since) as first, max(since) as last,
  sum(missed_thank + missed_contact + missed_inform) as missed,
  sum(late_contact + late_thank + late_follow + late_inform + late_pay +
    late_close) as late,
  sum(received) as received, sum(won) as won,
  printf('%.2f', sum(cast(round(value * 100) as int)) / 100.0) as value,
  sum(given) as given,
  case when sum(received) > 0
    then printf('%.4f', 1.0 * sum(given) / sum(received))
    when sum(given) > 0 then 'inf' else '' end as reciprocity,
  case when sum(given) + sum(received) >= 3 then printf('%.4f',
    1.0 * (sum(given) - sum(received)) / (sum(given) + sum(received)))
    else '' end as balance,
  sum(deposits) as deposits, sum(asks) as asks,
  sum(working and goal > 0 and received_recent * 1461 >=
    goal * 48 * min(days + 1, win)) as goals_in,
  sum(working and goal > 0) as goals_of,
  sum(coalesce(nullif(before_interview, ''), 0)) as before_interview,
  sum(coalesce(nullif(after_interview, ''), 0)) as after_interview
from y left join startmed on startmed.g = y.g group by 1 order by 1;

-- the concentration
create view top as
select 10 as top, sum(n) as top_received,
  (select sum(received) from p) as top_of,
  case when (select sum(received) from p) then printf('%.4f',
    1.0 * sum(n) / (select sum(received) from p)) else '' end as top_share
from (select received + 0 as n from p order by 1 desc limit 10);

create view league as
select partner, coalesce(nullif(name, ''), nullif(firm, ''), partner) as name,
  stage, received + 0 as received, open + 0 as open, closed + 0 as closed,
  won + 0 as won, case when closed > 0 then printf('%.4f', 1.0 * won / closed)
    else '' end as won_of_closed,
  printf('%.2f', value + 0) as value, given + 0 as given,
  given_won + 0 as given_won,
  late_contact + late_thank + late_follow + late_inform + late_pay +
    late_close as late, '' as verdict,
  case when given + received >= 3 then
    printf('%.4f', 1.0 * (given - received) / (given + received)) else '' end
    as balance,
  missed_thank + missed_contact + missed_inform as missed,
  max(last_out, last_in) as last_contact
from p order by received + 0 desc, won + 0 desc,
  cast(round(value * 100) as int) desc, given + 0 desc, rowid;
