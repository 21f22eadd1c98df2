"""What the program itself says in official papers. They are Chinese documents: there is no other.

The fixed text of a paper stands in its Word template, where an office can change it.
"""

from __future__ import annotations

from tingjian.words import Sentence

# The papers by kind, as the command line names them.
PAPERS: dict[str, Sentence] = {
    "dispatch": ("交办单", "dispatch slip"),
    "reply": ("答复函", "letter of reply"),
    "reminder": ("催办函", "reminder"),
    "supervision": ("督办通知单", "notice of supervision"),
    "proposals": ("协商建议清单", "list of proposals"),
    "analysis": ("企情分析", "two-monthly analysis"),
    "quarter": ("季度督办情况报告", "quarterly report on supervision"),
    "enterprise": ("一企一档", "an enterprise's file"),
}

NUMERALS = "〇一二三四五六七八九"
TEN = "十"
PAUSES = "，、；：。"  # after which the heading of a paper may go on in a new line
CLOSING = PAUSES + "”》）？！"  # with which no line begins

TEXTS: dict[str, str] = {
    "day": "{year}年{month}月{day}日",
    "office": "{place}“{title}”工作专班",
    "comma": "、",
    "none": "—",
    "no-request": "未另提诉求建议",
    "heading.whole": "关于“{title}”的{name}",
    "heading.about": "关于“{title}”的",
    # 交办单
    "dispatch.basis": "按“{limit}”类：主办{lead}个、会办{support}个工作日，自交办次日起算",
    "dispatch.due": "{due}前（第{days}个工作日）",
    "dispatch.provisional": "{due}前（第{days}个工作日，暂定：{years}年放假安排尚未录入）",
    "dispatch.sign": "收到后{days}个工作日内签收；不属本单位职责的，{returned}个工作日内退单并说明理由。",
    "dispatch.support": "会办单位按各自期限提出意见，主办单位汇总后书面答复，写明办理结果和依据。",
    "dispatch.alone": "在办理期限内书面答复，写明办理结果和依据。",
    "dispatch.extend": "确需延期的，在期限届满前申请，以{times}次为限，每次不超过{days}个工作日。",
    "dispatch.no-extend": "办理期限不予延长。",
    "dispatch.head": "主办单位主要负责人对办理结果负总责。",
    # 答复函
    "reply.opening": "贵单位于{raised}经{channel}反映的“{title}”收悉。经研究，现答复如下：",
    "reply.opening.office": "贵专班交办的“{title}”收悉。经研究，现答复如下：",
    "reply.class": "{id}类（{name}）",
    "reply.review": "我单位将于{day}前复核进展。",
    # 催办函
    "reminder.late": "已逾期{days}个工作日",
    "reminder.today": "今日到期",
    "reminder.left": "距期限{days}个工作日",
    "reminder.unsigned": "尚未签收",
    "reminder.before": "此前已于{days}催办。",
    # 督办通知单
    "supervision.joint": "三办联合督办",
    "supervision.several": "联合督办",
    "supervision.single": "单独督办",
    "supervision.times": "{form}，第{times}次",
    "supervision.case": "（{order}）{title}（{number}）",
    "supervision.unit": "{unit}（{part}）：{progress}",
    "supervision.owing": "期限{due}，尚未答复",
    "supervision.late": "期限{due}，已逾期{days}个工作日",
    "supervision.replied": "{day}答复：{outcome}",
    # 协商建议清单
    "proposals.to": "市委、市政府",
    "proposals.role": "{role}{number}名",
    # 企情分析
    "analysis.channel": "{channel}{number}件",
    # 季度督办情况报告
    "quarter.name": "{year}年第{number}季度",
    "quarter.whole": "{first}至{last}",
    "quarter.joint": "三办联合",
    "quarter.partial": "{first}至{last}，本季度尚未结束",
    "share": "{part}件（共{whole}件，占{percent}%）",
    "share.few": "{part}件（共{whole}件）",
    "oversight.open": "在办",
    "oversight.closed": "{day}销号",
    "amount": "{amount}元",
    "amount.ten-thousand": "{amount}万元",
    "late": "{days}个工作日",
    # 一企一档
    "point": "{since}设立，企情联络员：{liaison}",
    "white_list": "已列入",
}
