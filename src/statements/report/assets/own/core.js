const report = JSON.parse(document.getElementById("data").textContent);
const {pages, speakers, topics, statements} = report;
const COLOURS = 12;
const find = (id) => document.getElementById(id);

// Texts are only ever set as text; a style cannot be set as an attribute under the page's policy.
function el(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

function svg(tag, properties, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false && child !== ""),
  );
  return node;
}

const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const colour = (who) => (speakers[who].unknown ? "cx" : `c${who % COLOURS}${who < COLOURS ? "" : " far"}`);
const isolated = (text, properties) => el("bdi", properties, text);
const say = (text) => {
  find("live").textContent = text;
};

// A list that may be long: some now, the others when they are asked for.
function inSteps(list, step, make, what) {
  const box = el("div", {});
  let at = 0;
  const more = el("button", {
    type: "button",
    class: "more",
    onclick: () => {
      const first = at;
      next();
      box.children[first]?.querySelector("button, summary, a")?.focus();
    },
  });
  function next() {
    const end = Math.min(list.length, at + step);
    for (; at < end; at++) box.insertBefore(make(list[at], at), box.contains(more) ? more : null);
    if (at === list.length) more.remove();
    else {
      more.textContent = `Show ${Math.min(step, list.length - at)} more of ${counted(list.length, what)}`;
      if (!box.contains(more)) box.append(more);
    }
  }
  next();
  return box;
}

// Speakers by how often they speak; whoever is not known comes last.
const byCount = (counts) =>
  [...counts.keys()].sort(
    (a, b) => speakers[a].unknown - speakers[b].unknown || counts.get(b) - counts.get(a) || a - b,
  );
