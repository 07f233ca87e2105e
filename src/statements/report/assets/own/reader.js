const CHUNK = 3000;
const DOES = {deny: "denies", demand: "demands", ask: "asks"};
const article = find("text");
const scroller = find("reader-body");
let opened = -1;
let pieces = new Map(); // the elements of a statement on the page that is open, of its cue and of its speaker's name

// The stretches of a page's text between any two places where a mark opens or closes, each with the marks around it.
function* stretches(page, index) {
  const spans = [];
  for (let i = page.first; i < page.first + page.count; i++) {
    const s = statements[i];
    for (let k = 0; k < s.at.length; k += 2)
      spans.push({start: s.at[k], end: s.at[k + 1], kind: "said", of: i, opens: k === 0});
    for (const kind of ["cue", "name"]) if (s[kind]) spans.push({start: s[kind][0], end: s[kind][1], kind, of: i});
  }
  report.problems.forEach((one, i) => {
    if (one.page === index) spans.push({start: one.at[0], end: one.at[1], kind: "problem", of: i});
  });
  let from = 0;
  for (let k = 0; k < page.segments.length; k += 2) {
    spans.push({start: from, end: page.segments[k + 1], kind: "segment", of: page.segments[k]});
    from = page.segments[k + 1];
  }
  for (const [start, end, language] of page.items)
    if (language) spans.push({start, end, kind: "language", of: language});
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const ends = spans.map((one) => one.end).sort((a, b) => a - b);
  let active = [],
    place = 0,
    next = 0,
    ended = 0;
  while (place < page.text.length || next < spans.length) {
    const opening = [];
    active = active.filter((one) => one.end > place);
    while (next < spans.length && spans[next].start <= place) {
      opening.push(spans[next]);
      if (spans[next].end > place) active.push(spans[next]);
      next++;
    }
    while (ended < ends.length && ends[ended] <= place) ended++;
    const end = Math.min(
      page.text.length,
      next < spans.length ? spans[next].start : Infinity,
      ended < ends.length ? ends[ended] : Infinity,
    );
    yield {start: place, end, active, opening};
    if (end === place && next >= spans.length) return;
    place = end;
  }
}

function openPage(index) {
  if (opened === index) return;
  opened = index;
  pieces = new Map();
  const page = pages[index];
  drawReaderBar(index);
  find("page-facts").replaceChildren(
    ...page.facts.map((fact) => isolated(fact, {class: "fact"})),
    page.url
      ? el("a", {href: page.url, rel: "noreferrer noopener", target: "_blank"}, isolated(cut(page.url, 80)))
      : "",
  );
  drawLegend(page);
  article.lang = page.language;
  const chunks = [];
  let chunk = [],
    size = 0;
  for (const one of stretches(page, index)) {
    const text = page.text.slice(one.start, one.end);
    chunk.push(...begun(one), ...(text ? [piece(one, text)] : []));
    size += text.length;
    if (size > CHUNK && text.endsWith("\n")) {
      chunks.push(el("div", {class: "chunk"}, ...chunk));
      chunk = [];
      size = 0;
    }
  }
  if (chunk.length) chunks.push(el("div", {class: "chunk"}, ...chunk));
  article.replaceChildren(...chunks);
  scroller.scrollTop = 0;
}

// The numbers of the statements that begin here; each leads back to its row.
const chip = (index) => {
  const s = statements[index],
    label = [numberOf(index), DOES[s.act]].filter(Boolean).join(" ");
  return el(
    "button",
    {
      type: "button",
      class: `number ${colour(s.who[0])}`,
      "data-chip": index,
      onclick: () => pick(index, {show: "row"}),
      "aria-label": `Statement ${label}, ${namesOf(s)}: to its row`,
      title: `${namesOf(s)}, ${dateOf(s)}`,
    },
    label,
  );
};
const begun = (one) =>
  one.opening
    .filter((span) => span.opens || span.kind === "problem")
    .map((span) =>
      span.kind === "problem"
        ? el(
            "span",
            {
              class: "flag",
              id: `problem-${span.of}`,
              tabindex: "-1",
              role: "img",
              "aria-label": `Problem: ${report.problems[span.of].message}`,
              title: report.problems[span.of].message,
            },
            "!",
          )
        : chip(span.of),
    );

function piece(one, text) {
  const classes = [],
    around = [];
  let language = null;
  for (const span of one.active) {
    if (span.kind === "said") around.push(span);
    else if (span.kind === "segment") classes.push(`is-${span.of}`);
    else if (span.kind === "language") language = span.of;
    else classes.push(span.kind);
  }
  if (!around.length && !language && classes.every((name) => name === "is-body" || name === "is-other")) return text;
  const marked = around.length > 0;
  const node = el(marked ? "mark" : "span", {lang: language}, text);
  if (marked) {
    const inner = around.at(-1),
      outer = around.at(-2);
    classes.push("said", ...colour(statements[inner.of].who[0]).split(" "));
    if (outer) classes.push("nested", `o${statements[outer.of].who[0] % COLOURS}`);
    node.dataset.said = around
      .slice(-8)
      .map((span) => span.of)
      .join(" ");
    node.addEventListener("click", () => {
      if (!String(getSelection())) pick(inner.of, {show: "row"});
    });
  }
  node.className = classes.join(" ");
  for (const span of one.active)
    if (span.kind === "said" || span.kind === "cue" || span.kind === "name") keep(`${span.kind} ${span.of}`, node);
  return node;
}

function keep(key, node) {
  if (!pieces.has(key)) pieces.set(key, []);
  pieces.get(key).push(node);
}

function drawReaderBar(index) {
  const go = (to) => () => {
    openPage(to);
    say(`Page: ${pages[to].name}`);
  };
  const select = el(
    "select",
    {"aria-label": "Page", onchange: (event) => openPage(Number(event.target.value))},
    ...pages.map((page, i) => el("option", {value: i}, `${cut(page.name, 70)} (${page.count})`)),
  );
  select.value = index;
  find("reader-bar").replaceChildren(
    pages.length > 1 ? select : el("strong", {}, isolated(pages[index].name)),
    pages.length > 1
      ? el("button", {type: "button", "aria-label": "Page before", disabled: index === 0, onclick: go(index - 1)}, "‹")
      : "",
    pages.length > 1
      ? el(
          "button",
          {type: "button", "aria-label": "Page after", disabled: index === pages.length - 1, onclick: go(index + 1)},
          "›",
        )
      : "",
  );
}

function drawLegend(page) {
  const counts = new Map();
  for (let i = page.first; i < page.first + page.count; i++)
    for (const who of statements[i].who) counts.set(who, (counts.get(who) || 0) + 1);
  const order = byCount(counts).slice(0, 30);
  find("legend").replaceChildren(
    ...order.map((who) =>
      el(
        "li",
        {},
        el("span", {class: `swatch said ${colour(who)}`}, isolated(speakers[who].name)),
        ` ${counts.get(who)}`,
      ),
    ),
  );
}

// Pick a statement: mark it on its page, tell of it, and go to its place or to its row.
function pick(index, {show}) {
  for (const node of document.querySelectorAll(".now, .now-cue, .now-name"))
    node.classList.remove("now", "now-cue", "now-name");
  body.querySelector("[aria-current]")?.removeAttribute("aria-current");
  current = index;
  openPage(statements[index].page);
  for (const node of pieces.get(`said ${index}`) || []) node.classList.add("now");
  for (const kind of ["cue", "name"])
    for (const node of pieces.get(`${kind} ${index}`) || []) node.classList.add(`now-${kind}`);
  tell(index);
  if (show === "row") toRow(index);
  else {
    find(`row-${index}`)?.setAttribute("aria-current", "true");
    toPlace(article.querySelector(`[data-chip="${index}"]`));
  }
}

function toPlace(node) {
  if (!node) return;
  const inside = getComputedStyle(scroller).overflowY !== "visible";
  const scroll = () => {
    if (!inside) return node.scrollIntoView({block: "center"});
    const box = scroller.getBoundingClientRect();
    scroller.scrollTop += node.getBoundingClientRect().top - box.top - box.height / 3;
  };
  scroll();
  requestAnimationFrame(scroll); // what was not laid out before may be of another height than was thought
  node.focus({preventScroll: true});
}

function toRow(index) {
  const place = () => table.getSortedRowModel().rows.findIndex((row) => row.index === index);
  if (place() < 0) {
    setFilters(NONE);
    say("The filters hid the row; they are cleared.");
  }
  const pageIndex = Math.floor(place() / PAGE);
  if (pageIndex !== table.getState().pagination.pageIndex || !find(`row-${index}`)) {
    table.setPageIndex(pageIndex);
    drawTable();
  }
  const row = find(`row-${index}`);
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({block: "center"});
  row.querySelector("[data-go]").focus({preventScroll: true});
}

const BASES = {named: "the words name them", resolved: "the words point to them", inferred: "only the context says it"};

function tell(index) {
  const s = statements[index],
    page = pages[s.page];
  const inText = (place) => place && page.text.slice(...place);
  const facts = [
    ["known by", s.who.some((one) => speakers[one].unknown) ? null : BASES[s.basis || "named"]],
    ["to", s.to?.join(", ")],
    ["via", s.via],
    ["date", s.date && `${s.date}${s.basis_date ? ` (${s.basis_date})` : ""}`],
    ["occasion", s.event],
    ["under", s.head],
    ["named", inText(s.name)],
    ["cue", inText(s.cue)],
    ["topics", s.topics?.map((one) => topics[one]).join(", ")],
    ["within", s.within !== undefined && `statement ${numberOf(s.within)}`],
    ["rule", s.rule],
  ].filter(([, text]) => text);
  const step = (by) => () => pick(index + by, {show: "place"});
  const picked = find("picked");
  const open = picked.querySelector("details")?.open;
  picked.hidden = false;
  picked.replaceChildren(
    el(
      "div",
      {class: "line"},
      el("strong", {}, el("span", {class: `number ${colour(s.who[0])}`}, numberOf(index)), " ", isolated(namesOf(s))),
      el("span", {}, dateOf(s)),
      el("span", {}, formOf(s)),
      el(
        "span",
        {class: "moves"},
        el(
          "button",
          {type: "button", disabled: index === page.first, "aria-label": "Statement before", onclick: step(-1)},
          "‹",
        ),
        el(
          "button",
          {
            type: "button",
            disabled: index === page.first + page.count - 1,
            "aria-label": "Statement after",
            onclick: step(1),
          },
          "›",
        ),
        el("button", {type: "button", onclick: () => pick(index, {show: "row"})}, "To its row"),
      ),
    ),
    el(
      "details",
      {open},
      el("summary", {}, "More of it"),
      el(
        "dl",
        {},
        ...facts.map(([name, text]) => el("div", {}, el("dt", {}, name), el("dd", {}, isolated(cut(text, 300))))),
      ),
    ),
  );
}
