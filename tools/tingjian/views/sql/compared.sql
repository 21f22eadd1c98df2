-- 每项比率和答复用时，分月份、部门、层级、行业、属地，各是多少？
-- What are every rate and the time to answer, by month, department, level, sector and region?
--
-- 口径与全市同名的比率相同；答复、签收、退单、重办、逾期按部门承办一件计一次，评价和督办按件计，归主办部门。
-- Each rate is reckoned as the whole's of the same name; answers, signatures, returns, rework and overdue count one a department and issue, evaluations and follow-ups one an issue or theme, for its lead department.
-- 月份：承办按交办之月（重新交办的为最后一次），评价按回访之月，督办按受理之月；按月的不计导入件。行业、属地只计诉求，共性问题没有行业、属地。
-- Month: of dispatch (the last, where dispatched anew), of the evaluation, or of accepting; by month imported ones are left out. Sector and region are those of issues; themes have none.
-- 用时：自交办至首次答复的工作日，中位数和第90百分位，口径与答复用时相同；用时件数为其所依据的件数。
-- Time taken: the median and the 90th percentile of working days from dispatch to first reply, reckoned as the time to answer, with the number of replies that they rest on.
-- 没有写明分组的，标识为空；分母不足五件的只看件数，不宜比较。
-- What states no group has an empty key; with fewer than five cases read the counts and do not compare.
with level_of as (
  select distinct department, level from threads
), taken as (
  select
    case_id as id,
    max(day) filter (where kind = 'reopen') as reopened,
    max(day) filter (where kind = 'follow_up') as followed
  from steps
  group by case_id
), open_cases as (
  select id, 'issue' as record, accepted, lead, sector, region
  from issues
  where not imported and state not in ('parked', 'closed', 'withdrawn', 'merged')
  union all
  select id, 'theme', accepted, lead, null, null
  from themes
  where state not in ('parked', 'closed', 'withdrawn', 'merged')
), counted as (
  -- Whether each of the rates was met; null where it does not count.
  select
    threads.month, department, level, sector, region, record, false as imported,
    case when threads.answered is not null or (not excused and threads.due < day)
      then threads.answered is not null end as feedback,
    case when sign_due is not null and (signed is not null or (not excused and sign_due < day))
      then coalesce(signed <= sign_due, false) end as signed_in_time,
    case when threads.answered is not null or threads.overdue
      then not late and not threads.overdue end as answered_in_time,
    threads.state = 'released' as returned,
    case when threads.answered is not null then reworks > 0 end as reworked,
    case when owing then threads.overdue end as overdue_now,
    threads.answer_days
  from threads left join issues on issues.id = threads.case_id, as_of
  where not threads.imported
  union all by name
  select
    strftime(evaluated, '%Y-%m') as month, lead as department, level, sector, region,
    'issue' as record, imported,
    coalesce(solved, false) as resolution,
    satisfaction in ('satisfied', 'basically') as satisfaction,
    case when not solved then coalesce(accepted_explanation, false) end as explained_accepted
  from issues left join level_of on level_of.department = lead
  where evaluated is not null and satisfaction <> 'unreachable'
  union all by name
  select
    strftime(accepted, '%Y-%m') as month, lead as department, level, sector, region,
    record, false as imported,
    coalesce(followed + interval 3 month >= as_of.day, false) as follow_up_coverage
  from open_cases
    left join taken using (id)
    left join level_of on level_of.department = lead, as_of
  where greatest(accepted, reopened) + interval 3 month < as_of.day
), grouped as (
  select 1 as place, 'month' as dimension, month as key, * from counted where not imported
  union all
  select 2, 'department', department, * from counted
  union all
  select 3, 'level', level, * from counted
  union all
  select 4, 'sector', sector, * from counted where record = 'issue'
  union all
  select 5, 'region', region, * from counted where record = 'issue'
)
select
  dimension,
  key,
  rate(count(*) filter (where feedback), count(feedback)) as feedback,
  rate(count(*) filter (where signed_in_time), count(signed_in_time)) as signed_in_time,
  rate(count(*) filter (where answered_in_time), count(answered_in_time)) as answered_in_time,
  rate(count(*) filter (where returned), count(returned)) as returned,
  rate(count(*) filter (where reworked), count(reworked)) as reworked,
  rate(count(*) filter (where overdue_now), count(overdue_now)) as overdue_now,
  rate(count(*) filter (where resolution), count(resolution)) as resolution,
  rate(count(*) filter (where satisfaction), count(satisfaction)) as satisfaction,
  rate(count(*) filter (where explained_accepted), count(explained_accepted)) as explained_accepted,
  rate(count(*) filter (where follow_up_coverage), count(follow_up_coverage)) as follow_up_coverage,
  time_taken(answer_days) as answer_time
from grouped
group by place, dimension, key
order by place, key;
