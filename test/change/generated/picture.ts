/** The picture of how limits were chosen, as a Vega-Lite specification. */
import type {TopLevelSpec} from "vega-lite";
import type {AlarmPoint, RecallPoint} from "./curve.js";

const decimalComma = "replace(format(datum.value, '~g'), '.', ',')";
const axis = {labelFontSize: 12, titleFontSize: 13, titleFontWeight: "normal" as const, grid: true};
const legend = {
  labelFontSize: 12,
  titleFontSize: 13,
  titleFontWeight: "normal" as const,
  labelLimit: 300,
};
const like = "als de voorbeelden";
const colours = {
  [like]: "#0b5f8a",
  "2 keer zo onrustig": "#6b3fa0",
  "3 keer zo onrustig": "#b8500a",
  "met dikke staarten": "#3d7a2a",
};
const coloursOf = (countries: readonly string[]) => ({
  domain: Object.keys(colours).filter((name) => countries.includes(name)),
  range: Object.entries(colours)
    .filter(([name]) => countries.includes(name))
    .map(([, colour]) => colour),
});

export function specOf(recall: RecallPoint[], alarms: AlarmPoint[], limit: number): TopLevelSpec {
  const restless = (noise: number) => (noise === 1 ? like : `${noise} keer zo onrustig`);
  const country = (names: readonly string[]) =>
    ({field: "country", type: "nominal", title: "kwartaal", scale: coloursOf(names), legend}) as const;
  return {
    background: "white",
    padding: 12,
    config: {
      font: "'Source Sans 3', 'Segoe UI', sans-serif",
      view: {stroke: "#ccc"},
      title: {anchor: "start", fontSize: 15, subtitleFontSize: 13},
    },
    vconcat: [
      {
        title: {
          text: `Pieken die gevonden worden, bij een grens van ${String(limit).replace(".", ",")} keer de spreiding`,
          subtitle: "doorgetrokken: een cijfer van 200 personen; gestreept: van 60 personen",
        },
        width: 480,
        height: 230,
        data: {
          values: recall.map((p) => ({...p, country: restless(p.noise), figure: `${p.size} personen`})),
        },
        mark: {type: "line", point: true},
        encoding: {
          x: {
            field: "factor",
            type: "quantitative",
            scale: {domain: [1.1, 2]},
            axis: {...axis, title: "het cijfer wordt zoveel keer zo groot", labelExpr: decimalComma},
          },
          y: {
            field: "found",
            type: "quantitative",
            axis: {
              ...axis,
              title: "deel dat gevonden wordt",
              labelExpr: "format(datum.value * 100, '.0f') + '%'",
            },
          },
          color: country(recall.map(({noise}) => restless(noise))),
          strokeDash: {
            field: "figure",
            type: "nominal",
            sort: ["200 personen", "60 personen"],
            legend: null,
          },
        },
      },
      {
        title: "Vals alarm in een kwartaal zonder gebeurtenissen, heel Nederland",
        width: 480,
        height: 230,
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
                  ...axis,
                  title: "grens, in keren de spreiding",
                  values: [2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6],
                  labelExpr: decimalComma,
                },
              },
              y: {
                field: "perQuarter",
                type: "quantitative",
                scale: {type: "symlog", constant: 0.5, domain: [0, 16]},
                axis: {
                  ...axis,
                  title: "signalen per kwartaal",
                  values: [0, 0.5, 1, 2, 5, 10, 15],
                  labelExpr: decimalComma,
                },
              },
              color: country(alarms.map((point) => point.country)),
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
    resolve: {scale: {color: "independent", strokeDash: "independent"}},
  };
}
