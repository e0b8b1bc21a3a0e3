// Which files are read: what could not be read may be readable now, but the rest need not wait for it.
import type {Inputs} from "../../../src/run/plan/inputs.js";
import {planReading} from "../../../src/run/read/read-plan.js";

const sources = ["whole.pdf", "late.pdf", "gone.pdf", "broken.pdf"].map((file) => ({file, sha256: file}));
const errorsOf: Record<string, string> = {
  "late.pdf": "timed-out",
  "gone.pdf": "unreadable",
  "broken.pdf": "damaged",
};

function plan(which: "all" | "due" | "changed", readerKey = "1") {
  const inputs = sources.map(({file, sha256}) => {
    const errors = errorsOf[file] ? [{code: errorsOf[file], message: ""}] : [];
    return {file, sha256, reader: "1", editions: [], errors};
  });
  const {tasks, kept} = planReading(
    {sources, readerKey, previous: {inputs}} as unknown as Inputs,
    {files: []},
    which,
  );
  expect(tasks.length + kept.length).toBe(sources.length);
  return Object.fromEntries(tasks.map(({file, reason}) => [file, reason]));
}

test("what could not be read in time, or at all, is due again; what is damaged stays so", () => {
  expect(plan("due")).toEqual({
    "late.pdf": "reading it took too long",
    "gone.pdf": "it could not be read",
  });
});

test("an archive is complete without them", () => {
  expect(plan("changed")).toEqual({});
});

test("all is read when the reader changed, or when it is asked for", () => {
  for (const reasons of [plan("changed", "2"), plan("all")]) {
    expect(Object.keys(reasons)).toEqual(sources.map(({file}) => file));
  }
});
