/** Workbooks that come in, XLSX, XLSM or ODS: their sheets as they are seen. */
import {decodeText} from "../../../vocabulary/encoding.js";
import {InputError, isInputError} from "../../../vocabulary/error.js";
import {kindOf} from "./file-kind.js";
import {readOds} from "./ods.js";
import type {Sheet} from "./sheet.js";
import {readXlsx} from "./xlsx.js";
import {openZip} from "./zip.js";

/**
 * Reads what a person sees of all cells: numbers as their format shows them, and with a doubt whatever is shown
 * otherwise than it is stored.
 *
 * @param bytes of a file of any of these kinds, whatever its name
 * @throws InputError `invalid` for bytes that are no such workbook, and for one that holds more than a table of figures
 *   could
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    refuseOthers(bytes);
    const parts = openZip(bytes);
    if (parts.has("xl/workbook.bin")) throw new InputError("invalid", "it is a binary one, .xlsb");
    return await (parts.has("content.xml") ? readOds(parts) : readXlsx(parts));
  } catch (error) {
    if (!isInputError(error)) throw error;
    const {next = "open it in a spreadsheet program and save it as .xlsx"} = error.details;
    throw new InputError(error.code, `this is not a workbook that can be read: ${error.message}`, {next});
  }
}

/** What is of another kind than its name says. */
function refuseOthers(bytes: Uint8Array): void {
  const kind = kindOf(bytes);
  if (kind === "empty")
    throw new InputError("invalid", "the file is empty", {next: "fetch or save it again"});
  if (kind === "pdf") throw new InputError("invalid", "it is a PDF", {next: "give it the name .pdf"});
  if (kind === "other" && decodeText(bytes.subarray(0, 2 ** 16))) {
    throw new InputError("invalid", "it is a text", {next: "if it is CSV give it the name .csv"});
  }
  if (kind !== "old") return;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw new InputError("invalid", "it is protected with a password", {next: "save it without one"});
  }
  throw new InputError("invalid", "it is one of before 2007, .xls");
}
