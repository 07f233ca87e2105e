const FEW = 10;
let allBars = false;

// The speakers that the other filters leave, as bars as long as they speak often; each is a button that filters.
function drawBars() {
  const counts = table.getColumn("who").getFacetedUniqueValues();
  const order = byCount(counts);
  const most = Math.max(1, ...counts.values());
  const shown = allBars ? order.slice(0, 500) : order.slice(0, FEW);
  const focused = document.activeElement?.dataset.bar;
  const list = shown.map((one) => el("li", {}, bar(one, counts.get(one), most)));
  if (order.length > FEW)
    list.push(
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "more",
            "aria-expanded": String(allBars),
            onclick: () => {
              allBars = !allBars;
              drawBars();
            },
          },
          allBars ? "fewer" : `${order.length - FEW} more`,
        ),
      ),
    );
  find("bars").replaceChildren(...list);
  if (focused) find("bars").querySelector(`[data-bar="${focused}"]`)?.focus();
}

function bar(one, count, most) {
  const chosen = filters.who !== "" && Number(filters.who) === one;
  return el(
    "button",
    {
      type: "button",
      class: "line",
      "data-bar": one,
      "aria-pressed": String(chosen),
      onclick: () => setFilters({who: chosen ? "" : one}),
    },
    isolated(speakers[one].name, {class: speakers[one].unknown ? "unknown" : ""}),
    svg(
      "svg",
      {class: `length ${colour(one)}`, "aria-hidden": "true", viewBox: "0 0 100 10", preserveAspectRatio: "none"},
      svg("rect", {width: Math.max(0.6, (100 * count) / most), height: 10}),
    ),
    el("span", {class: "count"}, count.toLocaleString("en")),
  );
}
