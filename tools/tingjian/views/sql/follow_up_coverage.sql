-- 未办结的事项，每季度督办过吗？
-- Are open issues and themes followed up once a quarter?
--
-- 分母：至统计日仍在办或者挂账、受理已满三个月的诉求和共性问题。
-- Denominator: issues and themes open or parked on the day, and accepted three months before or earlier.
-- 分子：其中最近三个月内督办过的；催办不算督办。
-- Numerator: those of them followed up within the last three months; a reminder is no follow-up.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
with open_cases as (
  select id, accepted
  from issues
  where not imported and state not in ('closed', 'withdrawn', 'merged')
  union all
  select id, accepted
  from themes
  where state not in ('closed', 'withdrawn', 'merged')
), followed as (
  select case_id as id, max(steps.day) as last
  from steps
  where kind = 'follow_up'
  group by case_id
)
select unnest(rate(
  count(*) filter (where last > as_of.day - interval 3 month),
  count(*)
))
from open_cases left join followed using (id), as_of
where accepted <= as_of.day - interval 3 month;
