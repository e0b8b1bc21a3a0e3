/**
 * Which room of src/ may import from which, types included: dependency-cruiser holds it, as a part of `npm run lint`.
 * src/README.md says what the rooms are for.
 */

const figures = ["vocabulary", "settings", "edition"];
const results = ["extraction", "tabular", "change", "quarter", "publication"];

/** A room may import from itself, and from these. */
const rooms = {
  system: ["vocabulary"],
  vocabulary: [],
  settings: ["vocabulary"],
  edition: ["vocabulary", "settings"],
  extraction: figures,
  tabular: figures,
  change: figures,
  quarter: [...figures, "change"],
  // a sheet is published with its figures as a table
  publication: [...figures, "change", "quarter", "tabular"],
  // pages for those who work on extraction/
  tracing: ["vocabulary", "edition", "extraction", "publication"],
  run: [...figures, ...results, "system"],
  preview: [...figures, ...results, "system", "run"],
  commands: [...figures, ...results, "system", "run", "preview", "tracing"],
  bin: ["commands", "system"],
};

/** Files, clock, console and processes are for system/: these rooms compute only, … */
const pure = [...figures, ...results, "tracing"];
/** … but for what starts and runs in a thread, and what reads a file of a library or of templates/. */
const reachesOut = [
  "^src/extraction/scan/engine[.]ts$",
  "^src/publication/threads/",
  "^src/publication/fonts[.]ts$",
  "^src/publication/templates/(stylesheet|template-files)[.]ts$",
];

/** Modules of Node.js that only compute, or find a library. */
const computes = "^(crypto|module|path|url|zlib)$";
/** It asks how many processors there are. */
const asksMachine = "^src/settings/config[.]ts$";

/** From a glyph to an edition: a folder of extraction/ may import, of extraction/, from itself and from these. */
const stages = {
  "words/": [],
  "pdf/": ["words/"],
  "table/": ["words/"],
  "text/": ["words/"],
  "facts/": ["words/", "table/", "text/"],
  // the files that lie in no folder lead through the stages
  "[^/]+$": ["words/", "pdf/", "table/", "text/", "facts/"],
  "scan/": ["words/", "pdf/", "[^/]+$"],
  "trace/": ["words/", "pdf/", "table/", "text/", "facts/", "scan/", "[^/]+$"],
};
/** What every stage may tell of itself, to whoever listens. */
const listener = "trace/(trace|page-fault)[.]ts$";

const roomRules = Object.entries(rooms).map(([room, others]) => ({
  name: `imports-of-${room}`,
  comment: `${room}/ may import from ${others.map((other) => `${other}/`).join(", ") || "no other room"}`,
  from: {path: `^src/${room}/`},
  to: {path: "^src/", pathNot: [room, ...others, ...(pure.includes(room) ? ["system"] : [])].map(inRoom)},
}));

const stageRules = Object.entries(stages).map(([stage, others]) => ({
  name: `imports-in-extraction-of-${stage.replace(/\W/g, "") || "the-rest"}`,
  from: {path: `^src/extraction/${stage}`},
  to: {
    path: "^src/extraction/",
    pathNot: [stage, ...others, listener].map((other) => `^src/extraction/${other}`),
  },
}));

function inRoom(room) {
  return `^src/${room}/`;
}

const otherRules = [
  {
    name: "known-room",
    comment: "every file of src/ lies in one of the rooms above",
    from: {path: "^src/", pathNot: Object.keys(rooms).map(inRoom)},
    to: {},
  },
  {
    name: "no-circle",
    comment: "what two files need of each other, be it a type, goes into a third below both",
    from: {path: "^src/"},
    to: {circular: true},
  },
  {
    name: "pure-of-system",
    comment: "what computes does not reach out: its caller hands it what it needs",
    from: {path: pure.map(inRoom), pathNot: reachesOut},
    to: {path: inRoom("system")},
  },
  {
    name: "pure-of-node",
    comment: "what computes does not reach out: its caller hands it what it needs",
    from: {path: pure.map(inRoom), pathNot: [...reachesOut, asksMachine]},
    to: {dependencyTypes: ["core"], pathNot: computes},
  },
  {
    name: "files",
    comment: "only system/ touches the disk, besides the scripts that build the program",
    from: {path: "^src/", pathNot: [inRoom("system"), "^src/bin/(?:bundle[.]ts|compile-gazetteer[.]mjs)$"]},
    to: {path: "^(fs|fs/promises)$"},
  },
  {
    name: "pdf-library",
    comment: "only extraction/pdf/ knows pdf.js",
    from: {path: "^src/", pathNot: "^src/extraction/pdf/"},
    to: {path: ["node_modules/pdf-parse/", "node_modules/pdfjs-dist/"]},
  },
  {
    name: "to-be-found",
    comment: "an import that leads nowhere would escape the other rules",
    from: {path: "^src/"},
    to: {couldNotResolve: true},
  },
];

export default {
  forbidden: [...roomRules, ...stageRules, ...otherRules].map((rule) => ({...rule, severity: "error"})),
  options: {
    // TypeScript 7 has nothing that such a tool could call; swc reads the same files, and keeps imports of types
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: {path: "node_modules"},
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
