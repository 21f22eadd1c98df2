"""What each command is for, in a line, with examples of how it is called."""

from __future__ import annotations

from tingjian.words import Sentence
from tingjian.words.similar import COMMANDS as SIMILAR_COMMANDS

# A line each for the list of commands.
COMMANDS: dict[str, Sentence] = {
    "check": (
        "检查账本：格式、引用、步骤、期限",
        "Check the ledger: shape, references, histories, days",
    ),
    "gate": (
        "闸口：判断一次提交可否并入，并说明它做了什么",
        "The gate: may this be merged, and what does it do",
    ),
    "audit": (
        "核对历史：主分支上每一次合并是否都守规矩",
        "Audit the history: was every change of the main branch one that the gate would let in",
    ),
    "hook": (
        "给没有代码平台的 Git 服务器装上闸口",
        "The gate for a bare Git server without a forge",
    ),
    "new": (
        "登记一件诉求，或企业、走访、协商活动等",
        "Register an issue, or an enterprise, a visit, a session and so on",
    ),
    "accept": ("受理", "Accept an issue"),
    "dispatch": ("交办给主办、会办部门", "Dispatch it to lead and supporting departments"),
    "sign": ("签收", "Sign for a dispatch"),
    "return": ("退单", "Return a wrong dispatch"),
    "rule": ("裁定退单或延期申请", "Rule on a return or an extension"),
    "extend": ("申请延期", "Ask for an extension"),
    "progress": ("阶段答复", "Report progress"),
    "reply": ("答复", "Reply"),
    "rework": ("重办", "Send back for rework"),
    "remind": ("催办", "Remind departments"),
    "follow-up": ("督办", "Follow up"),
    "evaluate": ("回访评价", "Record the enterprise's evaluation"),
    "close": ("办结", "Close"),
    "park": ("挂账，到期复核", "Park, with a review date"),
    "reopen": ("重启", "Reopen"),
    "withdraw": ("撤回", "Withdraw"),
    "add": (
        "往清单里添一条：发言、建议、意见、建言、督办等",
        "Add to a list: a turn, a proposal, an opinion, a follow-up",
    ),
    "correct": ("更正登记内容，补记结果", "Correct what was registered, or say what became of it"),
    "merge": ("并入共性问题", "Merge into a theme"),
    "seal": (
        "加密登记联系方式；生成密钥；更换收件人",
        "Seal a contact; make keys; change recipients",
    ),
    "unseal": ("查看联系方式（需自己的私钥）", "Show a contact (needs your secret key)"),
    "show": (
        "查看一件：诉求，或任何一类记录",
        "Show one record: an issue, or one of any kind",
    ),
    "list": (
        "列出诉求，或任何一类记录",
        "List issues, or records of any kind",
    ),
    **SIMILAR_COMMANDS,
    "due": ("列出待办：谁欠什么、何时到期", "List what is owed, by whom, by when"),
    "paper": ("出具公文草稿（Word）", "Write an official paper, as a draft for Word"),
    "export": (
        "导出台账（Excel）：诉求、交办、待办、企业",
        "Export the registers for Excel: issues, dispatches, duties, enterprises",
    ),
    "build": ("生成网站", "Build the site"),
    "serve": (
        "检查、生成并在本机提供网站，改动即刷新",
        "Check, build and serve the site here; reloads on change",
    ),
    "init": ("新建账本", "Make a new ledger"),
    "import": ("由表格导入", "Import from a spreadsheet"),
    "demo": ("生成演示账本", "Make a demonstration ledger"),
}

_ID = "ZS-20260302-7K4QM"

# Examples for -h; the same in both languages.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "check": (
        "tingjian check",
        "tingjian check --rev HEAD~1 --format json",
        "tingjian check ledger/issues/2026",
    ),
    "gate": (
        "tingjian gate --base main --head reply --actor mr-clerk",
        "tingjian gate --base origin/main --head HEAD --actor mr-clerk --received 2026-03-18 --format markdown",
    ),
    "audit": ("tingjian audit", "tingjian audit --since v1 --format json"),
    "hook": ("tingjian hook install --repository ledger.git",),
    "new": (
        "tingjian new",
        "tingjian new --title 专利预审名额少 --enterprise youzhong --sector advanced-manufacturing"
        " --region dinghai --class complex --channel visit --disclosure named --statement-file -",
        "tingjian new enterprise --id youzhong --name 优众新材料 --sector advanced-manufacturing --region dinghai",
        "tingjian new session --session-kind face_to_face --title 缓解融资难 --on 2026-03-10 --topic financing",
        "tingjian new visit --through observer --level county --enterprise youzhong --observer observer-01",
        "tingjian new observer --id observer-18 --name 港航企业负责人 --identity entrepreneur",
        "tingjian new --from ZS-20260310-0002G/f1 --class simple --disclosure named",
    ),
    "accept": (f"tingjian accept {_ID} --as zs-office",),
    "dispatch": (f"tingjian dispatch {_ID} --lead market-regulation --support science --commit",),
    "sign": (f"tingjian sign {_ID} --as mr-clerk",),
    "return": (f"tingjian return {_ID} --reason 不属本部门职责",),
    "rule": (
        f"tingjian rule {_ID} --department science --grant --due 2026-04-03",
        f"tingjian rule {_ID} --department science --refuse --reason 属本部门职责",
    ),
    "extend": (f"tingjian extend {_ID} --until 2026-04-03 --reason 需现场勘验",),
    "progress": (f"tingjian progress {_ID} --text 已会同企业现场核实",),
    "reply": (f"tingjian reply {_ID} --outcome solved --text-file reply.txt --commit",),
    "rework": (f"tingjian rework {_ID} --department science --due 2026-04-10 --reason 企业不满意",),
    "remind": (f"tingjian remind {_ID} --departments science",),
    "follow-up": (f"tingjian follow-up {_ID} --offices party --offices cppcc --text 三办联合督办",),
    "evaluate": (f"tingjian evaluate {_ID} --solved --satisfaction satisfied",),
    "close": (f"tingjian close {_ID} --outcome solved --commit",),
    "park": (f"tingjian park {_ID} --review 2026-09-01 --reason 待省级政策明确",),
    "reopen": (f"tingjian reopen {_ID} --reason 企业再次反映",),
    "withdraw": (f"tingjian withdraw {_ID} --reason 企业已自行解决",),
    "add": (
        "tingjian add ZS-20260310-0002G turns speaker=p1 kind=question text=预审名额何时增加？",
        "tingjian add ZS-20260310-0002G suggestions --sheet suggestions.xlsx",
        f"tingjian add {_ID} services team=team-01 --text-file plan.txt",
    ),
    "correct": (
        f"tingjian correct {_ID} --set region=putuo --reason 属地登记有误",
        "tingjian correct ZS-20260310-0002G --set suggestions.s1.disposition=adopted",
        "tingjian correct observer-18 --set until=2026-12-31",
    ),
    "merge": (f"tingjian merge {_ID} --into ZS-20260401-0A1BC",),
    "seal": (
        "tingjian seal --new-key ~/tingjian.key",
        f"tingjian seal {_ID}",
        "tingjian seal youzhong",
        f"tingjian seal {_ID} < contact.txt",
        "tingjian seal --rotate --identity ~/tingjian.key --commit",
    ),
    "unseal": (f"tingjian unseal {_ID} --identity ~/tingjian.key",),
    "show": (
        f"tingjian show {_ID}",
        f"tingjian show {_ID} --format json --as-of 2026-03-31",
        "tingjian show youzhong",
        "tingjian show 2026",
    ),
    "list": (
        "tingjian list --overdue",
        "tingjian list --department science --format csv",
        "tingjian list --text 专利",
        "tingjian list session --as-of 2026-03-31",
        "tingjian list suggestions --format csv",
    ),
    "similar": (f"tingjian similar {_ID}", "tingjian similar --text 专利预审名额少 --limit 5"),
    "cluster": ("tingjian cluster --since 2026-01-01", "tingjian cluster --least 3 --format csv"),
    "due": (
        "tingjian due",
        "tingjian due --department science --as-of 2026-03-31",
        "tingjian due --person zs-office --overdue --explain",
    ),
    "paper": (
        f"tingjian paper dispatch {_ID} -o 交办单.docx",
        f"tingjian paper reply {_ID} --department science -o 答复函.docx",
        "tingjian paper proposals ZS-20260320-0A1BC -o 协商建议清单.docx",
        "tingjian paper quarter 2026-Q1 -o 督办报告.docx",
        "tingjian paper enterprise youzhong -o 一企一档.docx",
        "tingjian paper dispatch --template -o papers/dispatch.docx",
    ),
    "export": (
        "tingjian export --xlsx registers.xlsx",
        "tingjian export --xlsx 台账.xlsx --as-of 2026-03-31 --force",
    ),
    "build": ("tingjian build", "tingjian build --rev main --as-of 2026-03-31 --out public"),
    "serve": ("tingjian serve", "tingjian serve --port 8001"),
    "init": ("tingjian init my-city",),
    "import": (
        "tingjian import letters.xlsx",
        "tingjian import letters.csv --mapping mapping.yml --dry-run",
    ),
    "demo": ("tingjian demo demo-ledger --issues 1000 --seed 7",),
}
