-- 没有解决的，企业理解认可吗？
-- Where it was not solved, do enterprises accept the explanation?
--
-- 分母：已回访评价、企业认为没有解决的诉求；未能联系上企业的不计。
-- Denominator: issues that the enterprise, when asked, says were not solved; enterprises that could not be reached are left out.
-- 分子：其中企业理解认可的。没有问到的按不认可计。
-- Numerator: those of them where the enterprise accepts the explanation; not stated counts as not accepted.
select unnest(rate(count(*) filter (where accepted_explanation), count(*)))
from issues
where evaluated is not null and satisfaction <> 'unreachable' and not solved;
