// Wat over te nemen is, heeft de datum van vandaag en een knop. Zonder dit script kan het ook met de hand.
"use strict";
(() => {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const place of document.querySelectorAll(".today")) place.textContent = today;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // een bestand op de eigen schijf mag dat niet overal
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }
  for (const lines of document.querySelectorAll("pre.copy")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Kopieer";
    button.addEventListener("click", async () => {
      await copy(lines.innerText.trimEnd());
      button.textContent = "Gekopieerd";
    });
    lines.after(button);
  }
})();
