const LANES = 8;
const STRETCHES = 120; // of a lane; how many more there are is told
const ROWS = 6;
const STEP = 7; // what lies within as many pixels is one mark
const DAY = 86400000;
const asDay = d3.utcFormat("%Y-%m-%d");
const at = (day) => Date.parse(`${day}T00:00Z`);

// When what the filters leave was said: a lane for each of those who speak most, and one for all others.
function drawTimeline() {
  const box = find("timeline");
  const rows = table.getFilteredRowModel().rows.map((row) => row.original);
  const dated = rows.filter((s) => s.first || s.last);
  const undated = rows.length - dated.length;
  find("time-told").textContent = undated ? `${counted(undated, "statement")} without a date or a year` : "";
  if (!dated.length) return box.replaceChildren(el("p", {class: "note"}, "No statement here has a date."));
  const width = Math.max(280, box.clientWidth);
  const narrow = width < 560;
  const left = narrow ? 6 : 150,
    right = width - 14;
  const [start, stop] = span(dated);
  const x = (time) => left + ((Math.min(stop, Math.max(start, time)) - start) / (stop - start)) * (right - left);
  const lanes = lanesOf(dated, x);
  const hidden = lanes.reduce((sum, lane) => sum + lane.hidden, 0);
  find("time-told").textContent = [
    undated && `${counted(undated, "statement")} without a date or a year`,
    hidden && `${counted(hidden, "bar")} left out`,
  ]
    .filter(Boolean)
    .join(", ");
  let top = 22;
  const drawn = [];
  for (const lane of lanes) {
    const label = svg(
      "text",
      {
        class: "name",
        x: narrow ? left : left - 10,
        y: top + (narrow ? 11 : 14),
        "text-anchor": narrow ? "start" : "end",
      },
      cut(lane.name, narrow ? 40 : 21),
    );
    if (narrow) top += 14;
    const height = 20 + 7 * Math.max(0, ...lane.stretches.map((one) => one.row + 1));
    drawn.push(
      svg("line", {class: "rule", x1: left, x2: right, y1: top + height + 2, y2: top + height + 2}),
      label,
      ...lane.stretches.map((one) => mark(one, lane, stretch(one, x, top + 19 + 7 * one.row, left, right))),
      ...lane.days.map((one) =>
        mark(
          one,
          lane,
          svg("circle", {
            cx: (x(at(one.first)) + x(at(one.last))) / 2,
            cy: top + 9,
            r: 3 + Math.min(6, 1.2 * Math.sqrt(one.count)),
          }),
        ),
      ),
    );
    top += height + 6;
  }
  const chart = svg(
    "svg",
    {
      width,
      height: top + 4,
      viewBox: `0 0 ${width} ${top + 4}`,
      role: "group",
      "aria-label": `Timeline from ${asDay(start)} to ${asDay(stop)}, ${counted(lanes.length, "line")}. Arrow keys go from mark to mark.`,
      onkeydown: roam,
    },
    axis(start, stop, x, top, right - left),
    ...drawn,
  );
  chart.querySelector("[tabindex]")?.setAttribute("tabindex", "0");
  box.replaceChildren(chart);
  if (filters.from || filters.to)
    box.append(
      el("button", {type: "button", class: "more", onclick: () => setFilters({from: "", to: ""})}, "The whole time"),
    );
}

// From the first to the last day that any of them tells, or that is asked for.
function span(dated) {
  const days = dated
    .flatMap((s) => [s.first, s.last])
    .filter(Boolean)
    .sort();
  let start = at(days[0]),
    stop = at(days.at(-1));
  if (filters.from) start = Math.max(start, at(filters.from));
  if (filters.to) stop = Math.min(stop, at(filters.to));
  if (start > stop) [start, stop] = [stop, start];
  const around = Math.max(DAY, (stop - start) * 0.02);
  return [start - around, stop + around];
}

function lanesOf(dated, x) {
  const counts = new Map();
  for (const s of dated) for (const who of s.who) counts.set(who, (counts.get(who) || 0) + 1);
  const order = byCount(counts);
  const own = new Map(
    order
      .slice(0, order.length > LANES + 1 ? LANES : LANES + 1)
      .map((who) => [who, {name: speakers[who].name, who, marks: new Map()}]),
  );
  const others = {name: `${order.length - own.size} others`, marks: new Map()};
  for (const s of dated) {
    const exact = s.first && s.first === s.last;
    const [from, to] = [s.first, s.last].map((day) => day && Math.round(x(at(day)) / STEP));
    const key = exact ? from : `${from}/${to}`;
    for (const lane of new Set(s.who.map((who) => own.get(who) || others))) {
      const found = lane.marks.get(key);
      if (!found) lane.marks.set(key, {exact, count: 1, first: s.first, last: s.last});
      else {
        found.count++;
        if (s.first < found.first) found.first = s.first;
        if (s.last > found.last) found.last = s.last;
      }
    }
  }
  const lanes = [...own.values()];
  if (others.marks.size) lanes.push(others);
  return lanes.map((lane) => {
    const marks = [...lane.marks.values()];
    const stretches = marks.filter((one) => !one.exact);
    return {
      ...lane,
      days: marks.filter((one) => one.exact),
      stretches: packed(stretches, x),
      hidden: Math.max(0, stretches.length - STRETCHES),
    };
  });
}

// The stretches in rows in which none covers another, as far as the rows go.
function packed(stretches, x) {
  const ends = [];
  const most = stretches.sort((a, b) => b.count - a.count).slice(0, STRETCHES);
  for (const one of most.sort(
    (a, b) => (a.first || "").localeCompare(b.first || "") || (a.last || "~").localeCompare(b.last || "~"),
  )) {
    const start = one.first ? x(at(one.first)) : -Infinity;
    const free = ends.findIndex((end) => end + 3 < start);
    one.row = free >= 0 ? free : Math.min(ends.length, ROWS - 1);
    ends[one.row] = Math.max(
      one.last ? x(at(one.last)) : Infinity,
      free >= 0 ? -Infinity : (ends[one.row] ?? -Infinity),
    );
  }
  return most;
}

function stretch(one, x, y, left, right) {
  const from = one.first ? x(at(one.first)) : left,
    to = Math.max(from + 4, one.last ? x(at(one.last)) : right);
  const [a, b] = [one.first ? from : from + 6, one.last ? to : to - 6];
  const ends = `M${a} ${y}H${b}${one.last ? "" : `L${to} ${y + 2.5}L${b} ${y + 5}`}V${y + 5}H${a}${one.first ? "" : `L${from} ${y + 2.5}L${a} ${y}`}Z`;
  return svg("path", {d: ends});
}

function mark(one, lane, shape) {
  const time = one.first === one.last ? one.first : `${one.first || "…"} to ${one.last || "…"}`;
  const label = `${lane.name}, ${one.exact ? "" : "some day of "}${time}: ${counted(one.count, "statement")}`;
  const show = () =>
    setFilters({
      from: one.first || one.last,
      to: one.last || one.first,
      ...(lane.who === undefined ? {} : {who: lane.who}),
    });
  return svg(
    "g",
    {
      class: `mark ${one.exact ? "day" : "stretch"} ${lane.who === undefined ? "cx" : colour(lane.who)}`,
      role: "button",
      tabindex: "-1",
      "aria-label": label,
      onclick: show,
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          show();
          find("count").scrollIntoView({block: "center"});
        }
      },
    },
    svg("title", {}, label),
    shape,
  );
}

function roam(event) {
  const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
  if (!step) return;
  event.preventDefault();
  const marks = [...event.currentTarget.querySelectorAll(".mark")];
  const next = marks[(marks.indexOf(document.activeElement) + step + marks.length) % marks.length];
  marks.forEach((one) => one.setAttribute("tabindex", one === next ? "0" : "-1"));
  next.focus();
}

function axis(start, stop, x, bottom, width) {
  const days = (stop - start) / DAY;
  const label = d3.utcFormat(days > 1100 ? "%Y" : days > 100 ? "%b %Y" : "%-d %b %Y");
  let before = "";
  return svg(
    "g",
    {class: "axis", "aria-hidden": "true"},
    ...d3.utcTicks(new Date(start), new Date(stop), Math.max(2, width / 110)).flatMap((tick) => {
      const text = label(tick);
      const same = text === before;
      before = text;
      return [
        svg("line", {x1: x(+tick), x2: x(+tick), y1: 16, y2: bottom}),
        same ? "" : svg("text", {x: x(+tick), y: 11, "text-anchor": "middle"}, text),
      ];
    }),
  );
}
