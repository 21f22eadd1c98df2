"""The pages of open data: what there is to take, what its fields mean, how to reckon again."""

from __future__ import annotations

from tingjian.words import Sentence

CATALOGUE: dict[str, Sentence] = {
    "data.one": ("数据（JSON）", "Data (JSON)"),
    "data.title": ("下载与接口", "Downloads and API"),
    "data.lead": (
        "公开账本的全部数据，谁都可以取用：不用注册，不要密钥，不限次数。",
        "All data of the public ledger, for anybody: no account, no key, no limit.",
    ),
    "data.name": (
        "{title}：{place}涉企问题公开账本",
        "{title}: public ledger of issues of enterprises in {place}",
    ),
    "data.about": (
        "企业提出的问题、政府部门的答复和办理过程：交办、签收、答复、回访评价、办结，每一步都有日期和经办单位。由公开账本生成，谁都可以重新计算公布的数字。",
        "What enterprises asked, what government departments answered, and how it was handled: dispatch, signing, reply, evaluation, closing, each step with its day and office. Made from an open ledger; anybody can compute the published figures again.",
    ),
    "data.terms": ("使用条件", "Terms of use"),
    "data.licence": ("按{licence}使用；请注明来源。", "Under {licence}; please name the source."),
    "data.licence.none": (
        "发布单位尚未写明使用条件。",
        "The publisher has not stated the terms of use yet.",
    ),
    "data.citation": (
        "引用时请注明：{title}，截至{day}，账本版本{revision}。",
        "Cite as: {title}, as of {day}, revision {revision} of the ledger.",
    ),
    "data.tables": ("数据表", "Tables"),
    "data.tables.how": (
        "三种格式的行和列都相同。CSV 可用电子表格打开：为防误当公式执行，以 =、+、-、@ 等开头的文字前加一撇号，去掉即为原文。JSON Lines、Parquet 为原文。",
        "Rows and columns are the same in all three forms. CSV opens in a spreadsheet: text that might run as a formula has an apostrophe before it; take it off for the text as it was. JSON Lines and Parquet have the text as it is.",
    ),
    "data.table": ("数据表", "Table"),
    "data.rows": ("行数", "Rows"),
    "data.size": ("{size} KB", "{size} kB"),
    "data.whole": ("整套", "As a whole"),
    "data.zip": (
        "全部 CSV、全部 SQL、全部数字和数据包说明，一个压缩文件",
        "all CSV, all SQL, all figures and the data package, in one file",
    ),
    "data.package": (
        "数据包说明（Frictionless）：各表各列的类型、含义、取值",
        "data package (Frictionless): type, meaning and codes of every column",
    ),
    "data.catalogue": ("数据目录（DCAT，JSON-LD）", "catalogue (DCAT, JSON-LD)"),
    "data.figures": ("全部公布的数字", "every published figure"),
    "data.tables-sql": ("读入各表的 SQL", "the SQL that loads the tables"),
    "data.api": ("接口", "API"),
    "data.api.how": (
        "静态 JSON 文件，知道编号就知道地址；字段和取值见 OpenAPI 说明。单件文件只在该件有变化时才变，适合用条件请求定期核对。",
        "Static JSON files: whoever knows a number knows the address. Fields and codes are in the OpenAPI description. The file of one issue changes only when the issue does, so conditional requests keep a copy current at little cost.",
    ),
    "data.openapi": ("OpenAPI 3.1 说明", "OpenAPI 3.1 description"),
    "data.open311.how": (
        "Open311 GeoReport v2 的只读视图：行业为服务类别，涉企问题为请求。只有 JSON，不能按条件查询；列表至多一千件，更早的按编号取。时刻均为当日零时，因为账本只记日期。",
        "A read-only view after Open311 GeoReport v2: a sector is a service, an issue a request. JSON only, without queries; the list has a thousand at most, older ones are taken by number. Times are the first moment of a day, for the ledger knows days.",
    ),
    "data.feeds": ("订阅", "Feeds"),
    "data.feeds.how": (
        "全部进展的 Atom 订阅源；各部门、各行业、各具名企业、各件另有，地址见其网页。答复期限另有日历（iCalendar）。",
        "An Atom feed of everything; departments, sectors, named enterprises and issues have their own, as their pages say. Due days are in calendars (iCalendar).",
    ),
    "data.feed": ("全部进展（Atom）", "everything (Atom)"),
    "data.calendar": ("全部答复期限（iCalendar）", "all due days (iCalendar)"),
    "recompute.title": ("重新计算", "Compute again"),
    "recompute.lead": (
        "本站公布的每个数字，都可以用下载的数据和公开的 SQL 在自己的电脑上重新算出，不需要本站的任何程序。",
        "Every figure published here can be computed again on your own computer from the downloads and the published SQL, without any program of ours.",
    ),
    "recompute.get": ("准备", "Get ready"),
    "recompute.duckdb": (
        "安装 DuckDB 命令行程序（duckdb.org，免费）。装有 Python 的也可以这样装：",
        "Install the DuckDB command line (duckdb.org, free of charge). Where Python is installed, this does it too:",
    ),
    "recompute.download": (
        "下载整套数据，解压后进入该目录：",
        "Download the whole, unpack it, and go into its folder:",
    ),
    "recompute.run": ("计算", "Compute"),
    "recompute.one": (
        "例如答复反馈率。tables.sql 读入各表并注明统计日，feedback.sql 是问题本身：",
        "For example the feedback rate: tables.sql loads the tables and names the day, feedback.sql is the question:",
    ),
    "recompute.same": (
        "本站公布的是：{answer}（截至{day}，账本版本{revision}）。",
        "Published here: {answer} (as of {day}, revision {revision} of the ledger).",
    ),
    "recompute.all": ("每个数字", "Every figure"),
    "recompute.all.how": (
        "每个数字一条命令。加上 -json 可以得到便于核对的形式，与 figures.json 逐项相同。",
        "One command a figure. With -json the answer has a form that is easily compared: it is the same as in figures.json.",
    ),
    "recompute.figure": ("数字", "Figure"),
    "recompute.command": ("命令", "Command"),
    "recompute.different": (
        "算出来不一样？请先核对解压的数据是否与网页上的统计日、账本版本相同；仍不一样的，请告诉我们。",
        "A different answer? See first whether your download is of the same day and revision as the page; if it still differs, tell us.",
    ),
    "dictionary.title": ("数据字典", "Data dictionary"),
    "dictionary.lead": (
        "数据表的每一列、记录的每个字段：叫什么，是什么意思，可以取什么值，是否公开，谁可以填写。由数据结构定义生成。",
        "Every column of the tables and every field of the records: what it is called, what it means, which values it takes, whether it is public, who may write it. Made from the schemas.",
    ),
    "dictionary.tables": ("数据表", "Tables"),
    "dictionary.records": ("账本记录", "Records of the ledger"),
    "dictionary.records.how": (
        "账本中每种记录的字段，以 schema 目录中的定义为准。未标“公开”的字段不出现在网站和下载数据中。",
        "The fields of every kind of record, as the schemas have them. A field that is not marked public is neither on the site nor in the downloads.",
    ),
    "dictionary.column": ("列", "Column"),
    "dictionary.field": ("字段", "Field"),
    "dictionary.type": ("类型", "Type"),
    "dictionary.meaning": ("含义", "Meaning"),
    "dictionary.public": ("公开", "Public"),
    "dictionary.write": ("修改", "Change"),
    "dictionary.by": ("填写", "Written by"),
    "dictionary.required": ("必填", "required"),
    "dictionary.sealed": ("加密保存", "sealed"),
    "dictionary.place": ("文件：{place}", "Files: {place}"),
}

TYPES: dict[str, Sentence] = {
    "string": ("文字", "text"),
    "integer": ("整数", "integer"),
    "boolean": ("真假（true/false）", "true or false"),
    "date": ("日期", "date"),
    "array": ("列表", "list"),
    "object": ("一组字段", "a set of fields"),
}

WRITES: dict[str, Sentence] = {
    "once": ("写定不改", "once"),
    "append": ("只可追加", "append only"),
    "edit": ("可以更正", "may be corrected"),
}
