import {openPdf} from '../dist/extraction/pdf.js'; import {pageTextOf} from '../dist/extraction/page-text.js'; import {findTables} from '../dist/extraction/table.js'; import {createMarkFinder} from '../dist/extraction/heading-phrases.js';
import {parseSettings} from '../dist/settings.js';
import {readFileSync} from 'fs';
const settings=parseSettings(readFileSync('templates/publication.yaml','utf8'),'p');
const fm=createMarkFinder(settings.headings);
for (const f of process.argv.slice(2)) await openPdf(readFileSync(f), async d => { console.log(f); let open=null; for (let i=1;i<=d.pageCount;i++){const p=pageTextOf(await d.readPage(i)); const ts=findTables(p,fm,open); open=ts.at(-1)??open; console.log('page',i,'layouts',p.layouts.map(l=>l.angle.toFixed(2)+':'+l.lines.length).join(' ')); if(!ts.length) console.log(p.layouts.map(l=>l.lines.map(l=>l.words.map(w=>w.text).join(' ')).join('\n')).join('\n----\n')); for(const t of ts){console.log(t.columns.join(),t.headings,t.agreement); for(const r of t.rows) console.log(r.name.padEnd(30),t.columns.map(c=>r.cells[c].figure.raw.padStart(7)).join(''));}}}).catch(e=>console.log(f,e));
