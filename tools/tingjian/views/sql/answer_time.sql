-- 部门答复要多久？
-- How long do departments take to answer?
--
-- 自交办至首次答复的工作日，一个部门承办一件计一次；交办之日不计，不以签收起算；重新交办的，自最后一次交办起算。
-- Working days from dispatch to first reply, one a department and issue; the day of dispatch does not count, and signing late gains nothing; dispatched anew, they count from the last dispatch.
-- 中位数：一半不超过它。第90百分位：十分之九不超过它。尚未答复的不在其内，见逾期率。
-- Median: half took no longer. 90th percentile: nine in ten took no longer. What is not yet answered is not in it, see what is overdue.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select
  round(median(answer_days), 1) as median_days,
  round(quantile_cont(answer_days, 0.9), 1) as ninetieth_days,
  max(answer_days) as longest,
  count(answer_days) as median_of
from threads
where not imported;
