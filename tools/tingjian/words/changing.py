"""What is said when a record is made or changed that takes no step, and of what is owed on it."""

from __future__ import annotations

from tingjian.words import Sentence

MESSAGES: dict[str, Sentence] = {
    "change.done": ("已写入 {path}：{said}", "written to {path}: {said}"),
    "change.refused": ("没有写入：\n{reasons}", "nothing was written:\n{reasons}"),
    "change.role": (
        "账号“{login}”的角色不能改“{field}”",
        "the role of {login} may not change {field}",
    ),
    "change.element": ("{name} 中没有“{element}”这一条", "{name} has no {element}"),
    "add.list": (
        "没有“{name}”这个清单；可以添加的：{lists}",
        "there is no list {name}; those that grow: {lists}",
    ),
    "add.field": ("没有“{name}”这个字段；可用：{fields}", "there is no field {name}: {fields}"),
    "add.text": (
        "“{name}”没有放长文字的字段，不用 --text-file",
        "{name} has no field for a text: leave --text-file out",
    ),
    "add.headings": (
        "{file} 的表头一个也不认得；可用：{known}",
        "no heading of {file} is known: {known}",
    ),
    "add.rows": (
        "添加 {added} 行，原已在册 {known} 行；未采用的列：{left}",
        "{added} rows added, {known} were there; columns left out: {left}",
    ),
    "from.form": (
        "--from 写作 编号/序号，如 ZS-20260310-0002G/f1",
        "write --from as NUMBER/KEY, such as ZS-20260310-0002G/f1",
    ),
    "from.none": (
        "{number} 中没有可登记为诉求的“{element}”",
        "{number} has no {element} that could be an issue",
    ),
    "from.twice": ("“{element}”已登记为 {issue}", "{element} is registered already, as {issue}"),
    "option.from": (
        "由走访发现的问题、建言等登记：编号/序号",
        "register what a visit, a session or a campaign brought: NUMBER/KEY",
    ),
    "option.sheet": (
        "由表格添加，一行一条（.xlsx 或 .csv）",
        "add the rows of an .xlsx or .csv file",
    ),
    "option.person": ("只看此人该办的", "only what this person sees to"),
    "option.explain": ("说明期限怎样算出", "say how each due day was reckoned"),
    "heading.reckoned": ("推算", "reckoned"),
    "due.by-date": ("自 {since} 起，按日历推到 {due}", "from {since}, by the calendar, to {due}"),
    "option.topic": ("年度协商计划中的议题", "a topic of the year's plan"),
}
