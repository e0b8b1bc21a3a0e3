// Zoeken in het overzicht. Zonder dit script staan alle regio’s er ook.
"use strict";
(() => {
  const search = document.querySelector("#search");
  if (!search) return;
  for (const element of document.querySelectorAll(".script")) element.hidden = false;
  document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());

  const found = document.querySelector("#found");
  const tables = [...document.querySelectorAll("table.index")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  search.addEventListener("input", () => {
    const wanted = fold(search.value.trim());
    for (const row of tables.flatMap((table) => [...table.tBodies[0].rows])) {
      row.hidden = !fold(row.cells[0].textContent).includes(wanted);
    }
    const shown = [...tables[0].tBodies[0].rows].filter((row) => !row.hidden).length;
    found.textContent = wanted === "" ? "" : `${shown} ${shown === 1 ? "regio" : "regio’s"} gevonden`;
  });
})();
