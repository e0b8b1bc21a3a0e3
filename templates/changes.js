// Zoeken en sorteren in het verschillenrapport. Zonder dit script staat alles er ook, in gedrukte volgorde.
"use strict";
(() => {
  for (const element of document.querySelectorAll(".script")) element.hidden = false;
  document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());

  const search = document.querySelector("#search");
  const found = document.querySelector("#found");
  const onlyFlagged = document.querySelector("#only-flagged");
  const regions = [...document.querySelectorAll("details.region")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function filter() {
    const wanted = fold(search.value.trim());
    let shown = 0;
    for (const region of regions) {
      const isRegion = fold(region.dataset.name).includes(wanted);
      const rows = [...region.querySelectorAll("tbody tr")];
      for (const row of rows) {
        const matches = isRegion || fold(row.dataset.name).includes(wanted);
        row.hidden = !matches || (onlyFlagged.checked && !row.classList.contains("flagged"));
      }
      const left = rows.filter((row) => !row.hidden).length;
      region.hidden = left === 0 && (wanted !== "" || onlyFlagged.checked);
      region.open = left > 0 && (wanted.length > 1 || onlyFlagged.checked);
      shown += left;
    }
    const isFiltered = wanted !== "" || onlyFlagged.checked;
    found.textContent = isFiltered ? `${shown} ${shown === 1 ? "gemeente" : "gemeenten"} gevonden` : "";
  }
  search.addEventListener("input", filter);
  onlyFlagged.addEventListener("change", filter);

  // een kop wordt een knop: eerst de grootste stijging bovenaan, dan de grootste daling; namen van a naar z
  function sort(heading, column) {
    const table = heading.closest("table");
    const body = table.tBodies[0];
    const isUp = heading.getAttribute("aria-sort") !== (column === 0 ? "ascending" : "descending");
    const sign = (column === 0) === isUp ? 1 : -1;
    for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
    const since = document.querySelector("#since-year").checked ? "year" : "previous";
    const keyOf = (row) => (column === 0 ? row.dataset.name : row.cells[column].dataset[since]);
    const compare = (a, b) =>
      column === 0 ? a.localeCompare(b, "nl") : a === "" ? sign : b === "" ? -sign : Number(a) - Number(b);
    body.append(...[...body.rows].sort((a, b) => sign * compare(keyOf(a), keyOf(b))));
  }
  for (const row of document.querySelectorAll("details.region thead tr")) {
    [...row.children].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(heading, column));
      heading.append(button);
    });
  }
})();
