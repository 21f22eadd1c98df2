-- 每个月协商几场、处理多少建言、带来多少实惠？
-- How much was consulted, how many suggestions were disposed of, and what was gained in each month?
--
-- 协商按举行之月，建言按收到之月，实惠按监督事项办结之月；互动发言和建言处理的口径与全市相同。
-- Sessions count in the month in which they were held, suggestions in that of receipt, benefits in that of the matter's closing; the rates are reckoned as the whole's.
-- 没有任何一项的月份不列；含演示数据，与各表相同。
-- A month with nothing in it is not listed; what is for demonstration is counted, as in the tables.
with happened as (
  select month, 'session' as what, turns, interactive, null as met, null as amount from sessions
  union all
  select strftime(raised, '%Y-%m'), 'suggestion', null, null, disposition is not null, null
  from suggestions
  union all
  select strftime(closed, '%Y-%m'), 'benefit', null, null, null, amount from benefits
)
select
  month,
  count(*) filter (where what = 'session') as sessions,
  rate(coalesce(sum(interactive), 0)::integer, coalesce(sum(turns), 0)::integer) as interactive,
  rate(
    count(*) filter (where what = 'suggestion' and met),
    count(*) filter (where what = 'suggestion')
  ) as suggestions_disposed,
  count(*) filter (where what = 'benefit') as benefits,
  coalesce(sum(amount), 0)::bigint as amount
from happened
group by month
order by month;
