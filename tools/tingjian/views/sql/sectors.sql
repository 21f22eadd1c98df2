-- 各行业的诉求办得怎样？
-- How do the issues of each sector fare?
--
-- 听到、已答复、已解决、已办结、逾期都是件数，口径见总数；没有写明行业的，标识为空。
-- Heard, answered, solved, closed and overdue count issues as the totals do; where no sector is stated the key is empty.
-- 解决率、满意率以企业的评价为准，口径与全市相同；分母不足五件的只看件数，不宜比较。
-- Resolution and satisfaction are what enterprises say, reckoned as the whole's; with fewer than five cases read the counts and do not compare.
select
  sector as key,
  count(*) as heard,
  count(answered) as answered,
  count(*) filter (where solved) as solved,
  count(closed) as closed,
  count(*) filter (where overdue) as overdue,
  rate(count(*) filter (where asked and solved), count(*) filter (where asked)) as resolution,
  rate(
    count(*) filter (where asked and satisfaction in ('satisfied', 'basically')),
    count(*) filter (where asked)
  ) as satisfaction
from (
  select *, evaluated is not null and satisfaction <> 'unreachable' as asked
  from issues
)
group by sector
order by heard desc, key;
