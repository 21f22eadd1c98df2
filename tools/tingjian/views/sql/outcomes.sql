-- 部门怎样答复？
-- What did departments answer?
--
-- 只计已答复的诉求，以主办部门最近一次答复为准；导入件没有写明结果的，结果为空。
-- Answered issues only, by the lead department's last reply; an imported answer that states no outcome has none.
-- 这是部门的说法；企业怎么看，见解决率和满意率。
-- This is what departments say; what enterprises say is told by resolution and satisfaction.
select outcome, count(*) as issues
from issues
where answered is not null
group by outcome
order by issues desc, outcome;
