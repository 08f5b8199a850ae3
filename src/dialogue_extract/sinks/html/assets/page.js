"use strict";
(() => {
  const escape = (id) => CSS.escape(id);
  let lit = [];
  const light = (ids) => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    for (const id of ids) lit.push(...document.querySelectorAll(`[data-v~="${escape(id)}"]`));
    for (const element of lit) element.classList.add("lit");
  };
  const owner = (event) => (event.target instanceof Element ? event.target.closest("[data-v]") : null);
  const show = (event) => {
    const element = owner(event);
    light(element ? element.dataset.v.split(" ").slice(0, 50) : []);
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, show);
  document.addEventListener("focusout", () => light([]));

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const point = target && target.closest("[data-href]");
    if (point) location.hash = point.dataset.href;
    const words = target && target.closest(".text [data-v]");
    if (!words || String(getSelection())) return;
    const value = document.querySelector(`a.v[data-v="${escape(words.dataset.v.split(" ")[0])}"]`);
    if (value) {
      value.focus({ preventScroll: true });
      value.scrollIntoView({ block: "center" });
    }
  });

  for (const box of document.querySelectorAll("input[data-kind]")) {
    box.addEventListener("change", () => {
      for (const element of document.querySelectorAll(`.text .k-${box.dataset.kind}, .text .u-${box.dataset.kind}`)) {
        element.classList.toggle("off", !box.checked);
      }
    });
  }
})();
