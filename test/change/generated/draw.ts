// `npm run curve` makes the countries anew (some minutes) and draws templates/grenzen.svg from them.
import {writeFileSync} from "node:fs";
import {parse, View} from "vega";
import {compile} from "vega-lite";
import {settings} from "../../support/compared.js";
import {alarmCurve, recallCurve} from "./curve.js";
import {specOf} from "./picture.js";

const file = new URL("../../../templates/grenzen.svg", import.meta.url);

test("the curve is drawn", async () => {
  const spec = specOf(recallCurve(), alarmCurve(), settings.changes.spreads);
  const svg = await new View(parse(compile(spec).spec), {renderer: "none"}).toSVG();
  writeFileSync(file, `${svg}\n`);
  expect(svg).toMatch(/^<svg/);
}, 3_600_000);
