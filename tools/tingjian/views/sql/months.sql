-- 每个月听到、答复、办结各多少件？
-- How many issues were heard, answered and closed in each month?
--
-- 听到按提出之月计，答复按答复之月计，办结按办结之月计，所以同一行不是同一批诉求。
-- Heard counts in the month of raising, answered in that of the answer, closed in that of closing: a row is not one set of issues.
-- 导入件不计，因为日期未经见证；没有任何一项的月份不列。
-- Imported issues are left out, because their dates are not attested; so is a month with nothing in it.
with happened as (
  select month, 'heard' as what from issues where not imported
  union all
  select strftime(answered, '%Y-%m'), 'answered' from issues where not imported and answered is not null
  union all
  select strftime(closed, '%Y-%m'), 'closed' from issues where not imported and closed is not null
)
select
  month,
  count(*) filter (where what = 'heard') as heard,
  count(*) filter (where what = 'answered') as answered,
  count(*) filter (where what = 'closed') as closed
from happened
group by month
order by month;
