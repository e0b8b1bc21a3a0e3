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
  for (const element of document.querySelectorAll("[id^='b-'], [id^='c-']")) {
    element.addEventListener("pointerenter", () => light(element, true));
    element.addEventListener("pointerleave", () => light(element, false));
    element.addEventListener("focusin", () => {
      light(element, true);
      show(element);
    });
    element.addEventListener("focusout", () => light(element, false));
  }
})();
