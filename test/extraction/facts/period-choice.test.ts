// The quarter of a sheet: every way to write it, crossed with everything else on a sheet that names a quarter.
import fc from "fast-check";
import {choosePeriod} from "../../../src/extraction/facts/period-choice.js";
import {
  addQuarters,
  formatDay,
  formatPeriod,
  lastDayOf,
  type Period,
  parsePeriod,
  periodsUpTo,
  quarterOf,
  yearOf,
} from "../../../src/vocabulary/period.js";
import {type Told, toldSheet} from "../../support/told-sheet.js";

const noWitness = {file: "sheet.pdf", created: null};
const choiceOf = (told: Told, witnesses = noWitness) => choosePeriod(toldSheet(told), witnesses);

const ordinals = ["Eerste", "Tweede", "Derde", "Vierde"];
const romans = ["I", "II", "III", "IV"];
const monthNames =
  "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const short = "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ");

/** A quarter in the words of a title. */
const wordings: Readonly<Record<string, (quarter: number, year: number) => string>> = {
  words: (q, y) => `${ordinals[q - 1]} kwartaal ${y}`,
  capitals: (q, y) => `${ordinals[q - 1]} kwartaal ${y}`.toUpperCase(),
  van: (q, y) => `${ordinals[q - 1]} kwartaal van ${y}`,
  digit: (q, y) => `${q}e kwartaal ${y}`,
  kw: (q, y) => `${q}e kw. ${y}`,
  "kw without a stop": (q, y) => `${q}e kw ${y}`,
  Q: (q, y) => `Q${q} ${y}`,
  "Q with a dash": (q, y) => `Q${q}-${y}`,
  "year and Q": (q, y) => `${y} Q${q}`,
  "year K": (q, y) => `${y}K${q}`,
  K: (q, y) => `K${q} ${y}`,
  "short year": (q, y) => `Q${q} '${String(y).slice(2)}`,
  "quarter first": (q, y) => `Kwartaal ${q}, ${y}`,
  roman: (q, y) => `${romans[q - 1]}e kwartaal ${y}`.replace("e kw", " kw"),
  "roman behind": (q, y) => `Kwartaal ${romans[q - 1]} ${y}`,
  "year first": (q, y) => `${y}, ${ordinals[q - 1]?.toLowerCase()} kwartaal`,
  "year and roman": (q, y) => `${y}-${romans[q - 1]}`,
  months: (q, y) => `${monthNames[3 * q - 3]} t/m ${monthNames[3 * q - 1]} ${y}`,
  "months with a dash": (q, y) => `${short[3 * q - 3]}–${short[3 * q - 1]} ${y}`,
  "months in full": (q, y) =>
    `${monthNames[3 * q - 3]}, ${monthNames[3 * q - 2]} en ${monthNames[3 * q - 1]} ${y}`,
  "months in brackets": (q, y) =>
    `${ordinals[q - 1]} kwartaal (${monthNames[3 * q - 3]} t/m ${monthNames[3 * q - 1]}) ${y}`,
  "months and year in brackets": (q, y) =>
    `${ordinals[q - 1]} kwartaal (${monthNames[3 * q - 3]} t/m ${monthNames[3 * q - 1]} ${y})`,
  "first and last day": (q, y) => `1 ${monthNames[3 * q - 3]} t/m ${formatDay(lastDayOf(periodIn(q, y)))}`,
  day: (q, y) => formatDay(lastDayOf(periodIn(q, y))),
  "stand on a day": (q, y) => `Stand ${formatDay(lastDayOf(periodIn(q, y)))}`,
  "day in digits": (q, y) => `Stand per ${lastDayOf(periodIn(q, y)).split("-").reverse().join("-")}`,
  "peildatum in digits": (q, y) => `Peildatum: ${lastDayOf(periodIn(q, y)).split("-").reverse().join(".")}`,
  "end of the month": (q, y) => `Ultimo ${monthNames[3 * q - 1]} ${y}`,
};

function periodIn(quarter: number, year: number): Period {
  return parsePeriod(`${year}-Q${quarter}`);
}

const periods = periodsUpTo(parsePeriod("2026-Q4"), 20);

test.each(Object.entries(wordings))("every quarter is read from a title: %s", (_, write) => {
  for (const period of periods) {
    const choice = choiceOf({title: [`${write(quarterOf(period), yearOf(period))}`, "Zeeland"]});
    expect(choice.chosen?.value).toBe(period);
    expect(choice.disagreeing).toEqual([]);
  }
});

type Written = (period: Period) => string;
const inWords: Written = formatPeriod;
const inDigits: Written = (period) => `${quarterOf(period)}e kw. ${yearOf(period)}`;
const onDay: Written = (period) => formatDay(lastDayOf(period));

/** What names another quarter, and where it may stand: never the sheet's own. */
const distractors: readonly {
  text: (other: Period, write: Written) => string;
  others: readonly number[];
  in: readonly (keyof Told)[];
}[] = [
  {text: (o, w) => `De volgende editie gaat over het ${w(o)}.`, others: [1], in: ["above", "below", "notes"]},
  {
    text: (o, w) => `De cijfers over het ${w(o)} verschijnen later.`,
    others: [1],
    in: ["above", "below", "notes"],
  },
  {text: (o, w) => `Gepubliceerd in het ${w(o)}`, others: [1], in: ["header", "footer", "notes", "title"]},
  {text: (o, w) => `Publicatiedatum: ${w(o)}`, others: [1], in: ["header", "footer", "notes"]},
  {text: (o) => `Afgedrukt op ${onDay(o)}`, others: [1, 2], in: ["header", "footer", "notes"]},
  {text: (o) => `Bijgewerkt: ${onDay(o)}`, others: [1, 2], in: ["header", "footer", "notes"]},
  {
    text: (o, w) => `Vergeleken met het ${w(o)} is het aantal gestegen.`,
    others: [-1, -4],
    in: ["above", "below", "notes"],
  },
  {text: (o, w) => `Ten opzichte van ${w(o)} steeg het aantal.`, others: [-1, -4], in: ["above", "below"]},
  {text: (o, w) => `(vergeleken met ${w(o)})`, others: [-1, -4], in: ["title"]},
  {
    text: (o, w) => `Eerdere edities: ${w(o)} en ${w(addQuarters(o, -1))}`,
    others: [-1],
    in: ["title", "below", "notes"],
  },
  {
    text: (o) => `In het ${inWords(o)} startte een proef met werkgevers in de regio.`,
    others: [-2, -1],
    in: ["below", "above"],
  },
  {
    text: (o) => `Op ${onDay(o)} ging de kandidatenverkenner open voor werkgevers.`,
    others: [-3, -1],
    in: ["below", "above"],
  },
];

const filler = "Gemeenten en UWV werken samen om mensen aan het werk te helpen.";

test("the quarter of the sheet is chosen, whatever else names a quarter", () => {
  const distractor = fc
    .constantFrom(...distractors)
    .chain(({text, others, in: places}) =>
      fc.record({text: fc.constant(text), by: fc.constantFrom(...others), in: fc.constantFrom(...places)}),
    );
  const sheet = fc.record({
    period: fc.constantFrom(...periods),
    wording: fc.constantFrom(...Object.keys(wordings)),
    written: fc.constantFrom(inWords, inDigits),
    oneLine: fc.boolean(),
    first: fc.boolean(),
    stand: fc.boolean(),
    distractors: fc.array(distractor, {maxLength: 3}),
  });
  fc.assert(
    fc.property(sheet, ({period, wording, written, oneLine, first, stand, distractors: some}) => {
      const title = wordings[wording]?.(quarterOf(period), yearOf(period)) ?? "";
      const lines = {
        title: oneLine ? [`${title} – Zeeland`] : [title, "Zeeland"],
        above: [filler],
        below: [filler],
        notes: [] as string[],
      };
      const edges: {header?: string; footer?: string} = {};
      for (const one of some) {
        const text = one.text(addQuarters(period, one.by), written);
        if (one.in === "header" || one.in === "footer") edges[one.in] = text;
        else if (one.in === "title" && text.startsWith("(")) lines.title[0] = `${lines.title[0]} ${text}`;
        else if (first) lines[one.in as "below"].unshift(text);
        else lines[one.in as "below"].push(text);
      }
      if (stand) lines.notes.push(`Bron: UWV, Sonar, stand ${onDay(period)}`);
      const choice = choiceOf({...lines, ...edges});
      expect(choice.chosen?.value ?? choice.doubtful.map(({value}) => value)).toBe(period);
    }),
    {numRuns: 400},
  );
});
