-- 各状态有多少件？
-- How many issues are in each state?
--
-- 每件只有一个状态，由办理步骤推出，各项相加即为总数。
-- Every issue is in one state, which follows from its steps; the numbers add up to all.
select state, count(*) as issues
from issues
group by state
order by issues desc, state;
