"""The tingjian command: one file a family of commands."""
