// Templates see the fields of the model and nothing else, lead nowhere but to the web, and always come to an end.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {drawSheet} from "../../../src/publication/sheet.js";
import {createEnvironment} from "../../../src/publication/templates/environment.js";
import {checkDrawnLinks, checkReach, isAllowedLink} from "../../../src/publication/templates/links.js";
import {loadPageTemplates} from "../../../src/publication/templates/page-templates.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {sheetOf} from "../../support/sheets.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "factsheet-sandbox-"));
  cpSync("templates", folder, {recursive: true});
});
afterEach(() => rmSync(folder, {recursive: true}));

/** @returns the line, counted from 1 */
function addTo(file: string, text: string): number {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, `${before}\n${text}\n`);
  return before.split("\n").length + 1;
}

const model = {title: "t", rows: [{name: "a"}], region: {name: "r"}, none: null};
const fieldsOfObjects = Object.getOwnPropertyNames(Object.prototype);
const paths = [
  ...fieldsOfObjects.flatMap((name) => [name, `region.${name}`, `title.${name}`, `rows.${name}`]),
  ...["title.length", "title.trim", "rows.map", "rows.0.toString", "region.name.length", "none.length"],
];

test.each(paths)("{{%s}} is no field, for printing, for a helper and for a block", (path) => {
  const {compile} = createEnvironment([]);
  for (const text of [
    `{{${path}}}`,
    `{{capital ${path}}}`,
    `{{#if ${path}}}x{{/if}}`,
    `{{#each ${path}}}x{{/each}}`,
  ]) {
    const render = compile({file: "a.hbs", text: `\n\n${text}`});
    expect(() => render(model)).toThrow(
      expect.objectContaining({
        code: "invalid",
        details: {place: "a.hbs:3", next: "see the list of fields in templates/README.md"},
      }),
    );
  }
});

test("the length of a list, and what a model calls like something of JavaScript, are fields", () => {
  const {compile} = createEnvironment([]);
  const own = JSON.parse('{"constructor": "c", "rows": [1, 2], "__proto__": "p"}') as object;
  expect(
    compile({file: "a.hbs", text: "{{constructor}} {{rows.length}} {{#each rows}}{{@index}}{{/each}}"})(own),
  ).toBe("c 2 01");
});

test.each([
  [{a: "{{> a}}"}, "a partial cannot stand in itself: a, in it a"],
  [{a: "{{> b}}", b: "x{{> c}}", c: "{{#if title}}{{> a}}{{/if}}"}, "a, in it b, in it c, in it a"],
  [{a: '{{#*inline "b"}}{{> a}}{{/inline}}'}, "{{#* is not known here"],
  [{a: "{{> (lookup . 'title')}}"}, 'there is no partial "(…)"'],
])("a partial without end is refused with its place", (texts, message) => {
  const partials = Object.entries(texts).map(([name, text]) => ({file: `partials/${name}.hbs`, text}));
  const {compile} = createEnvironment(partials);
  expect(() => compile({file: "page.hbs", text: "{{> a}}"})).toThrow(
    expect.objectContaining({
      code: "invalid",
      message: expect.stringContaining(message),
      details: expect.objectContaining({place: expect.stringMatching(/^partials\/[abc]\.hbs:1$/)}),
    }),
  );
});

test("partials that become a thousand times as long by naming each other are refused", () => {
  const partials = Array.from({length: 30}, (_, i) => ({
    file: `partials/p${i}.hbs`,
    text: i === 0 ? "text" : `{{> p${i - 1}}}{{> p${i - 1}}}`,
  }));
  expect(() => createEnvironment(partials).compile({file: "page.hbs", text: "{{> p29}}"})).toThrow(
    expect.objectContaining({code: "invalid", message: expect.stringContaining("longer than")}),
  );
});

const allowed = [
  "https://uwv.nl",
  "http://a.nl/b:c",
  "mailto:info@uwv.nl",
  "MAILTO:a@b.nl",
  "#downloads",
  "x.pdf",
  "../index.html",
  "2023-Q2/zeeland.html?a=b:c",
  "../../index.html",
];
const refused = [
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "JAVASCRIPT:a",
  "data:text/html,a",
  "file:///etc/passwd",
  "ftp://a.nl",
  "//evil.nl",
  "/etc/passwd",
  "\\\\server\\share",
  "..\\x",
  "../../../x",
  "a/../../../../x",
  "%2e%2e/%2e%2e/%2e%2e/x",
  "vbscript:x",
  "tel:112",
  "c:\\x",
];

test.each(allowed)("a link may lead to %s", (address) => expect(isAllowedLink(address)).toBe(true));
test.each(refused)("a link may not lead to %j", (address) => expect(isAllowedLink(address)).toBe(false));

test("whatever a browser takes for another scheme is no link", () => {
  const noise = fc.string({unit: fc.constantFrom("\t", "\n", " ", "\u0000", "\u001f")});
  const scheme = fc
    .stringMatching(/^[a-z]{2,9}$/)
    .filter((name) => !["http", "https", "mailto"].includes(name));
  fc.assert(
    fc.property(noise, scheme, noise, fc.string(), (before, name, within, rest) => {
      expect(isAllowedLink(`${before}${name.slice(0, 1)}${within}${name.slice(1)}:${rest}`)).toBe(false);
    }),
  );
});

test.each(refused.filter((address) => !address.includes("\t")))(
  "a template of the sheet with a link to %j is refused with its line",
  async (address) => {
    const line = addTo("partials/about.hbs", `<p><a href="${address.replaceAll("\\", "&#92;")}">x</a></p>`);
    await expect(loadTemplates(folder)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("a link may not lead to"),
      details: {place: join(folder, `partials/about.hbs:${line}`)},
    });
  },
);

test("a link that only the settings spell is refused when the sheet is drawn, on paper and on the web", async () => {
  const settings = join(folder, "publication.yaml");
  writeFileSync(
    settings,
    readFileSync(settings, "utf8").replace(/^contact: .*$/m, "contact: javascript:alert(1)"),
  );
  const about = join(folder, "partials/about.hbs");
  writeFileSync(
    about,
    readFileSync(about, "utf8").replace("{{contact}}", '<a href="{{contact}}">{{contact}}</a>'),
  );
  const sheet = drawSheet(sheetOf("zeeland"), await loadTemplates(folder));
  await expect(sheet).rejects.toMatchObject({
    code: "invalid",
    message: 'a link may not lead to "javascript:alert(1)"',
  });
  expect(() => checkDrawnLinks('<a href="javascript:alert(1)">x</a>')).toThrow("a link may not lead to");
});

test.each([
  ['<a href="javascript:x">a</a>', "a link may not lead to"],
  ['<a href="java&#115;cript:x">a</a>', "hides letters behind"],
  ["<A HREF='javascript:x'>a</A>", "a link may not lead to"],
  ["<a title='>' href=javascript:x>a</a>", "a link may not lead to"],
  ['<svg><a xlink:href="http://a.nl">x</a></svg>', "would be fetched"],
  ['<img src="http://a.nl/x.png" alt="">', "would be fetched"],
  ['<img src="//a.nl/x.png" alt="">', "would be fetched"],
  ['<img src="data:image/svg+xml,x" alt="">', "would be fetched"],
  ['<form action="https://a.nl"><input></form>', "would be fetched"],
  ['<base href="https://a.nl">', "<base> cannot stand in a page"],
  ['<meta http-equiv="refresh" content="0;url=https://a.nl">', "<meta> cannot stand in a page"],
  ["<iframe></iframe>", "<iframe> cannot stand in a page"],
  ["<script>fetch('/')</script>", "<script> cannot stand in a page"],
  ['<p onclick="x()">a</p>', "onclick would run a script"],
  ['<p style="background: URL (x)">a</p>', "would be fetched"],
])("a web page with %s is refused with its line", async (html, message) => {
  expect(() => checkReach(`<p>\n${html}`, "index.hbs")).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(message),
      details: expect.objectContaining({place: "index.hbs:2"}),
    }),
  );
  const line = addTo("index.hbs", html);
  await expect(loadPageTemplates(folder)).rejects.toMatchObject({
    details: {place: join(folder, `index.hbs:${line}`)},
  });
});

test.each([
  "p { background: url(http://a.nl/x.png) }",
  "p { background: \\75rl(x.png) }",
  "p { background: u\\rl(x.png) }",
  "p { background: url/**/(x.png) }",
  "@import 'x.css';",
  "@\\69mport 'x.css';",
  "p { background: image-set('x.png' 1x) }",
])("page.css with %s is refused with its line", async (css) => {
  const line = addTo("page.css", css);
  await expect(loadPageTemplates(folder)).rejects.toMatchObject({
    code: "invalid",
    message: "this would be fetched, and pages load nothing",
    details: {place: join(folder, `page.css:${line}`)},
  });
});
