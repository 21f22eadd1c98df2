"""Every rule that a ledger is checked by: its id, why it exists, and how a finding of it reads."""

from __future__ import annotations

from tingjian.words import Sentence
from tingjian.words.gate_rules import GATE_RULES
from tingjian.words.personal_rules import PERSONAL_RULES
from tingjian.words.proceeding_rules import PROCEEDING_RULES
from tingjian.words.rule import Rule
from tingjian.words.step_rules import DAYS, STEPS
from tingjian.words.yaml_rules import RULES as YAML_RULES

SHAPE: dict[str, Rule] = {
    "file.unknown": Rule(
        (
            "账本中只存放记录，别的文件会躲过检查。",
            "Anything that is not a record would escape the checks.",
        ),
        ("{path} 不是账本认得的记录文件", "{path} is not the place of any record"),
        (
            "移出 ledger/，或按记录的位置命名：{places}",
            "move it out of ledger/, or name it as a record is named: {places}",
        ),
        "ledger/issues/2026/notes.txt",
        "ledger/issues/2026/ZS-20260302-7K4QM.yml",
    ),
    "file.link": Rule(
        ("链接和子模块会把检查引到别处。", "Links and submodules lead the checks elsewhere."),
        ("{path} 不是普通文件", "{path} is not a plain file"),
        ("换成普通文件", "replace it by a plain file"),
        "ledger/people.yml -> /etc/hosts",
        "ledger/people.yml",
    ),
    "file.missing": Rule(
        ("缺了这张表，别的记录无从核对。", "Without this table other records cannot be checked."),
        ("缺少 {path}", "{path} is missing"),
        (
            "补上该文件；可参照 tingjian init 生成的样例",
            "add the file; tingjian init makes one to start from",
        ),
        "",
        "ledger/departments.yml",
    ),
    "file.name": Rule(
        (
            "文件名就是编号，二者不符则无从查找。",
            "A file's name is its record's id; otherwise it cannot be found.",
        ),
        ("编号 {id} 应存放在 {place}", "{id} belongs in {place}"),
        ("改正编号或文件名", "correct the id or the file's name"),
        "# issues/2026/ZS-20260302-7K4QM.yml\nid: ZS-20260303-7K4QQ\n",
        "# issues/2026/ZS-20260302-7K4QM.yml\nid: ZS-20260302-7K4QM\n",
    ),
    "list.twice": Rule(
        ("一个标识只能指一条记录。", "An id names one record only."),
        ("标识 {id} 出现了两次", "{id} stands twice"),
        ("删去重复的一条，或换一个标识", "remove one, or give it an id of its own"),
        "- id: dinghai\n- id: dinghai\n",
        "- id: dinghai\n- id: putuo\n",
    ),
    "shape.required": Rule(
        ("缺少字段的记录无法办理。", "A record that lacks a field cannot be worked on."),
        ("缺少{name_zh}", "the field {name} is missing"),
        ("补上“{name}: …”{among}", "add `{name}: …`{among}"),
        "id: ZS-20260302-7K4QM\n",
        "id: ZS-20260302-7K4QM\ntitle: 专利预审名额少\n",
    ),
    "shape.unknown": Rule(
        ("拼错的字段会被悄悄忽略，所以一律指出。", "A misspelt field would be ignored silently."),
        ("没有“{name}”这个字段", "there is no field {name}"),
        ("改正拼写，或删去；可用字段：{known}", "correct it or remove it; the fields are: {known}"),
        "titel: 专利预审名额少\n",
        "title: 专利预审名额少\n",
    ),
    "shape.type": Rule(
        ("字段的类型由 schema 规定。", "The schema says what type a field has."),
        ("应为{type_zh}，现为 {value}", "this should be {type}, but is {value}"),
        ("改为{type_zh}", "make it {type}"),
        "steps: accept\n",
        "steps: []\n",
    ),
    "shape.choice": Rule(
        ("只有列出的取值才有含义。", "Only the listed values mean something."),
        ("“{value}”不在可选值之中", "{value} is not one of the values"),
        ("改为下列之一：{choices}", "use one of: {choices}"),
        "disclosure: secret\n",
        "disclosure: anonymous\n",
    ),
    "shape.format": Rule(
        ("格式不对的日期、编号无法核对。", "A date or number of another form cannot be checked."),
        ("“{value}”的格式不对", "{value} is not written as it should be"),
        ("改为{form_zh}", "make it {form}"),
        "raised: 2026/3/2\n",
        "raised: 2026-03-02\n",
    ),
    "shape.size": Rule(
        (
            "过长、过短的内容放不进页面和文书。",
            "What is too long or too short does not fit pages and papers.",
        ),
        ("大小不合要求（{limit}）", "its size is out of bounds ({limit})"),
        ("缩短、补足或拆分", "shorten, complete or split it"),
        'title: ""\n',
        "title: 专利预审名额少\n",
    ),
    "shape.other": Rule(
        ("记录须符合其 schema。", "A record has the shape that its schema gives."),
        ("不符合 schema：{message}", "it is not as the schema says: {message}"),
        ("对照 schema/{kind}.schema.json 改正", "correct it after schema/{kind}.schema.json"),
        "departments: [a, a]\n",
        "departments: [a]\n",
    ),
    "calendar.faulty": Rule(
        ("日历有误，所有期限都会算错。", "With a faulty calendar every due day would be wrong."),
        ("{day} 有误：{why}", "{day} is wrong: {why}"),
        ("对照国务院办公厅通知改正", "correct it after the official arrangement"),
        "- name: 元旦\n  from: 2026-01-03\n  to: 2026-01-01\n",
        "- name: 元旦\n  from: 2026-01-01\n  to: 2026-01-03\n",
    ),
    "zone.unknown": Rule(
        (
            "今天是哪一天、何时收到，都按账本的时区算。",
            "What day it is, and when a change was received, goes by the ledger's time zone.",
        ),
        ("没有“{name}”这个时区", "there is no time zone {name}"),
        ("改用通行的时区名，如 Asia/Shanghai", "use a common name, such as Asia/Shanghai"),
        "time_zone: Asia/Zhoushan\n",
        "time_zone: Asia/Shanghai\n",
    ),
}

RECORDS: dict[str, Rule] = {
    "id.form": Rule(
        ("编号是问题的名字。", "The number is the issue's name."),
        ("{id} 不是编号", "{id} is not a number"),
        (
            "形如 ZS-20260302-7K4QM；tingjian new 会生成",
            "like ZS-20260302-7K4QM; tingjian new makes one",
        ),
        "id: ZS-1\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.day": Rule(
        ("编号中的日期是登记日。", "The day in a number is the day it was registered."),
        ("{id} 中的日期不存在", "there is no such day as in {id}"),
        ("对照登记日改正", "correct it after the day of registration"),
        "id: ZS-20260230-7K4QM\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.check": Rule(
        ("校验码让抄错的编号当场现形。", "The check character tells a mistyped number at once."),
        ("{id} 的校验码不符，可能有一个字抄错", "{id} does not check: a character may be mistyped"),
        ("对照原件改正", "compare it with the original"),
        "id: ZS-20260302-7K4QN\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "id.prefix": Rule(
        ("前缀说明是哪一地的账本。", "The prefix says whose ledger it is."),
        ("{id} 的前缀不是 {prefix}", "{id} does not begin with {prefix}"),
        ("改用本账本的前缀 {prefix}", "use this ledger's prefix, {prefix}"),
        "id: HZ-20260302-7K4QM\n",
        "id: ZS-20260302-7K4QM\n",
    ),
    "reference.unknown": Rule(
        ("指向不存在的记录，办理就会落空。", "What points nowhere is lost."),
        ("没有标识为“{id}”的{kind_zh}", "there is no {kind} {id}"),
        ("改正标识，或先登记该记录", "correct the id, or register that record first"),
        "sector: no-such-sector\n",
        "sector: advanced-manufacturing\n",
    ),
    "issue.incomplete": Rule(
        ("要素齐全才能交办。", "Only a complete issue can be dispatched."),
        ("缺少{name_zh}", "{name} is missing"),
        ("补上“{name}: …”；确实没有的，由工作专班登记说明", "add `{name}: …`"),
        "id: ZS-20260302-7K4QM\nregion: dinghai\n",
        "id: ZS-20260302-7K4QM\nregion: dinghai\nsector: oil-and-gas\nenterprise: youzhong\n",
    ),
    "assignment.twice": Rule(
        ("一个部门一条线，答复才不会散落。", "One department, one thread, or answers scatter."),
        ("部门“{department}”有两条线", "{department} has two threads"),
        (
            "并为一条；重办、再次交办都接在原线之后",
            "make them one; rework continues the same thread",
        ),
        "- department: science\n- department: science\n",
        "- department: science\n",
    ),
    "assignment.no-lead": Rule(
        ("须有一个主办单位对结果负责。", "One unit must answer for the result."),
        ("没有主办单位", "there is no lead unit"),
        ("指定一个主办：as: lead", "dispatch one as lead"),
        "as: support\n",
        "as: lead\n",
    ),
    "assignment.two-leads": Rule(
        ("主办只有一个，责任才清楚。", "There is one lead, or nobody answers."),
        ("“{department}”是第二个主办单位", "{department} is a second lead"),
        ("其中一个改为会办", "make one of them support"),
        "as: lead\n",
        "as: support\n",
    ),
    "theme.merged": Rule(
        (
            "共性问题不再并入别的事项，免得首尾相接。",
            "A theme is not merged into another, so there are no circles.",
        ),
        ("共性问题不能并入别的事项", "a theme cannot be merged"),
        ("删去这一步，把各问题直接并入", "remove it; merge the issues themselves"),
        "- kind: merge\n  on: 2026-03-04\n  by: zs-office\n",
        "- kind: close\n  on: 2026-03-04\n  by: zs-office\n",
    ),
}

# In the order in which people meet them; each group with what it is about.
GROUPS: dict[str, tuple[Sentence, dict[str, Rule]]] = {
    "steps": (("步骤", "Steps"), STEPS),
    "days": (("期限", "Days"), DAYS),
    "gate": (("合并请求", "Pull requests"), GATE_RULES),
    "proceedings": (("活动、政策与监督", "Sessions, policies and supervision"), PROCEEDING_RULES),
    "records": (("编号与引用", "Numbers and references"), RECORDS),
    "personal": (("个人信息", "What belongs to a person"), PERSONAL_RULES),
    "shape": (("文件与字段", "Files and fields"), SHAPE),
    "yaml": (("文字与标点", "Characters and layout"), YAML_RULES),
}

RULES: dict[str, Rule] = {
    name: rule for _, rules in GROUPS.values() for name, rule in rules.items()
}
