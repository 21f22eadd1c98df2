"""What the command line says: its messages, and what each option is for."""

from __future__ import annotations

from tingjian.words import Language, Sentence, fill
from tingjian.words.changing import MESSAGES as CHANGING_MESSAGES
from tingjian.words.gate import MESSAGES as GATE_MESSAGES
from tingjian.words.intake import ERRORS as INTAKE_ERRORS
from tingjian.words.seal import MESSAGES as SEAL_MESSAGES
from tingjian.words.similar import ERRORS as SIMILAR_ERRORS
from tingjian.words.site import ERRORS as SITE_ERRORS

MESSAGES: dict[str, Sentence] = {
    **CHANGING_MESSAGES,
    **GATE_MESSAGES,
    **INTAKE_ERRORS,
    **SIMILAR_ERRORS,
    **SITE_ERRORS,
    **SEAL_MESSAGES,
    "help": (
        "听见：企业反映的问题、政府的答复，都在一个可核对的 Git 仓库里。",
        "Tingjian: what enterprises ask of government and what became of it, in a Git repository.",
    ),
    "commands": ("命令", "Commands"),
    "error": ("错误：{text}", "Error: {text}"),
    "bug": (
        "程序出错，这是我们的缺陷。详情在 {file}，请附在报告里；账本没有改动。",
        "This is our bug. Details are in {file}; please attach it to your report. The ledger is unchanged.",
    ),
    "day": ("“{value}”不是日期，应写作 2026-03-02", "{value} is not a day; write it as 2026-03-02"),
    "git.absent": ("没有找到 git 命令，请先安装 Git", "git was not found; install Git first"),
    "git.failed": ("git {command} 未成功：{said}", "git {command} failed: {said}"),
    "git.none": (
        "{root} 不在 Git 仓库中；先运行 git init，或用 tingjian init 新建账本",
        "{root} is not in a Git repository; run git init, or make a ledger with tingjian init",
    ),
    "git.revision": ("没有“{revision}”这个版本", "there is no revision {revision}"),
    "git.new": (
        "Git 仓库中还没有提交；先运行 git add ledger 和 git commit",
        "the Git repository has no commit yet; run git add ledger and git commit first",
    ),
    "git.blob": ("仓库中缺少对象 {blob}", "the repository lacks the object {blob}"),
    "git.branch": (
        "分支 {branch} 已存在；请先处理它",
        "the branch {branch} exists already; deal with it first",
    ),
    "path.absent": ("没有 {path}", "there is no {path}"),
    "path.outside": (
        "{path} 不在账本 {ledger} 之内，不作检查",
        "{path} is not in the ledger {ledger}, so it is not checked",
    ),
    "ledger.absent": (
        "从 {folder} 往上没有找到 ledger/ledger.yml；请用 --root 指明账本，或用 tingjian init 新建",
        "no ledger/ledger.yml from {folder} upwards; name the ledger with --root, or make one with tingjian init",
    ),
    "ledger.absent-at": ("版本“{revision}”中没有账本", "there is no ledger at revision {revision}"),
    "ledger.finding": (
        "账本有问题，先改正：ledger/{file}（tingjian check 会说明）",
        "the ledger has findings: ledger/{file} (tingjian check explains)",
    ),
    "ledger.findings": (
        "账本有问题，先改正：ledger/{file} 第 {line} 行（tingjian check 会说明）",
        "the ledger has findings: ledger/{file}, line {line} (tingjian check explains)",
    ),
    "actor.unknown": (
        "people.yml 中没有账号“{login}”；请核对，或请维护者登记",
        "people.yml has no account {login}; check it, or ask a maintainer to add it",
    ),
    "actor.left": (
        "账号“{login}”今天没有任职（people.yml）；请核对，或请维护者登记",
        "the account {login} holds no post today (people.yml); check it, or ask a maintainer",
    ),
    "actor.unsaid": (
        "不知道是谁在办：用 --as 账号，或设 TINGJIAN_ACTOR，或把 Git 邮箱（{email}）登记到 people.yml",
        "who acts? Say --as LOGIN, set TINGJIAN_ACTOR, or add the Git e-mail ({email}) to people.yml",
    ),
    "case.form": (
        "“{number}”不是编号，编号形如 ZS-20260302-7K4QM",
        "{number} is not a number such as ZS-20260302-7K4QM",
    ),
    "case.check": (
        "编号 {number} 的校验码不符，可能抄错了一个字",
        "the number {number} does not check; a character may be mistyped",
    ),
    "case.check-near": (
        "编号 {number} 的校验码不符，可能抄错了一个字；相近的有：{near}",
        "the number {number} does not check; a character may be mistyped. There is: {near}",
    ),
    "case.absent-near": (
        "账本中没有 {number}；相近的有：{near}",
        "there is no {number} in the ledger; there is: {near}",
    ),
    "case.absent": ("账本中没有 {number}", "there is no {number} in the ledger"),
    "case.shape": (
        "ledger/{file} 第 {line} 行有误，先改正：{what}",
        "ledger/{file}, line {line} must be mended first: {what}",
    ),
    "case.changed": (
        "{path} 在此期间已被改动，本次没有写入；请重新办理",
        "{path} has changed meanwhile; nothing was written, so take the step again",
    ),
    "ledger.link": (
        "{path} 经由链接指向别处；账本中不放链接，请换成普通文件夹和文件",
        "{path} leads elsewhere through a link; a ledger has plain folders and files only",
    ),
    "record.exists": ("{path} 已经存在", "{path} exists already"),
    "step.refused": ("不能“{kind}”：\n{reasons}", "{kind} is refused:\n{reasons}"),
    "step.reason": ("  · {what}。{mend}。", "  - {what}; {mend}."),
    "step.legal": ("此时{thread}可以：{kinds}", "what may come next in {thread}: {kinds}"),
    "step.legal-none": ("此时{thread}没有可走的步骤", "nothing may come next in {thread}"),
    "step.future": (
        "{day} 还没有到（今天是 {today}），步骤不能预先填写",
        "{day} has not come yet (today is {today}); no step is taken beforehand",
    ),
    "step.undispatched": (
        "尚未交办，没有部门线可走；请先 tingjian dispatch {number}",
        "not dispatched yet, so no department has a thread; first: tingjian dispatch {number}",
    ),
    "step.department": (
        "请用 --department 说明是哪个部门的线：{departments}",
        "say which department's thread with --department: {departments}",
    ),
    "step.no-thread": (
        "{number} 没有交办给 {department}；已交办给 {departments}",
        "{number} was not dispatched to {department}, but to {departments}",
    ),
    "step.missing": ("缺少 {names}", "{names} is missing"),
    "missing.field": ("缺少 {name}（{title}）", "{name} is missing ({title})"),
    "missing.choice": (
        "缺少 {name}（{title}），可填：{choices}",
        "{name} is missing ({title}); one of: {choices}",
    ),
    "dispatch.provisional": (
        "期限 {day} 所在年份的放假安排尚未录入，暂按周末推算，并写入了记录；以放假安排为准的，用 --due 写明。",
        "The holidays up to {day} are not all recorded; weekends alone were reckoned, and that day is written. Where it should be another, say --due.",
    ),
    "colon": ("：", ": "),
    "named": ("{code}（{name}）", "{code} ({name})"),
    "known.near": (
        "没有“{said}”这个{title}；相近的有：{names}",
        "there is no {title} {said}; there is: {names}",
    ),
    "known.among": (
        "没有“{said}”这个{title}；已登记的有：{names}",
        "there is no {title} {said}; there is: {names}",
    ),
    "known.none": (
        "没有“{said}”这个{title}；请核对，或先登记",
        "there is no {title} {said}; check it, or register it first",
    ),
    "new.raised": (
        "提出日期 {raised} 晚于登记日期 {day}；请核对",
        "it cannot be raised on {raised}, after {day}, when it is registered",
    ),
    "department.absent": (
        "没有标识为“{department}”的部门",
        "there is no department {department}",
    ),
    "department.near": ("相近的有：{near}", "there is: {near}"),
    "department.where": ("各部门的标识见 departments.yml", "their ids are in departments.yml"),
    "step.two-texts": ("--text 与 --text-file 只用一个", "use either --text or --text-file"),
    "step.taken": ("已写入 {path}：{said}", "written to {path}: {said}"),
    "step.outcome": ("{said}：{outcome}", "{said}: {outcome}"),
    "step.subject": ("{said}（{number}）", "{said} ({number})"),
    "step.state": ("整件事现为“{state}”。", "The issue is now: {state}."),
    "step.next": ("下一步：", "Next:"),
    "step.no-limit": ("不设期限  ", "no limit  "),
    "step.committed": (
        "已提交到分支 {branch}（{commit}）",
        "committed on branch {branch} ({commit})",
    ),
    "unit.office": ("工作专班", "the office"),
    "office": ("办公室线", "the office's thread"),
    "thread": ("部门线（{department}）", "the thread of {department}"),
    "findings.none": ("账本没有问题。", "No findings."),
    "findings.some": ("共 {number} 处问题。", "{number} findings."),
    "findings.mend": ("改正：{text}", "mend: {text}"),
    "list.none": ("没有符合条件的诉求。", "No issue is like that."),
    "list.count": ("共 {number} 件。", "{number} issues."),
    "list.no-record": ("没有符合条件的记录。", "No record is like that."),
    "list.records": ("共 {number} 条。", "{number} records."),
    "list.cases": (
        "{option} 只用于诉求（issue）和共性问题（theme）",
        "{option} is for issues and themes only",
    ),
    "due.none": ("截至 {day}，没有待办。", "Nothing is owed as of {day}."),
    "due.count": (
        "截至 {day}，共 {number} 项待办，其中 {late} 项已逾期。",
        "As of {day}: {number} owed, {late} of them overdue.",
    ),
    "file.unreadable": ("无法读取 {file}：{why}", "{file} cannot be read: {why}"),
    "output.unwritable": ("无法写出结果：{why}", "the output cannot be written: {why}"),
    "file.unwritable": ("无法写入 {file}：{why}", "{file} cannot be written: {why}"),
    "init.full": (
        "{folder} 既不是空文件夹，也不是还没有提交的空仓库，不在其中新建账本",
        "{folder} is neither empty nor a repository without a commit; no ledger is made in it",
    ),
    "show.merged": ("并入的诉求", "issues merged into it"),
    "init.here": ("当前文件夹", "this folder"),
    "init.done": (
        "新账本已建好（{folder}）。接下来：\n  1. 改 ledger/ledger.yml、departments.yml、people.yml，使其符合本地实际\n"
        "  2. tingjian new 登记第一件诉求\n  3. tingjian serve 查看网站\n"
        "  4. 用代码平台的，在 .github/actions/program/action.yml 填写程序在哪个仓库、用哪个版本",
        "A new ledger is in {folder}. Next:\n  1. make ledger/ledger.yml, departments.yml and people.yml yours\n"
        "  2. register the first issue: tingjian new\n  3. look at the site: tingjian serve\n"
        "  4. on a forge: say in .github/actions/program/action.yml which repository and version the program is",
    ),
    "init.uncommitted": (
        "Git 还不知道由谁提交，所以尚未提交：先用 git config 设 user.name 和 user.email，\n"
        "把邮箱写进 people.yml，再 git commit；有了第一次提交，才能生成网站",
        "Git does not know who commits, so nothing is committed yet: set user.name and user.email\n"
        "with git config, write the address into people.yml, then git commit; the site needs a commit",
    ),
    "build.done": (
        "网站已生成到 {out}（截至 {day}）：写入 {written}，未变 {kept}，删除 {removed}",
        "The site is in {out} (as of {day}): {written} written, {kept} unchanged, {removed} removed",
    ),
    "serve.at": (
        "网站在 http://127.0.0.1:{port}/ ，按 Ctrl+C 结束",
        "The site is at http://127.0.0.1:{port}/ (Ctrl+C ends)",
    ),
    "serve.findings": (
        "账本有问题，网站仍是上一次的：",
        "The ledger has findings; the site stays as it was:",
    ),
    "serve.port": (
        "端口 {port} 已被占用；用 --port 换一个",
        "port {port} is in use; choose another with --port",
    ),
    "new.done": ("已登记 {number}：{path}", "registered {number}: {path}"),
    "new.role": (
        "账号“{login}”属承办部门，登记由工作专班办理",
        "{login} is of a department; registering is for the office",
    ),
    "new.two-texts": (
        "--statement 与 --statement-file 只用一个",
        "use either --statement or --statement-file",
    ),
    "new.refused": ("不能登记：\n{reasons}", "it cannot be registered:\n{reasons}"),
    "correct.nothing": (
        "请用 --set 字段=值 说明更正什么",
        "say what to correct: --set FIELD=VALUE",
    ),
    "correct.field": (
        "“{field}”不能更正；可更正：{fields}",
        "{field} cannot be corrected; what can: {fields}",
    ),
    "product.suffix": ("文件名应以 {suffix} 结尾", "the file's name must end in {suffix}"),
    "product.exists": (
        "{file} 已经存在，可能有人在其中改过，未予覆盖；请换一个文件名，或加 --force 覆盖",
        "{file} exists, and somebody may have written in it; choose another name, or replace it with --force",
    ),
    "product.folder": (
        "{file} 是文件夹；请写明文件名",
        "{file} is a folder; name a file",
    ),
    "paper.done": (
        "{name}草稿已写入 {file}（截至 {day}）。核对、定稿后删去页眉“草稿”字样，再用印。内部资料，请勿外传。",
        "A draft of the {name} is in {file} (as of {day}). Check it, take the draft mark out of its header, then seal it. For internal use only.",
    ),
    "paper.template-done": (
        "{name}模板已写入 {file}。在 Word 中修改后存为账本仓库中的 {place}，即替代内置模板。",
        "The template of the {name} is in {file}. Change it in Word and keep it in the ledger's repository as {place}: it then takes the place of ours.",
    ),
    "paper.number": ("请写明编号", "name the ID"),
    "paper.early": (
        "{number} 在 {raised} 才提出，{day} 时还没有",
        "{number} was raised on {raised}; on {day} there was none",
    ),
    "paper.not-dispatched": (
        "截至 {day}，{number} 没有承办部门；先用 tingjian dispatch 交办",
        "as of {day} no department answers for {number}; dispatch it first (tingjian dispatch)",
    ),
    "paper.not-replied": (
        "截至 {day}，{number} 还没有这样的答复；先用 tingjian reply 登记",
        "as of {day} {number} has no such reply; record it first (tingjian reply)",
    ),
    "paper.nothing-owed": (
        "截至 {day}，{number} 没有部门欠答复，无需催办",
        "as of {day} no department owes a reply on {number}; there is nobody to remind",
    ),
    "paper.not-followed-up": (
        "截至 {day}，{number} 没有督办记录；先用 tingjian follow-up 登记",
        "as of {day} {number} was not followed up; record it first (tingjian follow-up)",
    ),
    "paper.early-session": (
        "{number} 在 {on} 才有，截至 {day} 还没有",
        "{number} is of {on}; by {day} there was none",
    ),
    "paper.no-proposals": (
        "{number} 还没有协商建议；先登记建议再出清单",
        "{number} has no proposals yet; record them first",
    ),
    "paper.no-enterprise": (
        "账本中没有企业“{number}”；标识见 ledger/enterprises 中的文件名",
        "the ledger has no enterprise {number}; the ids are the file names in ledger/enterprises",
    ),
    "paper.quarter": (
        "“{value}”不是季度，应写作 2026-Q1",
        "{value} is not a quarter; write it as 2026-Q1",
    ),
    "paper.early-quarter": (
        "截至 {day}，{value} 还没有开始",
        "as of {day}, {value} has not begun",
    ),
    "paper.department": (
        "--department 只用于答复函（reply）",
        "--department is for letters of reply only",
    ),
    "paper.no-template": (
        "模板 {file} 不是 Word 文件（.docx），或已损坏；请用 Word 另存为 .docx",
        "the template {file} is no Word file (.docx), or is damaged; save it again as .docx",
    ),
    "paper.template": (
        "模板 {file} 有误：{why}。请维护者在 Word 中改正，或用 --template 另取一份内置模板",
        "the template {file} is wrong: {why}. A maintainer mends it in Word; --template gives ours again",
    ),
    "export.done": (
        "已写入 {file}（截至 {day}）：{sheets}。内部资料，请勿外传。",
        "Written to {file} (as of {day}): {sheets}. For internal use only.",
    ),
    "due.day": ("{day}", "{day}"),
    "due.provisional": ("{day}（暂定）", "{day} (provisional)"),
    "show.overdue": ("已逾期", "overdue"),
    "show.as-of": ("（截至 {day}）", "(as of {day})"),
    "show.early": (
        "{number} 始于 {began}，截至 {day} 还没有",
        "{number} began on {began}; by {day} there was none",
    ),
    "show.sealed": ("（已加密）", "(sealed)"),
    "heading.id": ("编号", "number"),
    "heading.record": ("所在记录", "record"),
    "heading.title": ("标题", "title"),
    "heading.state": ("状态", "state"),
    "heading.overdue": ("逾期", "overdue"),
    "heading.lead": ("主办", "lead"),
    "heading.due": ("期限", "due"),
    "heading.owner": ("责任单位", "owed by"),
    "heading.duty": ("待办", "duty"),
    "heading.since": ("起算", "since"),
    "heading.rule": ("依据", "by rule"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "option.root": (
        "账本所在文件夹（缺省：从当前文件夹往上找）",
        "the ledger's folder (default: found upwards)",
    ),
    "option.as": ("谁在办：people.yml 中的账号", "who acts: an account in people.yml"),
    "option.on": ("办理日期（缺省：今天）", "the day of the step (default: today)"),
    "option.commit": ("新建分支并提交", "make a branch and commit"),
    "option.department": ("哪个部门的线", "whose thread"),
    "option.lead": ("主办部门", "the lead department"),
    "option.support": ("会办部门；几个部门就写几次", "a supporting department; may be repeated"),
    "option.text-file": (
        "从文件读正文，- 为标准输入",
        "read the text from a file, - for standard input",
    ),
    "option.format": ("输出格式", "format of the output"),
    "option.rev": ("哪个版本（缺省：工作区）", "which revision (default: the work tree)"),
    "option.as-of": ("截至哪一天（缺省：今天）", "as of which day (default: today)"),
    "option.out": ("生成到哪个文件夹", "the folder to build into"),
    "option.search": ("是否建立全文搜索", "whether the site can be searched"),
    "option.port": ("端口", "port"),
    "option.state": ("状态", "state"),
    "option.sector": ("行业", "sector"),
    "option.region": ("属地", "region"),
    "option.enterprise": ("企业", "enterprise"),
    "option.overdue": ("只列逾期的", "only what is overdue"),
    "option.text": ("标题或正文中含有的文字", "text in the title, the statement or an answer"),
    "option.channel": ("渠道", "the channel"),
    "option.ref": ("来源编号：走访、会议等", "of which visit, session and so on"),
    "option.demonstration": ("演示数据，不是真实诉求", "made up for demonstration"),
    "option.reason": ("原因", "why"),
    "option.note": ("内部备注（不公开）", "an internal note (not public)"),
    "option.set": (
        "字段=值，可多个；清单中的一条写作 清单.序号.字段",
        "FIELD=VALUE; may be repeated; LIST.KEY.FIELD of an element",
    ),
    "option.kind": ("哪一类待办", "kind of duty"),
    "option.force": ("文件已存在时覆盖", "replace the file if there is one"),
    "option.docx": ("写入哪个 .docx 文件", "the .docx file to write"),
    "option.reply-of": ("哪个部门的答复（缺省：主办）", "whose reply (default: the lead's)"),
    "option.template": (
        "写出模板本身，供在 Word 中修改",
        "write the template itself, to be changed in Word",
    ),
    "option.xlsx": ("写入哪个 .xlsx 文件", "the .xlsx file to write"),
    "new.kinds": ("类别", "Kinds"),
    "options": ("选项", "Options"),
    "example": ("例：", "Examples:"),
}


def say(key: str, language: Language, **facts: object) -> str:
    """A message in one language, its facts put in."""
    return fill(MESSAGES[key], language, **facts)
