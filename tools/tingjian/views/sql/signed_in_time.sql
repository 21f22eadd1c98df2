-- 部门是否按时签收？
-- Did departments sign in time?
--
-- 分母：已签收的交办，以及过了签收时限仍未签收的；退单和直接答复视为签收。
-- Denominator: dispatches signed for, and those not signed for past the limit; a return or a reply without signing counts as signing.
-- 分子：其中在时限内签收的。
-- Numerator: those of them signed for within the limit.
-- 导入件不计，因为日期未经见证；时限所在年份还没有节假日安排的不计。
-- Imported issues are left out, because their dates are not attested; so are limits in a year that has no calendar yet.
select unnest(rate(count(*) filter (where signed <= sign_due), count(*)))
from threads, as_of
where not imported and sign_due is not null and (signed is not null or (not excused and sign_due < day));
