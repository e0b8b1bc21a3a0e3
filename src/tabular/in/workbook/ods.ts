/** ODS workbooks: their sheets as they are seen. What a number shows stands in the file, beside the number. */
import {InputError} from "../../../vocabulary/error.js";
import {OdsReader} from "./ods-table.js";
import type {Sheet} from "./sheet.js";
import {readXml} from "./xml.js";
import type {ZipPart} from "./zip.js";

/** @throws InputError `invalid` */
export async function readOds(parts: ReadonlyMap<string, ZipPart>): Promise<Sheet[]> {
  const [content, styles, manifest] = ["content.xml", "styles.xml", "meta-inf/manifest.xml"].map((name) =>
    parts.get(name),
  );
  if (manifest && (await isEncrypted(manifest))) {
    throw new InputError("invalid", "it is protected with a password", {next: "save it without one"});
  }
  if (!content) throw new InputError("invalid", "it is a zip archive, but no workbook is in it");
  const reader = new OdsReader();
  // the styles of the whole workbook come first: those of the content build on them
  if (styles) await readXml(styles, reader.styles, "with");
  await readXml(content, reader, "with");
  return reader.sheets;
}

async function isEncrypted(manifest: ZipPart): Promise<boolean> {
  let found = false;
  const open = (name: string) => {
    if (name.endsWith(":encryption-data")) found = true;
  };
  await readXml(manifest, {open}, "with");
  return found;
}
