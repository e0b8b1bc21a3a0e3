// PDFs that cannot be opened, and what can be done about it.
import {openPdf} from "../../../src/extraction/pdf/pdf.js";
import {pageOf} from "../../support/pdf.js";

/** A PDF that says how it was encrypted. */
function encryptedBy(handler: string): Uint8Array {
  const plain = Buffer.from(pageOf({data: ""})).toString("latin1");
  const entry = `/Encrypt << /Filter /${handler} /V 4 /SubFilter /adbe.pkcs7.s5 >> /ID [<00> <00>]`;
  return Buffer.from(plain.replace("trailer\n<<", `trailer\n<< ${entry}`), "latin1");
}

test.each(["Adobe.PubSec", "FOPN_foweb"])("encrypted by %s, a PDF is not called damaged", async (handler) => {
  const reading = openPdf(encryptedBy(handler), async () => undefined);
  await expect(reading).rejects.toMatchObject({
    code: "encrypted",
    details: {next: expect.stringContaining("copy")},
  });
});
