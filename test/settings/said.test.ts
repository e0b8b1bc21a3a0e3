// Who signs, and for what: a place that somebody left to be filled in is neither.
import {isName, isSaid} from "../../src/settings/said.js";

test.each(["A", "Jan de Vries", "n", "J.P. (Jan) Bakker", "team 3 (Zeeland)", "Şükran Ö."])(
  "%s is a name",
  (name) => {
    expect(isName(name)).toBe(true);
  },
);

test.each(["…", "...", "(who looked)", "[your name]", "<naam>", "{name}", " [x] ", "?", "-", "12", "–"])(
  "%s is the place for a name",
  (name) => {
    expect(isName(name)).toBe(false);
  },
);

test.each([["x"], ["824"], ["(telefonisch bevestigd)"], ["Van 12 naar … en terug"], ["[1] zie de bron"]])(
  "%s is said",
  (text) => {
    expect(isSaid(text)).toBe(true);
  },
);

test.each(["…", "...", "[reden]", "<waarom>", "?", "", "—"])("%j is still to be said", (text) => {
  expect(isSaid(text)).toBe(false);
});
