import {PDFParse} from 'pdf-parse'; import {readFileSync} from 'fs';
import {OPS} from 'pdfjs-dist/legacy/build/pdf.mjs';
const nm={}; for(const k in OPS) nm[OPS[k]]=k;
const p=new PDFParse({data:new Uint8Array(readFileSync(process.argv[2])),verbosity:0,disableFontFace:false,useSystemFonts:false,useWasm:false,isOffscreenCanvasSupported:false,isImageDecoderSupported:false});
const d=await p.load(); console.log(await d.getMetadata());
const pg=await d.getPage(+(process.argv[3]??1)); const ol=await pg.getOperatorList();
console.log(pg.view,pg.rotate,pg.userUnit);
let n=0; for(let i=0;i<ol.fnArray.length&&n<+(process.argv[4]??60);i++){n++; const a=ol.argsArray[i]; let s; if(nm[ol.fnArray[i]]==='showText') s=a[0].map(g=>typeof g==='number'?g:g?.unicode).join('|'); else s=JSON.stringify(a,(k,v)=>ArrayBuffer.isView(v)?[...v].map(x=>+x.toFixed(1)):v)?.slice(0,200); console.log(nm[ol.fnArray[i]],s);}
const fonts=new Set(); for(let i=0;i<ol.fnArray.length;i++) if(nm[ol.fnArray[i]]==='setFont') fonts.add(ol.argsArray[i][0]);
for(const f of fonts){const o=pg.commonObjs.get(f); console.log(f,o.name,o.fontMatrix,o.isType3Font,o.vertical,o.bbox,o.bold,o.italic,Object.keys(o).join());}
await p.destroy();
