"""Word files made from nothing: pages, styles, paragraphs and tables after GB/T 9704-2012.

Lengths are in twentieths of a point. Fonts are named, not embedded; every run says that its
quotation marks and dashes are the Chinese ones, which else would come out in a Latin font.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 8844  # of the text: 156 mm
PAGE = {"w": 11906, "h": 16838}  # A4
MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588, "header": 1020, "footer": 1304}
LINE = 579  # 22 lines of 28.95 points on the 225 mm of a page
CLOSER = -5  # so that 28 characters of 16 points fit a line
FANG, KAI, HEI, SONG, BIAO = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"

_SCHEMAS = "http://schemas.openxmlformats.org"
_PACKAGE, _OFFICE = f"{_SCHEMAS}/package/2006", f"{_SCHEMAS}/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-"
_WORD = f"{_TYPES}officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The parts beside the document: the name of each file, what kind it is.
_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
    "footer2": "footer",
}


def tag(name: str, /, *inside: str, **attributes: object) -> str:
    """An element of Word's own XML; its attributes are Word's as well."""
    said = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{said}>{''.join(inside)}</w:{name}>" if inside else f"<w:{name}{said}/>"


def run(text: str) -> str:
    """A run of text, in the font of its paragraph's style."""
    body = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return tag("r", tag("rPr", tag("rFonts", hint="eastAsia")), body)


def paragraph(text: str, style: str = "Body") -> str:
    """A paragraph."""
    return tag("p", tag("pPr", tag("pStyle", val=style)), run(text) if text else "")


def each(name: str, inside: str, empty: str = "") -> str:
    """What stands once for ``each`` of a list, and what stands for an empty one."""
    start, end = paragraph(f"{{%p for each in {name} %}}"), paragraph("{%p endfor %}")
    return start + inside + (paragraph("{%p else %}") + empty if empty else "") + end


def when(condition: str, inside: str, otherwise: str = "") -> str:
    """What stands only where a condition holds, and what else."""
    start, end = paragraph(f"{{%p if {condition} %}}"), paragraph("{%p endif %}")
    return start + inside + (paragraph("{%p else %}") + otherwise if otherwise else "") + end


def cell(width: int, *inside: str, span: int = 1) -> str:
    """A cell of a table, of one paragraph or several."""
    about = [tag("tcW", w=width, type="dxa")]
    about += [tag("gridSpan", val=span)] if span > 1 else []
    return tag("tc", tag("tcPr", *about, tag("vAlign", val="center")), *inside)


def row(*cells: str, head: bool = False, split: bool = False, least: int = 440) -> str:
    """A row of a table; a heading row stands again on every page, ``split`` may end on the next."""
    about = [] if split else [tag("cantSplit")]
    about += [tag("trHeight", val=least, hRule="atLeast")]
    return tag("tr", tag("trPr", *about, *([tag("tblHeader")] if head else [])), *cells)


def table(widths: Sequence[int], *rows: str) -> str:
    """A table as wide as the text."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [tag(side, val="single", sz=4, space=0, color="000000") for side in sides]
    margins = [tag(side, w=85, type="dxa") for side in ("left", "right")]
    about = tag(
        "tblPr",
        tag("tblW", w=WIDTH, type="dxa"),
        tag("jc", val="center"),
        tag("tblBorders", *borders),
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *margins),
    )
    return tag("tbl", about, tag("tblGrid", *(tag("gridCol", w=each) for each in widths)), *rows)


def listing(headings: Sequence[tuple[str, int]], name: str, values: Sequence[str]) -> str:
    """A table with a row for each of a list; what a cell says in lines is parted by spaces."""
    widths = [width for _, width in headings]
    head = [cell(width, paragraph(text, "CellHead")) for text, width in headings]
    pairs = zip(widths, values, strict=True)
    cells = [
        cell(width, *(paragraph(f"{{{{ each.{name} }}}}", "Cell") for name in value.split()))
        for width, value in pairs
    ]
    loop = [
        row(cell(WIDTH, paragraph(text), span=len(widths)))
        for text in (f"{{%tr for each in {name} %}}", "{%tr endfor %}")
    ]
    return table(widths, row(*head, head=True), loop[0], row(*cells), loop[1])


def style(
    name: str,
    label: str,
    font: str = FANG,
    size: int = 16,
    *,
    line: int = LINE,
    align: str = "both",
    spacing: int = 0,
    color: str = "",
    before: Sequence[str] = (),
    **indent: int,
) -> str:
    """A style of paragraphs, which an office can change in Word under its Chinese name."""
    about = [tag("name", val=label)]
    about += [tag("basedOn", val="Normal")] if name != "Normal" else []
    grid = [] if line == LINE else [tag("snapToGrid", val=0)]
    shape = [*before, *grid, tag("spacing", before=0, after=0, line=line, lineRule="exact")]
    shape += [tag("ind", **indent)] if indent else []
    latin = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman"}
    look = [tag("rFonts", **latin, eastAsia=font)]
    look += [tag("color", val=color)] if color else []
    look += [tag("spacing", val=spacing), tag("sz", val=size * 2), tag("szCs", val=size * 2)]
    look += [tag("lang", val="en-US", eastAsia="zh-CN")]
    first = {"default": 1} if name == "Normal" else {}
    return tag(
        "style",
        *about,
        tag("qFormat"),
        tag("pPr", *shape, tag("jc", val=align)),
        tag("rPr", *look),
        type="paragraph",
        **first,
        styleId=name,
    )


def styles() -> str:
    """The styles that every paper uses."""
    after = tag("keepNext")
    line = {"val": "thickThinSmallGap", "sz": 24, "space": 4, "color": "FF0000"}
    red = tag("pBdr", tag("bottom", **line))
    lines = [tag(side, val="single", sz=6, space=4, color="000000") for side in ("top", "bottom")]
    made = (
        style("Normal", "Normal", spacing=CLOSER),
        style("Body", "公文正文", spacing=CLOSER, firstLineChars=200, firstLine=640),
        style(
            "Last",
            "公文末段",
            spacing=CLOSER,
            before=[after],
            firstLineChars=200,
            firstLine=640,
        ),
        style("Note", "公文附注", spacing=CLOSER, align="left", firstLineChars=200, firstLine=640),
        style("Plain", "公文顶格", spacing=CLOSER),
        style("Center", "公文居中", KAI, spacing=CLOSER, align="center"),
        style("Title", "公文标题", BIAO, 22, line=700, align="center"),
        style(
            "Issuer",
            "发文机关标志",
            BIAO,
            30,
            line=900,
            align="center",
            color="FF0000",
            before=[red],
        ),
        style("Reference", "发文字号", align="right", spacing=CLOSER),
        style(
            "Head1",
            "公文一级标题",
            HEI,
            spacing=CLOSER,
            before=[after],
            firstLineChars=200,
            firstLine=640,
        ),
        style(
            "Head2",
            "公文二级标题",
            KAI,
            spacing=CLOSER,
            before=[after],
            firstLineChars=200,
            firstLine=640,
        ),
        style(
            "Sign",
            "公文落款",
            align="right",
            spacing=CLOSER,
            before=[after],
            rightChars=400,
            right=1280,
        ),
        style("Copy", "公文抄送", size=14, line=560, align="left", before=[tag("pBdr", *lines)]),
        style("Cell", "表格文字", size=12, line=380, align="left"),
        style("CellHead", "表格栏目", HEI, 12, line=380, align="center"),
        style("Draft", "草稿标记", HEI, 12, line=320, align="right", color="C00000"),
        style("Number", "公文页码", SONG, 14, line=400, align="right", rightChars=100, right=280),
        style(
            "NumberEven", "公文双页页码", SONG, 14, line=400, align="left", leftChars=100, left=280
        ),
    )
    return tag("styles", *made)


_NAMES = {"w": f"{_SCHEMAS}/wordprocessingml/2006/main", "r": f"{_OFFICE}/relationships"}


def _named(root: str) -> str:
    """A whole part: the names of its elements declared at its root."""
    end = min(place for mark in (" ", ">", "/") if (place := root.find(mark)) > 0)
    names = "".join(f' xmlns:{key}="{value}"' for key, value in _NAMES.items())
    return f"{_HEAD}{root[:end]}{names}{root[end:]}"


def _page_number(style_: str) -> str:
    """The number of the page between dashes, as official documents have it."""
    field = [
        tag("r", tag("fldChar", fldCharType="begin")),
        tag("r", tag("instrText", "PAGE")),
        tag("r", tag("fldChar", fldCharType="separate")),
        run("1"),
        tag("r", tag("fldChar", fldCharType="end")),
    ]
    return tag("p", tag("pPr", tag("pStyle", val=style_)), run("— "), *field, run(" —"))


def _document(body: str) -> str:
    section = tag(
        "sectPr",
        *(_reference("header", kind, "header1") for kind in ("default", "even")),
        _reference("footer", "default", "footer1"),
        _reference("footer", "even", "footer2"),
        tag("pgSz", **PAGE),
        tag("pgMar", **MARGINS, gutter=0),
        tag("docGrid", type="lines", linePitch=LINE),
    )
    return tag("document", tag("body", body, section))


def _reference(part: str, kind: str, name: str) -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>'


def _types() -> str:
    override = '<Override PartName="/{}" ContentType="{}"/>'
    said = [override.format("word/document.xml", f"{_WORD}.document.main+xml")]
    said += [
        override.format(f"word/{name}.xml", f"{_WORD}.{kind}+xml") for name, kind in _PARTS.items()
    ]
    said.append(override.format("docProps/core.xml", f"{_TYPES}package.core-properties+xml"))
    default = '<Default Extension="{}" ContentType="{}"/>'
    said.insert(0, default.format("rels", f"{_TYPES}package.relationships+xml"))
    said.insert(1, default.format("xml", "application/xml"))
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(said)}</Types>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    """Where other parts are: by name, the address of their kind and the file."""
    said = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{file}"/>'
        for name, (kind, file) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _about(title: str) -> str:
    names = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{_HEAD}<cp:coreProperties {names}><dc:title>{title}</dc:title></cp:coreProperties>"


def parts(title: str, mark: str, body: str) -> dict[str, bytes]:
    """The parts of a Word file: its title, the mark on top of every page, its paragraphs."""
    mode = {
        "name": "compatibilityMode",
        "uri": "http://schemas.microsoft.com/office/word",
        "val": 15,
    }
    settings = tag(
        "settings",
        tag("evenAndOddHeaders"),
        tag("characterSpacingControl", val="compressPunctuation"),
        tag("compat", tag("compatSetting", **mode)),
    )
    made = {
        "word/document.xml": _named(_document(body)),
        "word/styles.xml": _named(styles()),
        "word/settings.xml": _named(settings),
        "word/header1.xml": _named(tag("hdr", paragraph(mark, "Draft"))),
        "word/footer1.xml": _named(tag("ftr", _page_number("Number"))),
        "word/footer2.xml": _named(tag("ftr", _page_number("NumberEven"))),
        "[Content_Types].xml": _types(),
        "docProps/core.xml": _about(title),
        "_rels/.rels": _relations(
            {
                "document": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                "about": (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "word/_rels/document.xml.rels": _relations(
            {n: (f"{_OFFICE}/relationships/{kind}", f"{n}.xml") for n, kind in _PARTS.items()}
        ),
    }
    return {name: text.encode() for name, text in made.items()}
