-- 答复用时怎样分布？
-- How is the time to answer distributed?
--
-- 自交办（重新交办的为最后一次）至首次答复的工作日，每三日一档，最后一档为三十日以上；各档相加为答复用时的件数。
-- Working days from dispatch (the last, where dispatched anew) to first reply, in spans of three; the last is over thirty. The spans add up to the number of replies timed.
-- 导入件不计，因为日期未经见证。
-- Imported issues are left out, because their dates are not attested.
select
  if(span = 0, 0, 3 * span + 1) as since,
  if(span = 10, null, 3 * span + 3) as until,
  count(answer_days) as answered
from range(0, 11) as spans(span) left join (
  select answer_days, least(greatest(answer_days - 1, 0) // 3, 10) as span
  from threads
  where not imported and answer_days is not null
) using (span)
group by span
order by span;
