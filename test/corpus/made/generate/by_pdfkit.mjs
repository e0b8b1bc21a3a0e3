// Placed items (JSON on stdin: {pages, fonts, path}) drawn with pdfkit.
import {createWriteStream, readFileSync} from "node:fs";
import PDFDocument from "pdfkit";

const {pages, fonts, path, options} = JSON.parse(readFileSync(0, "utf8"));
const info = {
  Title: "Transparantie van klantprofielen",
  Subject: "fictief",
  Keywords: "fictief",
  CreationDate: new Date(1690000000000),
};
const pdf = new PDFDocument({autoFirstPage: false, margin: 0, info, ...options.document});
pdf.pipe(createWriteStream(path));
const rgb = (colour) => colour.map((v) => Math.round(255 * v));

for (const page of pages) {
  pdf.addPage({size: [page.width, page.height], margin: 0});
  for (const item of page.items) {
    if ("fill" in item) pdf.rect(item.x, item.y, item.w, item.h).fill(rgb(item.fill));
    else if ("x1" in item)
      pdf.lineWidth(item.width).moveTo(item.x1, item.y1).lineTo(item.x2, item.y2).stroke(rgb(item.colour));
    else drawText(item);
  }
}
pdf.end();

function drawText(item) {
  pdf
    .font(fonts[item.bold ? 1 : 0])
    .fontSize(item.size)
    .fillColor(rgb(item.colour));
  pdf.save();
  pdf.rotate(-item.angle, {origin: [item.x, item.y]});
  pdf.text(item.text, item.x, item.y, {lineBreak: false, baseline: "alphabetic", ...options.text});
  pdf.restore();
}
