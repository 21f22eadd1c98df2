-- 答复后又重办的有多少？
-- How many answers were sent back for rework?
--
-- 分母：已答复的交办。分子：其中重办过一次以上（含一次）的。
-- Denominator: dispatches answered. Numerator: those of them sent back at least once.
-- 导入件不计，因为没有经过本系统交办。
-- Imported issues are left out, because they were not dispatched here.
select unnest(rate(count(*) filter (where reworks > 0), count(*)))
from threads
where not imported and answered is not null;
