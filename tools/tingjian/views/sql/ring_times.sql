-- 每一环用时多少，分月份、部门、层级、行业、属地？
-- How long does each ring take, by month, department, level, sector and region?
--
-- 距上一环的工作日中位数和第90百分位，口径与五环用时相同，不计导入件；月份为提出之月，部门为主办部门。
-- The median and the 90th percentile of working days since the ring before, reckoned as those of the five rings, imported issues left out; the month is that of raising, the department the lead.
-- 没有写明分组的，标识为空；不足五件的只作参考，不宜比较。
-- What states no group has an empty key; with fewer than five cases do not compare.
with level_of as (
  select distinct department, level from threads
), timed as (
  select month, lead as department, level, sector, region,
    accept_days, dispatch_days, answer_days, agree_days
  from issues left join level_of on level_of.department = issues.lead
  where not imported
), grouped as (
  select 1 as place, 'month' as dimension, month as key, * from timed
  union all
  select 2, 'department', department, * from timed
  union all
  select 3, 'level', level, * from timed
  union all
  select 4, 'sector', sector, * from timed
  union all
  select 5, 'region', region, * from timed
)
select
  dimension,
  key,
  time_taken(accept_days) as platform,
  time_taken(dispatch_days) as consultation,
  time_taken(answer_days) as response,
  time_taken(agree_days) as consensus
from grouped
group by place, dimension, key
having count(coalesce(accept_days, dispatch_days, answer_days, agree_days)) > 0
order by place, key;
