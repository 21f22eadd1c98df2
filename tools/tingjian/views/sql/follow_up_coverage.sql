-- 未办结的事项，每季度督办过吗？
-- Are open issues and themes followed up once a quarter?
--
-- 分母：至统计日仍在办、受理（重启过的自最后一次重启起）已过三个月的诉求和共性问题；挂账的另有复核日期，不计。
-- Denominator: issues and themes open on the day, and accepted, or last reopened, more than three months before; what is parked has a day of review instead.
-- 分子：其中最近三个月内督办过的；催办不算督办。
-- Numerator: those of them followed up within the last three months; a reminder is no follow-up.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
with open_cases as (
  select id, accepted
  from issues
  where not imported and state not in ('parked', 'closed', 'withdrawn', 'merged')
  union all
  select id, accepted
  from themes
  where state not in ('parked', 'closed', 'withdrawn', 'merged')
), taken as (
  select
    case_id as id,
    max(day) filter (where kind = 'reopen') as reopened,
    max(day) filter (where kind = 'follow_up') as followed
  from steps
  group by case_id
)
select unnest(rate(
  count(*) filter (where followed + interval 3 month >= as_of.day),
  count(*)
))
from open_cases left join taken using (id), as_of
where greatest(accepted, reopened) + interval 3 month < as_of.day;
