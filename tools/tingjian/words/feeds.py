"""What feeds, calendars and the ways to follow an issue say."""

from __future__ import annotations

from tingjian.words import Sentence

FEEDS: dict[str, Sentence] = {
    # entries
    "feed.raised": ("企业提出诉求", "raised by the enterprise"),
    "feed.raised.theme": ("提出共性问题", "raised as a theme"),
    "feed.enterprise": ("企业（未具名）", "an enterprise, not named"),
    "feed.step": ("{unit} {label}", "{unit}: {label}"),
    "feed.entry": ("{what}｜{title}", "{what} | {title}"),
    "feed.fact": ("{name}：{text}", "{name}: {text}"),
    # the names of feeds and calendars
    "feed.of": ("{name} - {site}", "{name} - {site}"),
    "feed.all": ("全部诉求的进展", "Every step on every issue"),
    "feed.departments": ("{name}承办诉求的进展", "Steps on issues of {name}"),
    "feed.sectors": ("{name}行业诉求的进展", "Steps on issues of the sector {name}"),
    "feed.enterprises": ("{name}诉求的进展", "Steps on issues of {name}"),
    "feed.case": ("{title}（{number}）的进展", "Steps on {title} ({number})"),
    "calendar.all": ("全部部门的答复期限", "Due days of all departments"),
    "calendar.of": ("{name}的答复期限", "Due days of {name}"),
    "calendar.due": ("{unit}（{part}）答复到期：{title}", "{unit} ({part}) to answer: {title}"),
    "calendar.number": ("编号：{number}", "Number: {number}"),
    "calendar.begun": ("起算日：{day}", "Counted from: {day}"),
    # on pages
    "follow": ("关注", "Follow"),
    "follow.case": ("关注本件进展", "Follow this issue"),
    "follow.case.why": (
        "用订阅软件打开下面的地址，每有新的办理步骤，都会收到。",
        "Open this address in a feed reader: every new step will reach you.",
    ),
    "follow.feed": ("订阅进展（Atom）", "Feed of steps (Atom)"),
    "follow.calendar": ("答复期限日历（iCalendar）", "Calendar of due days (iCalendar)"),
}
