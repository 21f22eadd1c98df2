-- 征集到的建言，有着落的有多少？
-- How many suggestions have been disposed of?
--
-- 分母：至统计日收到的建言。分子：其中已有处理意见的，不论采纳与否。
-- Denominator: suggestions received by the day. Numerator: those with a disposition, adopted or not.
-- 演示件一并计入，与其他各率相同。
-- Demonstration records are included, as in every rate.
select unnest(rate(count(disposition), count(*)))
from suggestions;
