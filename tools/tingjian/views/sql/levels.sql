-- 市、县、乡各级部门办得怎样？
-- How do the departments of each level do?
--
-- 件数和各率的口径与各部门相同，按部门的层级合计；部门表中没有的部门，层级为空。
-- Counts and rates are reckoned as in the table of departments, added up by the department's level; a department that the table has not has none.
-- 各率和用时不计导入件，因为日期未经见证；分母不足五件的只看件数，不宜比较。
-- Rates and times leave imported issues out, because their dates are not attested; with fewer than five cases read the counts and do not compare.
select
  level,
  count(*) as dispatched,
  count(answered) as answered,
  count(*) filter (where owing) as waiting,
  count(*) filter (where overdue) as overdue,
  rate(count(answered) filter (where counted), count(*) filter (where counted)) as feedback,
  rate(count(*) filter (where signing and signed <= sign_due), count(*) filter (where signing))
    as signed_in_time,
  rate(count(*) filter (where timed and not late and not overdue), count(*) filter (where timed))
    as answered_in_time,
  rate(count(*) filter (where not imported and state = 'released'), count(*) filter (where not imported))
    as returned,
  rate(
    count(*) filter (where not imported and answered is not null and reworks > 0),
    count(*) filter (where not imported and answered is not null)
  ) as reworked,
  round(median(answer_days) filter (where not imported), 1) as median_days,
  round(quantile_cont(answer_days, 0.9) filter (where not imported), 1) as ninetieth_days,
  count(answer_days) filter (where not imported) as median_of
from (
  select
    threads.*,
    not imported and (answered is not null or (not excused and due < day)) as counted,
    not imported and sign_due is not null
      and (signed is not null or (not excused and sign_due < day)) as signing,
    not imported and (answered is not null or overdue) as timed
  from threads, as_of
)
group by level
order by level;
