-- 一次答复就解决的有多少？
-- How many were solved at the first answer?
--
-- 分母：已回访评价的诉求；未能联系上企业的不计。
-- Denominator: issues whose enterprise was asked; enterprises that could not be reached are left out.
-- 分子：其中企业认为已解决、且没有任何部门重办过的。
-- Numerator: those of them that the enterprise says were solved, and that no department was sent back to rework.
select unnest(rate(
  count(*) filter (where solved and id not in (select case_id from threads where reworks > 0)),
  count(*)
))
from issues
where evaluated is not null and satisfaction <> 'unreachable';
