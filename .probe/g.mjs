import {openPdf} from '../dist/extraction/pdf.js'; import {readFileSync} from 'fs';
const [f,y0,y1]=process.argv.slice(2);
await openPdf(readFileSync(f), async d => { const p=await d.readPage(1); for(const g of p.glyphs) if(g.y0>+y0&&g.y0<+y1) console.log(JSON.stringify(g.text),g.x0.toFixed(2),g.x1.toFixed(2),g.y0.toFixed(2),g.size.toFixed(2),g.font,g.operation)});
