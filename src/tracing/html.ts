/** The shell of a trace page: one file that loads nothing, with its own style and script. */
import {escapeHtml, hashOf} from "../publication/web/page-shell.js";
import {script} from "./script.js";
import {style} from "./style.js";

/** HTML that is safe to put between tags. */
export type Html = string;

/** Text in a template becomes safe; what html`` made stays as it is. */
export function text(value: string | number): Html {
  return escapeHtml(String(value));
}

/** @param withScript whether the page has layers to switch */
export function wrapTrace(title: string, body: Html, withScript: boolean): string {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; img-src data:; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
${body}${withScript ? `\n<script>${script}</script>` : ""}
</body>
</html>
`;
}
