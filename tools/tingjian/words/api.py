"""What the documents of the API are and what stands in them, for their OpenAPI description."""

from __future__ import annotations

from tingjian.words import Sentence

API_ABOUT: Sentence = (
    "公开账本的静态 JSON 文件，只读，无须密钥。地址可以直接推知：知道编号就知道地址。"
    "每个文件都注明结构版本（schema_version）。整体性文件注明所依据的提交（generated_from）和统计日（as_of）；"
    "单件文件不注明，只有该件有变化时才变，未变的逐字节相同，可以按 HTTP 条件请求增量获取。"
    "文件中的链接均为相对地址，以文件自身的地址为基准。代码的名称见 codes.json。",
    "Static JSON files of the public ledger: read only, without a key. Addresses can be guessed: whoever knows a number knows the address. "
    "Every file names the version of its shape (schema_version). Files of the whole name the commit that they were made from (generated_from) and the day they stand for (as_of); "
    "a file of one issue or theme names neither, so it changes only when the issue does, and is otherwise the same byte for byte: ask for it with a conditional request. "
    "Links are relative to the file that they stand in. What codes mean is in codes.json.",
)

# What is at each address.
API_PATHS: dict[str, Sentence] = {
    "index": ("总索引", "Index of everything"),
    "codes": ("各种代码的名称", "What codes are called"),
    "metrics": ("全部公布的数字及其算法", "Every published figure, and how it is reckoned"),
    "year": ("某年提出的涉企问题", "The issues raised in a year"),
    "issue": ("一件涉企问题", "One issue"),
    "themes": ("全部共性问题", "All themes"),
    "theme": ("一项共性问题", "One theme"),
    "departments": ("全部部门", "All departments"),
    "department": ("一个部门", "One department"),
    "services": ("Open311：服务类别，即各行业", "Open311: services, which are the sectors"),
    "requests": (
        "Open311：最近提出的涉企问题，至多一千件",
        "Open311: the issues raised last, a thousand at most",
    ),
    "request": ("Open311：一件涉企问题", "Open311: one issue"),
}

API_OK: Sentence = ("该文件", "The document")

API_PARAMETERS: dict[str, Sentence] = {
    "id": ("编号或标识", "number or id"),
    "year": ("年份", "year"),
}

_ID: Sentence = ("编号", "number")
_PAGE: Sentence = ("网页", "web page")
_FEED: Sentence = ("Atom 订阅源", "Atom feed")
_DOCUMENT: Sentence = ("该件的 JSON 文件", "its JSON document")
_ON: Sentence = ("日期", "day")

# Fields that mean the same wherever they stand.
API_SHARED: dict[str, Sentence] = {
    "schema_version": ("文件结构的版本", "version of the document's shape"),
    "generated_from": ("所依据的 Git 提交", "the Git commit that it was made from"),
    "as_of": ("统计日：情况截至此日终了", "the day at whose end things stood so"),
    "demonstration": ("是否为演示数据，不是真实诉求", "made up for demonstration, nobody's issue"),
    "overdue": ("是否有答复已过期限仍未作出", "a reply is owed past its due day"),
    "state": ("状态，由步骤推出", "state, which follows from the steps"),
    "links": ("在别处的地址", "where it is found otherwise"),
    "name": ("名称", "name"),
    "name_en": ("英文名称，没有的为 null", "English name; null where there is none"),
}

API_FIELDS: dict[str, dict[str, Sentence]] = {
    "Rings": {
        "need": ("企业需要：提出之日", "the enterprise's need: day of raising"),
        "platform": ("平台搭建：受理之日", "a platform: day of accepting"),
        "consultation": ("协商民主：首次交办之日", "consultation: day of the first dispatch"),
        "response": (
            "权威回应：各部门全部答复之日",
            "an authoritative response: day by which every department had replied",
        ),
        "consensus": ("达成共识之日", "day of consensus"),
    },
    "Evaluation": {
        "on": ("回访评价日期", "day of the evaluation"),
        "solved": ("企业是否认为已解决", "whether the enterprise says it was solved"),
        "satisfaction": ("企业满意度", "how satisfied the enterprise is"),
        "accepted": ("企业是否理解认可", "whether the enterprise accepts the explanation"),
    },
    "Closing": {
        "on": ("办结日期", "day of closing"),
        "outcome": ("办结时认定的结果", "outcome as officially closed"),
    },
    "ThreadPart": {"steps": ("该部门的步骤，依次", "the department's steps, in order")},
    "Advised": {
        "on": _ON,
        "field": ("专家领域", "the expert's field"),
        "text": ("意见", "what was advised"),
    },
    "Served": {
        "on": _ON,
        "team": ("服务组团", "service team"),
        "plan": ("方案", "plan"),
    },
    "Named": {
        "section": ("记录种类，即网站栏目", "kind of record, as the site's section is named"),
        "id": _ID,
        "title": ("标题", "title"),
        "page": _PAGE,
    },
    "CaseLinks": {
        "page": _PAGE,
        "feed": _FEED,
        "record": ("账本仓库中的文件", "the file in the ledger's repository"),
        "blob": (
            "该文件在 Git 中的编号（blob），可用 git cat-file -p 核对",
            "the file's id in Git (its blob): git cat-file -p shows what this was made from",
        ),
        "history": (
            "代码托管网站上的修改记录，没有的为 null",
            "the file's history on its forge; null where there is none",
        ),
    },
    "IssueDocument": {
        "rings": ("五环各自达到之日", "the day on which each ring was reached"),
        "answer": ("答复情况", "how it was answered"),
        "evaluation": ("企业的回访评价", "the enterprise's own evaluation"),
        "closing": ("办结", "the official closing"),
        "review": ("挂账的复核日期", "day on which a parked issue is reviewed"),
        "steps": ("办公室的步骤，依次", "the office's steps, in order"),
        "threads": ("各部门的承办情况", "each department's work"),
        "advice": ("专家意见", "what experts advised"),
        "services": ("组团服务方案", "what service teams planned"),
        "named_by": ("提到它的记录", "records that name it"),
        "channel": ("渠道", "channel"),
        "imported": (
            "是否由表格导入，其日期未经见证",
            "from a spreadsheet, with dates not attested",
        ),
        "theme": (
            "并入的共性问题编号；不公开内容的不列",
            "number of the theme that it was merged into; null where the content is withheld",
        ),
        "enterprise": ("企业标识，仅具名公开的才有", "the enterprise's id, only where it is named"),
    },
    "ThemeDocument": {
        "issues": (
            "已并入的涉企问题编号；不公开内容的不列",
            "numbers of the issues merged into it, without those whose content is withheld",
        ),
        "withheld": (
            "已并入的涉企问题中，不公开内容的件数",
            "how many issues merged into it have their content withheld",
        ),
    },
    "Listed": {
        "id": _ID,
        "title": ("标题；不公开内容的为空", "title; empty where the content is withheld"),
        "raised": ("提出日期", "day of raising"),
        "document": _DOCUMENT,
    },
    "YearDocument": {
        "year": ("年份", "year"),
        "issues": ("涉企问题，按编号排列", "issues in the order of their numbers"),
    },
    "ThemesDocument": {"themes": ("共性问题，按编号排列", "themes in the order of their numbers")},
    "Year": {
        "year": ("年份", "year"),
        "issues": ("件数", "number of issues"),
        "document": ("该年的 JSON 文件", "the year's JSON document"),
    },
    "Links": {
        "openapi": ("OpenAPI 说明", "OpenAPI description"),
        "issue": ("一件涉企问题的文件", "the document of an issue"),
        "themes": ("全部共性问题", "all themes"),
        "theme": ("一项共性问题的文件", "the document of a theme"),
        "departments": ("全部部门", "all departments"),
        "department": ("一个部门的文件", "the document of a department"),
        "codes": ("各种代码的名称", "what codes are called"),
        "metrics": ("全部公布的数字", "every published figure"),
        "downloads": ("数据下载页", "page of downloads"),
        "open311": ("Open311 服务类别", "Open311 services"),
        "feed": _FEED,
    },
    "IndexDocument": {
        "title": ("网站名称", "the site's title"),
        "place": ("地方", "place"),
        "place_en": ("地方的英文名称", "the place's English name"),
        "issues": ("涉企问题件数", "number of issues"),
        "years": ("各年", "every year"),
    },
    "DepartmentLinks": {
        "page": _PAGE,
        "feed": _FEED,
        "calendar": ("答复期限日历（iCalendar）", "calendar of due days (iCalendar)"),
    },
    "OwedReply": {
        "record": ("记录种类：涉企问题或共性问题", "kind of record: issue or theme"),
        "id": _ID,
        "part": ("承办方式：主办或会办", "part: lead or support"),
        "due": ("期限", "due day"),
    },
    "DepartmentDocument": {
        "figures": (
            "办理情况；未交办过的为 null",
            "how it does; null where nothing was dispatched to it",
        ),
        "owed": ("尚欠的答复", "the replies that it owes"),
    },
    "DepartmentListed": {
        "id": ("标识", "id"),
        "document": ("该部门的 JSON 文件", "its JSON document"),
    },
    "DepartmentsDocument": {"departments": ("部门", "departments")},
    "Code": {"id": ("代码", "the code")},
    "CodesDocument": {
        "departments": ("部门", "departments"),
        "enterprises": ("具名公开的企业", "enterprises that chose to be named"),
        "sectors": ("行业", "sectors"),
        "regions": ("属地", "regions"),
        "classes": ("时限类别", "classes of time limit"),
        "states": ("诉求的状态", "states of issues and themes"),
        "thread_states": ("部门承办的状态", "states of departments' work"),
        "records": ("记录种类", "kinds of record"),
        "rings": ("五环", "the five rings"),
        "steps": ("步骤", "kinds of step"),
        "parts": ("承办方式", "parts: lead and support"),
        "outcomes": ("答复和办结的结果", "outcomes of replies and closings"),
        "satisfactions": ("满意度", "degrees of satisfaction"),
        "channels": ("渠道", "channels"),
        "disclosures": ("公开方式", "disclosures"),
        "offices": ("督办单位", "offices that follow up"),
        "theme_kinds": ("共性问题的类型", "kinds of theme"),
        "levels": ("部门的层级", "levels of departments"),
        "session_kinds": ("协商形式", "kinds of session"),
        "dispositions": ("建言的处理意见", "what became of suggestions"),
        "benefit_kinds": ("惠企实效的类别", "kinds of benefit"),
    },
    "Asked": {
        "name": ("问题的标识，也是 figures 中的字段", "the question's id, a field of figures"),
        "title": ("名称", "title"),
        "title_en": ("英文名称", "title in English"),
        "question": ("所问", "what is asked"),
        "question_en": ("所问，英文", "what is asked, in English"),
        "rules": ("计算规则", "the rules by which it counts"),
        "rules_en": ("计算规则，英文", "the same in English"),
        "sql": ("算出它的 SQL", "the SQL that answers it"),
    },
    "MetricsDocument": {
        "figures": ("全部数字", "all figures"),
        "questions": ("各个数字所答的问题", "the questions that they answer"),
    },
    "Service": {
        "service_code": ("行业标识", "the sector's id"),
        "service_name": ("行业名称", "the sector's name"),
        "description": ("说明", "description"),
        "metadata": ("是否另有字段，恒为 false", "whether it has more fields: never"),
        "type": (
            "恒为 batch：此接口只读，不收诉求",
            "always batch: requests are read here, not made",
        ),
        "keywords": ("关键词，空", "keywords, none"),
        "group": ("分组", "group"),
    },
    "Request": {
        "service_request_id": _ID,
        "status": ("open 或 closed", "open or closed"),
        "status_notes": ("状态与答复结果", "state, and outcome of the answer"),
        "service_name": ("行业名称", "the sector's name"),
        "service_code": ("行业标识", "the sector's id"),
        "description": (
            "标题和内容；不公开内容的为 null",
            "title and statement; null where the content is withheld",
        ),
        "agency_responsible": ("主办部门", "the lead department"),
        "service_notice": ("提示，如演示数据", "notice, such as of demonstration"),
        "requested_datetime": (
            "提出之日零时；账本只记日期",
            "the first moment of the day of raising: the ledger knows days",
        ),
        "updated_datetime": ("最近一步之日零时", "the first moment of the day of the last step"),
        "expected_datetime": (
            "尚欠答复的期限之日零时",
            "the first moment of the due day, where a reply is owed",
        ),
        "address": ("属地", "region"),
        "address_id": ("属地标识", "the region's id"),
        "zipcode": ("邮编，恒为 null", "postal code: never"),
        "lat": ("纬度，恒为 null", "latitude: never"),
        "long": ("经度，恒为 null", "longitude: never"),
        "media_url": ("图片，恒为 null", "picture: never"),
    },
}

# Sentences within Open311's documents.
OPEN311: dict[str, Sentence] = {
    "open311.service": ("{name}企业的诉求", "What enterprises of this sector ask: {name}"),
    "open311.other": ("未注明行业", "sector not stated"),
    "open311.group": ("涉企问题", "issues of enterprises"),
    "open311.answered": ("{state}，答复结果：{outcome}", "{state}; answer: {outcome}"),
}
