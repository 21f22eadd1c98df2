-- 各部门办得怎样？
-- How does each department do?
--
-- 交办、主办、已答复、待答复、逾期、退单都是件数，含导入件；挂账的不算待答复，重办的既算已答复也算待答复。
-- Dispatched, lead, answered, waiting, overdue and released count all, imported ones included; what is parked does not wait, and what is reworked both waits and counts as answered.
-- 各率的口径与全市相同，见同名的问题，导入件不计；分母不足五件的只看件数，不宜比较。
-- The rates are reckoned as the whole's, see the questions of the same names, imported ones left out; with fewer than five cases read the counts and do not compare.
-- 用时：自交办至首次答复的工作日中位数和第90百分位，导入件不计；交办之日不计，不以签收起算；重新交办的，自最后一次交办起算。按部门标识排序，不排名。
-- Time taken: the median and the 90th percentile of working days from dispatch to first reply, imported ones left out; the day of dispatch does not count, and signing late gains nothing; dispatched anew, they count from the last dispatch. In the order of ids, which is no ranking.
select
  department,
  count(*) as dispatched,
  count(*) filter (where part = 'lead') as lead,
  count(answered) as answered,
  count(*) filter (where owing) as waiting,
  count(*) filter (where overdue) as overdue,
  count(*) filter (where state = 'released') as released,
  rate(count(answered) filter (where counted), count(*) filter (where counted)) as feedback,
  rate(
    count(*) filter (where signing and signed <= sign_due),
    count(*) filter (where signing)
  ) as signed_in_time,
  rate(
    count(*) filter (where timed and not late and not overdue),
    count(*) filter (where timed)
  ) as answered_in_time,
  rate(
    count(*) filter (where not imported and state = 'released'),
    count(*) filter (where not imported)
  ) as returned,
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
group by department
order by department;
