"""The pages that print the rules and the table of steps from the code that obeys them."""

from __future__ import annotations

from collections.abc import Iterator

from tingjian.render.pages import Page, Pages
from tingjian.views.reference import rule_groups, step_fields, step_tables
from tingjian.views.wording import Wording


def reference(pages: Pages, wording: Wording) -> Iterator[Page]:
    """Both pages; the tab of the guides leads to them."""
    facts: dict[str, dict[str, object]] = {
        "rules": {"groups": rule_groups(wording)},
        "steps": {"tables": step_tables(wording), "fields": step_fields(wording)},
    }
    for name, shown in facts.items():
        heading, lead = wording.say(f"{name}.title"), wording.say(f"{name}.lead")
        yield pages.page(f"{name}/", f"{name}.html", heading, lead, **shown)
