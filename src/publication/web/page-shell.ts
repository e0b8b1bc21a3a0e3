/** What every web page shares: the shell with the stylesheet, a strict Content-Security-Policy, light and dark. */
import {createHash} from "node:crypto";
import Handlebars from "handlebars";
import {InputError} from "../../vocabulary/error.js";
import type {Render} from "../templates/environment.js";
import {checkDrawnLinks} from "../templates/links.js";
import type {Stylesheet} from "../templates/stylesheet.js";

export interface PageHead {
  /** plain text; escaped here */
  readonly title: string;
  readonly description: string;
  /** words of the link that leads past everything before the content */
  readonly skipLink: string;
  /** the page's own script; the page has to be complete without it */
  readonly script?: string;
}

/** Text for use between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return Handlebars.escapeExpression(text);
}

/**
 * Fills in a template of the templates directory and puts it in the shell.
 *
 * @param templates as loadPageTemplates gives them
 * @param name file name without extension: "index", "changes"
 * @returns a self-contained HTML document: nothing fetched, and no script but the page's own NAME.js
 * @throws InputError `invalid` with file and line when the template asks for a field that the model lacks
 */
export function drawPage(
  templates: {
    readonly pages: ReadonlyMap<string, Render>;
    readonly stylesheet: Stylesheet;
    readonly settings: {readonly skipLink: string};
    readonly scripts: ReadonlyMap<string, string>;
  },
  name: string,
  model: object,
  head: Omit<PageHead, "skipLink" | "script">,
): string {
  const render = templates.pages.get(name);
  if (!render) {
    const next = "copy it from the templates of the package; factsheet init does";
    throw new InputError("invalid", `there is no template ${name}.hbs`, {next});
  }
  const content = render(model);
  // what can be copied has a button on every page
  const scripts = [
    content.includes('class="copy"') ? templates.scripts.get("copy") : undefined,
    templates.scripts.get(name),
  ];
  const script = scripts.filter((one) => one !== undefined).join("\n");
  return wrapPage(
    `<main id="inhoud">\n${content}\n</main>`,
    {...head, skipLink: templates.settings.skipLink, ...(script !== "" && {script})},
    templates.stylesheet,
  );
}

/** The shell around a body: everything between <body> and </body>, as HTML. The body holds an element with id "inhoud". */
export function wrapPage(body: string, head: PageHead, stylesheet: Stylesheet): string {
  checkDrawnLinks(body);
  const {script} = head;
  const policy =
    `default-src 'none'; style-src '${stylesheet.hash}'; font-src data:; img-src data:; ` +
    `${script === undefined ? "" : `script-src '${hashOf(script)}'; `}base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(head.description)}">
<title>${escapeHtml(head.title)}</title>
<style>${stylesheet.css}</style>
</head>
<body>
<a class="skip" href="#inhoud">${escapeHtml(head.skipLink)}</a>
${withTableRoles(body)}${script === undefined ? "" : `\n<script>${script}</script>`}
</body>
</html>
`;
}

/** Set out otherwise on a narrow screen, a table stays a table only for browsers that are told so. */
function withTableRoles(html: string): string {
  return html.replace(
    /<(table|thead|tbody|tfoot|tr|td|th scope="(?:col|row)")(?=[\s>])/g,
    (tag, name: string) => {
      return `${tag} role="${tableRoles[name]}"`;
    },
  );
}

const tableRoles: Readonly<Record<string, string>> = {
  table: "table",
  thead: "rowgroup",
  tbody: "rowgroup",
  tfoot: "rowgroup",
  tr: "row",
  td: "cell",
  'th scope="col"': "columnheader",
  'th scope="row"': "rowheader",
};

/** For the Content-Security-Policy: only this very text may run. */
export function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
