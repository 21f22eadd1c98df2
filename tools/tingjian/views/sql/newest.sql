-- 最近听到了什么？
-- What was heard last?
--
-- 按提出日期取最近十件，含导入件。
-- The last ten by the day of raising, imported issues included.
select id, raised, state
from issues
order by raised desc, id desc
limit 10;
