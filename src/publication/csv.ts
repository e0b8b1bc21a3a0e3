/** CSV as RFC 4180 says: commas, CRLF, quotes where they are needed. Numbers plain, with a decimal point. */

/** One line with its end; null is an empty field. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe; symbols such as a lone "-" do not. */
function csvField(field: string | number | null): string {
  if (field === null) return "";
  if (typeof field === "number") return String(field);
  const text = /^[=+@\t\r]|^-./.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
