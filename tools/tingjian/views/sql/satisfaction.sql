-- 企业满意吗？
-- Are enterprises satisfied?
--
-- 分母：已回访评价的诉求，以最近一次评价为准；未能联系上企业的不计。
-- Denominator: issues whose enterprise was asked, by its last evaluation; enterprises that could not be reached are left out.
-- 分子：其中满意和基本满意的。
-- Numerator: those of them satisfied or basically satisfied.
select unnest(rate(count(*) filter (where satisfaction in ('satisfied', 'basically')), count(*)))
from issues
where evaluated is not null and satisfaction <> 'unreachable';
