-- 五环各用了多久？
-- How long did each of the five rings take?
--
-- 五环依次为企业需要、平台搭建、协商民主、权威回应、达成共识；到达前一环的才计入后一环。
-- The rings are need, platform, consultation, response, consensus, in order; a ring counts only after the one before it.
-- 用时：自前一环起的工作日中位数；用时件数为中位数所依据的件数。
-- Time taken: the median of working days since the ring before, with the number of issues it rests on.
-- 导入件不计，因为日期未经见证；所跨年份还没有节假日安排的，不计用时。
-- Imported issues are left out, because their dates are not attested; where a year on the way has no calendar no time is counted.
with attested as (
  select * from issues where not imported
)
select ring, reached, median_days, median_of
from (
  select 1 as place, 'need' as ring, count(*) as reached, null as median_days, 0 as median_of
  from attested
  union all
  select 2, 'platform', count(*), round(median(accept_days), 1), count(accept_days)
  from attested where accepted is not null
  union all
  select 3, 'consultation', count(*), round(median(dispatch_days), 1), count(dispatch_days)
  from attested where accepted is not null and dispatched is not null
  union all
  select 4, 'response', count(*), round(median(answer_days), 1), count(answer_days)
  from attested where accepted is not null and dispatched is not null and answered is not null
  union all
  select 5, 'consensus', count(*), round(median(agree_days), 1), count(agree_days)
  from attested where agreed is not null
)
order by place;
