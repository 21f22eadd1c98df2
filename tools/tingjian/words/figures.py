"""The columns of the published tables, and the figures computed from them, as people read them."""

from __future__ import annotations

from tingjian.words import Sentence

TABLES: dict[str, Sentence] = {
    "issues": ("涉企问题，每件一行", "issues, one a row"),
    "themes": ("共性问题和一件事，每项一行", "themes, one a row"),
    "threads": (
        "部门承办情况，每件每部门一行",
        "departments' threads, one an issue and department",
    ),
    "steps": ("办理步骤，每步一行", "steps, one a row"),
    "sessions": ("协商活动，每场一行", "sessions, one a row"),
    "suggestions": ("征集到的建言，每条一行", "suggestions, one a row"),
    "benefits": ("已结监督事项带来的实惠，每项一行", "benefits of closed matters, one a row"),
    "codes": ("各表所用标识和代码的名称，每个一行", "what ids and codes are called, one a row"),
}

# Columns that mean the same in every table that has them.
SHARED: dict[str, Sentence] = {
    "case_id": ("涉企问题或共性问题的编号", "number of the issue or theme"),
    "class": ("时限类别，见设置", "class of time limit, see the settings"),
    "raised": ("提出日期", "day of raising"),
    "month": ("提出之月", "month of raising"),
    "demonstration": ("是否为演示数据，不是真实诉求", "made up for demonstration, nobody's issue"),
    "imported": ("是否由表格导入，其日期未经见证", "from a spreadsheet, with dates not attested"),
    "accepted": ("受理日期", "day of accepting"),
    "lead": ("主办部门的标识", "the lead department's id"),
    "overdue": ("是否有答复已过期限、至统计日仍未作出", "a reply is owed past its due day"),
}

# Columns that mean something of their own in their table.
COLUMNS: dict[str, dict[str, Sentence]] = {
    "issues": {
        "id": ("编号", "number"),
        "title": ("标题；不公开内容的为空", "title; empty where the content is withheld"),
        "enterprise": ("企业标识，仅具名公开的才有", "the enterprise's id, only where it is named"),
        "sector": ("行业标识", "the sector's id"),
        "region": ("属地标识", "the region's id"),
        "channel": ("渠道", "channel"),
        "disclosure": ("公开方式，由企业自己选择", "disclosure, the enterprise's own choice"),
        "state": ("至统计日的状态，由步骤推出", "state on the day, which follows from the steps"),
        "lead": (
            "主办部门的标识；已并入共性问题的，随共性问题",
            "the lead department's id; a merged issue's is its theme's",
        ),
        "theme": (
            "并入的共性问题编号；不公开内容的不列",
            "number of the theme it was merged into; empty where the content is withheld",
        ),
        "dispatched": (
            "首次交办日期；已并入的随共性问题，但不早于并入之日",
            "day of the first dispatch; a merged issue's is its theme's, or the day of merging",
        ),
        "due": (
            "尚欠答复中最早的期限；已并入的随共性问题",
            "earliest due day of the replies owed; a merged issue's is its theme's",
        ),
        "answered": (
            "各承办部门全部答复之日；未经交办而办结的，为办结之日；已并入的随共性问题，但不早于并入之日",
            "day by which every department had replied; the day of closing where none was asked; a merged issue's is its theme's, or the day of merging",
        ),
        "outcome": (
            "答复结果，以主办部门为准；这是部门的说法",
            "outcome by the lead department's reply; this is what departments say",
        ),
        "evaluated": ("最近一次回访评价日期", "day of the enterprise's last evaluation"),
        "solved": ("企业是否认为已解决", "whether the enterprise says it was solved"),
        "satisfaction": ("企业满意度", "how satisfied the enterprise is"),
        "accepted_explanation": (
            "企业是否理解认可",
            "whether the enterprise accepts the explanation",
        ),
        "closed": ("办结日期", "day of closing"),
        "closed_as": ("办结时认定的结果", "outcome as officially closed"),
        "review": ("挂账的复核日期", "day on which a parked issue is reviewed"),
        "followed_up": ("最近一次督办日期", "day of the last follow-up"),
        "agreed": ("达成共识（第五环）之日", "day of consensus, the fifth ring"),
        "waiting": (
            "是否仍在等待答复；挂账、撤回的不算",
            "still waits for its answer; parked and withdrawn issues do not",
        ),
        "overdue": (
            "是否有答复已过期限、至统计日仍未作出；已并入的随共性问题",
            "a reply is owed past its due day; a merged issue goes with its theme",
        ),
        "waiting_days": (
            "已等待的工作日；所跨年份没有节假日安排的为空",
            "working days waited; empty where a year on the way has no calendar",
        ),
        "accept_days": ("提出至受理的工作日", "working days from raising to accepting"),
        "dispatch_days": ("受理至交办的工作日", "working days from accepting to dispatch"),
        "answer_days": (
            "首次交办至全部答复的工作日",
            "working days from the first dispatch to the answer",
        ),
        "agree_days": ("答复至达成共识的工作日", "working days from the answer to consensus"),
    },
    "themes": {
        "id": ("编号", "number"),
        "title": ("标题", "title"),
        "kind": ("类型：共性问题或一件事", "kind: common issue or bundle"),
        "state": ("至统计日的状态，由步骤推出", "state on the day, which follows from the steps"),
        "issues": ("并入的诉求件数", "number of issues merged into it"),
        "dispatched": ("首次交办日期", "day of the first dispatch"),
        "due": ("尚欠答复中最早的期限", "earliest due day of the replies owed"),
        "answered": ("各承办部门全部答复之日", "day by which every department had replied"),
        "outcome": ("答复结果，以主办部门为准", "outcome by the lead department's reply"),
        "closed": ("办结日期", "day of closing"),
    },
    "threads": {
        "record": ("记录种类：涉企问题或共性问题", "kind of record: issue or theme"),
        "department": ("承办部门的标识", "the department's id"),
        "level": (
            "部门的层级；部门表中没有的为空",
            "the department's level; empty where the table of departments has it not",
        ),
        "part": ("承办方式：主办或会办", "part: lead or support"),
        "state": ("该部门至统计日的办理状态", "state of the department's work on the day"),
        "dispatched": (
            "交办日期；退单获准或者重启后重新交办的，为最后一次",
            "day of the dispatch; of the last where it was dispatched anew, after a return or a reopening",
        ),
        "month": ("交办之月", "month of that dispatch"),
        "first_due": ("交办时所定期限", "due day set at that dispatch"),
        "due": (
            "现行期限，以重办和批准的延期为准",
            "due day in force, after rework and granted extensions",
        ),
        "signed": (
            "签收日期；未签收而退单或答复的，为退单或答复之日",
            "day of signing; of the return or reply where it came without signing",
        ),
        "sign_due": (
            "签收时限；所在年份没有节假日安排的为空",
            "last day for signing; empty where a year has no calendar",
        ),
        "answered": ("交办后首次答复的日期", "day of the first reply to that dispatch"),
        "replied": ("最近一次答复日期", "day of the last reply"),
        "outcome": ("最近一次答复的结果", "outcome by the last reply"),
        "rounds": ("交办和重办的次数", "number of dispatches and reworks"),
        "reworks": ("重办次数", "number of reworks"),
        "extensions": ("本轮批准延期的次数", "number of extensions granted in this round"),
        "late": (
            "是否有一轮答复晚于期限；在办时到期未答复、后来重新交办的也算",
            "in some round the reply came after its due day, or was missed before a new dispatch",
        ),
        "owing": (
            "至统计日是否欠答复；挂账期间不算",
            "a reply is owed on the day; none is while the issue is parked",
        ),
        "excused": (
            "是否无须再答复：准予退单，或者诉求已撤回、并入",
            "no reply is expected: the return was granted, or the issue withdrawn or merged",
        ),
        "answer_days": (
            "交办至首次答复的工作日；所跨年份没有节假日安排的为空",
            "working days from dispatch to first reply; empty where a year has no calendar",
        ),
    },
    "steps": {
        "department": (
            "所在部门线的部门标识；办公室线为空",
            "id of the department whose thread it is in; empty in the office's",
        ),
        "position": ("在线上的次序，从1起", "place in its thread, from 1"),
        "kind": ("步骤", "kind of step"),
        "day": ("日期", "day"),
        "unit": (
            "经办单位：办公室（office）或部门标识",
            "who acted: the office or a department's id",
        ),
        "part": ("承办方式：主办或会办", "part: lead or support"),
        "due": ("所定期限", "due day set"),
        "until": ("申请延至之日", "day asked for"),
        "granted": ("是否同意", "whether it was granted"),
        "outcome": ("答复或办结的结果", "outcome of the reply or closing"),
        "solved": ("企业是否认为已解决", "whether the enterprise says it was solved"),
        "accepted": ("企业是否理解认可", "whether the enterprise accepts the explanation"),
        "satisfaction": ("企业满意度", "how satisfied the enterprise is"),
        "review": ("复核日期", "day of review"),
        "theme": (
            "并入的共性问题编号；不公开内容的不列",
            "number of the theme it was merged into; empty where the content is withheld",
        ),
        "offices": ("督办单位，以空格分开", "offices that followed up, parted by spaces"),
        "departments": ("被催办的部门，以空格分开", "departments reminded, parted by spaces"),
    },
    "sessions": {
        "id": ("编号", "number"),
        "kind": ("协商形式", "kind of session"),
        "day": ("日期", "day"),
        "month": ("举行之月", "month in which it was held"),
        "turns": ("记录在案的发言次数", "turns on record"),
        "interactive": (
            "其中提问、回答和讨论的次数",
            "those of them that are questions, answers or debate",
        ),
        "proposals": ("协商建议条数", "proposals"),
        "claims": ("当场领办件数", "claims on the spot"),
        "departments": (
            "到会或者当场领办的部门，以空格分开",
            "departments that took part or claimed on the spot, parted by spaces",
        ),
        "levels": ("这些部门的层级，以空格分开", "these departments' levels, parted by spaces"),
        "cases": (
            "所涉诉求和共性问题的编号，以空格分开；不公开内容的只记 withheld",
            "numbers of the issues and themes that it names, parted by spaces; withheld stands for one whose content is",
        ),
    },
    "suggestions": {
        "campaign": ("所属建言征集的编号", "number of the campaign"),
        "id": ("条目，在该次征集内唯一", "its id, unique within the campaign"),
        "raised": (
            "收到日期；没有写明的，为征集开始之日",
            "day of receipt; where none is stated, the campaign's first day",
        ),
        "disposition": (
            "至统计日的处理意见，没有的为空",
            "what became of it by the day; empty where nothing did",
        ),
        "case_id": (
            "所转成的涉企问题或共性问题的编号，没有的为空；不公开内容的只记 withheld",
            "number of the issue or theme that it became; empty where it became none; withheld stands for one whose content is",
        ),
    },
    "benefits": {
        "matter": ("监督事项的编号", "number of the matter on the supervision list"),
        "id": ("条目，在该事项内唯一", "its id, unique within the matter"),
        "kind": ("类别", "kind"),
        "closed": ("监督事项办结日期，自此计入", "day of closing, from which it counts"),
        "amount": ("金额（元），没有写明的为空", "amount in yuan; empty where none is stated"),
        "evidenced": ("是否写明凭证", "whether evidence is stated"),
        "cases": (
            "所监督诉求和共性问题的编号，以空格分开；不公开内容的只记 withheld",
            "numbers of the issues and themes overseen, parted by spaces; withheld stands for one whose content is",
        ),
        "sessions": (
            "所监督协商活动的编号，以空格分开",
            "numbers of the sessions overseen, parted by spaces",
        ),
    },
    "codes": {
        "vocabulary": (
            "哪一类标识或代码，如部门（departments）、状态（states）",
            "of which kind, such as departments or states",
        ),
        "id": ("标识或代码", "the id or code"),
        "name": ("名称", "what it is called in Chinese"),
        "name_en": ("英文名称，没有的为空", "in English; empty where it has no English name"),
    },
}

# Short names of the rates, and of all answers, by the names of their SQL files.
RATES: dict[str, Sentence] = {
    "feedback": ("答复反馈率", "feedback rate"),
    "signed_in_time": ("按时签收率", "signed in time"),
    "answered_in_time": ("按时答复率", "answered in time"),
    "resolution": ("解决率", "resolution rate"),
    "satisfaction": ("满意率", "satisfaction rate"),
    "explained_accepted": ("解释认可率", "explanation accepted"),
    "first_answer": ("一次解决率", "solved at the first answer"),
    "reworked": ("重办率", "sent back for rework"),
    "real_feedback": ("答复反馈率（不计演示件）", "feedback rate without demonstration"),
    "returned": ("退单率", "returns granted"),
    "overdue_now": ("逾期率", "overdue, of those owed"),
    "follow_up_coverage": ("督办覆盖率", "followed up within a quarter"),
    "interactive": ("互动发言占比", "interactive share"),
    "suggestions_disposed": ("建言处理率", "suggestions disposed of"),
}
ANSWERS: dict[str, Sentence] = RATES | {
    "totals": ("总数", "totals"),
    "states": ("状态分布", "states"),
    "outcomes": ("答复结果", "outcomes"),
    "months": ("逐月数量", "month by month"),
    "feedback_by_month": ("逐月答复反馈率", "feedback rate by month"),
    "departments": ("各部门", "departments"),
    "sectors": ("各行业", "sectors"),
    "regions": ("各属地", "regions"),
    "channels": ("各渠道", "channels"),
    "newest": ("最新听到", "newest"),
    "waiting": ("等得最久", "waiting longest"),
    "rings": ("五环用时", "the five rings"),
    "supervision": ("督办", "supervision"),
    "answer_time": ("答复用时", "time to answer"),
    "answer_days": ("答复用时分布", "time to answer, distributed"),
    "sessions": ("协商活动", "sessions"),
    "benefits": ("惠企实效", "benefits"),
    "compared": ("各率和答复用时，分项", "rates and time to answer, by group"),
    "ring_times": ("五环用时，分项", "the five rings, by group"),
    "consulted": (
        "协商、建言和实惠，分项",
        "sessions, suggestions and benefits, by group",
    ),
}

# Short labels of the columns of answers; in tables by department and so on, rates are columns too.
LABELS: dict[str, Sentence] = RATES | {
    "heard": ("听到", "heard"),
    "accepted": ("受理", "accepted"),
    "waiting": ("待答复", "waiting"),
    "answered": ("已答复", "answered"),
    "solved": ("企业认为已解决", "solved, the enterprise says"),
    "explained": ("未解决但企业理解认可", "explained, and accepted"),
    "closed": ("已办结", "closed"),
    "overdue": ("逾期", "overdue"),
    "open": ("在办", "open"),
    "parked": ("挂账", "parked"),
    "merged": ("并入", "merged"),
    "withdrawn": ("撤回", "withdrawn"),
    "imported": ("导入", "imported"),
    "demonstration": ("演示", "demonstration"),
    "state": ("状态", "state"),
    "issues": ("件数", "issues"),
    "outcome": ("答复结果", "outcome"),
    "month": ("月份", "month"),
    "rate": ("比率", "rate"),
    "numerator": ("分子", "numerator"),
    "denominator": ("分母", "denominator"),
    "percent": ("百分比", "per cent"),
    "few": ("不足五，不宜比较", "fewer than five: not to be compared"),
    "department": ("部门", "department"),
    "dispatched": ("交办", "dispatched"),
    "lead": ("主办", "lead"),
    "released": ("退单获准", "returned"),
    "median_days": ("用时中位数（工作日）", "median of working days"),
    "ninetieth_days": ("用时第90百分位（工作日）", "90th percentile of working days"),
    "median_of": ("用时件数", "cases timed"),
    "longest": ("最长用时（工作日）", "longest, in working days"),
    "since": ("自（工作日）", "from (working days)"),
    "until": ("至（工作日）", "to (working days)"),
    "kind": ("类别", "kind"),
    "sessions": ("协商场次", "sessions"),
    "benefits": ("实惠项数", "benefits"),
    "evidenced": ("有凭证", "with evidence"),
    "amount": ("金额（元）", "amount (yuan)"),
    "staying": ("停在此环", "stay here"),
    "ended": ("到此已办结或撤回", "closed or withdrawn here"),
    "answer_time": ("答复用时（工作日）", "working days to a first reply"),
    "platform": ("平台搭建用时（工作日）", "working days to platform"),
    "consultation": ("协商民主用时（工作日）", "working days to consultation"),
    "response": ("权威回应用时（工作日）", "working days to response"),
    "consensus": ("达成共识用时（工作日）", "working days to consensus"),
    "dimension": ("分项", "by"),
    "key": ("分组", "group"),
    "id": ("编号", "number"),
    "raised": ("提出日期", "raised on"),
    "waiting_days": ("已等（工作日）", "working days waited"),
    "ring": ("环节", "ring"),
    "reached": ("到达件数", "reached"),
    "follow_ups": ("督办次数", "follow-ups"),
    "joint": ("三家联合督办次数", "joint follow-ups"),
    "reminders": ("催办次数", "reminders"),
    "cases": ("涉及事项", "issues and themes"),
}


def column(table: str, name: str) -> Sentence:
    """Describe a table's column."""
    return COLUMNS[table].get(name) or SHARED[name]


# The heading of the SQL that loads the downloads: one line a language.
TABLES_SQL: Sentence = (
    "读入各张数据表，注明统计日，并定义“率”（分子、分母、百分比）和“用时”（中位数、第90百分位、件数），不足五时注明。",
    "Load the tables, name the day of the figures, and say what a rate is (numerator, denominator, per cent) and a time taken (median, 90th percentile, number of cases), and whether they rest on fewer than five.",
)
