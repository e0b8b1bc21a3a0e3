// A slip in the program over one page: the other pages are read, nothing of it is taken for theirs, and the page is told.
import {readFileSync} from "node:fs";
import {extractEditions} from "../../src/extraction/extract.js";
import {noPageTrace, noTrace, type PageTrace, type Trace} from "../../src/extraction/trace/trace.js";
import {settings} from "../support/words.js";

/** Gorinchem, Drechtsteden and Midden-Holland, a page each. */
const pdf = readFileSync(new URL("../corpus/dev/lw-three-regions.pdf", import.meta.url));

/** Every stage tells the trace of its work: this one throws on one page, when it is told of one stage. */
function slipAt(page: number, stage: keyof PageTrace): Trace {
  const slip = () => {
    throw new TypeError("a slip");
  };
  const broken = {...noPageTrace, isOn: true, [stage]: slip};
  return {...noTrace, onPage: (number) => (number === page ? broken : noPageTrace)};
}

async function read(trace: Trace) {
  const faults: [number, unknown][] = [];
  const source = {file: "three.pdf", sha256: "0".repeat(64)};
  const editions = await extractEditions(pdf, source, settings, trace, (fault, page) =>
    faults.push([page, fault]),
  );
  return {regions: editions.map(({region}) => region?.slug), faults};
}

const all = ["gorinchem", "drechtsteden", "midden-holland"];

test.each(["written", "figures", "table", "paragraphs"] as const)(
  "a slip when it is told of %s takes that page along only",
  async (stage) => {
    for (const page of [1, 2, 3]) {
      const {regions, faults} = await read(slipAt(page, stage));
      expect(regions).toEqual(all.filter((_, i) => i !== page - 1));
      expect(faults).toEqual([[page, new TypeError("a slip")]]);
    }
  },
);

test("a slip over one edition takes that edition along only", async () => {
  let told = 0;
  const edition = () => {
    if (++told === 2) throw new TypeError("a slip");
  };
  const {regions, faults} = await read({...noTrace, edition});
  expect(regions).toEqual(["gorinchem", "midden-holland"]);
  expect(faults).toEqual([[2, new TypeError("a slip")]]);
});

test("when no page is left, it is the slip that is told, and not another publication", async () => {
  const slip = () => {
    throw new TypeError("a slip");
  };
  const trace: Trace = {...noTrace, onPage: () => ({...noPageTrace, written: slip})};
  await expect(read(trace)).rejects.toThrow(new TypeError("a slip"));
});
