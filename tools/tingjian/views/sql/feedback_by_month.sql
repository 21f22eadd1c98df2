-- 每个月的交办，部门答复了多少？
-- Of each month's dispatches, how many have departments answered?
--
-- 按交办之月分组；重新交办的，为最后一次。
-- Grouped by the month of dispatch; of the last, where dispatched anew.
-- 分母：已答复的交办，以及到期仍未答复的，一个部门承办一件计一次；准予退单、撤回或并入而无须再答复的不计。
-- Denominator: dispatches answered, and those past due and unanswered, one a department and issue; those that nobody need answer any more (return granted, withdrawn, merged) are left out.
-- 分子：其中至统计日已有答复的，不论是否按时。期限以批准的延期为准；挂账不影响计算。
-- Numerator: those of them answered by the day, in time or not. A granted extension moves the due day; parking an issue changes nothing.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select month, rate(count(answered), count(*)) as rate
from threads, as_of
where not imported and (answered is not null or (not excused and due < day))
group by month
order by month;
