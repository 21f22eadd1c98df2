-- 部门是否按时答复？
-- Did departments answer in time?
--
-- 分母：已答复的交办，以及逾期仍未答复的；挂账期间不算逾期。
-- Denominator: dispatches answered, and those overdue; nothing is overdue while an issue is parked.
-- 分子：其中每一轮（含重办）都在期限内答复的；期限以批准的延期为准。
-- Numerator: those of them answered by the due day in every round, rework included; a granted extension moves the due day.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select unnest(rate(count(*) filter (where not late and not overdue), count(*)))
from threads
where not imported and (answered is not null or overdue);
