-- 每个月回访，企业怎么说？
-- What did enterprises say in each month?
--
-- 按最近一次回访评价之月分组；未能联系上企业的不计。口径与全市的解决率、满意率、解释认可率相同。
-- Grouped by the month of the last evaluation; enterprises that could not be reached are left out. Reckoned as the whole's resolution, satisfaction and acceptance.
-- 导入件不计，因为日期未经见证；分母不足五件的只看件数，不宜比较。
-- Imported issues are left out, because their dates are not attested; with fewer than five cases read the counts and do not compare.
select
  strftime(evaluated, '%Y-%m') as month,
  rate(count(*) filter (where solved), count(*)) as resolution,
  rate(count(*) filter (where satisfaction in ('satisfied', 'basically')), count(*)) as satisfaction,
  rate(
    count(*) filter (where not solved and accepted_explanation),
    count(*) filter (where not solved)
  ) as explained_accepted
from issues
where not imported and evaluated is not null and satisfaction <> 'unreachable'
group by strftime(evaluated, '%Y-%m')
order by strftime(evaluated, '%Y-%m');
