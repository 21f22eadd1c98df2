-- 最近听到了什么？
-- What was heard last?
--
-- 按提出日期取最近十件；导入件不列。
-- The last ten by the day of raising; imported issues are not listed.
select id, raised, state
from issues
where not imported
order by raised desc, id desc
limit 10;
