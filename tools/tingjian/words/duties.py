"""What is owed, in the words of those who owe it, and what says by when."""

from __future__ import annotations

from tingjian.words import Sentence

DUTIES: dict[str, Sentence] = {
    "accept": ("受理", "accept it"),
    "sign": ("签收", "sign for it"),
    "reply": ("答复", "reply"),
    "rule": ("裁定退单或延期", "rule on the return or extension"),
    "evaluate": ("回访评价", "ask the enterprise"),
    "rework": ("重办，或说明理由后办结", "send it back, or close it with the reason"),
    "close": ("办结", "close it"),
    "follow_up": ("督办", "follow it up"),
    "review": ("复核挂账事项", "review what is parked"),
    "serve": ("组团服务：指定小组、拟定方案", "name a team and its service plan"),
    "service_day": ("举办助企恳谈", "hold a service day"),
    "analysis": ("形成企情分析", "make the analysis"),
    "proposals": ("报送协商建议清单", "send the proposal list"),
    "dispose": ("逐条处理建言", "dispose of every suggestion"),
    "answer": ("逐条答复意见", "answer every opinion"),
}
DISPATCH_LEAD: Sentence = ("另行交办主办单位", "dispatch it to another lead")
DISPATCH_ANEW: Sentence = (
    "重新交办{department}，另定期限",
    "dispatch it to {department} anew, with a new due day",
)
DISPATCH: Sentence = ("交办", "dispatch it")  # what comes after accepting, though no day says so

DUE_BY: dict[str, Sentence] = {
    "limits.accept_days": ("受理时限", "the limit for accepting"),
    "limits.sign_days": ("签收时限", "the limit for signing"),
    "limits.return_days": ("退单和延期的裁定时限", "the limit for ruling"),
    "limits.evaluate_days": ("回访和办结时限", "the limit for asking the enterprise and closing"),
    "cadences.follow_up_months": ("定期督办", "regular follow-up"),
    "cadences.service_days": (
        "超期未解决，须组团服务",
        "what is unsolved past its limit gets a team",
    ),
    "cadences.service_day_months": ("助企恳谈每期一次", "one service day a period"),
    "cadences.analysis_days": ("企情分析每期一次", "one analysis a period"),
    "cadences.proposals_days": ("每场协商须报送清单", "every session yields its list"),
    "cadences.disposition_days": ("每条建言都有处理结果", "every suggestion gets a disposition"),
    "cadences.opinion_days": (
        "政策出台前逐条答复意见",
        "each opinion is answered before a policy is issued",
    ),
    "due": ("交办时所定或批准延至的期限", "the day set at dispatch, or granted since"),
    "review": ("挂账时所定的复核日期", "the day set when it was parked"),
}
