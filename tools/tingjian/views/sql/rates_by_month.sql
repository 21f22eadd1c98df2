-- 每个月的交办，办得怎样？
-- How were each month's dispatches dealt with?
--
-- 按首次交办之月分组；按时签收、按时答复、退单、重办、逾期的口径与全市相同，见同名的问题。
-- Grouped by the month of the first dispatch; the rates are reckoned as the whole's, see the questions of the same names.
-- 导入件不计，因为日期未经见证；分母不足五件的只看件数，不宜比较。
-- Imported issues are left out, because their dates are not attested; with fewer than five cases read the counts and do not compare.
select
  month,
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
  rate(count(*) filter (where owing and overdue), count(*) filter (where owing)) as overdue_now
from (
  select
    threads.*,
    not imported and (answered is not null or (not excused and due < day)) as counted,
    not imported and sign_due is not null
      and (signed is not null or (not excused and sign_due < day)) as signing,
    not imported and (answered is not null or overdue) as timed
  from threads, as_of
)
where not imported
group by month
order by month;
