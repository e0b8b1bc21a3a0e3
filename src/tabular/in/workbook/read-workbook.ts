/** Workbooks that come in, XLSX, XLSM or ODS: their sheets as they are seen. */
import {InputError, isInputError} from "../../../vocabulary/error.js";
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
    refuseOld(bytes);
    const parts = openZip(bytes);
    if (parts.has("xl/workbook.bin")) throw new InputError("invalid", "it is a binary one, .xlsb");
    return await (parts.has("content.xml") ? readOds(parts) : readXlsx(parts));
  } catch (error) {
    if (!isInputError(error)) throw error;
    const {next = "open it in a spreadsheet program and save it as .xlsx"} = error.details;
    throw new InputError(error.code, `this is not a workbook that can be read: ${error.message}`, {next});
  }
}

/** Workbooks of before 2007, and those that are encrypted, are in a file system of their own (MS-CFB). */
function refuseOld(bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.length < 8 || view.readUInt32BE(0) !== 0xd0cf11e0) return;
  if (view.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw new InputError("invalid", "it is protected with a password", {next: "save it without one"});
  }
  throw new InputError("invalid", "it is one of before 2007, .xls");
}
