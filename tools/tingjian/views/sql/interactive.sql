-- 协商中问、答、议占多少？
-- How much of what is said in sessions is question, answer or debate?
--
-- 分母：各场协商记录在案的发言次数。分子：其中提问、回答和讨论的。
-- Denominator: the turns on record of all sessions. Numerator: those that are questions, answers or debate.
-- 演示件一并计入，与其他各率相同。
-- Demonstration records are included, as in every rate.
select unnest(rate(coalesce(sum(interactive), 0)::integer, coalesce(sum(turns), 0)::integer))
from sessions;
