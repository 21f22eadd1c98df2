-- 共听到多少诉求，各到了哪一步？
-- How many issues were heard, and how far has each come?
--
-- 每一项都是件数，一件诉求可同时计入多项；演示件和导入件一并计入，并另列其数。
-- Every number counts issues, and one issue may count in several; demonstration and imported issues are included, and told apart.
-- 已答复：所有承办部门都已答复，或者未经交办、由办公室说明后办结；并入共性问题的，随共性问题的答复计。
-- Answered: every department has replied, or the office closed it with an explanation and no dispatch; a merged issue goes with its theme's answer.
-- 已解决以企业自己的评价为准，不以部门的说法为准；已解释指未解决、但企业理解认可。两者分开计。
-- Solved is what the enterprise itself says, not the department; explained is not solved, but the enterprise accepted why. They are counted apart.
-- 办结是办公室的程序，与是否解决无关。
-- Closed is the office's own procedure, and says nothing of solved.
select
  count(*) as heard,
  count(accepted) as accepted,
  count(*) filter (where waiting) as waiting,
  count(answered) as answered,
  count(*) filter (where solved) as solved,
  count(*) filter (where accepted_explanation and not solved) as explained,
  count(closed) as closed,
  count(*) filter (where overdue) as overdue,
  count(*) filter (where state in ('accepted', 'dispatched', 'working', 'answered', 'evaluated')) as open,
  count(*) filter (where state = 'parked') as parked,
  count(*) filter (where state = 'merged') as merged,
  count(*) filter (where state = 'withdrawn') as withdrawn,
  count(*) filter (where imported) as imported,
  count(*) filter (where demonstration) as demonstration
from issues;
