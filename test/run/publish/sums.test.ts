import {parseSums} from "../../../src/run/publish/public-folder.js";

test("sums of files that lie elsewhere are passed over: nothing is removed by them", () => {
  const sum = "0".repeat(64);
  const lines = ["2023-Q2/zeeland.pdf", "../outside", "/etc/passwd", "a/../../b", "con"].map(
    (file) => `${sum}  ${file}`,
  );
  expect([...parseSums(lines.join("\n")).keys()]).toEqual(["2023-Q2/zeeland.pdf"]);
});
