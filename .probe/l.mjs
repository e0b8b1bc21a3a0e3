import {openPdf} from '../dist/extraction/pdf.js'; import {pageTextOf} from '../dist/extraction/page-text.js';
import {readFileSync} from 'fs';
const [f,from,to,pg]=process.argv.slice(2);
await openPdf(readFileSync(f), async d => { const p=pageTextOf(await d.readPage(+(pg??1))); for (const l of p.layouts) { console.log('LAYOUT',l.angle,l.isUpright); for (const x of l.lines.slice(+(from??0),+(to??99))) console.log(x.y.toFixed(1),x.size.toFixed(1),'tr',x.tracking.toFixed(2),x.words.map(w=>`${w.text}[${w.x0.toFixed(0)}-${w.x1.toFixed(0)}${w.notes?'^'+w.notes:''}]`).join(' '));}});
