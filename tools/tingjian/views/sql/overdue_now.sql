-- 还欠着的答复中，有多少已经逾期？
-- Of the replies owed now, how many are overdue?
--
-- 分母：至统计日尚欠的答复，一个部门承办一件计一次；挂账期间不算欠。分子：其中已过期限的，期限以批准的延期为准。
-- Denominator: replies owed on the day, one a department and issue; none is owed while an issue is parked. Numerator: those past their due day; a granted extension moves it.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select unnest(rate(count(*) filter (where overdue), count(*)))
from threads
where not imported and owing;
