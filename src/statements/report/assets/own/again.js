// What was said again; a cluster's words are compared only once it is opened.
function drawClusters() {
  find("clusters").replaceChildren(
    report.again.length
      ? inSteps(report.again, 30, cluster, "cluster")
      : el("p", {class: "note"}, "No two statements are alike."),
  );
}

function cluster(members) {
  const [first] = members[0];
  const s = statements[first];
  const places = new Set(members.map(([index]) => statements[index].page)).size;
  const details = el(
    "details",
    {
      class: "cluster",
      ontoggle: () => {
        if (details.open && details.childElementCount === 1)
          details.append(inSteps(members, 30, (one) => member(one, first), "place"));
      },
    },
    el(
      "summary",
      {},
      el("span", {class: "times"}, `${members.length}×${pages.length > 1 ? ` on ${counted(places, "page")}` : ""}`),
      el("span", {class: `swatch said ${colour(s.who[0])}`}, isolated(namesOf(s))),
      el("span", {class: "words", lang: languageOf(s), dir: "auto"}, cut(said(s), 160)),
    ),
  );
  return details;
}

const RELATIONS = {
  representative: "the most complete",
  exact: "the same letters",
  normalised: "the same words",
  near: "nearly the same",
  contained: "a part of it",
};

function member([index, relation, similarity, recurrence], first) {
  const s = statements[index];
  return el(
    "div",
    {class: "member"},
    el(
      "p",
      {class: "about"},
      el(
        "button",
        {
          type: "button",
          class: `number ${colour(s.who[0])}`,
          "aria-label": `Show statement ${numberOf(index)} of ${pages[s.page].name} on its page`,
          onclick: () => pick(index, {show: "place"}),
        },
        numberOf(index),
      ),
      ` ${dateOf(s)} · `,
      isolated(cut(pages[s.page].name, 80)),
      " · ",
      el("strong", {}, RELATIONS[relation]),
      relation === "near" || relation === "contained" ? ` (${similarity.toFixed(2)})` : "",
      recurrence ? " · said again on another day" : "",
    ),
    el(
      "p",
      {class: "words", lang: languageOf(s), dir: "auto"},
      ...(index === first ? [cut(said(s), 3000)] : compared(said(statements[first]), said(s))),
    ),
  );
}

// The words with those that are only here and only there marked; of texts too long or too different only the words.
function compared(there, here) {
  const changes =
    there.length + here.length < 20000
      ? Diff.diffWordsWithSpace(there, here, {maxEditLength: 500, timeout: 200})
      : undefined;
  if (!changes) return [cut(here, 3000)];
  return changes.map(({value, added, removed}) =>
    added
      ? el("ins", {}, unseen("only here: "), value, unseen(" (end)"))
      : removed
        ? el("del", {}, unseen("not here: "), value, unseen(" (end)"))
        : value,
  );
}

const unseen = (text) => el("span", {class: "unseen"}, text);
