// A slip in a template names its file and line, what was found and what exists; nothing is drawn with it.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {drawSheet} from "../../../src/publication/sheet.js";
import {loadPageTemplates} from "../../../src/publication/templates/page-templates.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {sheetOf} from "../../support/sheets.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "factsheet-templates-"));
  cpSync("templates", folder, {recursive: true});
});
afterEach(() => rmSync(folder, {recursive: true}));

interface Slip {
  readonly name: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
  readonly message: string;
  readonly next: string;
  /** where it is said to be, if that is not the file itself */
  readonly place?: string;
}

const slips: Slip[] = [
  {
    name: "an unknown helper",
    file: "partials/key-figures.hbs",
    right: "{{count total.value}}",
    wrong: "{{aantal total.value}}",
    message: 'there is no helper "aantal"',
    next: "helpers that exist: count, difference, size, share",
  },
  {
    name: "an unknown field",
    file: "partials/header.hbs",
    right: "{{title}}",
    wrong: "{{titel}}",
    message: 'there is no field "titel" here',
    next: "see the list of fields in templates/README.md",
  },
  {
    name: "an unknown field given to a helper",
    file: "partials/key-figures.hbs",
    right: "{{count withProfile.value}}",
    wrong: "{{count withProfile.number}}",
    message: "{{count}} was given a field that does not exist",
    next: "see the list of fields in templates/README.md",
  },
  {
    name: "a block that is not closed",
    file: "partials/table.hbs",
    right: "{{/if}}\n  </table>",
    wrong: "</table>",
    message: "cannot be read near",
    next: "close every {{#block}} with {{/block}} and every {{ with }}",
  },
  {
    name: "an unknown partial",
    file: "factsheet.hbs",
    right: "{{> table}}",
    wrong: "{{> tabel}}",
    message: 'there is no partial "tabel"',
    next: "partials that exist: about, chart-counts",
  },
  {
    name: "three braces",
    file: "partials/header.hbs",
    right: "{{region.name}}",
    wrong: "{{{region.name}}}",
    message: "three braces {{{ switch off escaping",
    next: "write two braces",
  },
  {
    name: "an unknown element",
    file: "partials/header.hbs",
    right: "<h1>{{title}}</h1>",
    wrong: "<marquee>{{title}}</marquee>",
    message: "there is no element <marquee>",
    next: "elements that exist: article, header",
  },
  {
    name: "an unknown class",
    file: "partials/header.hbs",
    right: 'class="eyebrow"',
    wrong: 'class="eyebrows"',
    message: '<p> has no class "eyebrows"',
    next: "classes that exist: eyebrow, subtitle",
  },
  {
    name: "an unknown attribute",
    file: "partials/header.hbs",
    right: '<p class="eyebrow">',
    wrong: '<p style="color: red">',
    message: '<p> has no attribute "style"',
    next: "attributes that exist: class",
  },
  {
    name: "an element that is not closed",
    file: "partials/header.hbs",
    right: "</h1>",
    wrong: "",
    message: "<h1> is not closed",
    next: "write </h1> where it ends",
  },
  {
    name: "an unknown chart",
    file: "partials/chart-counts.hbs",
    right: 'data-chart="counts"',
    wrong: 'data-chart="aantallen"',
    message: 'there is no chart "aantallen"',
    next: "charts that exist: counts, course",
  },
  {
    name: "a chart without figures in words",
    file: "partials/chart-counts.hbs",
    right: " data-alt=",
    wrong: " data-alternative=",
    message: '<figure> has no attribute "data-alternative"',
    next: "attributes that exist: class, data-chart, data-alt",
  },
  {
    name: "a chart without a description",
    file: "charts/counts.vl.json",
    right: '"description": ',
    wrong: '"title": ',
    message: 'the chart has no "description"',
    next: "say in one Dutch sentence what kind of chart it is",
  },
  {
    name: "a chart that is not JSON",
    file: "charts/course.vl.json",
    right: '"width": 244,',
    wrong: '"width": 244',
    message: "this is not JSON",
    next: "look for a comma or quote too many or too few there",
  },
  {
    name: "a chart of data that do not exist",
    file: "charts/course.vl.json",
    right: '{"name": "quarters"}',
    wrong: '{"name": "kwartalen"}',
    message: 'there are no data "kwartalen"',
    next: "data that exist: figures, quarters, region",
  },
  {
    name: "a chart in a colour that does not exist",
    file: "charts/moves.vl.json",
    right: '"{ink}"',
    wrong: '"{inkt}"',
    message: 'there is no colour "inkt"',
    next: "colours that exist: paper, surface, ink",
  },
  {
    name: "a mark that Vega-Lite does not have",
    file: "charts/moves.vl.json",
    right: '{"type": "rule", "color": "{ink}", "strokeWidth": 0.8}',
    wrong: '{"type": "ruler"}',
    message: 'there are no marks "ruler"',
    next: "marks that exist: arc, area, bar",
  },
  {
    name: "a chart of a field that does not exist",
    file: "charts/moves.vl.json",
    right: '"field": "differenceText"',
    wrong: '"field": "verschil"',
    message: 'there are no fields "verschil"',
    next: "fields that exist: municipality, group",
  },
  {
    name: "a sum in a chart with a field that does not exist",
    file: "charts/moves.vl.json",
    right: '"datum.difference < 0"',
    wrong: '"datum.verschil < 0"',
    message: 'there are no fields "verschil"',
    next: "fields that exist: municipality, group",
  },
  {
    name: "a chart higher than a page",
    file: "charts/course.vl.json",
    right: '"height": 94',
    wrong: '"height": 940',
    place: "partials/chart-course.hbs:2",
    message: "does not fit: ",
    next: "make it smaller",
  },
  {
    name: "letters too large for a table",
    file: "theme.yaml",
    right: "th: {size: 8,",
    wrong: "th: {size: 28,",
    place: "partials/table.hbs:2",
    message: "<table> does not fit: ",
    next: "make it smaller",
  },
  {
    name: "a character that the font does not have",
    file: "partials/header.hbs",
    right: "<h1>{{title}}</h1>",
    wrong: "<h1>{{title}} 漢</h1>",
    message: 'the font has no character "漢" (U+6F22)',
    next: "write it another way in the template, the settings or the correction",
  },
  {
    name: "a setting that does not exist",
    file: "publication.yaml",
    right: "publisher: UWV",
    wrong: "uitgever: UWV",
    message: 'there is no setting "uitgever"',
    next: "names that exist here: title, subtitle, publisher",
  },
  {
    name: "a stylesheet that would end the page's",
    file: "page.css",
    right: "strong { font-weight: 600; }",
    wrong: "</style>",
    message: 'found "</", which would end the stylesheet',
    next: "",
  },
];

test.each(slips)("$name", async ({file, place, right, wrong, message, next}) => {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(right);
  writeFileSync(path, text.replace(right, wrong));
  const slip = await slipOf(() => draw(folder));
  expect(slip).toMatchObject({code: "invalid", message: expect.stringContaining(message)});
  expect(slip.details.next ?? "").toContain(next);
  expect(slip.details.place).toMatch(new RegExp(`^${folder}/[\\w./-]+(:\\d+)?$`));
  expect(slip.details.place).toContain(place ?? file);
});

test("the line is that of the slip, also behind lines that are filled in", async () => {
  const path = join(folder, "partials/what-changed.hbs");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("{{#each changes}}", "{{#each changes}}\n<b>{{message}}</b>"));
  const line = text.slice(0, text.indexOf("{{#each changes}}")).split("\n").length + 1;
  const slip = await slipOf(() => draw(folder));
  expect(slip.details.place).toBe(`${path}:${line}`);
});

test.each(['"web-eigen"', "'web-eigen'", "[web-eigen]", "web-eigen"])(
  "a web page names its partials as Handlebars lets it: %s",
  async (named) => {
    writeFileSync(join(folder, "partials/web-eigen.hbs"), "<em>van onszelf</em>");
    writeFileSync(join(folder, "eigen.hbs"), `<p>{{> ${named}}}</p>`);
    const {pages} = await loadPageTemplates(folder);
    expect(pages.get("eigen")?.({})).toBe("<p><em>van onszelf</em></p>");
  },
);

test("a web page that names a partial that is not there is told so, with its line", async () => {
  writeFileSync(join(folder, "eigen.hbs"), "<p>\n{{#> nergens}}x{{/nergens}}</p>");
  const slip = await slipOf(() => loadPageTemplates(folder));
  expect(slip).toMatchObject({message: 'there is no partial "nergens"'});
  expect(slip.details.place).toBe(`${join(folder, "eigen.hbs")}:2`);
});

test("a folder without templates says what is missing", async () => {
  const slip = await slipOf(() => loadTemplates(join(folder, "charts")));
  expect(slip).toMatchObject({code: "unreadable"});
  expect(slip.details.next).toBe("give the directory that holds it with --templates");
});

async function draw(templates: string): Promise<unknown> {
  return drawSheet(sheetOf("gorinchem"), await loadTemplates(templates));
}

async function slipOf(
  work: () => Promise<unknown>,
): Promise<Error & {details: {place: string; next?: string}}> {
  try {
    await work();
  } catch (error) {
    return error as never;
  }
  throw new Error("the slip was not noticed");
}
