/* The search's page: what is asked for stands in the address, Pagefind finds it in the shards of the
   index, and this shows it. Text stays text: nodes are made, no HTML is read. */
(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const form = get("tj-search"), list = get("tj-hits"), status = get("tj-status"), more = get("tj-more");
  const narrow = get("tj-narrow"), shape = get("tj-hit").content.firstElementChild;
  const say = form.dataset, input = form.elements.q, boxes = [...form.querySelectorAll("[type=checkbox]")];
  const facets = [...new Set(boxes.map((box) => box.name))];
  const sort = form.elements.sort, best = sort.options[0]; // what fits best, where there are words
  const PAGE = 20, PAUSE = 200, AHEAD = 5, BEFORE = 24, LENGTH = 110, PROSE = "prose";
  // Each order: the key of the index, its direction, and what to compare between shards.
  const ORDERS = {
    newest: ["received", "desc"], oldest: ["received", "asc"],
    due: ["due", "asc", (hit) => hit.meta.due ?? "9999"],
    days: ["days", "desc", (hit) => Number(hit.meta.days ?? -1)],
  };
  const fill = (sentence, name, value) => sentence.replace(`{${name}}`, value);
  const place = (path) => new URL(path, document.baseURI).href;

  /* Chinese is cut as the index was (views/search.py): here into pairs that cover a word, 预审名 is
     预审 审名. What an entry says is the first characters of its pieces. */
  const HAN = "々〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUNS = new RegExp(`[${HAN}]+|[^\\s${HAN}]+`, "gu"), IS_HAN = new RegExp(`^[${HAN}]`, "u");
  const split = (text) => text.replace(/["“”]/g, " ").split(/\s+/).filter(Boolean);
  const pairs = (run) => {
    const all = [...run], last = Math.max(0, all.length - 2);
    return all.filter((_, at) => at % 2 === 0).map((_, at) => all.slice(Math.min(2 * at, last)).slice(0, 2).join(""));
  };
  const cut = (text) => [...new Set(split(text).join(" ").match(RUNS)?.flatMap((run) => (IS_HAN.test(run) ? pairs(run) : [run])))].join(" ");
  const joined = (content) => {
    let text = "", spaced = false;
    for (const piece of content.split(/\s+/)) {
      const han = IS_HAN.test(piece);
      text += han ? String.fromCodePoint(piece.codePointAt(0)) : (spaced ? " " : "") + piece;
      spaced = !han;
    }
    return text;
  };

  let engine = null;
  const load = () => {
    engine ??= (async () => {
      const own = `${say.root}search/`, answer = await fetch(own + "shards.json", { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.status);
      const { "engine/": engine, "prose/": prose, ...cases } = await answer.json();
      const pagefind = await import(place(own + "engine/pagefind.js"));
      await pagefind.options({ metaCacheTag: engine });
      await pagefind.init();
      const merge = (folder, shard, metaCacheTag) => // each shard can be asked for by its name
        pagefind.mergeIndex(place(folder), { language: "und", metaCacheTag, mergeFilter: { shard } });
      await Promise.all([
        merge(own + "prose/", PROSE, prose),
        ...Object.entries(cases).map(([folder, made]) => merge(say.top + folder, folder, made)),
      ]);
      const words = split(cut(input.value)); // what they need comes along with the filters
      const [all] = await Promise.all([pagefind.filters(), ...words.map((word) => pagefind.preload(word))]);
      return { pagefind, all };
    })();
    engine.catch(() => { engine = null; });
    return engine;
  };

  const read = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim());
    if (!sorted) query.delete("sort");
    return query;
  };

  let sorted = false; // whether somebody chose the order
  /* The order that is shown is the one that holds: nothing fits best where no words are asked for. */
  const order = (words) => {
    best.hidden = best.disabled = !words;
    if (!sorted) sort.value = words ? "" : "newest";
    return ORDERS[sort.value];
  };

  /* The shards that know every word: Pagefind takes no notice of a word that a shard does not know. */
  const knowing = async ({ pagefind, all }, words) => {
    const told = await Promise.all((words?.split(" ") ?? []).map((word) =>
      pagefind.search(word, { filters: { shard: { any: ["none"] } } })));
    return Object.keys(all.shard).filter((shard) => told.every((each) => each.totalFilters.shard?.[shard]));
  };

  const wanted = (query, shards, but) => {
    const chosen = facets.filter((name) => name !== but && query.has(name));
    return { ...Object.fromEntries(chosen.map((name) => [name, { any: query.getAll(name) }])), shard: { any: shards } };
  };

  /* What is found, and how many each value of each facet would leave, given words and other facets. */
  const find = async ({ pagefind, all }, words, query, shards) => {
    const chosen = facets.filter((name) => query.has(name));
    if (!words && !chosen.length) return { results: [], counts: all };
    if (!shards.length) return { results: [], counts: {} };
    const found = await pagefind.search(words, { filters: wanted(query, shards) });
    const counts = { ...found.filters };
    await Promise.all(chosen.map(async (name) => {
      counts[name] = (await pagefind.search(words, { filters: wanted(query, shards, name) })).filters[name];
    }));
    return { results: found.results, counts };
  };

  /* Merged shards are sorted by what fits best alone: other orders are merged here. */
  async function* inOrder({ pagefind }, words, filters, [key, direction, by], shards) {
    const within = async (name) =>
      (await pagefind.search(words, { filters: { ...filters, shard: { any: [name] } }, sort: { [key]: direction } })).results;
    if (!by) {
      for (const name of direction === "asc" ? shards : shards.toReversed()) yield* await within(name);
      return;
    }
    const value = async (results, at) => { // a few are asked for at once, not one after the other
      if (at % AHEAD === 0) results.slice(at, at + AHEAD).forEach((each) => each.data());
      return by(await results[at].data());
    };
    const heads = await Promise.all(shards.map(async (name) => {
      const results = await within(name);
      return { results, at: 0, value: await value(results, 0) };
    }));
    while (heads.length) {
      const before = (a, b) => (direction === "asc" ? a.value <= b.value : a.value >= b.value);
      const first = heads.reduce((best, head) => (before(best, head) ? best : head));
      yield first.results[first.at++];
      if (first.at < first.results.length) first.value = await value(first.results, first.at);
      else heads.splice(heads.indexOf(first), 1);
    }
  }

  const label = (name, value) =>
    boxes.find((box) => box.name === name && box.value === value)?.nextElementSibling.textContent ?? value;

  const tag = (name, style, text) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.textContent = text;
    return made;
  };
  const badge = (style, text) => tag("span", style, text);

  /* The place in a text where most of the words are looked for first, and each of them marked. */
  const excerpt = (content, words) => {
    const text = joined(content), low = text.toLowerCase();
    const wanted = words.map((word) => word.toLowerCase()).filter((word) => low.includes(word));
    const first = Math.min(...wanted.map((word) => low.indexOf(word)), text.length);
    const start = wanted.length && first > BEFORE ? first - BEFORE : 0, end = start + LENGTH;
    const nodes = start ? ["…"] : [];
    for (let at = start; at < Math.min(end, text.length);) {
      const word = wanted.find((each) => low.startsWith(each, at));
      const next = Math.min(...wanted.map((each) => low.indexOf(each, at)).filter((place) => place >= 0), end);
      nodes.push(word ? tag("mark", "", text.slice(at, at + word.length)) : text.slice(at, next));
      at = word ? at + word.length : next;
    }
    return end < text.length ? [...nodes, "…"] : nodes;
  };

  const facts = (hit) => {
    const { state = [], outcome = [], department = [], mark = [] } = hit.filters;
    const made = state.map((value) => badge(`tj-state tj-state--${value === "overdue" ? "late" : value}`, label("state", value)));
    if (hit.raw_url.startsWith("themes/")) made.unshift(badge("tj-state", say.theme));
    for (const value of mark) made.unshift(badge("tj-mark", say[value]));
    const told = outcome.map((value) => label("outcome", value));
    const unit = department.length ? label("department", department[0]) : "";
    if (unit) told.push(unit);
    told.push(fill(say.raised, "day", hit.meta.raised));
    if (hit.meta.days) told.push(fill(say.days, "days", hit.meta.days));
    else if (hit.meta.due && !outcome.length) told.push(fill(say.due, "day", hit.meta.due));
    const parts = told.flatMap((text) => [" · ", text === unit ? text : badge("tj-whole", text)]).slice(1);
    return [...made.flatMap((each) => [each, " "]), ...parts];
  };

  const show = (hit) => {
    const item = shape.cloneNode(true), [link, number, text, small] = item.children;
    const record = Boolean(hit.filters.year);
    link.href = (record ? say.root : say.top) + hit.raw_url;
    link.textContent = hit.meta.name || say.withheld;
    number.textContent = hit.meta.number ?? "";
    text.append(...excerpt(hit.content, split(input.value)));
    if (record) small.append(...facts(hit));
    else {
      small.append(badge("tj-state", say[hit.raw_url.split("/").find((part) => say[part])] ?? say.prose));
      for (const each of [link, text]) each.removeAttribute("lang");
    }
    return item;
  };

  const busy = (is) => list.parentElement.setAttribute("aria-busy", is);

  let hits = null, turn = 0;
  const next = async () => {
    const mine = turn, results = [];
    while (results.length < PAGE) {
      const { value, done } = await hits.next();
      if (done) break;
      results.push(value);
    }
    const found = await Promise.all(results.map((result) => result.data()));
    if (mine !== turn) return;
    const items = found.map(show);
    list.append(...items);
    more.hidden = results.length < PAGE;
    return items[0];
  };

  const draw = (counts) => {
    for (const box of boxes) {
      const left = counts[box.name]?.[box.value] ?? 0, line = box.parentElement;
      line.hidden = !left && !box.checked;
      line.lastElementChild.textContent = left;
    }
    for (const each of narrow.querySelectorAll("fieldset")) each.hidden = !each.querySelector("label:not([hidden])");
    narrow.hidden = !narrow.querySelector("label:not([hidden])");
  };

  const search = async () => {
    const mine = ++turn, query = read(), words = query.has("q") ? cut(query.get("q")) : null;
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    const by = order(words);
    const patience = setTimeout(() => { status.textContent = say.loading; }, PAUSE);
    try {
      const ready = await load();
      const known = await knowing(ready, words);
      const { results, counts } = await find(ready, words, query, known);
      if (mine !== turn) return; // asked again meanwhile
      const left = counts.shard ?? {};
      const shards = Object.keys(left).filter((shard) => left[shard] && shard !== PROSE).sort();
      const total = by ? shards.reduce((sum, shard) => sum + left[shard], 0) : results.length;
      hits = by ? inOrder(ready, words, wanted(query, known), by, shards) : results.values();
      draw(counts);
      list.replaceChildren();
      await next();
      if (mine === turn) status.textContent = total ? fill(say.found, "count", total) : say.none;
    } catch {
      if (mine === turn) status.textContent = say.failed;
    } finally {
      clearTimeout(patience);
      if (mine === turn) busy(false);
    }
  };

  let waiting = 0;
  const soon = (pause) => {
    busy(true);
    clearTimeout(waiting);
    waiting = setTimeout(search, pause);
  };
  form.addEventListener("input", (event) => { if (!event.isComposing) soon(event.target === input ? PAUSE : 0); });
  form.addEventListener("compositionend", () => soon(0)); // Chinese is typed in several keys
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  sort.addEventListener("input", () => { sorted = Boolean(sort.value); });
  form.addEventListener("reset", () => { sorted = false; soon(0); });
  more.addEventListener("click", async () => {
    busy(true);
    (await next())?.querySelector("a").focus();
    busy(false);
  });

  /* Arrows go from the box through the results and back; Escape goes back at once. */
  const links = () => [input, ...list.querySelectorAll("a")];
  document.addEventListener("keydown", (event) => {
    const all = links(), at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
    if (at < 0 || step === undefined || event.isComposing || !all[at + step] || step === 0) return;
    event.preventDefault();
    all[at + step].focus();
  });

  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  sort.value = asked.get("sort") ?? "";
  sorted = Boolean(sort.value);
  for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
  narrow.open = boxes.some((box) => box.checked) || matchMedia("(min-width: 60em)").matches;
  if (!input.value) input.focus();
  soon(0);
})();
