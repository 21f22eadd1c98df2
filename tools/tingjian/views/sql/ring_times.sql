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
    unnest(['platform', 'consultation', 'response', 'consensus']) as ring,
    unnest([2, 3, 4, 5]) as ring_place,
    unnest([accept_days, dispatch_days, answer_days, agree_days]) as days
  from issues left join level_of on level_of.department = issues.lead
  where not imported
), grouped as (
  select 1 as place, 'month' as dimension, month as key, ring, ring_place, days from timed
  union all
  select 2, 'department', department, ring, ring_place, days from timed
  union all
  select 3, 'level', level, ring, ring_place, days from timed
  union all
  select 4, 'sector', sector, ring, ring_place, days from timed
  union all
  select 5, 'region', region, ring, ring_place, days from timed
)
select
  dimension,
  key,
  ring,
  round(median(days), 1) as median_days,
  round(quantile_cont(days, 0.9), 1) as ninetieth_days,
  count(days) as median_of
from grouped
where days is not null
group by place, dimension, key, ring, ring_place
order by place, key, ring_place;
