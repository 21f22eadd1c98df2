"""The rules of the gate: what one change may do to a ledger, beside what every ledger must be."""

from __future__ import annotations

from tingjian.words.rule import Rule

_REPLY = "steps:\n- kind: reply\n  on: {on}\n  by: {by}\n  outcome: {outcome}\n  text: 已办理\n"
_MADE = _REPLY.format(on="2026-03-18", by="mr-clerk", outcome="explained")

PROPOSAL: dict[str, Rule] = {
    "gate.actor": Rule(
        (
            "谁改的要查得到人，没有登记的账号什么也不能改。",
            "Who changes a record must be known; an unknown account may change nothing.",
        ),
        (
            "账号“{login}”没有登记在 people.yml，或当日没有任职",
            "people.yml has no account {login}, or it held no post that day",
        ),
        (
            "请维护者先登记这个账号，或换用已登记的账号提交",
            "ask a maintainer to add the account first, or use one that is known",
        ),
        "--actor nobody\n",
        "--actor mr-clerk\n",
    ),
    "gate.unrelated": Rule(
        (
            "没有共同起点，就说不清改了什么。",
            "Without a common past nobody can say what was changed.",
        ),
        ("这个分支与主分支没有共同的历史", "this branch shares no history with the main branch"),
        (
            "从主分支最新版本新建分支，再提交这一步",
            "begin a branch at the main branch and take the step there",
        ),
        "git checkout --orphan reply\n",
        "git checkout -b reply main\n",
    ),
    "gate.conflict": Rule(
        (
            "两处改动撞在一起，由机器取舍就会丢话。",
            "Where two changes meet, a machine's choice would lose words.",
        ),
        ("与主分支上后来的改动冲突", "this conflicts with what has landed since"),
        (
            "把主分支并入本分支，只留下自己的这一步，再提交",
            "merge the main branch into yours, keep only your own step, and push again",
        ),
        "<<<<<<< main\n",
        "git merge main\n",
    ),
    "gate.outside": Rule(
        (
            "程序、模板和设置管着所有人，只由维护者改。",
            "Code, templates and settings bind everybody; maintainers alone change them.",
        ),
        (
            "{path} 不在账本之内，只有维护者可以改动",
            "{path} is outside the ledger: only maintainers may change it",
        ),
        (
            "从本次提交中去掉这个文件；需要改动请告诉维护者",
            "leave this file out; tell a maintainer what should change",
        ),
        "Makefile\n",
        "ledger/issues/2026/ZS-20260302-7K4QM.yml\n",
    ),
    "gate.deleted": Rule(
        (
            "登记过的事不能当作没有发生，改名等于删除。",
            "What was registered cannot be made never to have been; a renamed file is a deleted one.",
        ),
        ("删除或改名了一条记录", "a record was deleted or renamed"),
        (
            "恢复这个文件；不再办理的用“撤回”：tingjian withdraw",
            "restore the file; what is not pursued is withdrawn: tingjian withdraw",
        ),
        "git rm ledger/issues/2026/ZS-20260302-7K4QM.yml\n",
        "tingjian withdraw ZS-20260302-7K4QM --reason 企业撤回\n",
    ),
    "gate.many": Rule(
        (
            "一次改动太多，没有人能真正看过。",
            "Nobody can really look through a change of so many files.",
        ),
        (
            "一次改动 {number} 个文件，上限为 {limit} 个",
            "{number} files are changed at once; the limit is {limit}",
        ),
        ("分成几次提交", "propose it in parts"),
        "5000\n",
        "500\n",
    ),
    "gate.large": Rule(
        ("过大的文件拖垮所有人的检查。", "Files too large would hold up everybody's checks."),
        (
            "改动的文件共 {size} 字节，上限为 {limit} 字节",
            "the changed files have {size} bytes together; the limit is {limit}",
        ),
        ("去掉大文件；附件不放进账本", "leave the large files out: a ledger holds no attachments"),
        "100 MB\n",
        "10 kB\n",
    ),
    "gate.one-record": Rule(
        (
            "一次答复一件事，每件才看得清、查得到。",
            "One matter a pull request, so that each can be read and found alone.",
        ),
        (
            "部门一次只改一条记录，这里还改了 {first}",
            "a department changes one record at a time; {first} is changed here too",
        ),
        ("每件事单独提交", "propose each on a branch of its own"),
        "ZS-20260302-7K4QM.yml\nZS-20260303-7K4QQ.yml\n",
        "ZS-20260302-7K4QM.yml\n",
    ),
    "gate.unreadable": Rule(
        (
            "主分支上的文件读不出来，就无从比较。",
            "What cannot be read on the main branch cannot be compared with.",
        ),
        (
            "主分支上的这个文件有误，无法比较",
            "the main branch's own version of this file cannot be read",
        ),
        ("请维护者先修好主分支", "ask a maintainer to mend the main branch first"),
        "steps: [\n",
        "steps: []\n",
    ),
    "file.spelling": Rule(
        (
            "同一个名字有两种写法，换个系统就成了两个文件。",
            "A name that can be spelt two ways is two files on another system.",
        ),
        ("文件名 {path} 不是规范写法", "the name {path} is not spelt as names are"),
        (
            "改用 NFC 规范写法，不含看不见的字符，也不含 .. 和 .git",
            "spell it in Unicode's NFC, without invisible characters, .. or .git",
        ),
        "cafe\\u0301.md\n",
        "caf\\u00e9.md\n",
    ),
    "file.collides": Rule(
        (
            "在不分大小写的系统上，后一个文件会盖掉前一个。",
            "Where case does not count, one of the two files would replace the other.",
        ),
        ("{path} 与 {other} 只差大小写", "{path} differs from {other} in case only"),
        ("换一个名字", "give it another name"),
        "Makefile\nmakefile\n",
        "Makefile\n",
    ),
}

CHANGE: dict[str, Rule] = {
    "change.past": Rule(
        (
            "说过的话不能事后改软，走过的步骤只能往后接。",
            "What was said stays said: a thread only grows at its end.",
        ),
        ("改动了过去的步骤：{name_zh}", "a past step was changed ({name})"),
        (
            "恢复原样，要补充或更正就在后面另加一步",
            "restore it; what must be added or put right is a step of its own",
        ),
        _MADE.replace("explained", "solved"),
        _MADE,
    ),
    "theme.withdrawn": Rule(
        (
            "共性问题撤回了，并入的诉求不能没有着落。",
            "When a theme is withdrawn, the issues merged into it must not be lost.",
        ),
        ("还有 {issues} 件诉求并在其中", "{issues} issues are still merged into it"),
        (
            "先把这些诉求重启（tingjian show 列出是哪些），再撤回",
            "reopen them first (tingjian show lists them), then withdraw it",
        ),
        "kind: common\nsteps:\n  - kind: withdraw\n",
        "kind: common\nsteps:\n  - kind: accept\n",
    ),
    "merge.withdrawn": Rule(
        (
            "并入已撤回的共性问题，诉求就没有着落了。",
            "An issue that is merged into a withdrawn theme is never answered.",
        ),
        ("{into} 已经撤回", "{into} was withdrawn"),
        (
            "并入别的共性问题，或者另行交办；已经并入的，先重启",
            "merge it into another theme or dispatch it; if it is merged already, reopen it",
        ),
        "- kind: merge\n  into: ZS-20260202-0ZVCG\n",
        "- kind: dispatch\n  as: lead\n",
    ),
    "change.frozen": Rule(
        ("登记时定下的要素不再改动。", "Some facts are set when a record is made, and stay."),
        ("{name_zh}登记后不能改动", "{name} cannot be changed once it is set"),
        ("恢复原样", "restore it"),
        "raised: 2026-03-05\n",
        "raised: 2026-03-02\n",
    ),
    "change.removed": Rule(
        (
            "只增不减，才看得到全过程。",
            "Nothing is taken away, so that the whole course can be seen.",
        ),
        ("{name_zh}中少了一项", "an element of {name} is gone"),
        ("恢复被删去的内容", "restore what was taken away"),
        "steps: []\n",
        _MADE,
    ),
    "change.moved": Rule(
        ("先后次序也是事实。", "Order is a fact too."),
        ("{name_zh}中的次序变了", "the order within {name} was changed"),
        ("恢复原来的次序", "restore the order"),
        "assignments:\n- department: science\n- department: finance\n",
        "assignments:\n- department: finance\n- department: science\n",
    ),
    "change.inserted": Rule(
        ("先发生的写在前面，新的只加在最后。", "What came first stands first; the new comes last."),
        (
            "{name_zh}中，这一项插在了已有内容的前面",
            "within {name} this was put before what was there already",
        ),
        ("移到最后", "move it to the end"),
        "steps:\n- kind: reply\n- kind: sign\n",
        "steps:\n- kind: sign\n- kind: reply\n",
    ),
    "change.role": Rule(
        (
            "各写各的：每个字段由谁填写，schema 里写明。",
            "Each writes his own part; the schema says who writes which field.",
        ),
        (
            "{role_zh}不能填写或改动{name_zh}",
            "an account of {role} may not write {name}",
        ),
        ("恢复原样；确需改动，由{roles_zh}来改", "restore it; leave it to {roles}"),
        "statement: 另一种说法\n",
        "statement: 企业的原话\n",
    ),
    "change.layout": Rule(
        (
            "部门只办自己的步骤，别的一概不动。",
            "A department takes its own steps and touches nothing else.",
        ),
        (
            "只改了排版或注释，没有办理任何步骤",
            "only layout or comments were changed; no step was taken",
        ),
        ("恢复原样；排版由工作专班整理", "restore it; the office sees to layout"),
        "title: 专利预审名额少 # 其实不少\n",
        "title: 专利预审名额少\n",
    ),
    "correct.unsaid": Rule(
        ("更正要留痕。", "A correction leaves a trace."),
        ("改了{name_zh}，却没有“更正”步骤说明", "{name} was edited without a step that says so"),
        (
            "用 tingjian correct 更正，步骤的 fields 写明 {name} 并说明理由",
            "use tingjian correct: a step whose fields name {name}, with the reason",
        ),
        "title: 新标题\n",
        "title: 新标题\nsteps:\n- kind: correct\n  on: 2026-03-05\n  by: zs-office\n  fields:\n  - title\n  reason: 登记有误\n",
    ),
    "correct.unchanged": Rule(
        ("说更正了却没有更正，是误导。", "A correction that corrects nothing misleads."),
        ("“更正”写了{name_zh}，它却没有变", "the correction names {name}, which did not change"),
        ("删去这个名字，或改好该字段", "leave the name out, or correct the field"),
        "fields:\n- title\n- request\n",
        "fields:\n- title\n",
    ),
    "attest.by": Rule(
        (
            "谁提交，谁署名，不能替人办。",
            "Whoever proposes a step signs it; nobody acts in another's name.",
        ),
        ("步骤署名“{by}”，提交的却是“{login}”", "the step is by {by}, but {login} proposes it"),
        (
            "由 {by} 本人提交；确是 {login} 办的，才把 by 改为 {login}",
            "let {by} propose it; only if {login} took the step, make it by {login}",
        ),
        _REPLY.format(on="2026-03-18", by="st-clerk", outcome="solved"),
        _REPLY.format(on="2026-03-18", by="mr-clerk", outcome="solved"),
    ),
    "attest.past": Rule(
        (
            "日期以收到之日为准，迟了的答复补不成按时。",
            "The day of receipt counts: a late answer cannot be made punctual.",
        ),
        (
            "日期 {on} 早于收到之日 {received} 的容许范围（{first} 起）",
            "the day {on} is before {first}; it was received on {received}",
        ),
        ("改为 {received}", "make it {received}"),
        _REPLY.format(on="2026-02-18", by="mr-clerk", outcome="solved"),
        _REPLY.format(on="2026-03-18", by="mr-clerk", outcome="solved"),
    ),
    "attest.future": Rule(
        ("还没有到的日子，没有发生的事。", "What lies ahead has not happened."),
        (
            "日期 {on} 晚于收到之日 {received}",
            "the day {on} is after {received}, when it was received",
        ),
        ("改为 {received}", "make it {received}"),
        _REPLY.format(on="2026-12-31", by="mr-clerk", outcome="solved"),
        _REPLY.format(on="2026-03-18", by="mr-clerk", outcome="solved"),
    ),
}

PUSH: dict[str, Rule] = {
    "push.deletes": Rule(
        ("主分支就是账本。", "The main branch is the ledger."),
        ("不能删除主分支", "the main branch may not be deleted"),
        ("不要推送对它的删除", "do not push its deletion"),
        "git push origin :main\n",
        "git push origin main\n",
    ),
    "push.rewrites": Rule(
        ("历史只能往后接，改写就等于销毁。", "History only goes on; rewriting it destroys it."),
        ("这次推送改写了主分支的历史", "this push rewrites the main branch's history"),
        (
            "先取回主分支，把自己的提交接在后面：git pull --rebase",
            "fetch the main branch and put your commits behind it: git pull --rebase",
        ),
        "git push --force origin main\n",
        "git pull --rebase && git push origin main\n",
    ),
    "push.sideways": Rule(
        (
            "主分支的每一步都要看得出是谁在它之后加的。",
            "Each step of the main branch is one that was put behind it.",
        ),
        (
            "主分支被并进了别的分支，它自己的历史断了",
            "the main branch was merged into another, and its own line is broken",
        ),
        ("改用 git pull --rebase，再推送", "use git pull --rebase instead, and push again"),
        "git pull --no-rebase && git push origin main\n",
        "git pull --rebase && git push origin main\n",
    ),
    "push.first": Rule(
        (
            "账本从没有问题的一版开始，由维护者建立。",
            "A ledger begins without findings, by a maintainer's hand.",
        ),
        (
            "第一次推送主分支的账号“{login}”不是其中登记的维护者",
            "the first push of the main branch is by {login}, who is no maintainer in it",
        ),
        ("由 people.yml 中的维护者推送", "let a maintainer of its people.yml push it"),
        "TINGJIAN_ACTOR=mr-clerk git push origin main\n",
        "TINGJIAN_ACTOR=zs-maintainer git push origin main\n",
    ),
}

GATE_RULES: dict[str, Rule] = {**PROPOSAL, **CHANGE, **PUSH}
