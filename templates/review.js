// Een cel in de tabel en haar kader in de bron lichten samen op. Zonder dit script doet een klik op een getal hetzelfde.
"use strict";
(() => {
  const partnerOf = (id) => document.getElementById(id.replace(/^[bc]-/, (start) => (start === "b-" ? "c-" : "b-")));
  const light = (element, isLit) => {
    for (const each of [element, partnerOf(element.id)]) each?.classList.toggle("lit", isLit);
  };
  const show = (element) => {
    const box = element.id.startsWith("c-") ? partnerOf(element.id) : null;
    box?.scrollIntoView({block: "nearest"});
  };
  // Het aangeklikte getal staat in de regels om over te nemen.
  const take = (element) => {
    const cell = element.id.startsWith("c-") ? element : partnerOf(element.id);
    if (!cell?.dataset.column) return;
    const row = cell.closest("tr");
    const write = (name, text) => {
      for (const id of [`#${name}`, `#${name}-option`]) document.querySelector(id).textContent = text;
    };
    // het doelgroepregister heeft geen gemeente
    for (const id of ["#row", "#row-option"]) document.querySelector(id).hidden = !row;
    if (row) write("municipality", row.dataset.name);
    write("column", cell.dataset.column);
    write("value", cell.dataset.value ?? "…");
  };
  for (const element of document.querySelectorAll(".script")) element.hidden = false;
  for (const element of document.querySelectorAll("[id^='b-'], [id^='c-']")) {
    element.addEventListener("click", () => take(element));
    element.addEventListener("pointerenter", () => light(element, true));
    element.addEventListener("pointerleave", () => light(element, false));
    element.addEventListener("focusin", () => {
      light(element, true);
      show(element);
    });
    element.addEventListener("focusout", () => light(element, false));
  }
})();
