/** Files in input/ that are not read: what they are, and what to do with each. */

/** Why a file is not read, and one thing to do about it. */
export interface OtherKind {
  readonly reason: string;
  readonly next: string;
}

const kinds: readonly (readonly [endings: RegExp, kind: OtherKind])[] = [
  [
    /^(?:xls|xlt|xla|xlsb|xlw|numbers|fods|et|wk[s1-4]|sxc|xltx|xltm)$/,
    {reason: "workbooks of this kind are not read", next: "save it as .xlsx or .csv"},
  ],
  [
    /^(?:tsv|tab|txt|prn|dif|slk|dat)$/,
    {reason: "text of this kind is not read", next: "save it as .csv or .xlsx"},
  ],
  [
    /^(?:docx?|docm|odt|rtf|pptx?|odp|pages|key|html?|mht|mhtml|xps|oxps|ps|eps)$/,
    {reason: "documents of this kind are not read", next: "save it as PDF"},
  ],
  [
    /^(?:png|jpe?g|jp2|tiff?|gif|bmp|heic|webp)$/,
    {reason: "a picture is not read", next: "save it as PDF: then it is read by OCR"},
  ],
  [
    /^(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst)$/,
    {reason: "an archive is not looked into", next: "unpack it, and put its files here"},
  ],
  [/^(?:eml|msg|mbox|pst)$/, {reason: "mail is not read", next: "save what is attached to it here"}],
  [
    /^(?:parquet|json|jsonl|ndjson|xml|sql|sqlite|db|sav|rds|dta)$/,
    {reason: "data of this kind is not read", next: "export it as .csv"},
  ],
];

/** @param own names of the files that people write there */
export function otherKindOf(file: string, own: readonly string[] = []): OtherKind {
  const name = file.replace(/^.*\//, "");
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const meant = own.find((one) => isMeantAs(name, one));
  if (meant !== undefined) {
    return {reason: "no file of this name and place is read", next: `put it in input/ itself, as ${meant}`};
  }
  if (ending === "yaml" || ending === "yml") {
    return {
      reason: "no file of this name and place is read",
      next:
        own.length > 0
          ? `what people write stands in input/ itself, as ${own.join(", ")}`
          : "name a PDF, CSV file or workbook",
    };
  }
  const known = kinds.find(([endings]) => endings.test(ending))?.[1];
  return (
    known ?? {
      reason: "files of this kind are not read",
      next: "move it to another folder, or save it as PDF, .csv or .xlsx",
    }
  );
}

/** "notes.yml", "Notes.yaml", "notes.yaml.txt" and "notes.yaml" in a folder of input/ are all meant as notes.yaml. */
function isMeantAs(name: string, own: string): boolean {
  const stem = own.replace(/\.yaml$/, "");
  return (
    name.toLowerCase().replace(/(?:\.(?:ya?ml|txt|json))+$/, "") === stem &&
    /\.(?:ya?ml|txt|json)$/i.test(name)
  );
}

/** What explains a folder to people is none of its figures. */
export function isExplanation(file: string): boolean {
  return /(?:^|\/)(?:readme|leesmij|licen[cs]e)(?:\.[a-z]+)?$|\.md$/i.test(file);
}
