"""Tingjian (听见): what enterprises ask of government, what became of it, in a Git repository."""

__version__ = "0.1.0"
