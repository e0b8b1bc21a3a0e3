// `npm run curve` makes the countries anew (some minutes) and draws templates/grenzen.svg from them.
import {writeFileSync} from "node:fs";
import {parse, View} from "vega";
import {compile, type TopLevelSpec} from "vega-lite";
import {settings} from "../../support/compared.js";
import {type AlarmPoint, alarmCurve, type RecallPoint, recallCurve} from "./curve.js";

const file = new URL("../../../templates/grenzen.svg", import.meta.url);

test("the curve is drawn", async () => {
  const spec = specOf(recallCurve(), alarmCurve(), settings.changes.spreads);
  const svg = await new View(parse(compile(spec).spec), {renderer: "none"}).toSVG();
  writeFileSync(file, `${svg}\n`);
  expect(svg).toMatch(/^<svg/);
}, 3_600_000);

function specOf(recall: RecallPoint[], alarms: AlarmPoint[], limit: number): TopLevelSpec {
  const restless = (noise: number) => (noise === 1 ? "als de voorbeelden" : `${noise} keer zo onrustig`);
  const words = {labelFontSize: 12, titleFontSize: 13, titleFontWeight: "normal" as const, grid: true};
  return {
    background: "white",
    padding: 12,
    config: {
      font: "Source Sans 3, Segoe UI, sans-serif",
      view: {stroke: "#ccc"},
      title: {anchor: "start", fontSize: 15},
    },
    hconcat: [
      {
        title: `Gevonden pieken (grens ${String(limit).replace(".", ",")} keer de spreiding)`,
        width: 380,
        height: 260,
        data: {
          values: recall.map((p) => ({...p, land: restless(p.noise), cijfer: `${p.size} personen`})),
        },
        mark: {type: "line", point: true},
        encoding: {
          x: {
            field: "factor",
            type: "quantitative",
            scale: {domain: [1.1, 2]},
            axis: {
              ...words,
              title: "het cijfer wordt zoveel keer zo groot",
              labelExpr: "replace(format(datum.value, '.1f'), '.', ',')",
            },
          },
          y: {
            field: "found",
            type: "quantitative",
            axis: {
              ...words,
              title: "deel dat gevonden wordt",
              labelExpr: "format(datum.value * 100, '.0f') + '%'",
            },
          },
          color: {
            field: "land",
            type: "nominal",
            title: "land",
            scale: {range: ["#0b5f8a", "#b8500a", "#6b3fa0"]},
          },
          strokeDash: {
            field: "cijfer",
            type: "nominal",
            title: "cijfer",
            sort: ["200 personen", "60 personen"],
          },
        },
      },
      {
        title: "Vals alarm in een stil kwartaal, heel Nederland",
        width: 380,
        height: 260,
        layer: [
          {
            data: {values: alarms},
            mark: {type: "line", point: true},
            encoding: {
              x: {
                field: "limit",
                type: "quantitative",
                scale: {domain: [2.5, 6]},
                axis: {
                  ...words,
                  title: "grens, in keren de spreiding",
                  labelExpr: "replace(format(datum.value, '.1f'), '.', ',')",
                },
              },
              y: {
                field: "perQuarter",
                type: "quantitative",
                scale: {type: "symlog", constant: 0.5, domain: [0, 16]},
                axis: {
                  ...words,
                  title: "signalen per kwartaal",
                  values: [0, 0.5, 1, 2, 5, 10, 15],
                  labelExpr: "replace(format(datum.value, '~g'), '.', ',')",
                },
              },
              color: {
                field: "country",
                type: "nominal",
                title: "land",
                scale: {range: ["#0b5f8a", "#b8500a", "#6b3fa0"]},
              },
            },
          },
          {
            data: {values: [{limit}]},
            mark: {type: "rule", strokeDash: [4, 4], color: "#333"},
            encoding: {x: {field: "limit", type: "quantitative"}},
          },
        ],
      },
    ],
    resolve: {scale: {color: "independent"}},
  };
}
