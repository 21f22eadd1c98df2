-- 各属地的诉求，部门答复得怎样？
-- How did departments answer the issues of each region?
--
-- 一个部门承办一件计一次，口径与全市的答复反馈率、按时答复率相同；没有写明属地的，标识为空。
-- One a department and issue, reckoned as the whole's feedback rate and answers in time; where no region is stated the key is empty.
-- 交办给共性问题的不在其内；导入件不计，因为日期未经见证；分母不足五件的只看件数，不宜比较。
-- What was dispatched for a theme is not in it; imported issues are left out, because their dates are not attested; with fewer than five cases read the counts and do not compare.
select
  issues.region as key,
  rate(
    count(threads.answered),
    count(*) filter (where threads.answered is not null or (not excused and threads.due < day))
  ) as feedback,
  rate(
    count(*) filter (where threads.answered is not null and not late and not threads.overdue),
    count(*) filter (where threads.answered is not null or threads.overdue)
  ) as answered_in_time
from threads join issues on issues.id = threads.case_id, as_of
where not threads.imported
group by issues.region
order by issues.region;
