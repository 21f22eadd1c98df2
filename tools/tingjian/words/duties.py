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
}

DUE_BY: dict[str, Sentence] = {
    "limits.accept_days": ("受理时限", "the limit for accepting"),
    "limits.sign_days": ("签收时限", "the limit for signing"),
    "limits.return_days": ("退单和延期的裁定时限", "the limit for ruling"),
    "limits.evaluate_days": ("回访和办结时限", "the limit for asking the enterprise and closing"),
    "cadences.follow_up_months": ("定期督办", "regular follow-up"),
    "due": ("交办时所定或批准延至的期限", "the day set at dispatch, or granted since"),
    "review": ("挂账时所定的复核日期", "the day set when it was parked"),
}
