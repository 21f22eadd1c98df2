-- 五环各用了多久？
-- How long did each of the five rings take?
--
-- 五环依次为企业需要、平台搭建、协商民主、权威回应、达成共识；到达前一环的才计入后一环。
-- The rings are need, platform, consultation, response, consensus, in order; a ring counts only after the one before it.
-- 用时：自前一环起的工作日，中位数和第90百分位；用时件数为其所依据的件数。
-- Time taken: the median and the 90th percentile of working days since the ring before, with the number of issues they rest on.
-- 停在此环：到达本环、未到下一环、也没有办结或撤回的件数；挂账的和已并入共性问题的也在其内。到此已办结或撤回的另计。
-- Stay here: reached this ring and not the next, and neither closed nor withdrawn; parked and merged issues are among them. Those closed or withdrawn here are counted apart.
-- 导入件不计，因为日期未经见证；所跨年份还没有节假日安排的，不计用时。
-- Imported issues are left out, because their dates are not attested; where a year on the way has no calendar no time is counted.
with attested as (
  select
    case
      when agreed is not null then 5
      when accepted is not null and dispatched is not null and answered is not null then 4
      when accepted is not null and dispatched is not null then 3
      when accepted is not null then 2
      else 1
    end as furthest,
    state in ('closed', 'withdrawn') as ended,
    [null, accept_days, dispatch_days, answer_days, agree_days] as days
  from issues
  where not imported
), rings as (
  select * from (
    values (1, 'need'), (2, 'platform'), (3, 'consultation'), (4, 'response'), (5, 'consensus')
  ) as each_ring(place, ring)
)
select
  ring,
  count(furthest) as reached,
  count(*) filter (where furthest = place and not ended) as staying,
  count(*) filter (where furthest = place and ended) as ended,
  round(median(days[place]), 1) as median_days,
  round(quantile_cont(days[place], 0.9), 1) as ninetieth_days,
  count(days[place]) as median_of
from rings left join attested on furthest >= place
group by place, ring
order by place;
