/** What the information dictionary of a PDF says. */

/** What the PDF says about itself. */
export interface DocumentFacts {
  readonly producer: string | null;
  /** ISO 8601, as far as the PDF's date says */
  readonly created: string | null;
  /** the same of its last change, where it is another date than that of its creation */
  readonly modified?: string;
  /** Subject or Keywords say that the figures are made up ("fictief") */
  readonly fictional: boolean;
}

/** @param description dc:description of its XMP metadata */
export function factsIn(entries: Readonly<Record<string, unknown>>, description: unknown): DocumentFacts {
  const text = (name: string) => (typeof entries[name] === "string" ? (entries[name] as string) : "");
  const subject = `${text("Subject")} ${text("Keywords")} ${description ?? ""}`;
  const [created, modified] = [isoDate(text("CreationDate")), isoDate(text("ModDate"))];
  return {
    producer: text("Producer") || null,
    created,
    ...(modified !== null && modified !== created && {modified}),
    fictional: /fictief/i.test(subject),
  };
}

/** "D:20230705093000+02'00'" is 2023-07-05T09:30:00+02:00 */
function isoDate(date: string): string | null {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/.exec(
    date,
  );
  if (!match) return null;
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour,
    minute = "00",
    second = "00",
    zulu,
    sign,
    hours,
    minutes = "00",
  ] = match;
  const zone = zulu ? "Z" : sign ? `${sign}${hours}:${minutes}` : "";
  return `${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}${zone}` : ""}`;
}
