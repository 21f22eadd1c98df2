-- 哪些诉求等得最久？
-- Which issues have waited longest?
--
-- 按提出日期取尚未答复的最早十件；挂账、撤回的不列，导入件不列。
-- The ten raised first of those not answered; parked, withdrawn and imported issues are not listed.
-- 已等工作日自提出次日起算；所跨年份还没有节假日安排的，为空。
-- Waiting is in working days after the day of raising; empty where a year on the way has no calendar.
select id, raised, waiting_days, overdue
from issues
where waiting and not imported
order by raised, id
limit 10;
