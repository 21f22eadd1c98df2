"""What ``tingjian import`` says: of a table, of its rows, and in the records that it makes."""

from __future__ import annotations

from tingjian.words import Sentence

# Written into the dispatch of an imported record, and public: nobody set this day.
RECKONED: Sentence = (
    "由表格导入。原表未载交办日期和办理期限：交办日期按提出日期计，期限按{days}个工作日推算。",
    "Imported from a spreadsheet that gives neither the day of dispatch nor a due day: dispatched, for the record, on the day it was raised; due reckoned as {days} working days.",
)

# Why a table cannot be read at all: keys of errors.
ERRORS: dict[str, Sentence] = {
    "sheet.absent": (
        "找不到文件 {file}。请核对文件名和所在文件夹",
        "there is no file {file}; check its name and folder",
    ),
    "sheet.kind": (
        "{file} 不是 .xlsx 或 .csv 表格。如为旧版 .xls 或加了密码的表格，请在表格软件中另存为不加密的 .xlsx 后再导入",
        "{file} is neither .xlsx nor .csv; save an old .xls, or one with a password, as a plain .xlsx and import that",
    ),
    "sheet.broken": (
        "{file} 已损坏，无法读取。请用表格软件打开，另存一份后再导入",
        "{file} is damaged and cannot be read; open it, save a copy and import that",
    ),
    "sheet.size": (
        "{file} 过大（解开后超过 {limit} 兆字节），未予读取。请拆成几份分别导入",
        "{file} is too large (over {limit} megabytes unpacked) and was not read; split it",
    ),
    "sheet.rows": (
        "{file} 超过 {limit} 行，未予导入。请拆成几份分别导入",
        "{file} has over {limit} rows and was not imported; split it",
    ),
    "sheet.columns": (
        "{file} 第 {row} 行超过 {limit} 列，未予导入。请只保留需要导入的列",
        "row {row} of {file} has over {limit} columns; keep only those to import",
    ),
    "sheet.cell": (
        "{file} 第 {row} 行第 {column} 列的文字超过 {limit} 字，未予导入。请核对该单元格",
        "{file}: the cell in row {row}, column {column} has over {limit} characters; look at that cell",
    ),
    "sheet.encoding": (
        "{file} 的文字编码无法识别。请另存为“CSV UTF-8”或 .xlsx 后再导入",
        "{file} is neither UTF-8 nor GB 18030; save it as CSV UTF-8 or .xlsx",
    ),
    "sheet.csv": (
        "{file} 第 {row} 行的引号或分隔不合 CSV 格式。请在表格软件中另存为 .xlsx 后再导入",
        "{file}, line {row}: quotes or separators are not valid CSV; save it as .xlsx",
    ),
    "sheet.none": (
        "{file} 中没有名为“{sheet}”的工作表。现有：{sheets}。请改正映射文件中的 sheet",
        "{file} has no sheet {sheet}, only {sheets}; correct `sheet` in the mapping file",
    ),
    "sheet.headings": (
        "没有找到表头：缺少“{missing}”列。表中首行是：{found}。请核对表头；表头不同的，照内置的映射文件（{default}）改写一份，用 --mapping 指定",
        "the headings were not found: {missing} is missing; the first row is: {found}. Check them; where yours are others, copy the default mapping file ({default}), change it, and give it with --mapping",
    ),
    "sheet.heading-twice": (
        "第 {row} 行表头中“{heading}”出现了两次，无法确定取哪一列。请改名或删去一列",
        "the heading {heading} stands twice in row {row}; rename or remove one of the columns",
    ),
    "mapping.absent": ("找不到映射文件 {file}", "there is no mapping file {file}"),
    "mapping.unreadable": (
        "映射文件 {file} 第 {line} 行无法读取：{what}；{mend}",
        "mapping file {file}, line {line}: {what}; {mend}",
    ),
    "mapping.shape": (
        "映射文件 {file} 的格式不对（{place}）。请对照默认映射文件改正：{default}",
        "mapping file {file} is not in the right form ({place}); compare it with the default: {default}",
    ),
    "mapping.field": (
        "映射文件 columns 中的“{name}”不是可导入的字段。可用字段：{known}",
        "the mapping's columns name {name}, which is no field to import; the fields are: {known}",
    ),
    "mapping.constant": (
        "映射文件 constants 中的“{name}”不能设为固定值。可设：{known}",
        "the mapping's constants name {name}, which cannot be constant; these can: {known}",
    ),
    "mapping.needed": (
        "映射文件 columns 中缺少“{name}”对应的表头，请补上",
        "the mapping's columns lack {name}; add its headings",
    ),
    "mapping.choice": (
        "映射文件没有说明“{name}”取自哪一列，也没有固定值，请补上",
        "the mapping gives {name} neither a column nor a constant; add one",
    ),
    "mapping.answer": (
        "映射文件 columns 中，answer 与 answered 须同时设置，请补上所缺的一项",
        "the mapping's columns must have both answer and answered, or neither",
    ),
    "mapping.date": (
        "映射文件 dates 中的“{form}”不是日期格式，应各含一个 Y、M、D，如 Y/M/D",
        "{form}, in the mapping's dates, is no form of a day; it has Y, M and D once each, as Y/M/D",
    ),
    "mapping.unknown-department": (
        "departments.yml 中没有承办部门“{text}”，导入的答复无处登记。请由维护者在 departments.yml 中登记该部门，或在映射文件中改用已登记的部门",
        "departments.yml has no department {text} for the imported answers to stand under; ask a maintainer to add it, or name one that exists in the mapping file",
    ),
    "mapping.unknown-class": (
        "ledger.yml 中没有时限类别“{text}”，请改正映射文件",
        "ledger.yml has no class of time limit {text}; correct the mapping file",
    ),
    "mapping.unknown-channel": (
        "没有名为“{text}”的来源渠道，请改正映射文件",
        "there is no channel {text}; correct the mapping file",
    ),
    "mapping.unknown-disclosure": (
        "没有名为“{text}”的公开方式，请改正映射文件",
        "there is no disclosure {text}; correct the mapping file",
    ),
    "mapping.unknown-sector": (
        "sectors.yml 中没有行业“{text}”，请改正映射文件",
        "sectors.yml has no sector {text}; correct the mapping file",
    ),
    "mapping.unknown-region": (
        "regions.yml 中没有属地“{text}”，请改正映射文件",
        "regions.yml has no region {text}; correct the mapping file",
    ),
    "mapping.unknown-enterprise": (
        "账本中没有企业“{text}”的档案，请改正映射文件",
        "the ledger has no enterprise {text}; correct the mapping file",
    ),
    "import.role": (
        "账号“{login}”不是工作专班的，不能导入。请由工作专班的账号办理",
        "{login} is not of the staff and may not import; let an account of the staff do it",
    ),
}

# What is said of a row. Those that refuse it say what to do.
ROWS: dict[str, Sentence] = {
    "cell.empty": ("内容为空，请补填", "is empty; fill it in"),
    "cell.error": (
        "是公式出错的结果“{text}”，请改为实际内容",
        "is a failed formula ({text}); put the value itself",
    ),
    "text.long": (
        "共 {length} 字，超过 {limit} 字，请缩短或拆分",
        "has {length} characters, over {limit}; shorten or split it",
    ),
    "number.twice": (
        "编号与第 {first} 行重复，请核对；同一件只留一行，不同的件改正编号",
        "the number is that of row {first}; keep one row a matter, or correct the number",
    ),
    "row.twice": ("与第 {first} 行完全相同，请删去一行", "is the same as row {first}; remove one"),
    "number.other": (
        "该编号已用于 {id}（{raised} 提出），日期与本行不同。请核对；如属另一套编号，请在映射文件中设 series 加以区分",
        "the number is that of {id}, raised on {raised}, another day than here; check it, or, if the table has numbers of its own, tell it apart by `series` in the mapping file",
    ),
    "day.unreadable": (
        "日期“{text}”无法识别，可用格式：{forms}（Y、M、D 为年、月、日）",
        "cannot be read as a day: {text}; the forms are {forms}",
    ),
    "day.future": (
        "日期 {day} 晚于今天（{today}），请改正",
        "{day} is after today ({today}); correct it",
    ),
    "answer.early": (
        "答复日期 {answered} 早于提出日期 {raised}，请核对改正",
        "answered on {answered}, before it was raised on {raised}; correct one of them",
    ),
    "unknown.department": (
        "departments.yml 中没有“{text}”，请改正，或由维护者登记",
        "departments.yml has no {text}; correct it, or ask a maintainer to add it",
    ),
    "unknown.class": (
        "ledger.yml 中没有时限类别“{text}”，请改正",
        "ledger.yml has no class of time limit {text}; correct it",
    ),
    "unknown.sector": (
        "sectors.yml 中没有“{text}”，请改正，或由维护者登记",
        "sectors.yml has no {text}; correct it, or ask a maintainer to add it",
    ),
    "unknown.region": (
        "regions.yml 中没有“{text}”，请改正，或由维护者登记",
        "regions.yml has no {text}; correct it, or ask a maintainer to add it",
    ),
    "unknown.enterprise": (
        "账本中没有企业“{text}”的档案，请改正，或先建档",
        "the ledger has no enterprise {text}; correct it, or make its file first",
    ),
    "unknown.channel": (
        "没有名为“{text}”的来源渠道，请改正",
        "there is no channel {text}; correct it",
    ),
    "unknown.disclosure": (
        "没有名为“{text}”的公开方式，请改正",
        "there is no disclosure {text}; correct it",
    ),
    "title.cut": (
        "标题超过 {limit} 字，已截短，全文置于正文之首",
        "the title is over {limit} characters and was shortened; the whole of it stands above the text",
    ),
    "text.removed": (
        "已删去账本不收的不可见字符：{characters}",
        "characters that cannot be seen, and that no record may hold, were left out: {characters}",
    ),
    "text.masked": (
        "中的身份证号、手机号或银行卡号共 {number} 处，已用 * 遮盖；确需联系的，用 tingjian seal 加密登记",
        "has {number} numbers of persons (identity card, mobile, bank card), masked by asterisks; seal what is needed to get in touch: tingjian seal",
    ),
    "answer.late": (
        "该件此前已导入，表中后补的答复未予写入，请由承办部门在账本中答复",
        "imported before, without an answer; that of the table was not taken: let the department reply in the ledger",
    ),
}

# The command's own words.
MAPPING: Sentence = (
    "映射文件：表格的列与字段如何对应（缺省为内置的映射）",
    "mapping file: which column is which field (default: the built-in one)",
)
DRY_RUN: Sentence = ("试运行：只核对，不写入", "look only; write nothing")
WRITING: Sentence = ("写入", "Writing")
FATES: dict[str, Sentence] = {
    "taken": ("导入", "taken"),
    "known": ("已有", "already there"),
    "refused": ("未导入", "refused"),
}
COLUMNS: dict[str, Sentence] = {
    "row": ("行", "row"),
    "key": ("行标识", "number"),
    "fate": ("结果", "result"),
    "id": ("编号", "id"),
    "said": ("说明", "remark"),
}
OF_ROW: Sentence = ("{said}", "{said}")
OF_COLUMN: Sentence = ("“{heading}”{said}", "{heading}: {said}")
SUMMARY: Sentence = (
    "{file}：导入 {taken} 件，已有 {known} 件，未导入 {refused} 件",
    "{file}: {taken} taken, {known} already there, {refused} refused",
)
DRY: Sentence = (
    "{file}（试运行，未写入）：可导入 {taken} 件，已有 {known} 件，不能导入 {refused} 件",
    "{file} (dry run, nothing written): {taken} to take, {known} already there, {refused} refused",
)
LEFT_OUT: Sentence = ("未导入的列：{headings}", "columns left out: {headings}")
OTHER_SHEETS: Sentence = (
    "只读取了工作表“{sheet}”，未读取：{others}",
    "only the sheet {sheet} was read, not: {others}",
)
UNATTESTED: Sentence = (
    "导入记录的日期以原表为准，未经见证。",
    "The dates of imported records are the spreadsheet's, and are not attested.",
)
COMMIT: Sentence = ("从 {file} 导入 {taken} 件涉企问题", "import {taken} issues from {file}")
