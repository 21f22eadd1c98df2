"""What the pictures of the site say."""

from __future__ import annotations

from tingjian.words import Sentence

PICTURES: dict[str, Sentence] = {
    "pictures.title": ("图示", "In pictures"),
    "pictures.table": ("图中数值", "The values"),
    "pictures.none": ("尚无可画的数据。", "Nothing to draw yet."),
    "pictures.rings": ("诉求走到哪一环", "How far issues come"),
    "pictures.rings.finding": (
        "听到 {reached} 件（不计导入件）：{consensus} 件达成共识；停得最多的环节：{ring}（{staying} 件）。",
        "Of {reached} issues heard (imported ones left out), {consensus} reached consensus; most stay at: {ring} ({staying}).",
    ),
    "pictures.rings.onward": ("进入下一环", "went on"),
    "pictures.rings.staying": ("停在此环", "stay here"),
    "pictures.rings.ended": ("到此办结或撤回", "closed or withdrawn"),
    "pictures.rings.counts": ("停 {staying} · 止 {ended}", "stay {staying} · ended {ended}"),
    "pictures.rings.time": (
        "用时中位 {median} 日，九成在 {ninetieth} 日内",
        "median {median} days, nine in ten {ninetieth}",
    ),
    "pictures.days": ("部门答复用了多少个工作日", "Working days to a first reply"),
    "pictures.days.finding": (
        "{cases} 件答复中，一半不超过 {median} 个工作日，九成不超过 {ninetieth} 个，最长 {longest} 个。",
        "Of {cases} replies, in working days: half took at most {median}, nine in ten at most {ninetieth}, the longest {longest}.",
    ),
    "pictures.days.median": ("中位 {days}", "median {days}"),
    "pictures.days.ninetieth": ("九成 {days}", "90 % {days}"),
    "pictures.days.limit": ("{name} {days}", "{name} {days}"),
    "pictures.days.axis": (
        "工作日；虚线为主办期限",
        "working days; dashed: limits of lead units",
    ),
    "pictures.days.over": ("30以上", "over 30"),
    "pictures.days.span": ("{since}—{until}", "{since}–{until}"),
    "pictures.days.head": ("工作日", "working days"),
    "pictures.days.replies": ("答复件数", "replies"),
    "pictures.departments": ("各部门答复反馈率", "Departments' feedback rates"),
    "pictures.departments.finding": (
        "{compared} 个部门的应答复件在五件以上；{few} 个不足五件，画为空心，不作排名。",
        "{compared} departments had five or more to answer; {few} had fewer, drawn hollow and not ranked.",
    ),
    "pictures.channels": ("从哪个渠道来", "By channel"),
    "pictures.sectors": ("从哪个行业来", "By sector"),
    "pictures.regions": ("从哪个属地来", "By region"),
    "pictures.origin.finding": (
        "共 {heard} 件，最多的是{most}（{number} 件）。",
        "Most frequent of {heard} issues: {most} ({number}).",
    ),
}
