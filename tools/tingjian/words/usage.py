"""What the command line's own parser says: its sentences in Chinese, and what stands for a value."""

from __future__ import annotations

import re

from tingjian.words import LANGUAGES, Language, Sentence

# The English of each is click's own, by which the Chinese is found; both keep its {names}.
SENTENCES: tuple[Sentence, ...] = (
    ("用法：", "Usage:"),
    ("选项", "Options"),
    ("命令", "Commands"),
    ("显示本说明", "Show this message and exit."),
    ("显示版本", "Show the version and exit."),
    ("%(prog)s 版本 %(version)s", "%(prog)s, version %(version)s"),
    ("缺省：{default}", "default: {default}"),
    ("必填", "required"),
    ("文件", "file"),
    ("文件夹", "directory"),
    ("路径", "path"),
    ("错误：{message}", "Error: {message}"),
    ("已中止。", "Aborted!"),
    ("说明见 {command} {option}。", "Try '{command} {option}' for help."),
    ("没有“{name}”这个选项。", "No such option {name!r}."),
    ("没有“{name}”这个命令。", "No such command {name!r}."),
    ("是不是 {possibility}？", "Did you mean {possibility}?"),
    ("是不是其中之一：{possibilities}？", "(Did you mean one of: {possibilities}?)"),
    ("缺少命令。", "Missing command."),
    ("缺少参数", "Missing argument"),
    ("缺少选项", "Missing option"),
    ("可选：\n\t{choices}", "Choose from:\n\t{choices}"),
    ("值无效：{message}", "Invalid value: {message}"),
    ("{param_hint}的值无效：{message}", "Invalid value for {param_hint}: {message}"),
    ("“{value}”不是 {choice}。", "{value!r} is not {choice}."),
    ("“{value}”不是其中之一：{choices}。", "{value!r} is not one of {choices}."),
    ("“{value}”不是{number_type}。", "{value!r} is not a valid {number_type}."),
    ("{value} 不在范围 {range} 之内。", "{value} is not in the range {range}."),
    ("选项“{name}”后面要有值。", "Option {name!r} requires an argument."),
    ("选项“{name}”后面要有 {nargs} 个值。", "Option {name!r} requires {nargs} arguments."),
    ("选项“{name}”后面不能有值。", "Option {name!r} does not take a value."),
    ("参数“{name}”要有 {nargs} 个值。", "Argument {name!r} takes {nargs} values."),
    ("多出了参数：{args}", "Got unexpected extra argument ({args})"),
    ("多出了参数：{args}", "Got unexpected extra arguments ({args})"),
    ("没有{name}“{filename}”。", "{name} {filename!r} does not exist."),
    ("{name}“{filename}”是一个文件。", "{name} {filename!r} is a file."),
    ("{name}“{filename}”是一个文件夹。", "{name} {filename!r} is a directory."),
    ("{name}“{filename}”不能读。", "{name} {filename!r} is not readable."),
    ("{name}“{filename}”不能写。", "{name} {filename!r} is not writable."),
    ("文件“{filename}”打不开：{message}", "Could not open file {filename!r}: {message}"),
    ("原因不明", "unknown error"),
)

# What stands for a value in a usage line and beside an option.
VALUES: dict[str, Sentence] = {
    "OPTIONS": ("选项", "OPTIONS"),
    "COMMAND": ("命令", "COMMAND"),
    "ARGS": ("参数", "ARGS"),
    "TEXT": ("文字", "TEXT"),
    "INTEGER": ("整数", "INTEGER"),
    "DAY": ("日期", "DAY"),
    "FILE": ("文件", "FILE"),
    "DIR": ("文件夹", "DIR"),
    "PATH": ("路径", "PATH"),
    "ID": ("编号", "ID"),
    "KEY": ("序号", "KEY"),
    "KIND": ("类别", "KIND"),
    "LIST": ("清单", "LIST"),
    "FIELD": ("字段", "FIELD"),
    "VALUE": ("值", "VALUE"),
    "LOGIN": ("账号", "LOGIN"),
    "REV": ("版本", "REV"),
}


def placeholder(text: str, language: Language) -> str:
    """A usage line's part with its words in capitals said in a language: ``[FIELD=VALUE]...``."""
    chosen = LANGUAGES.index(language)
    return re.sub("[A-Z]+", lambda word: VALUES[word[0]][chosen], text)
