-- 协商、建言和实惠，分月份、部门、层级、行业、属地，各有多少？
-- How much was consulted, suggested and gained, by month, department, level, sector and region?
--
-- 月份：协商为举行之月，建言为收到之月，实惠为监督事项办结之月。各率的口径与全市同名的比率相同；含演示数据。
-- Month: that in which a session was held, a suggestion received, or the matter closed that brought a benefit. The rates are reckoned as the whole's of the same name; what is for demonstration is counted.
-- 部门、层级：协商为到会或者当场领办的部门；建言为其所转诉求或共性问题的主办部门，实惠为所监督诉求和共性问题的主办部门。
-- Department and level: those that took part in a session or claimed on the spot; the lead of the issue or theme that a suggestion became; the leads of those overseen where a benefit was gained.
-- 行业、属地：协商、建言、实惠所涉诉求的行业、属地；涉及共性问题的，为并入其中的诉求的行业、属地。
-- Sector and region: those of the issues that a session names, that a suggestion became, or that were overseen; a theme has those of the issues merged into it.
-- 监督事项没有列出诉求和共性问题、只列出协商活动的，以这些协商活动所涉的为所监督的。
-- A matter overseen that names sessions, and neither issues nor themes, oversees those that its sessions name.
-- 内容不公开的诉求，别的记录不列编号，所以不计入其部门、层级、行业、属地；不按这些分组的，照常计入。
-- No other record names an issue whose content is withheld, so it is counted under no department, level, sector or region of its own; where nothing is grouped by these, it is counted as any.
-- 涉及几个部门、层级、行业、属地的，在每一个中各计一次，所以除月份以外，各行相加可以多于总数；没有所涉的，标识为空。
-- What concerns several departments, levels, sectors or regions counts once for each, so that, but for months, the rows may add up to more than the whole; what concerns none has an empty key.
-- 分母不足五的只看分子、分母，不宜比较。
-- With a denominator below five read the counts and do not compare.
with happened as (
  select 'session' as what, id, month, turns, interactive, departments, levels, cases
  from sessions
  union all by name
  select 'suggestion' as what, campaign || ' ' || id as id, strftime(raised, '%Y-%m') as month,
    disposition is not null as disposed, case_id as cases
  from suggestions
  union all by name
  select 'benefit' as what, matter || ' ' || id as id, strftime(closed, '%Y-%m') as month,
    amount,
    coalesce(cases, (
      select string_agg(sessions.cases, ' ')
      from sessions
      where list_contains(string_split(benefits.sessions, ' '), sessions.id)
    )) as cases
  from benefits
), every_case as (
  select id as case_id, lead, sector, region from issues
  union all
  select themes.id, themes.lead, issues.sector, issues.region
  from themes left join issues on issues.theme = themes.id
), level_of as (
  select distinct department, level from threads
), concerned as (
  -- Which months, departments and so on each of them concerns; unpivot leaves out what is null.
  select distinct what, id, dimension, key
  from (
    unpivot (
      select what, id, month from happened
      union all by name
      select what, id, unnest(string_split(departments, ' ')) as department from happened
      union all by name
      select what, id, unnest(string_split(levels, ' ')) as level from happened
      union all by name
      select
        what, id, sector, region,
        if(what = 'session', null, lead) as department,
        if(what = 'session', null, level) as level
      from (select what, id, unnest(string_split(cases, ' ')) as case_id from happened)
        join every_case using (case_id)
        left join level_of on level_of.department = lead
    ) on month, department, level, sector, region into name dimension value key
  )
), dimensions as (
  select * from (
    values (1, 'month'), (2, 'department'), (3, 'level'), (4, 'sector'), (5, 'region')
  ) as each_dimension(place, dimension)
)
select
  dimension,
  key,
  count(*) filter (where what = 'session') as sessions,
  rate(coalesce(sum(interactive), 0)::integer, coalesce(sum(turns), 0)::integer) as interactive,
  rate(count(*) filter (where disposed), count(disposed)) as suggestions_disposed,
  count(*) filter (where what = 'benefit') as benefits,
  coalesce(sum(amount), 0)::bigint as amount
from happened cross join dimensions left join concerned using (what, id, dimension)
group by place, dimension, key
order by place, key;
