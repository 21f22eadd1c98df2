"""What the pages of the site say."""

from __future__ import annotations

from tingjian.words import Sentence

# What reaching each ring means here.
RING_MEANINGS: dict[str, Sentence] = {
    "need": ("企业提出诉求的日期", "the day on which the enterprise raised the issue"),
    "platform": ("协商机构受理、搭起平台的日期", "the day on which the office accepted it"),
    "consultation": ("首次交办承办部门的日期", "the day on which it was first dispatched"),
    "response": ("承办部门全部答复的日期", "the day by which every department had replied"),
    "consensus": (
        "企业确认已解决或表示理解的日期；企业未表态的，为办结日期",
        "the day on which the enterprise called it solved or accepted the explanation; else of closing",
    ),
}

SITE: dict[str, Sentence] = {
    # in passing
    "list.comma": ("、", ", "),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "granted": ("同意", "granted"),
    "refused": ("不同意", "refused"),
    "none": ("—", "—"),
    "unstated": ("结果未载明", "outcome not stated"),
    "unit": ("承办部门", "department"),
    "office": ("{place}政协办公室", "CPPCC office of {place}"),
    "stated.not": ("未载明", "not stated"),
    "as-of": ("截至 {day}", "as of {day}"),
    "span.days": ("{days} 个工作日", "{days} working days"),
    "span.about": ("约 {days}", "about {days}"),
    "span.note": (
        "标“约”的天数涉及尚未录入放假安排的年份，暂按周末推算。",
        "“About” marks a span that touches a year whose holidays are not recorded: weekends alone count.",
    ),
    # marks and notices
    "banner": (
        "示例账本：标有“演示数据”的记录为演示而编写，不是真实诉求。",
        "Sample ledger: records marked “demonstration” were made up; they are nobody's real issues.",
    ),
    "demonstration": ("演示数据", "demonstration"),
    "demonstration.notice": (
        "演示数据：本记录为演示而编写，不是真实诉求。",
        "Demonstration: this record was made up; it is nobody's real issue.",
    ),
    "imported": ("导入记录", "imported"),
    "imported.notice": (
        "导入记录：本记录依据已有资料整理录入（资料条目：{row}），各步骤日期未经账本逐步见证。",
        "Imported: taken from an earlier record ({row}); the ledger did not witness its dates.",
    ),
    "withheld.title": ("内容不公开", "content withheld"),
    "withheld.notice": (
        "企业选择不公开内容。本页只列日期、承办部门和结果，仍计入各项统计。",
        "The enterprise chose to withhold the content: only dates, units and outcomes are shown.",
    ),
    "withheld.statement": ("企业选择不公开内容。", "The enterprise chose to withhold the content."),
    # where an issue stands
    "story.heard": (
        "{raised} 提出，尚未受理，已等待 {length}（截至 {day}）。",
        "Raised on {raised}, not yet accepted; waiting {length} as of {day}.",
    ),
    "story.heard.today": ("{raised} 提出，尚未受理。", "Raised on {raised}, not yet accepted."),
    "story.accepted": (
        "{accepted} 受理，尚未交办；自提出已过 {length}（截至 {day}）。",
        "Accepted on {accepted}, not yet dispatched; {length} since it was raised, as of {day}.",
    ),
    "story.accepted.today": (
        "{accepted} 提出并受理，尚未交办。",
        "Raised and accepted on {accepted}, not yet dispatched.",
    ),
    "story.dispatched": (
        "已交办{units}，尚未签收；最早的答复期限为 {due}。",
        "Dispatched to {units}, not yet signed for; the next reply is due {due}.",
    ),
    "story.dispatched.late": (
        "已交办{units}，尚未签收；{due} 的答复期限已过。",
        "Dispatched to {units}, not yet signed for; the reply was due {due}.",
    ),
    "story.working": (
        "{units}正在办理；最早的答复期限为 {due}。",
        "{units} at work; the next reply is due {due}.",
    ),
    "story.working.late": (
        "{units}正在办理；{due} 的答复期限已过。",
        "{units} at work; the reply was due {due}.",
    ),
    "story.answered": (
        "承办部门已于 {answered} 全部答复：{outcome}。等待企业评价。",
        "All departments had replied by {answered}: {outcome}. The enterprise is yet to evaluate.",
    ),
    "story.evaluated": (
        "承办部门已于 {answered} 全部答复：{outcome}；企业评价：{satisfaction}。尚未办结。",
        "All departments had replied by {answered}: {outcome}; evaluated: {satisfaction}. Not yet closed.",
    ),
    "story.closed": (
        "{ended} 办结：{closing}。从提出到办结 {length}。",
        "Closed on {ended}: {closing}; {length} after it was raised.",
    ),
    "story.parked": (
        "{ended} 挂账，暂缓办理，定于 {review} 复核。",
        "Parked on {ended}; to be reviewed on {review}.",
    ),
    "story.merged": (
        "{ended} 并入共性问题，由该事项统一办理、统一答复：{theme}。",
        "Merged on {ended} into a theme, which is answered for all: {theme}.",
    ),
    "story.withdrawn": ("{ended} 撤回，不再办理。", "Withdrawn on {ended}."),
    "story.late": ("{unit}（期限 {due}，逾期 {length}）", "{unit} (due {due}, {length} late)"),
    "story.overdue": ("逾期未答复：{late}。截至 {day}。", "Overdue: {late}; as of {day}."),
    "story.overdue.theme": (
        "所并入事项逾期未答复：{late}。截至 {day}。",
        "The theme it was merged into is overdue: {late}; as of {day}.",
    ),
    # three facts
    "verdict.answer": ("部门答复", "The departments' answer"),
    "verdict.answer.not": ("尚未答复", "none yet"),
    "verdict.evaluation": ("企业评价", "The enterprise's evaluation"),
    "verdict.evaluation.not": ("尚未评价", "none yet"),
    "verdict.closing": ("官方办结", "The official closing"),
    "verdict.closing.not": ("尚未办结", "none yet"),
    "verdict.solved": ("，企业认为已解决", ", solved in its view"),
    "verdict.unsolved": ("，企业认为未解决", ", not solved in its view"),
    "verdict.accepted": ("，对解释表示理解", ", and it accepts the explanation"),
    "verdict.note": ("{day}{note}", "{day}{note}"),
    "ring.not": ("未到", "not yet"),
    "ring.same": ("当日", "the same day"),
    # the working-day clock
    "clock.reckoned": (
        "自 {start} 次日起 {days}，至 {end}",
        "{days} from the day after {start} until {end}",
    ),
    "clock.between": ("；其间{what}", "; between them {what}"),
    "clock.holiday": ("{name}占 {days}", "{name} took {days}"),
    "clock.worked": ("调休上班日 {day} 计入", "{day} was worked instead"),
    "clock.provisional": (
        "；暂定：{years} 年放假安排尚未录入，该年暂按周末推算，录入后可能调整",
        "; provisional: the holidays of {years} are not recorded yet, so weekends alone count",
    ),
    "clock.stop": ("。", "."),
    "clock.extended": ("原期限 {limit}，已获准延期", "extended; first due {limit}"),
    "clock.punctual": (
        "期限内答复，自交办起 {length}",
        "answered in time, {length} after dispatch",
    ),
    "clock.late": (
        "逾期 {late}答复，自交办起 {length}",
        "answered {late} late, {length} after dispatch",
    ),
    "clock.late.again": ("本轮逾期 {late}答复", "answered {late} late in this round"),
    "clock.late.before": (
        "本轮期限内答复；此前有一轮逾期",
        "answered in time this round; an earlier round was late",
    ),
    "clock.overdue": ("已逾期 {length}（截至 {day}）", "{length} overdue, as of {day}"),
    "clock.running": ("已过 {length}（截至 {day}）", "{length} so far, as of {day}"),
    "clock.ended": ("事项已结束，不再答复", "ended; no reply is owed"),
    "clock.merged": ("已并入共性问题，由该事项统一答复", "merged; answered with its theme"),
    "clock.released": ("退单已获同意，不再承办", "returned, with consent"),
    # the page of an issue
    "case.rings": ("五环进程", "The five rings"),
    "case.verdicts": ("三个事实，分开说", "Three facts, told apart"),
    "case.verdicts.theme": ("随所并入事项", "of the theme it was merged into"),
    "case.statement": ("企业反映", "What the enterprise said"),
    "case.statement.theme": ("共性情况", "What they have in common"),
    "case.request": ("诉求建议", "What it asks for"),
    "case.theme": ("所并入事项的答复", "How the theme it belongs to was answered"),
    "case.side": ("基本情况与时限", "Facts and time limits"),
    "case.facts": ("基本情况", "Facts"),
    "case.clock": ("工作日时钟", "The working-day clock"),
    "case.way": ("办理经过", "Every step"),
    "case.way.none": ("尚无办理记录。", "Nothing has been recorded yet."),
    "case.issues": ("并入的诉求", "Issues merged into it"),
    "case.near": ("相近诉求", "Issues like this one"),
    "case.near.why": (
        "按标题和正文用字的相近程度自动列出，可能并非同一件事。",
        "Found by the words of titles and texts; they may be about something else.",
    ),
    "case.record": ("核对本记录", "Check this record"),
    "case.record.why": (
        "本页由账本中的一份文件生成，它的每次改动都留有记录，可用下列命令逐条查看。",
        "This page is made from one file of the ledger; this command shows every change to it.",
    ),
    "case.record.forge": ("在代码托管平台查看改动", "See its changes on the forge"),
    "ring.since": ("距上一环 {length}", "{length} after the ring before"),
    "clock.head": ("责任人", "head"),
    "clock.dispatched": ("本轮交办", "dispatched"),
    "clock.signed": ("签收", "signed for"),
    "clock.due": ("答复期限", "due"),
    "clock.replied": ("答复", "replied"),
    # figures
    "rate.counts": ("{numerator} / {denominator}", "{numerator} / {denominator}"),
    "rate.few": ("案例不足五件，不作排名", "fewer than five cases: not ranked"),
    "rate.text": (
        "{numerator} / {denominator}（{percent}）",
        "{numerator} / {denominator} ({percent})",
    ),
    "of.cases": ("{cases} 件", "of {cases}"),
    "tile.heard": ("其中 {open} 件在办", "{open} of them open"),
    "tile.of-heard": ("占听到的 {heard} 件", "of {heard} heard"),
    "tile.solved": (
        "听到 {heard} 件；另有 {explained} 件企业表示理解",
        "of {heard} heard; {explained} more were explained and accepted",
    ),
    "tile.of-waiting": ("待答复的 {waiting} 件中", "of {waiting} waiting"),
    "ring.reached": ("{reached} 件到达", "{reached} reached it"),
    "ring.median": (
        "距上一环中位数 {days} 个工作日（{cases} 件）",
        "working days after the ring before, median: {days} ({cases} issues)",
    ),
    # lists
    "row.waiting": ("已等待 {length}", "waiting {length}"),
    "row.answered": ("{length}答复", "answered in {length}"),
    "row.overdue": ("逾期", "overdue"),
    "list.title": ("诉求", "Issue"),
    "list.state": ("状态", "State"),
    "list.unit": ("主办部门", "Lead department"),
    "list.place": ("属地与行业", "Region and sector"),
    "list.raised": ("提出日期", "Raised on"),
    "list.progress": ("用时", "Time"),
    "list.count": ("共 {count} 件", "{count} in all"),
    "list.counted": ("{name}（{count}）", "{name} ({count})"),
    "list.part": ("第 {part} 页，共 {parts} 页", "page {part} of {parts}"),
    "list.previous": ("上一页", "Previous"),
    "list.next": ("下一页", "Next"),
    "list.pages": ("翻页", "Pages"),
    "list.empty": ("没有诉求。", "No issues."),
    "list.browse": ("分类浏览", "Browse"),
    "list.by-state": ("按状态", "By state"),
    "list.by-year": ("按年份", "By year"),
    "list.by-department": ("按部门", "By department"),
    "list.by-sector": ("按行业", "By sector"),
    "list.by-region": ("按属地", "By region"),
    "list.late": ("逾期未答复", "overdue"),
    "list.table": ("诉求列表", "Issues"),
    # filters
    "filter": ("筛选", "Filter"),
    "filter.any": ("不限", "any"),
    "filter.outcome": ("答复结果", "Outcome"),
    "filter.department": ("承办部门", "Department"),
    "filter.sector": ("行业", "Sector"),
    "filter.region": ("属地", "Region"),
    "filter.year": ("提出年份", "Year"),
    "filter.clear": ("清除条件", "Clear"),
    # pages
    "front.description": (
        "{place}企业反映的问题、政府部门的答复，从提出到办结，每一步都可查、可核对。",
        "What enterprises of {place} ask of government and what it answers, every step open to check.",
    ),
    "front.heading": (
        "{place}涉企诉求办理公开",
        "What enterprises of {place} asked, and what came of it",
    ),
    "front.lead": (
        "企业反映的每一件诉求，由谁承办、何时到期、怎样答复、企业是否满意，都在这里。",
        "Every issue that enterprises raised: who answers, by when, how, and whether they are satisfied.",
    ),
    "front.figures": ("办理情况", "Where things stand"),
    "front.feedback": ("部门答复反馈率", "Departments' feedback rate"),
    "front.feedback.title": ("逐月答复反馈率折线图", "Feedback rate month by month, as a line"),
    "front.feedback.desc": (
        "横轴为交办月份，纵轴为答复反馈率。横线标出 {marks}。空心点为不足 5 件的月份。数值另列表。",
        "Months of dispatch across, feedback rate up; lines mark {marks}; hollow points: fewer than 5. The table has the values.",
    ),
    "front.feedback.rule": (
        "分母为已答复的和到期未答复的交办，分子为其中已答复的；按交办月份分列。空心点为不足 5 件的月份，仅供参考。",
        "Denominator: dispatches answered, and those past due; numerator: those answered. Hollow: months of fewer than 5.",
    ),
    "front.feedback.total": ("全部月份", "All months"),
    "front.feedback.how": ("口径与算法", "How it is computed"),
    "front.feedback.table": ("逐月数值", "The values, month by month"),
    "front.feedback.none": (
        "尚无应答复的交办（导入件不计）。",
        "No dispatch was to be answered yet; imported issues do not count.",
    ),
    "front.month": ("交办月份", "Month of dispatch"),
    "front.counts": ("已答复 / 应答复", "Answered / to be answered"),
    "front.rate": ("反馈率", "Rate"),
    "front.newest": ("最新提出", "Newest"),
    "front.waiting": ("等待最久", "Waiting longest"),
    "front.waiting.none": (
        "没有等待答复的诉求（导入件不列）。",
        "Nothing waits for an answer; imported issues are not listed.",
    ),
    "front.all": ("全部诉求", "All issues"),
    "front.rings": ("五环打通", "The five rings"),
    "front.rings.lead": (
        "一件诉求从提出到达成共识，依次经过五环；后一环只在前一环之后计。导入件日期未经见证，不计。",
        "An issue passes five rings in order, from the need to consensus. Imported issues, whose dates"
        " are not attested, do not count.",
    ),
    "front.supervision": (
        "督办 {follow_ups} 次，其中三办联合督办 {joint} 次；催办 {reminders} 次；涉及 {cases} 项。",
        "{follow_ups} follow-ups, {joint} of them joint; {reminders} reminders; {cases} cases.",
    ),
    "issues.title": ("诉求", "Issues"),
    "issues.lead": ("全部公开的诉求，最新提出的在前。", "All published issues, the newest first."),
    "states.title": ("状态：{name}", "State: {name}"),
    "years.title": ("{name} 年提出", "Raised in {name}"),
    "departments.title": ("部门", "Departments"),
    "departments.lead": (
        "每个比率都列出分子和分母；不足 5 件的只列件数，不作比较。按账本次序排列，不排名。",
        "Every rate with its counts; fewer than 5 are not compared. In the ledger's order: no ranking.",
    ),
    "sectors.title": ("行业", "Sectors"),
    "sectors.lead": ("各行业的诉求与办理情况。", "Issues by sector."),
    "regions.title": ("属地", "Regions"),
    "regions.lead": ("各县（区）的诉求与办理情况。", "Issues by region."),
    "themes.title": ("共性问题", "Themes"),
    "themes.lead": (
        "多家企业反映的同类问题合并办理、统一答复；并入的诉求各自保留记录。",
        "Issues of many enterprises, answered together; each keeps a record of its own.",
    ),
    "themes.none": ("尚无共性问题。", "No themes yet."),
    "themes.issues": ("并入 {issues} 件", "{issues} issues merged"),
    "enterprises.title": ("具名企业", "Enterprises named"),
    "enterprises.lead": (
        "选择具名公开诉求的企业。选择匿名或不公开内容的，不在此列。",
        "Enterprises that chose to be named with an issue; others are not listed.",
    ),
    "enterprises.none": ("尚无企业选择具名公开。", "No enterprise chose to be named yet."),
    "unit.figures": ("办理情况", "Figures"),
    "unit.none": ("尚未承办任何诉求。", "No issue has been dispatched to it yet."),
    "unit.head": ("责任人：{head}", "Head: {head}"),
    "unit.owed": ("待答复", "Replies owed"),
    "unit.owed.none": ("目前没有待答复的诉求。", "No reply is owed."),
    "unit.themes": ("承办的共性问题", "Themes it answers for"),
    "unit.issues": ("全部诉求", "All issues"),
    "unit.part": ("承办方式", "Part"),
    "unit.due": ("期限", "Due"),
    "unit.left": ("余下时间", "Time left"),
    "unit.name": ("名称", "Name"),
    "owed.late": ("逾期 {length}", "{length} late"),
    "owed.left": ("还有 {length}", "{length} left"),
    "figures.title": ("数据与算法", "Data and figures"),
    "figures.lead": (
        "本站每个数字都由下列数据表用下列 SQL 算出，任何人都可以下载重算。",
        "Every figure here comes from these tables by these queries; anybody can compute them again.",
    ),
    "figures.questions": ("每个数字怎样算", "How each figure is computed"),
    "figures.result": ("当前结果", "The answer now"),
    "figures.revision": (
        "截至 {day}；账本版本 {revision}。",
        "As of {day}; revision {revision} of the ledger.",
    ),
}

# What stops a build, and can be mended by who asked for it.
ERRORS: dict[str, Sentence] = {
    "build.foreign": (
        "{path} 里有别的文件，不是本站的输出目录；请另选目录，或清空后再试",
        "{path} holds files that no build made; choose another folder, or empty it first",
    ),
    "build.search": (
        "Pagefind 未能建立搜索：{said}；可以用 --no-search 生成没有搜索的网站",
        "Pagefind could not make the search: {said}; --no-search builds a site without one",
    ),
    "build.shell": (
        "MkDocs 未能生成页面框架：{said}",
        "MkDocs could not make the shells: {said}",
    ),
}
