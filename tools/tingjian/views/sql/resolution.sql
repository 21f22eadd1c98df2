-- 企业认为解决了吗？
-- Do enterprises say that it was solved?
--
-- 分母：已回访评价的诉求，以最近一次评价为准；未能联系上企业的不计。
-- Denominator: issues whose enterprise was asked, by its last evaluation; enterprises that could not be reached are left out.
-- 分子：其中企业认为已解决的。
-- Numerator: those of them that the enterprise says were solved.
select unnest(rate(count(*) filter (where solved), count(*)))
from issues
where evaluated is not null and satisfaction <> 'unreachable';
