"""What is said of sealed contacts: errors, results, options."""

from __future__ import annotations

from tingjian.words import Sentence

MESSAGES: dict[str, Sentence] = {
    "seal.one-of": (
        "请给出编号，或用 --rotate，或用 --new-key，三者选一",
        "give an ID, or --rotate, or --new-key: one of the three",
    ),
    "seal.no-keys": (
        "people.yml 中没有工作专班或维护者的 age 公钥（key），无从加密。先用 tingjian seal --new-key 文件 生成密钥，再请维护者把公钥登记到 people.yml",
        "no staff or maintainer in people.yml has an age key to seal to; make one with tingjian seal --new-key FILE, and ask a maintainer to put the public key into people.yml",
    ),
    "seal.key": (
        "people.yml 中账号“{login}”的 key 不是有效的 age 公钥；请对照 tingjian seal --new-key 给出的公钥改正",
        "the key of {login} in people.yml is no age public key; compare it with what tingjian seal --new-key printed",
    ),
    "seal.empty": ("没有读到联系方式", "no contact was given"),
    "seal.long": (
        "联系方式超过 {limit} 字；只写联系人和联系方法",
        "the contact is over {limit} characters; write only whom to reach, and how",
    ),
    "seal.text": (
        "联系方式不是 UTF-8 编码的文字；请改为 UTF-8，或在终端上输入",
        "the contact is not UTF-8 text; convert it, or type it on a terminal",
    ),
    "seal.theme": (
        "{number} 是共性问题，没有联系方式；请在并入它的问题上登记",
        "{number} is a theme and has no contact; seal it on the issues merged into it",
    ),
    "seal.kind": (
        "{number} 没有联系方式一栏；联系方式登记在诉求或企业档案中",
        "{number} has no contact; contacts belong to issues and to enterprises",
    ),
    "seal.none": ("{number} 没有登记联系方式", "{number} has no contact"),
    "seal.identity": (
        "{file} 中没有 age 私钥（以 AGE-SECRET-KEY-1 开头的一行）；请核对是不是自己的私钥文件",
        "{file} holds no age secret key (a line that begins with AGE-SECRET-KEY-1); check that it is your key's file",
    ),
    "seal.other": (
        "这个联系方式不是加密给这把私钥的；请换用自己的私钥，或请能打开的同事用 tingjian seal --rotate 重新加密",
        "the contact was not sealed to this key; use your own, or ask someone who can open it to run tingjian seal --rotate",
    ),
    "seal.damaged": (
        "密文已损坏，无法打开；请从 Git 历史中取回，或重新登记",
        "the sealed value is damaged; take it from Git's history, or seal the contact again",
    ),
    "seal.in-ledger": (
        "私钥不能放在账本的文件夹里（{file}），以免随账本公开；请换一个只有自己能读的位置",
        "a secret key does not belong in a ledger's folder ({file}), from where it may be published; choose a place that only you can read",
    ),
    "seal.key-made": (
        "私钥已写入 {file}，请自行备份，不要交给别人；上面的公钥请维护者登记到 people.yml 的 key",
        "the secret key is in {file}: back it up and give it to nobody; the public key above goes into people.yml as your key, by a maintainer",
    ),
    "seal.prompt": ("联系方式", "contact"),
    "seal.registered": ("登记联系方式", "contact registered"),
    "seal.rotated": ("收件人变动，重新加密联系方式", "recipients changed: contacts sealed anew"),
    "seal.done": (
        "重新加密 {made} 件；{kept} 件已是今天的收件人，未动",
        "{made} sealed anew; {kept} were sealed to today's recipients and stay",
    ),
    "seal.unopened": (
        "有 {number} 件用这把私钥打不开，未动：{ids}",
        "{number} cannot be opened with this key and stay as they were: {ids}",
    ),
    "correct.sealed": (
        "联系方式不在命令行上写明，以免留在历史记录里；请用 tingjian seal {number}",
        "a contact is not written on the command line, where it would be kept; use tingjian seal {number}",
    ),
    "option.identity": ("自己的 age 私钥文件", "the file of your age secret key"),
    "option.rotate": (
        "按今天的收件人重新加密全部联系方式（需 --identity）",
        "seal every contact anew to today's recipients (needs --identity)",
    ),
    "option.new-key": (
        "生成一对密钥：私钥写入文件，公钥打印出来",
        "make a pair of keys: the secret one into this file, the public one printed",
    ),
    "option.contact-file": (
        "从文件读联系方式并加密，- 为终端或标准输入",
        "read the contact from a file and seal it; - for the terminal or standard input",
    ),
}
