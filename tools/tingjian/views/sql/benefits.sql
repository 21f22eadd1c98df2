-- 监督给企业带来了什么？
-- What did oversight bring enterprises?
--
-- 只计已办结的监督事项，自办结之日起计入；金额为写明金额的合计，单位为元。
-- Closed matters of the supervision list only, from the day of closing; the amount adds up what is stated, in yuan.
-- 有凭证：写明凭证的项数。演示的一并计入，并另列其数。
-- With evidence: benefits whose evidence is stated. Demonstration records are included, and told apart.
select
  kind,
  count(*) as benefits,
  count(*) filter (where evidenced) as evidenced,
  coalesce(sum(amount), 0)::bigint as amount,
  count(*) filter (where demonstration) as demonstration
from benefits
group by kind
order by kind;
