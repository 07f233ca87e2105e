const NONE = {words: "", who: "", from: "", to: "", form: "", act: "", topic: "", page: ""};
const filters = {...NONE};
const form = find("filters");
const ACTS = {assert: "asserted", deny: "denied", demand: "demanded", ask: "asked"};

// Whether a day on which it may have been said lies in the stretch; what has no day lies in none.
function inTime(s) {
  if (!filters.from && !filters.to) return true;
  if (!s.first && !s.last) return false;
  return (!filters.to || !s.first || s.first <= filters.to) && (!filters.from || !s.last || s.last >= filters.from);
}

// The options of a choice: those that the other filters leave, with how many each would show.
function options(name, all, entries) {
  const select = form.elements[name];
  const chosen = String(filters[name]);
  const shown = entries.filter(([value, , count]) => count > 0 || String(value) === chosen);
  select.replaceChildren(
    el("option", {value: ""}, all),
    ...shown.map(([value, label, count]) => el("option", {value}, `${cut(label, 60)} (${count})`)),
  );
  select.value = chosen;
  select.closest("label").hidden = entries.length < 2;
}

function drawFilters() {
  const facets = (id) => table.getColumn(id).getFacetedUniqueValues();
  const who = facets("who"),
    topic = facets("topic"),
    forms = facets("form"),
    act = facets("act"),
    page = facets("page");
  options(
    "who",
    "everybody",
    speakers.map((one, i) => [i, one.name, who.get(i) || 0]),
  );
  options(
    "form",
    "any",
    FORMS.map((one) => [one, one, forms.get(one) || 0]),
  );
  options(
    "act",
    "any",
    Object.entries(ACTS)
      .map(([one, label]) => [one, label, act.get(one) || 0])
      .filter(([one]) => USED.has(one)),
  );
  options(
    "topic",
    "any",
    topics.map((one, i) => [i, one, topic.get(i) || 0]),
  );
  options(
    "page",
    "all",
    pages.map((one, i) => [i, one.name, page.get(i) || 0]),
  );
}

const FORMS = ["direct", "indirect", "mixed", "verbatim", "communique"].filter((one) =>
  statements.some((s) => s.form === one),
);
const USED = new Set(statements.map((s) => s.act || "assert"));

function setFilters(changed) {
  Object.assign(filters, changed);
  for (const [name, value] of Object.entries(filters))
    if (form.elements[name].value !== String(value)) form.elements[name].value = value;
  applyFilters();
}

let waiting = 0;
form.addEventListener("input", (event) => {
  filters[event.target.name] = event.target.value;
  clearTimeout(waiting);
  waiting = setTimeout(applyFilters, event.target.name === "words" ? 150 : 0);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  setFilters(NONE);
});
