"use strict";
(() => {
  const field = (name) => document.getElementById(`f-${name}`);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'");
  const rows = [...document.querySelectorAll("tr.event")].map((row) => ({
    row,
    sides: row.dataset.sides.split(" "),
    words: fold(row.dataset.search),
    marks: [],
  }));
  const known = new Map(rows.map((one) => [one.row.dataset.e, one]));
  for (const mark of document.querySelectorAll("svg [data-e]")) {
    const one = known.get(mark.dataset.e);
    if (one) one.marks.push(mark);
  }
  const apply = () => {
    const [state, other, type, month] = ["state", "with", "type", "month"].map((name) => field(name).value);
    const words = fold(field("text").value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of rows) {
      const data = one.row.dataset;
      const fits =
        (!state || one.sides.includes(state)) &&
        (!other || one.sides.includes(other)) &&
        (!type || data.type === type) &&
        (!month || data.month === month) &&
        words.every((word) => one.words.includes(word));
      one.row.hidden = !fits;
      for (const mark of one.marks) mark.toggleAttribute("hidden", !fits);
      shown += fits;
    }
    document.getElementById("shown").textContent = shown;
  };
  const form = document.querySelector("form.filters");
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const mark = target && target.closest("[data-href]");
    if (mark) location.href = mark.dataset.href;
    const cell = target && target.closest(".matrix button");
    if (!cell) return;
    form.reset();
    field("state").value = cell.dataset.a;
    field("with").value = cell.dataset.b;
    setTimeout(() => {
      apply();
      document.getElementById("events").scrollIntoView();
    });
  });
  apply();
})();
