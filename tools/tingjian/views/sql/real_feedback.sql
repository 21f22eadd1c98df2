-- 不计演示件，部门答复反馈率是多少？
-- Demonstration left out, how many dispatches have departments answered?
--
-- 分母：已答复的交办，以及到期仍未答复的，一个部门承办一件计一次；准予退单、撤回或并入而无须再答复的不计。
-- Denominator: dispatches answered, and those past due and unanswered, one a department and issue; those that nobody need answer any more (return granted, withdrawn, merged) are left out.
-- 分子：其中至统计日已有答复的，不论是否按时。期限以批准的延期为准；挂账不影响计算。
-- Numerator: those of them answered by the day, in time or not. A granted extension moves the due day; parking an issue changes nothing.
-- 导入件不计，因为日期未经见证；演示件不计，因为不是真实诉求。
-- Imported issues are left out, because their dates are not attested; demonstration ones, because they are nobody's.
select unnest(rate(count(answered), count(*)))
from threads, as_of
where not imported and not demonstration and (answered is not null or (not excused and due < day));
