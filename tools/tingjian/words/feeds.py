"""What feeds, calendars and the ways to follow an issue say."""

from __future__ import annotations

from tingjian.words import Sentence

FEEDS: dict[str, Sentence] = {
    # entries
    "feed.raised": ("企业提出诉求", "raised by the enterprise"),
    "feed.raised.theme": ("提出共性问题", "raised as a theme"),
    "feed.enterprise": ("企业（未具名）", "an enterprise, not named"),
    "feed.step": ("{unit} {label}", "{unit}: {label}"),
    "feed.entry": ("{what}｜{title}", "{what} | {title}"),
    "feed.fact": ("{name}：{text}", "{name}: {text}"),
    # the names of feeds and calendars
    "feed.of": ("{name} - {site}", "{name} - {site}"),
    "feed.all": ("全部诉求的进展", "Every step on every issue"),
    "feed.departments": ("{name}承办诉求的进展", "Steps on issues of {name}"),
    "feed.sectors": ("{name}行业诉求的进展", "Steps on issues of the sector {name}"),
    "feed.enterprises": ("{name}诉求的进展", "Steps on issues of {name}"),
    "feed.case": ("{title}（{number}）的进展", "Steps on {title} ({number})"),
    "calendar.all": ("全部部门的答复期限", "Due days of all departments"),
    "calendar.of": ("{name}的答复期限", "Due days of {name}"),
    "calendar.due": ("{unit}（{part}）答复到期：{title}", "{unit} ({part}) to answer: {title}"),
    "calendar.number": ("编号：{number}", "Number: {number}"),
    "calendar.begun": ("起算日：{day}", "Counted from: {day}"),
    # the ways in for departments
    "answer": ("承办部门答复", "Answer (for departments)"),
    "answer.why": (
        "待答复的部门有三条路：在账本仓库的副本里运行下面的命令，程序会新建分支并提交，再推送、发起合并请求；在网页上编辑；"
        "要发函的，答复之后用末一行出具答复函的 Word 草稿。",
        "A department that owes a reply has three ways: run these commands in a clone of the ledger, which make a branch and"
        " a commit to push; edit in the browser; or send a letter, which the last line drafts as a Word file after the reply.",
    ),
    "answer.file": ("答复.txt", "reply.txt"),
    "answer.letter": ("答复函.docx", "letter.docx"),
    "answer.how": (
        "办理结果按实际改写；正文写在文本文件里。逐步的做法：",
        "State the outcome that it had; the text is in a file. Step by step:",
    ),
    "answer.terminal": ("命令行", "on the command line"),
    "answer.editor": ("网页编辑", "in the web editor"),
    "answer.edit": ("打开本件的网页编辑", "edit this record on the forge"),
    # how a record is checked
    "record.why": (
        "本页由账本中的一份文件生成。文件编号由全部内容算出，改一个字，编号就变。在账本仓库的副本里，用 Git 就能核对。",
        "This page is made from one file of the ledger. Its id is reckoned from all that it says: change a"
        " character, and the id is another. In a clone of the ledger, Git alone is enough to check it.",
    ),
    "record.why.unnamed": (
        "本页由账本中的一份文件生成，文件里有本页不显示的企业名称，或者内容不公开的诉求的编号。公布文件编号，就能用它试出是哪一家、哪一件，所以不列；能读账本的人，用 Git 就能核对。",
        "This page is made from one file of the ledger, which names an enterprise that this page does not, or an"
        " issue whose content is withheld. Its id would let anybody try out which one, so it is not told; who can read the ledger checks it with Git alone.",
    ),
    "record.file": ("文件", "File"),
    "record.blob": ("文件编号", "Its id"),
    "record.now": ("账本中现在的编号", "Its id in the ledger now"),
    "record.again": ("自己算一遍编号", "Reckon the id yourself"),
    "record.show": ("本页所依据的原文", "What this page was made from"),
    "record.past": ("每一次改动", "Every change to it"),
    "record.more": (
        "文件里还有本页不显示的栏目，如经办账号、内部备注、加密的联系方式。编号不一致的，是账本在本站生成之后又有改动；本站生成所用的提交见",
        "The file also holds what this page leaves out: accounts, internal notes, sealed contacts. Where the ids differ,"
        " the ledger has changed since; the commit that this site was built from:",
    ),
    # on pages
    "follow.case": ("关注本件进展", "Follow this issue"),
    "follow.feed": ("订阅进展（Atom）", "Feed of steps (Atom)"),
    "follow.calendar": ("答复期限日历（iCalendar）", "Calendar of due days (iCalendar)"),
}
