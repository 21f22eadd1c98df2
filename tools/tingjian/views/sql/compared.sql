-- 每项比率，分月份、部门、层级、行业、属地，各是多少？
-- What is every rate, by month, department, level, sector and region?
--
-- 口径与全市同名的比率相同；答复、签收、退单、重办、逾期按部门承办一件计一次，评价和督办按件计，归主办部门。
-- Each rate is reckoned as the whole's of the same name; answers, signatures, returns, rework and overdue count one a department and issue, evaluations and follow-ups one an issue or theme, for its lead department.
-- 月份：承办按首次交办之月，评价按回访之月，督办按受理之月；按月的不计导入件。行业、属地只计诉求，共性问题没有行业、属地。
-- Month: of the first dispatch, of the evaluation, or of accepting; by month imported ones are left out. Sector and region are those of issues; themes have none.
-- 没有写明分组的，标识为空；分母不足五件的只看件数，不宜比较。
-- What states no group has an empty key; with fewer than five cases read the counts and do not compare.
with level_of as (
  select distinct department, level from threads
), work as (
  select threads.*, issues.sector, issues.region, as_of.day
  from threads left join issues on issues.id = threads.case_id, as_of
  where not threads.imported
), asked as (
  select strftime(evaluated, '%Y-%m') as month, issues.lead as department, level, sector, region, issues.*
    exclude (month, sector, region)
  from issues left join level_of on level_of.department = issues.lead
  where evaluated is not null and satisfaction <> 'unreachable'
), open_cases as (
  select id, 'issue' as record, accepted, lead, sector, region
  from issues
  where not imported and state not in ('closed', 'withdrawn', 'merged')
  union all
  select id, 'theme', accepted, lead, null, null
  from themes
  where state not in ('closed', 'withdrawn', 'merged')
), followed as (
  select case_id as id, max(day) as last from steps where kind = 'follow_up' group by case_id
), counted as (
  select month, department, level, sector, region, record, false as imported,
    'feedback' as figure, answered is not null as met
  from work where answered is not null or (not excused and due < day)
  union all
  select month, department, level, sector, region, record, false,
    'signed_in_time', coalesce(signed <= sign_due, false)
  from work where sign_due is not null and (signed is not null or (not excused and sign_due < day))
  union all
  select month, department, level, sector, region, record, false,
    'answered_in_time', not late and not overdue
  from work where answered is not null or overdue
  union all
  select month, department, level, sector, region, record, false, 'returned', state = 'released'
  from work
  union all
  select month, department, level, sector, region, record, false, 'reworked', reworks > 0
  from work where answered is not null
  union all
  select month, department, level, sector, region, record, false, 'overdue_now', overdue
  from work where owing
  union all
  select month, department, level, sector, region, 'issue', imported, 'resolution', solved
  from asked
  union all
  select month, department, level, sector, region, 'issue', imported,
    'satisfaction', satisfaction in ('satisfied', 'basically')
  from asked
  union all
  select month, department, level, sector, region, 'issue', imported,
    'explained_accepted', coalesce(accepted_explanation, false)
  from asked where not solved
  union all
  select strftime(accepted, '%Y-%m'), lead, level, sector, region, record, false,
    'follow_up_coverage', coalesce(last > as_of.day - interval 3 month, false)
  from open_cases
    left join followed using (id)
    left join level_of on level_of.department = open_cases.lead, as_of
  where accepted <= as_of.day - interval 3 month
), grouped as (
  select 1 as place, 'month' as dimension, month as key, figure, met from counted where not imported
  union all
  select 2, 'department', department, figure, met from counted
  union all
  select 3, 'level', level, figure, met from counted
  union all
  select 4, 'sector', sector, figure, met from counted where record = 'issue'
  union all
  select 5, 'region', region, figure, met from counted where record = 'issue'
)
select
  dimension,
  key,
  rate(count(*) filter (where figure = 'feedback' and met), count(*) filter (where figure = 'feedback'))
    as feedback,
  rate(
    count(*) filter (where figure = 'signed_in_time' and met),
    count(*) filter (where figure = 'signed_in_time')
  ) as signed_in_time,
  rate(
    count(*) filter (where figure = 'answered_in_time' and met),
    count(*) filter (where figure = 'answered_in_time')
  ) as answered_in_time,
  rate(count(*) filter (where figure = 'returned' and met), count(*) filter (where figure = 'returned'))
    as returned,
  rate(count(*) filter (where figure = 'reworked' and met), count(*) filter (where figure = 'reworked'))
    as reworked,
  rate(
    count(*) filter (where figure = 'overdue_now' and met),
    count(*) filter (where figure = 'overdue_now')
  ) as overdue_now,
  rate(count(*) filter (where figure = 'resolution' and met), count(*) filter (where figure = 'resolution'))
    as resolution,
  rate(
    count(*) filter (where figure = 'satisfaction' and met),
    count(*) filter (where figure = 'satisfaction')
  ) as satisfaction,
  rate(
    count(*) filter (where figure = 'explained_accepted' and met),
    count(*) filter (where figure = 'explained_accepted')
  ) as explained_accepted,
  rate(
    count(*) filter (where figure = 'follow_up_coverage' and met),
    count(*) filter (where figure = 'follow_up_coverage')
  ) as follow_up_coverage
from grouped
group by place, dimension, key
order by place, key;
