-- 各种协商活动举行了多少场？
-- How many sessions of each kind were held?
--
-- 至统计日已举行的场次。互动发言占比：发言中提问、回答和讨论所占的比例，分母为记录在案的发言次数。
-- Sessions held by the day. Interactive share: of the turns on record, those that are questions, answers or debate.
-- 演示的一并计入，并另列其数。
-- Demonstration sessions are included, and told apart.
select
  kind,
  count(*) as sessions,
  rate(sum(interactive)::integer, sum(turns)::integer) as interactive,
  count(*) filter (where demonstration) as demonstration
from sessions
group by kind
order by kind;
