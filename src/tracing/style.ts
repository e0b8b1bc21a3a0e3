/** How a trace page looks. */
export const style = `
:root{--ink:#1b2430;--soft:#5d6b7c;--line:#d6dde6;--paper:#fff;--ground:#eef1f5;--red:#c4312b;--green:#1c7c4a;--amber:#b26a00;--blue:#1f5fbf;--violet:#7a3fb8}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--ground);font:13px/1.45 system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
a{color:var(--blue)}
code{overflow-wrap:anywhere}
code,.mono{font-family:ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;font-size:12px}
.trace{display:grid;grid-template-columns:minmax(0,1fr) 480px;height:100vh}
.stage{overflow:auto;padding:16px 16px 44px;position:relative}
.sheet{position:relative;margin:0 auto;background:#fff;box-shadow:0 1px 6px #0003;max-width:1100px}
.sheet img{display:block;width:100%;height:auto}
.sheet svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.side{overflow:auto;background:var(--paper);border-left:1px solid var(--line);padding:14px 16px 60px}
h1{font-size:16px;margin:0 0 2px;overflow-wrap:anywhere}
h2{font-size:11px;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:18px 0 6px;border-top:1px solid var(--line);padding-top:10px}
h3{font-size:13px;margin:10px 0 3px}
p{margin:3px 0}
.soft{color:var(--soft)}
nav{display:flex;gap:12px;align-items:center;margin:4px 0 8px;flex-wrap:wrap}
nav b{background:var(--ink);color:#fff;border-radius:3px;padding:0 6px}
.verdict{border-left:4px solid var(--green);background:#eef8f2;padding:7px 10px;margin:8px 0;border-radius:0 4px 4px 0}
.verdict.bad{border-color:var(--red);background:#fdf0ef}
.verdict.doubt{border-color:var(--amber);background:#fff7e8}
.verdict pre{white-space:pre-wrap;font-size:11px;margin:6px 0 0}
.dot{display:inline-block;width:8px;height:8px;border-radius:50%;margin-right:5px;background:var(--soft)}
.dot.error{background:var(--red)}.dot.warning{background:var(--amber)}.dot.info{background:var(--blue)}
.layers{display:grid;grid-template-columns:1fr 1fr;gap:1px 12px}
.layers label{display:flex;gap:5px;align-items:baseline;cursor:pointer}
.layers input{margin:0;align-self:center}
.layers .n{margin-left:auto;color:var(--soft);font-variant-numeric:tabular-nums}
kbd{font:11px ui-monospace,Menlo,Consolas,monospace;border:1px solid var(--line);border-bottom-width:2px;border-radius:3px;padding:0 4px;background:#f7f9fb}
.rule{color:var(--red)}
ul{margin:3px 0;padding-left:16px}
li{margin:2px 0}
[data-to]{cursor:pointer}
[data-to]:hover{background:#fff6c9}
table{border-collapse:collapse;width:100%;font-size:12px;font-variant-numeric:tabular-nums}
td,th{padding:1px 5px;border-bottom:1px solid #edf0f4;text-align:right;vertical-align:top}
th:first-child,td:first-child{text-align:left}
thead th{font-weight:600;color:var(--soft);font-size:11px;border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}
.cand{border:1px solid var(--line);border-radius:4px;padding:4px 7px;margin:4px 0}
.cand.chosen{border-color:var(--green);box-shadow:inset 3px 0 var(--green)}
.cand.doubtful{border-color:var(--amber);box-shadow:inset 3px 0 var(--amber)}
.cand b{margin-right:6px}
.cand q{color:var(--soft)}
.plus{color:var(--green)}.minus{color:var(--red)}
.tip{position:fixed;left:0;right:480px;bottom:0;background:var(--ink);color:#fff;padding:6px 14px;min-height:32px;z-index:2}
.tip.pinned{background:#3d2c66}
svg rect,svg polygon,svg path{fill:none;stroke-width:.6;pointer-events:all;vector-effect:non-scaling-stroke}
svg path{pointer-events:none}
svg text{pointer-events:none;font-family:system-ui,"Liberation Sans",sans-serif}
.lit{stroke:#000!important;stroke-width:3px!important;fill:#ffe14a99!important}
.kept{stroke:#4b5b70;stroke-width:.4}
.drop{stroke:var(--red);fill:#e0302333;stroke-width:1px!important}
.drop.covered,.drop.clipped{fill:#b0009a33;stroke:#b0009a}
.drop.printed-twice,.drop.dot-leader,.drop.set-apart{fill:#8a6d3b22;stroke:#8a6d3b}
.drawing{stroke:#777;fill:#7771}.drawing.image{stroke:#d0006f;fill:#d0006f14}
.line{stroke:#0086a8;stroke-dasharray:4 2}
.word{stroke:#5a7fd6;fill:#5a7fd611}
.token{fill:#888a}
.token.count{stroke:var(--green);fill:#1c7c4a2b}
.token.none,.token.suppressed,.token.withheld{stroke:var(--amber);fill:#ffb20055}
.token.percent,.token.decimal{stroke:var(--violet);fill:#7a3fb833}
.grid{stroke:#33475c;stroke-width:1.5px!important}
.grid.lost,.table.lost{stroke:var(--red);stroke-width:1.5px!important;stroke-dasharray:6 3}
.band{stroke:#33475c66;fill:#33475c0d;stroke-dasharray:2 2}
.table{stroke:#111;stroke-width:1.2px!important}
.row{stroke:none;pointer-events:all}.row.odd{fill:#00000009}
.name{stroke:#1b2430;fill:#1b24301a}
.cell{stroke-width:1px!important}
.gemeente_met{stroke:#c2571a;fill:#c2571a30}.gemeente_zonder{stroke:#b8860b;fill:#b8860b30}
.uwv_met{stroke:#1f5fbf;fill:#1f5fbf30}.uwv_zonder{stroke:#0f8b8d;fill:#0f8b8d30}.totaal{stroke:#5b3fa8;fill:#5b3fa830}
svg text.tag{font-size:6.5px;font-weight:600;stroke:#fff;stroke-width:2px;paint-order:stroke;fill:#33475c}
svg text.tag.gemeente_met{fill:#c2571a}svg text.tag.gemeente_zonder{fill:#8a6508}svg text.tag.uwv_met{fill:#1f5fbf}svg text.tag.uwv_zonder{fill:#0a6f70}svg text.tag.totaal{fill:#5b3fa8}svg text.tag.column.none{fill:#888}
.heading{stroke:#a3007f;fill:#a3007f1f;stroke-width:1px!important}.heading.lost{stroke-dasharray:3 2;fill:none}
.paragraph{stroke:#6a7a3a;fill:#6a7a3a14}.paragraph.register{fill:#1c7c4a26}.paragraph.left-out{stroke-dasharray:3 2;fill:none}
svg text.tag.paragraphs{fill:#5c6b2e}
.fact{stroke-width:2px!important;stroke:#777;stroke-dasharray:4 3}
.fact.chosen{stroke:var(--green);stroke-dasharray:none}.fact.doubtful{stroke:var(--amber);stroke-dasharray:none}
svg text.tag.facts{fill:#777}svg .chosen{fill:var(--green)}svg rect.chosen{fill:none}svg .doubtful{fill:var(--amber)}svg rect.doubtful{fill:none}
.ocr{fill:#1c7c4a22;stroke:#1c7c4a88}.ocr.fair{fill:#ffb20044;stroke:var(--amber)}.ocr.low{fill:#e0302344;stroke:var(--red)}.ocr.clutter{fill:#8888;stroke:#666;stroke-dasharray:2 2}
svg text.read{fill:#003d99}
.off{display:none}
.picture-faint .sheet img{opacity:.25}.picture-none .sheet img{opacity:0}
.list{max-width:1200px;margin:24px auto;background:#fff;padding:20px 26px;box-shadow:0 1px 6px #0002}
.list td,.list th{text-align:left;padding:5px 8px}
.list a.chosen{font-weight:700}
`;
