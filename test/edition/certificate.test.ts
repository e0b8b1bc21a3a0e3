import {
  certificateToYaml,
  figuresHash,
  parseCertificates,
  vouchingsOf,
} from "../../src/edition/certificate.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {persons, withCell} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const edition = editionFromTruth(readSeriesTruth()[0]!) as PlacedEdition;
const [first] = edition.municipalities;
const other = withCell(edition, first!.name, "totaal", persons(first?.figures.totaal) + 1);
const certificate = {
  region: edition.region.slug,
  period: edition.period,
  figures: figuresHash(edition),
  name: 'A. de Vries: "chef"',
  date: "2023-07-04",
};

test("the hash is of the figures, whatever file they came from", () => {
  const elsewhere = {...edition, source: {...edition.source, file: "b.xlsx", method: "table" as const}};
  expect(figuresHash(elsewhere)).toBe(certificate.figures);
  expect(figuresHash(other)).not.toBe(certificate.figures);
});

test("other figures void a certificate, and a new one takes its place", () => {
  const renewed = {...certificate, name: "B. Jansen", figures: figuresHash(other)};
  expect(vouchingsOf(edition, [certificate])).toMatchObject([{by: certificate.name, valid: true}]);
  expect(vouchingsOf(other, [certificate])).toMatchObject([{by: certificate.name, valid: false}]);
  expect(vouchingsOf(other, [certificate, renewed])).toMatchObject([{by: "B. Jansen", valid: true}]);
});

test("what is written is read back, the note too", () => {
  const noted = {...certificate, note: "Vergeleken met de bron: #12"};
  const text = `# by hand\n${certificateToYaml(certificate)}${certificateToYaml(noted)}`;
  expect(parseCertificates(text, "certificates.yaml")).toEqual([certificate, noted]);
  expect(parseCertificates("# nothing yet\n", "certificates.yaml")).toEqual([]);
});

test("a certificate of tomorrow, or by nobody, is none", () => {
  const text = certificateToYaml(certificate);
  expect(parseCertificates(text, "c.yaml", "2023-07-04")).toHaveLength(1);
  expect(() => parseCertificates(text, "c.yaml", "2023-07-03")).toThrow("still to come");
  const nobody = certificateToYaml({...certificate, name: "[your name]"});
  expect(() => parseCertificates(nobody, "c.yaml")).toThrow("give a name");
});

test("a slip is named by line", () => {
  const text = certificateToYaml({...certificate, region: "utopia"});
  expect(() => parseCertificates(text, "certificates.yaml")).toThrow(/no such region/);
});
