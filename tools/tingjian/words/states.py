"""The states of issues and threads, the five rings, and the kinds of record, as people call them."""

from __future__ import annotations

from tingjian.words import Sentence

# A word that is a state both of an issue and of a thread is the same word in both.
STATES: dict[str, Sentence] = {
    "heard": ("待受理", "heard"),
    "open": ("已受理", "open"),
    "accepted": ("待交办", "accepted"),
    "dispatched": ("待签收", "dispatched"),
    "working": ("办理中", "being worked on"),
    "answered": ("已答复", "answered"),
    "evaluated": ("已评价", "evaluated"),
    "closed": ("已办结", "closed"),
    "parked": ("已挂账", "parked"),
    "merged": ("已并入", "merged"),
    "withdrawn": ("已撤回", "withdrawn"),
    "new": ("未交办", "not dispatched"),
    "extending": ("申请延期", "extension asked for"),
    "returned": ("已退单", "returned"),
    "replied": ("已答复", "replied"),
    "released": ("退单获准", "released"),
}

RINGS: dict[str, Sentence] = {
    "need": ("企业需要", "the enterprise's need"),
    "platform": ("平台搭建", "a platform"),
    "consultation": ("协商民主", "consultation"),
    "response": ("权威回应", "an authoritative response"),
    "consensus": ("达成共识", "consensus"),
}

# 三跨, by what is crossed.
CROSSINGS: dict[str, Sentence] = {
    "departments": ("跨部门", "across departments"),
    "levels": ("跨层级", "across levels"),
    "fields": ("跨领域", "across fields"),
}

TYPES: dict[str, Sentence] = {
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "a list"),
    "object": ("一组字段", "a set of fields"),
    "null": ("null", "null"),
}

FORMS: dict[str, Sentence] = {
    "date": ("真实存在的日期，如 2026-03-02", "a day that exists, such as 2026-03-02"),
    r"^[A-Z]{2,6}-[0-9]{8}-[0-9A-HJKMNP-TV-Z]{5}$": (
        "编号，如 ZS-20260302-7K4QM",
        "a number such as ZS-20260302-7K4QM",
    ),
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": (
        "小写字母、数字和连字符，以字母开头，如 youzhong-01",
        "small letters, digits and hyphens, a letter first, such as youzhong-01",
    ),
    r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(\[bot\])?$": (
        "代码平台的账号，如 zs-office",
        "an account of the forge, such as zs-office",
    ),
    r"^[^@\s<>]+@[^@\s<>]+$": (
        "邮箱地址，如 office@tingjian.example",
        "an e-mail address, such as office@tingjian.example",
    ),
    r"^age1[0-9a-z]{58}$": (
        "tingjian seal --new-key 打印的公钥",
        "a public key as tingjian seal --new-key prints it",
    ),
    r"^sealed:[A-Za-z0-9+/=_-]+$": (
        "tingjian seal 加密的内容",
        "what tingjian seal has sealed",
    ),
    r"^[A-Z]{2,6}$": ("2 至 6 个大写字母，如 ZS", "two to six capital letters, such as ZS"),
    r"^[A-Z]$": ("一个大写字母，如 A", "one capital letter, such as A"),
    r"^[A-Za-z0-9._/-]+$": ("分支名称，如 main", "a branch's name, such as main"),
    r"""^https://[^\s<>"']+$""": ("以 https:// 开头的网址", "an address that begins with https://"),
    r"""^https?://[^\s<>"']+$""": ("以 http:// 或 https:// 开头的网址", "an address of the web"),
    r"^https?://[A-Za-z0-9.:-]+/(?:[A-Za-z0-9._~-]+/)*$": (
        "网站的网址，以 / 结尾，如 https://tingjian.example/",
        "a site's address that ends in /, such as https://tingjian.example/",
    ),
}

RECORD: Sentence = ("这条记录", "this record")  # where no field of it is named
AMONG: Sentence = ("，可填：{choices}", ", one of: {choices}")

FAULTS: dict[str, Sentence] = {
    "reversed": ("起止颠倒", "it ends before it begins"),
    "elsewhere": ("不属于这一年", "it is not of this year"),
    "repeated": ("重复", "it stands twice"),
    "weekday": ("调休日不在周末", "a make-up day that is no weekend"),
}
