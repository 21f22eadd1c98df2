"""The rules on what belongs to a person: never in public text, and a contact never plain."""

from __future__ import annotations

from tingjian.words import Sentence
from tingjian.words.rule import Rule

_MEND: Sentence = (
    "删去或遮盖；对外联系改写单位座机，企业的联系方式用 tingjian seal 加密登记。已经提交过的，历史中仍可查到，须告知维护者处置",
    "remove or mask it; give an office's landline instead, and seal an enterprise's contact with tingjian seal; what was committed stays in the history: tell a maintainer",
)
# Made for the purpose: nobody's numbers.
_STATEMENT = "statement: 请回电。{}\n"

PERSONAL_RULES: dict[str, Rule] = {
    "contact.plain": Rule(
        (
            "联系方式是企业交给政府的个人信息，账本人人可以复制，明文登记就等于公布。",
            "A contact is entrusted to the office; whoever copies the ledger would have it in plain text.",
        ),
        ("联系方式没有加密", "the contact is not sealed"),
        (
            "删去这一行，再用 tingjian seal 编号 加密登记；已经提交过的，历史中仍可查到，须告知维护者处置",
            "remove the line and seal the contact with tingjian seal ID; what was committed stays in the history: tell a maintainer",
        ),
        "contact: 13800000000\n",
        "contact: sealed:YWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n",
    ),
    "personal.identity-card": Rule(
        (
            "身份证号一经公开就收不回来。",
            "An identity-card number, once public, cannot be taken back.",
        ),
        (
            "文字中有身份证号 {number} 处，第一处在该字段第 {row} 行第 {column} 字",
            "the text holds {number} identity-card numbers, the first at row {row}, column {column} of the field",
        ),
        _MEND,
        _STATEMENT.format("身份证号 110101190001010006。"),
        _STATEMENT.format("身份证号 ******************。"),
    ),
    "personal.mobile": Rule(
        (
            "手机号是个人信息，公开会招来骚扰。",
            "A mobile number is a person's; public, it is abused.",
        ),
        (
            "文字中有手机号 {number} 处，第一处在该字段第 {row} 行第 {column} 字",
            "the text holds {number} mobile numbers, the first at row {row}, column {column} of the field",
        ),
        _MEND,
        _STATEMENT.format("手机 13800000000。"),
        _STATEMENT.format("电话 0580-0000000。"),
    ),
    "personal.bank-card": Rule(
        (
            "银行卡号公开会危及资金安全。",
            "A bank-card number in public puts somebody's money at risk.",
        ),
        (
            "文字中有银行卡号 {number} 处，第一处在该字段第 {row} 行第 {column} 字",
            "the text holds {number} bank-card numbers, the first at row {row}, column {column} of the field",
        ),
        _MEND,
        _STATEMENT.format("卡号 6222020000000000000。"),
        _STATEMENT.format("卡号 *******************。"),
    ),
}
