-- 交办后获准退单的有多少？
-- How many dispatches were returned, the return granted?
--
-- 分母：全部交办，一个部门承办一件计一次。分子：其中退单获准、至统计日没有再交办给同一部门的。
-- Denominator: all dispatches, one a department and issue. Numerator: those returned with leave, and not dispatched to the same department again by the day.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select unnest(rate(count(*) filter (where state = 'released'), count(*)))
from threads
where not imported;
