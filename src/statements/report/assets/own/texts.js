const said = (s) => {
  const text = pages[s.page].text;
  const parts = [];
  for (let i = 0; i < s.at.length; i += 2) parts.push(text.slice(s.at[i], s.at[i + 1]));
  return parts.join(" ");
};
const numberOf = (index) => index - pages[statements[index].page].first + 1;
const namesOf = (s) =>
  s.who.map((who) => speakers[who].name).join(", ") + (s.perhaps ? ` (${s.perhaps.join(" or ")}?)` : "");
const dateOf = (s) => dayOf(s) + (s.time ? ` ${s.time}` : "");
const formOf = (s) => (s.act ? `${s.form}, ${s.act}` : s.form);
const languageOf = (s) => {
  const item = pages[s.page].items.find(([start, end]) => start <= s.at[0] && s.at[0] < end);
  return (item && item[2]) || pages[s.page].language;
};

// A date as people read it; the details of a statement have it in EDTF.
function dayOf(s) {
  if (!s.date) return "no date";
  if (!s.first && !s.last) {
    const [, month, day] = s.date.split("-").map(Number);
    const known = [Number.isNaN(day) ? "" : day, Number.isNaN(month) ? "" : MONTHS[month - 1]].filter(Boolean);
    return `${known.join(" ")}, year not told`;
  }
  if (!s.last) return `from ${s.first}`;
  if (!s.first) return `until ${s.last}`;
  return s.date.includes("/") ? `${s.first} to ${s.last}` : s.date;
}
const MONTHS = "January February March April May June July August September October November December".split(" ");

// Case, accents and compatibility forms aside: what is typed without them is found, too.
const MARKS = /\p{M}+/gu;
const folded = (text) =>
  text.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("đ", "d").replaceAll("ё", "е");

// What the free words are looked for in, made once for each statement.
const searched = [];
const textToSearch = (s, index) =>
  (searched[index] ??= folded([said(s), namesOf(s), s.head, s.to?.join(" "), s.via].filter(Boolean).join("\n")));

// A text cut where a cell has no more room, never inside a pair of surrogates.
function cut(text, most) {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text[most - 1]) ? most - 1 : most;
  return `${text.slice(0, end).trimEnd()}…`;
}
