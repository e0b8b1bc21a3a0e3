/** What a trace page does by itself: layers by key, the word on what is under the pointer, and back and forth. */
export const script = `
"use strict";
const all = (selector) => [...document.querySelectorAll(selector)];
const tip = document.querySelector(".tip");
const usual = tip.textContent;
let pinned = false;
function layer(box) {
  document.getElementById("layer-" + box.value).classList.toggle("off", !box.checked);
}
for (const box of all(".layers input")) {
  box.addEventListener("change", () => { layer(box); box.blur(); });
  layer(box);
}
const pictures = ["", "picture-faint", "picture-none"];
let picture = 0;
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector('.layers input[data-key="' + CSS.escape(event.key) + '"]');
  if (box) { box.checked = !box.checked; layer(box); }
  else if (event.key === "a") {
    const on = all(".layers input").some((each) => !each.checked);
    for (const each of all(".layers input")) { each.checked = on; layer(each); }
  }
  else if (event.key === "i") {
    picture = (picture + 1) % pictures.length;
    document.body.className = pictures[picture];
  }
  else if (event.key === "n" || event.key === "ArrowRight") document.querySelector("a[rel=next]")?.click();
  else if (event.key === "ArrowLeft") document.querySelector("a[rel=prev]")?.click();
  else if (event.key === "Escape") { pinned = false; tip.classList.remove("pinned"); tip.textContent = usual; }
});
const stage = document.querySelector(".stage");
stage.addEventListener("mousemove", (event) => {
  if (pinned) return;
  const told = document.elementsFromPoint(event.clientX, event.clientY)
    .filter((each) => each.dataset && each.dataset.t).slice(0, 6).map((each) => each.dataset.t);
  tip.textContent = told.length > 0 ? told.join("  \\u2502  ") : usual;
});
stage.addEventListener("click", () => {
  pinned = !pinned && tip.textContent !== usual;
  tip.classList.toggle("pinned", pinned);
});
for (const item of all("[data-to]")) {
  const target = document.getElementById(item.dataset.to);
  if (!target) continue;
  item.addEventListener("mouseenter", () => target.classList.add("lit"));
  item.addEventListener("mouseleave", () => target.classList.remove("lit"));
  item.addEventListener("click", () => {
    const box = document.querySelector('.layers input[value="' + target.closest("g").id.slice(6) + '"]');
    if (box) { box.checked = true; layer(box); }
    target.scrollIntoView({block: "center", behavior: "smooth"});
  });
}
`;
