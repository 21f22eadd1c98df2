-- 督办和催办了多少次？
-- How often were departments followed up and reminded?
--
-- 联合督办：市委办、市政府办、市政协办三家一起的督办。涉及事项：督办或催办过的诉求和共性问题的件数。
-- Joint: followed up by the offices of Party committee, government and CPPCC together. Cases: the issues and themes followed up or reminded of.
select
  count(*) filter (where kind = 'follow_up') as follow_ups,
  count(*) filter (
    where kind = 'follow_up' and list_has_all(string_split(offices, ' '), ['party', 'government', 'cppcc'])
  ) as joint,
  count(*) filter (where kind = 'remind') as reminders,
  count(distinct case_id) as cases
from steps
where kind in ('follow_up', 'remind');
