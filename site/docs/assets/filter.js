/* Filters the list of issues in the browser, from one small index a year. Text stays text: only
   textContent is set. What is asked for stands in the address, so that it can be shared. */
(() => {
  "use strict";
  const form = document.getElementById("tj-filter");
  const list = document.getElementById("tj-list");
  const say = form.dataset, root = say.root, status = form.querySelector("[role=status]");
  const fields = ["q", "state", "outcome", "department", "sector", "region", "year"];
  const PAGE = 100;
  const whole = list.innerHTML; // the page as it was built, shown again when nothing is asked for
  let index = null, shown = PAGE;

  const label = (name, value) => {
    const option = [...form.elements[name].options].find((each) => each.value === value);
    return value && option ? option.textContent : "";
  };

  const read = (year, text) => {
    const words = text.words;
    return text.issues.map(([number, title, state, late, outcome, lead, units, sector, region, day, progress, marks]) => ({
      number, title: title || say.withheld, state: words[state], late: Boolean(late),
      outcome: words[outcome], lead: words[lead], units: words[units].split(" "),
      sector: words[sector], region: words[region], year, raised: `${year}-${day}`,
      progress: words[progress], marks: words[marks].split("\t").filter(Boolean),
      text: `${number} ${title}`.toLowerCase(),
    }));
  };

  const load = () => {
    index ??= Promise.all(say.years.split(" ").filter(Boolean).map(async (year) => {
      const answer = await fetch(`${root}data/issues-${year}.json`);
      if (!answer.ok) throw new Error(answer.status);
      return read(year, await answer.json());
    })).then((years) => years.flat());
    return index;
  };

  const make = (tag, name, text, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  const row = (issue) => {
    const link = make("a", "", issue.title);
    link.href = `${root}issues/${encodeURIComponent(issue.number)}/`;
    const small = make("small", "", "", make("span", "tj-number", issue.number));
    for (const mark of issue.marks) small.append(" ", make("span", "tj-mark", mark));
    const state = make("td", "", "", make("span", `tj-state tj-state--${issue.state}`, label("state", issue.state)));
    if (issue.late) state.append(" ", make("span", "tj-state tj-state--late", say.late));
    if (issue.outcome) state.append(make("small", "", label("outcome", issue.outcome)));
    const place = [label("region", issue.region), label("sector", issue.sector)].filter(Boolean).join(" · ");
    return make("tr", "", "", make("td", "", "", link, small), state,
      make("td", "", label("department", issue.lead)), make("td", "", place),
      make("td", "tj-num", issue.raised), make("td", "tj-num", issue.progress));
  };

  const wanted = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));

  const fits = (issue, ask, words) =>
    (!ask.state || (ask.state === "overdue" ? issue.late : issue.state === ask.state)) &&
    (!ask.outcome || issue.outcome === ask.outcome) &&
    (!ask.department || issue.lead === ask.department || issue.units.includes(ask.department)) &&
    (!ask.sector || issue.sector === ask.sector) &&
    (!ask.region || issue.region === ask.region) &&
    (!ask.year || issue.year === ask.year) &&
    words.every((word) => issue.text.includes(word));

  const draw = (found) => {
    list.innerHTML = whole;
    const table = list.querySelector("table");
    list.querySelectorAll(".tj-count, .tj-pages").forEach((each) => each.remove());
    if (!table) return;
    table.tBodies[0].replaceChildren(...found.slice(0, shown).map(row));
    table.hidden = !found.length;
    if (found.length > shown) {
      const more = make("button", "tj-more", say.more);
      more.type = "button";
      more.onclick = () => { shown += PAGE; draw(found); };
      list.append(more);
    }
  };

  let turn = 0;
  const filter = async () => {
    const ask = wanted(), mine = ++turn;
    const query = new URLSearchParams(Object.entries(ask).filter(([, value]) => value)).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    if (!query) { list.innerHTML = whole; status.textContent = ""; return; }
    if (!index) status.textContent = say.loading;
    try {
      const issues = await load();
      if (mine !== turn) return; // asked again meanwhile
      const words = ask.q.toLowerCase().split(/\s+/).filter(Boolean);
      const found = issues.filter((issue) => fits(issue, ask, words));
      shown = PAGE;
      draw(found);
      status.textContent = say.found.replace("{count}", found.length);
    } catch {
      index = null;
      status.textContent = say.failed;
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const name of fields) form.elements[name].value = asked.get(name) ?? "";
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  if (fields.some((name) => form.elements[name].value)) filter();
})();
