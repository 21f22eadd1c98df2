"""The registers that staff keep as spreadsheets: their names, and headings that no schema has."""

from __future__ import annotations

from tingjian.words import Sentence

REGISTERS: dict[str, Sentence] = {
    "issues": ("诉求台账", "Issues"),
    "dispatches": ("交办台账", "Dispatches"),
    "duties": ("待办台账", "Duties"),
    "enterprises": ("企业台账", "Enterprises"),
}

HEADINGS: dict[str, Sentence] = {
    "channel": ("来源", "heard through"),
    "state": ("状态", "state"),
    "overdue": ("逾期", "overdue"),
    "lead": ("主办单位", "lead"),
    "support": ("会办单位", "support"),
    "dispatched": ("交办日期", "dispatched on"),
    "signed": ("签收日期", "signed for on"),
    "limit": ("原定期限", "first due"),
    "answered": ("答复日期", "answered on"),
    "evaluated": ("回访日期", "evaluated on"),
    "closed": ("办结日期", "closed on"),
    "closing": ("办结结果", "closed as"),
    "unit": ("承办单位", "department"),
    "record": ("事项类别", "kind"),
    "rounds": ("办理轮次", "rounds"),
    "extensions": ("延期次数", "extensions"),
    "owner": ("责任单位", "owed by"),
    "duty": ("待办事项", "duty"),
    "since": ("起算日期", "since"),
    "rule": ("期限依据", "due by"),
    "provisional": ("暂定", "provisional"),
    "heard": ("诉求件数", "issues"),
    "open": ("在办件数", "open issues"),
    "since_point": ("设点日期", "monitoring point since"),
    "liaison": ("企情联络员", "liaison"),
    "office": ("工作专班", "the office"),
    "yes": ("是", "yes"),
}
