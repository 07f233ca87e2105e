const PAGE = 50;
const EXCERPT = 420;
const heads = find("heads");
const body = find("rows");
const LABELS = {place: "No.", date: "When", name: "Who", words: "What", form: "Form"};
const column = (id, accessorFn, more) => ({id, accessorFn, enableSorting: false, ...more});
const has = (row, id, value) => row.getUniqueValues(id).includes(value);

// Those with a label are shown; the others are there to be filtered by, and to be counted.
const columns = [
  column("place", (s, i) => i, {enableSorting: true, sortingFn: "basic"}),
  column("date", (s) => s.order, {enableSorting: true, sortingFn: "basic", filterFn: (row) => inTime(row.original)}),
  column("name", (s) => folded(namesOf(s)), {enableSorting: true, sortingFn: "basic"}),
  column("words", (s, i) => i, {
    enableColumnFilter: true,
    filterFn: (row, id, words) => {
      const text = textToSearch(row.original, row.index);
      return words.every((word) => text.includes(word));
    },
  }),
  column("form", (s) => s.form, {enableSorting: true, sortingFn: "basic", filterFn: "equals"}),
  column("who", (s) => s.who, {getUniqueValues: (s) => s.who, filterFn: has}),
  column("topic", (s) => s.topics, {getUniqueValues: (s) => s.topics || [], filterFn: has}),
  column("act", (s) => s.act || "assert", {filterFn: "equals"}),
  column("page", (s) => s.page, {filterFn: "equals"}),
];

const table = TableCore.createTable({
  data: statements,
  columns,
  getCoreRowModel: TableCore.getCoreRowModel(),
  getFilteredRowModel: TableCore.getFilteredRowModel(),
  getSortedRowModel: TableCore.getSortedRowModel(),
  getPaginationRowModel: TableCore.getPaginationRowModel(),
  getFacetedRowModel: TableCore.getFacetedRowModel(),
  getFacetedUniqueValues: TableCore.getFacetedUniqueValues(),
  autoResetPageIndex: false,
  sortDescFirst: false,
  renderFallbackValue: null,
  state: {},
  onStateChange: (update) => {
    state = typeof update === "function" ? update(state) : update;
    table.setOptions((given) => ({...given, state}));
  },
});
let state = {...table.initialState, pagination: {pageIndex: 0, pageSize: PAGE}};
table.setOptions((given) => ({...given, state}));
let current = null; // the number of the statement that is picked

function applyFilters() {
  const wanted = [];
  const add = (id, value) => wanted.push({id, value});
  const words = folded(filters.words).split(/\s+/).filter(Boolean);
  if (words.length) add("words", words);
  if (filters.who !== "") add("who", Number(filters.who));
  if (filters.from || filters.to) add("date", `${filters.from}/${filters.to}`);
  if (filters.form) add("form", filters.form);
  if (filters.act) add("act", filters.act);
  if (filters.topic !== "") add("topic", Number(filters.topic));
  if (filters.page !== "") add("page", Number(filters.page));
  table.setColumnFilters(wanted);
  table.setPageIndex(0);
  draw();
}

function draw() {
  drawFilters();
  drawBars();
  drawTimeline();
  drawTable();
}

function drawTable() {
  drawHeads();
  body.replaceChildren(...table.getRowModel().rows.map((row) => line(row.index)));
  const left = table.getFilteredRowModel().rows.length;
  find("count").textContent =
    left === statements.length
      ? counted(left, "statement")
      : `${left.toLocaleString("en")} of ${counted(statements.length, "statement")}`;
  drawPager(left);
}

function drawHeads() {
  const focused = heads.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  heads.replaceChildren(
    ...Object.entries(LABELS).map(([id, label]) => {
      const one = table.getColumn(id);
      const sorted = one.getIsSorted();
      return el(
        "th",
        {
          role: "columnheader",
          scope: "col",
          class: `of-${one.id}`,
          "aria-sort": one.getCanSort() ? {asc: "ascending", desc: "descending"}[sorted] || "none" : null,
        },
        one.getCanSort()
          ? el(
              "button",
              {type: "button", "data-id": one.id, onclick: () => sortBy(one)},
              label,
              el("span", {"aria-hidden": "true", class: "arrow"}, {asc: "▲", desc: "▼"}[sorted] || "↕"),
            )
          : label,
        one.getCanSort() && el("span", {class: "paper"}, label),
      );
    }),
  );
  if (focused) heads.querySelector(`[data-id="${focused}"]`)?.focus();
}

function sortBy(one) {
  const now = one.getIsSorted();
  table.setSorting(now === "desc" ? [] : [{id: one.id, desc: now === "asc"}]);
  table.setPageIndex(0);
  drawTable();
}

function line(index) {
  const s = statements[index];
  const go = () => pick(index, {show: "place"});
  return el(
    "tr",
    {
      role: "row",
      id: `row-${index}`,
      "data-row": index,
      "aria-current": current === index ? "true" : null,
      onclick: (event) => {
        if (!event.target.closest("button, a") && !String(getSelection())) go();
      },
    },
    cell(
      "place",
      el(
        "button",
        {
          type: "button",
          class: `number ${colour(s.who[0])}`,
          "data-go": index,
          title: "Show it on its page",
          "aria-label": `Show statement ${numberOf(index)} on its page`,
          onclick: go,
        },
        numberOf(index),
      ),
    ),
    cell(
      "date",
      el(
        "span",
        {class: "day"},
        ...dayOf(s)
          .split(" ")
          .flatMap((word) => [el("span", {class: "word"}, word), " "]),
      ),
      s.time && el("span", {class: "time"}, s.time),
    ),
    cell("name", who(s)),
    cell("words", excerpt(s), about(s)),
    cell("form", s.form, s.act && el("span", {class: `act ${s.act}`}, s.act)),
  );
}

const cell = (id, ...held) => el("td", {role: "cell", class: `of-${id}`, "data-label": LABELS[id]}, ...held);

function who(s) {
  const basis = s.basis && el("span", {class: "basis", title: "How the speaker is known"}, s.basis);
  const names = s.who.map((one, i) => [
    i ? ", " : "",
    isolated(speakers[one].name, {class: speakers[one].unknown ? "unknown" : "speaker"}),
  ]);
  return [
    ...names.flat(),
    s.perhaps && el("span", {class: "basis"}, "perhaps ", isolated(s.perhaps.join(" or "))),
    basis,
  ];
}

function excerpt(s) {
  const whole = said(s);
  const text = el("div", {class: "words", lang: languageOf(s), dir: "auto"}, cut(whole, EXCERPT));
  if (whole.length <= EXCERPT) return text;
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      "aria-expanded": "false",
      onclick: () => {
        const open = more.getAttribute("aria-expanded") === "true";
        text.textContent = open ? cut(whole, EXCERPT) : whole;
        more.setAttribute("aria-expanded", String(!open));
        more.textContent = open ? "whole" : "less";
      },
    },
    "whole",
  );
  return [text, more];
}

function about(s) {
  const tags = (s.topics || []).map((one) =>
    el(
      "button",
      {type: "button", class: "tag", title: "Only this topic", onclick: () => setFilters({topic: one})},
      isolated(topics[one]),
    ),
  );
  const page = pages.length > 1 ? pages[s.page].name : null;
  const where = [s.head, page].filter(Boolean).map((text) => cut(text, 90));
  return (
    ((where.length || tags.length) &&
      el("div", {class: "about"}, where.length ? isolated(where.join(" · ")) : "", ...tags)) ||
    null
  );
}

function drawPager(left) {
  const {pageIndex} = table.getState().pagination;
  const last = Math.max(0, Math.ceil(left / PAGE) - 1);
  const to = (index) => () => {
    table.setPageIndex(index);
    drawTable();
    find("statements").scrollIntoView();
    find("count").textContent += `, page ${index + 1} of ${last + 1}`;
  };
  const button = (label, index, off) => el("button", {type: "button", disabled: off, onclick: to(index)}, label);
  find("pager").hidden = last === 0;
  find("pager").replaceChildren(
    button("First", 0, pageIndex === 0),
    button("Previous", pageIndex - 1, pageIndex === 0),
    el("span", {}, `page ${pageIndex + 1} of ${last + 1}`),
    button("Next", pageIndex + 1, pageIndex >= last),
    button("Last", last, pageIndex >= last),
  );
}

// On paper stands what the filters leave, as far as anybody would read it there.
const PAPER = 1000;
window.addEventListener("beforeprint", () => {
  const rows = table.getSortedRowModel().rows;
  body.replaceChildren(...rows.slice(0, PAPER).map((row) => line(row.index)));
  if (rows.length > PAPER) find("count").textContent += `, of which the first ${PAPER.toLocaleString("en")} follow`;
});
window.addEventListener("afterprint", drawTable);
