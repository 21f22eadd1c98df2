"""The rules of the strict reader: what a YAML file of the ledger may not hold, and how to mend it."""

from __future__ import annotations

from tingjian.words.rule import Rule

RULES: dict[str, Rule] = {
    "yaml.size": Rule(
        (
            "账本中一条记录一个文件，文件过大说明放错了内容。",
            "A record is one small file; a very large one holds what does not belong in it.",
        ),
        (
            "文件有 {size} 字节，超过上限 {limit} 字节",
            "the file is {size} bytes long; at most {limit} are allowed",
        ),
        (
            "拆分记录，附件另行存放，文中只写编号或网址",
            "split the record; keep attachments elsewhere and write only their number or address",
        ),
        "statement: |\n  (一百多万字节)\n",
        "statement: |\n  (几千字以内)\n",
    ),
    "yaml.utf8": Rule(
        (
            "各单位的电脑编码不同，统一使用 UTF-8 才不会出现乱码。",
            "Computers differ in encoding; only one for all keeps every text legible.",
        ),
        (
            "文件不是 UTF-8 编码，此处有字节 {byte}",
            "the file is not UTF-8: byte {byte} stands here",
        ),
        (
            "用编辑器另存为 UTF-8 编码（不带 BOM）",
            "save the file again as UTF-8, without a byte-order mark",
        ),
        "title: (GBK 编码的字节)\n",
        "title: 某企业\n",
    ),
    "yaml.bom": Rule(
        (
            "文件开头的 BOM 看不见，却会成为第一个字段名的一部分。",
            "A byte-order mark is unseen, yet may become part of the first field's name.",
        ),
        ("文件以 BOM 开头", "the file begins with a byte-order mark"),
        (
            "用编辑器另存为“UTF-8”，不要选“UTF-8（带 BOM）”",
            'save the file again as "UTF-8", not as "UTF-8 with BOM"',
        ),
        "\ufeffid: x\n",
        "id: x\n",
    ),
    "yaml.tab": Rule(
        (
            "制表符在各处显示的宽度不同，缩进因此看不准。",
            "A tab is shown with a different width everywhere, so indentation cannot be judged by eye.",
        ),
        ("此处有制表符（Tab）", "there is a tab here"),
        ("改用空格，每层缩进两个空格", "use spaces instead, two for each level"),
        "title:\t某企业\n",
        "title: 某企业\n",
    ),
    "yaml.carriage-return": Rule(
        (
            "换行方式不统一，同一内容会被当作整篇改动。",
            "Mixed line endings make an unchanged file look changed throughout.",
        ),
        ("此处有回车符（Windows 换行）", "there is a carriage return (Windows line ending) here"),
        ("把编辑器的换行方式设为 LF，再保存", "set the editor's line ending to LF and save again"),
        "title: 某企业\r\n",
        "title: 某企业\n",
    ),
    "yaml.control": Rule(
        (
            "控制字符看不见，会使显示的内容与保存的内容不一致。",
            "Control characters are unseen and make what is shown differ from what is kept.",
        ),
        ("此处有控制字符 {character}", "there is a control character here: {character}"),
        ("删去该字符", "delete it"),
        'title: "某\\u0007企业"\n',
        "title: 某企业\n",
    ),
    "yaml.bidirectional": Rule(
        (
            "文字方向控制符会改变显示顺序，使审阅者看到的与实际内容不同。",
            "Marks of writing direction reorder what is shown, so a reviewer sees another text.",
        ),
        (
            "此处有文字方向控制符 {character}",
            "there is a mark of writing direction here: {character}",
        ),
        ("删去该字符，重新输入这一处文字", "delete it, and type the text there anew"),
        'title: "某\\u202E企业"\n',
        "title: 某企业\n",
    ),
    "yaml.zero-width": Rule(
        (
            "零宽字符看不见，会使两个看上去相同的名称实际不同。",
            "Zero-width characters are unseen and make two names that look the same differ.",
        ),
        ("此处有零宽字符 {character}", "there is a zero-width character here: {character}"),
        (
            "删去该字符；多半是从网页或聊天软件粘贴来的，可先粘贴到记事本再复制",
            "delete it; it mostly comes with text pasted from web pages or chats",
        ),
        'title: "某\\u200B企业"\n',
        "title: 某企业\n",
    ),
    "yaml.empty-file": Rule(
        ("每个文件都是一条记录。", "Every file is a record."),
        ("文件没有内容", "the file says nothing"),
        ("填写记录；不需要时删去文件", "write the record, or delete the file"),
        "# 只有注释\n",
        "id: x\n",
    ),
    "yaml.top-level": Rule(
        ("记录由字段组成。", "A record is made of fields."),
        (
            "文件最外层应是字段（“名称: 内容”）或列表",
            "the outermost level must be fields (`name: value`) or a list",
        ),
        (
            "写成“名称: 内容”，英文冒号后留一个空格",
            "write `name: value`, with a space behind the colon",
        ),
        "某企业\n",
        "title: 某企业\n",
    ),
    "yaml.depth": Rule(
        (
            "记录的层次不深，嵌套过多是差错或攻击。",
            "Records are shallow; deep nesting is a slip or an attack.",
        ),
        ("内容嵌套超过 {limit} 层", "the nesting is deeper than {limit} levels"),
        ("减少嵌套层次", "use fewer levels"),
        f"a: {'[' * 20}x{']' * 20}\n",
        "a: [x]\n",
    ),
    "yaml.nodes": Rule(
        (
            "一个文件的内容过多，会拖慢所有人的检查。",
            "One overfull file would slow everybody's checks.",
        ),
        ("文件中的字段和内容超过 {limit} 个", "the file holds more than {limit} names and values"),
        ("拆分为多个文件", "split it into several files"),
        "- (五万多行)\n",
        "- 一行\n",
    ),
    "yaml.document": Rule(
        (
            "一个文件只放一条记录，不会漏看第二条。",
            "A file is one record, so that no second one is overlooked.",
        ),
        ("此处有文档分隔符“---”或“...”", "there is a document marker (`---` or `...`) here"),
        ("删去这一行；多条记录分成多个文件", "delete the line; give each record its own file"),
        "---\nid: x\n",
        "id: x\n",
    ),
    "yaml.directive": Rule(
        ("指令会改变其后内容的含义。", "A directive changes what follows it."),
        ("此处有以“%”开头的 YAML 指令", "there is a YAML directive (`%…`) here"),
        ("删去这一行", "delete the line"),
        "%YAML 1.2\n---\nid: x\n",
        "id: x\n",
    ),
    "yaml.anchor": Rule(
        ("内容应当写在看得见的地方，不从别处引来。", "What a record says stands where it is read."),
        ("此处用“&”做了引用标记", "`&` makes an anchor here"),
        (
            "删去标记；如果这就是文字内容，用单引号括起",
            "delete it; if it is meant as text, put it in single quotes",
        ),
        "title: &name 某企业\n",
        "title: 某企业\n",
    ),
    "yaml.alias": Rule(
        ("内容应当写在看得见的地方，不从别处引来。", "What a record says stands where it is read."),
        ("此处用“*”引用了别处内容", "`*` refers to another place here"),
        (
            "直接写出内容；如果这就是文字内容，用单引号括起",
            "write the value out; if it is meant as text, put it in single quotes",
        ),
        "title: *name\n",
        "title: '*name'\n",
    ),
    "yaml.tag": Rule(
        (
            "字段的类型由数据模式规定，不由文件自行声明。",
            "The schema says what a field is, not the file.",
        ),
        ("此处有以“!”开头的类型标记", "there is a tag (`!…`) here"),
        (
            "删去标记；如果这就是文字内容，用单引号括起",
            "delete it; if it is meant as text, put it in single quotes",
        ),
        "title: !!str 某企业\n",
        "title: 某企业\n",
    ),
    "yaml.merge-key": Rule(
        ("内容应当写在看得见的地方，不从别处并入。", "What a record says stands where it is read."),
        ("此处用“<<”并入别处的字段", "`<<` merges fields from elsewhere here"),
        ("把字段逐一写出", "write the fields out"),
        "<<: {title: 某企业}\n",
        "title: 某企业\n",
    ),
    "yaml.duplicate-key": Rule(
        (
            "同名字段出现两次，不同的软件会取不同的一个。",
            "Of two fields with one name, programs pick different ones.",
        ),
        (
            "字段“{key}”重复，第一次出现在第 {first} 行",
            "the field `{key}` is there twice, first on line {first}",
        ),
        ("保留正确的一个，删去另一个", "keep the right one and delete the other"),
        "title: 甲\ntitle: 乙\n",
        "title: 甲\n",
    ),
    "yaml.key": Rule(
        (
            "字段名是简单的文字，便于辨认和查找。",
            "A field's name is a plain word, easy to see and to find.",
        ),
        (
            "此处的字段名不是文字（不能为空，不能是数字、true、false、null、列表或“? ”写法）",
            "the field's name here is no text (it is empty, a number, true, false, null, a container, or written with `? `)",
        ),
        (
            "写成“名称: 内容”；名称是数字时用单引号括起",
            "write `name: value`; put a name that is a number in single quotes",
        ),
        "2026: 休市\n",
        "'2026': 休市\n",
    ),
    "yaml.long-key": Rule(
        ("字段名应当简短。", "A field's name is short."),
        ("字段名超过 {limit} 个字符", "the field's name is longer than {limit} characters"),
        ("改短字段名，把文字放到内容里", "shorten it, and move the text into the value"),
        f"{'a' * 257}: x\n",
        "a: x\n",
    ),
    "yaml.empty-value": Rule(
        (
            "冒号后留空，分不清是没有还是漏填。",
            "A name with nothing behind it may mean none, or forgotten.",
        ),
        ("此处没有内容", "there is no value here"),
        (
            "填写内容；没有内容时删去该字段，或写 null",
            "write the value; or write null, or leave the field out",
        ),
        "title:\n",
        "title: 某企业\n",
    ),
    "yaml.number": Rule(
        (
            "过大的数字在不同软件中会被改变末几位。",
            "Programs change the last digits of very large numbers.",
        ),
        ("此处的数字过大", "the number here is too large"),
        (
            "这多半是编号或账号，用单引号括起",
            "it is probably an identifier: put it in single quotes",
        ),
        "code: 91330900123456789012\n",
        "code: '91330900123456789012'\n",
    ),
    "yaml.colon": Rule(
        (
            "英文冒号加空格用来分隔字段名和内容，一行只能有一处。",
            "A colon and a space divide a name from its value, once on a line.",
        ),
        (
            "此处的英文冒号放错了地方：内容里含有英文冒号加空格，或者这一行缩进不对",
            "this colon is out of place: the value holds a colon and a space, or the line's indentation is wrong",
        ),
        (
            "内容里用中文冒号“：”，或用单引号把整段内容括起；否则检查缩进",
            "put the whole value in single quotes; otherwise check the indentation",
        ),
        "title: 回复: 已解决\n",
        "title: '回复: 已解决'\n",
    ),
    "yaml.missing-colon": Rule(
        ("字段写作“名称: 内容”。", "A field is written `name: value`."),
        (
            "这一行缺少英文冒号，或冒号后缺少空格",
            "a colon, or the space behind it, is missing on this line",
        ),
        (
            "写成“名称: 内容”，用英文冒号，冒号后留一个空格；多行文字写在“|”之后并缩进",
            "write `name: value`, with a space behind the colon; put several lines of text behind `|`, indented",
        ),
        "id: x\ntitle:某企业\nregion: dinghai\n",
        "id: x\ntitle: 某企业\nregion: dinghai\n",
    ),
    "yaml.wide-colon": Rule(
        (
            "字段名和内容之间只认英文冒号。",
            "Only the narrow colon of English divides a name from its value.",
        ),
        (
            "字段名后面是中文冒号“：”",
            "the field's name is followed by the wide colon of Chinese",
        ),
        (
            "改为英文冒号“:”，后面留一个空格",
            "type `:` in its place, and a space behind it",
        ),
        "id: x\ntitle：某企业\nregion: dinghai\n",
        "id: x\ntitle: 某企业\nregion: dinghai\n",
    ),
    "yaml.wide-space": Rule(
        (
            "缩进和冒号后面只认普通空格，全角空格看着像，却不算数。",
            "Only plain spaces indent, or follow a colon; others look alike and do not.",
        ),
        (
            "此处有全角空格或不间断空格",
            "there is a wide or a non-breaking space here",
        ),
        (
            "删去，用英文输入法重新输入空格",
            "delete it and type plain spaces",
        ),
        "steps:\n  - kind: reply\n  \u3000on: 2026-03-02\n",
        "steps:\n  - kind: reply\n    on: 2026-03-02\n",
    ),
    "yaml.first-character": Rule(
        (
            "“@”“`”“%”等符号在 YAML 中另有用途，不能作为内容的开头。",
            "YAML keeps `@`, `` ` `` and `%` for itself; no value may begin with them.",
        ),
        ("内容不能以此处的符号开头", "a value cannot begin with the character here"),
        ("用单引号把整段内容括起", "put the whole value in single quotes"),
        "title: @某企业\n",
        "title: '@某企业'\n",
    ),
    "yaml.unclosed": Rule(
        ("引号和括号必须成对。", "Quotes and brackets come in pairs."),
        ("从此处开始的引号或括号没有闭合", "a quote or bracket that opens here is not closed"),
        ("补上另一半；列表各项用英文逗号分隔", "close it; part the elements with commas"),
        "title: '某企业\n",
        "title: '某企业'\n",
    ),
    "yaml.escape": Rule(
        ("双引号内的反斜杠有特殊含义。", "Between double quotes a backslash is special."),
        ("反斜杠后的字符无效", "what follows the backslash here means nothing"),
        ("改用单引号，或把“\\”写成“\\\\”", "use single quotes, or write `\\\\` for `\\`"),
        'note: "D:\\某目录"\n',
        "note: 'D:\\某目录'\n",
    ),
    "yaml.layout": Rule(
        (
            "同一层的字段和列表项必须左端对齐，层次才看得清。",
            "What belongs to one level begins in one column, so that levels can be seen.",
        ),
        (
            "此处与上文没有对齐，或引号之后还有多余文字",
            "this is not aligned with what stands above, or text follows a closing quote",
        ),
        (
            "同一层左端对齐，下一层多缩进两个空格；内容里有单引号时写成两个单引号",
            "align what belongs together and indent the next level by two spaces; inside single quotes, write a single quote twice",
        ),
        "source:\n    channel: visit\n  ref: x\n",
        "source:\n  channel: visit\n  ref: x\n",
    ),
    "yaml.syntax": Rule(
        ("文件必须是合法的 YAML，机器才能读懂。", "A file must be valid YAML to be understood."),
        ("YAML 语法有误：{problem}", "this is not valid YAML: {problem}"),
        (
            "对照同类文件检查这一行和上一行；拿不准时用单引号把内容括起",
            "compare this line and the one above with a similar file; when in doubt, put the value in single quotes",
        ),
        "title: ]\n",
        "title: ']'\n",
    ),
}
