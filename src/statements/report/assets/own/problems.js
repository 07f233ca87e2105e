function drawProblems() {
  find("troubles").replaceChildren(
    report.problems.length
      ? inSteps(report.problems, 100, problem, "problem")
      : el("p", {class: "note"}, "Nothing stands there that could not be read."),
  );
}

function problem(one, index) {
  const page = pages[one.page];
  const words = page.text.slice(...one.at).trim();
  return el(
    "div",
    {class: "problem-line"},
    el("p", {}, el("code", {}, one.code), " ", isolated(one.message)),
    el(
      "p",
      {class: "about"},
      isolated(cut(page.name, 80)),
      words ? [": ", isolated(cut(words, 160))] : "",
      " ",
      el(
        "button",
        {
          type: "button",
          class: "more",
          onclick: () => {
            openPage(one.page);
            toPlace(find(`problem-${index}`));
          },
        },
        "show it on its page",
      ),
    ),
  );
}
