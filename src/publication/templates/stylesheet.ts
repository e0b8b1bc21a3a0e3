/** The stylesheet of every web page: fonts, colours and text styles of the theme, then templates/page.css. */
import {createHash} from "node:crypto";
import {readLibraryFile} from "../../system/libraries.js";
import {InputError} from "../../vocabulary/error.js";
import {colourNames, type TextStyle, type Theme} from "./theme.js";

export interface Stylesheet {
  readonly css: string;
  /** for the Content-Security-Policy: only this stylesheet may style the page */
  readonly hash: string;
}

export const fontWeights = {regular: 400, semibold: 600, bold: 700} as const;

/** @param layout the text of page.css @param file its name, for errors */
export function createStylesheet(theme: Theme, layout: string, file: string): Stylesheet {
  refuse(layout, file, /<\//, 'found "</", which would end the stylesheet');
  refuse(
    withoutEscapes(layout),
    file,
    /@import|@namespace|(?:url|src|image|image-set|cross-fade)\((?!\s*["']?data:)/i,
    "this would be fetched, and pages load nothing",
  );
  const styles = Object.entries(theme.text).map(([name, style]) => ruleOf(name, style, theme));
  const css = [...fontFaces(), ...colourRules(theme), ...styles, compact(layout)].join("\n");
  return {css, hash: `sha256-${createHash("sha256").update(css).digest("base64")}`};
}

function refuse(css: string, file: string, pattern: RegExp, message: string): void {
  const position = css.search(pattern);
  if (position < 0) return;
  const line = css.slice(0, position).split("\n").length;
  throw new InputError("invalid", message, {place: `${file}:${line}`, next: "leave it out"});
}

/** "\\75rl(" says "url(" to a browser, and a comment says nothing; lines stay what they are. */
function withoutEscapes(css: string): string {
  const letterOf = (_: string, code: string) =>
    String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0xffff));
  return css
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""))
    .replace(/\\([0-9a-f]{1,6})[ \t]?/gi, letterOf)
    .replace(/\\(?=[^\n])/g, "");
}

/** The letters of the west European languages: smaller than the whole font, and enough for every municipality. */
function fontFaces(): string[] {
  return Object.values(fontWeights).map((weight) => {
    const file = `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`;
    const data = readLibraryFile(file).toString("base64");
    return `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  });
}

/** One custom property per colour. */
function colourRules(theme: Theme): string[] {
  const list = (mode: "light" | "dark") =>
    colourNames.map((name) => `--${name}:${theme.colours[name][mode]}`).join(";");
  return [
    `:root{${list("light")}}`,
    `@media (prefers-color-scheme:dark){:root{${list("dark")}}}`,
    `@media print{:root{${list("light")}}}`,
  ];
}

function ruleOf(name: string, style: TextStyle, theme: Theme): string {
  const body = theme.text.p?.size ?? style.size;
  const rem = (points: number) => `${Math.round((points / body) * 1000) / 1000}rem`;
  const size = Math.max(style.size / body, smallestOnScreen);
  return (
    `${name}{font-size:${Math.round(size * 1000) / 1000}rem;line-height:${Math.round((style.leading / style.size) * 100) / 100};` +
    `font-weight:${fontWeights[style.weight]};color:var(--${style.colour});` +
    `margin:${rem(style.before)} 0 ${rem(style.after)}}`
  );
}

/** Small print on paper is read closer than on a screen. */
const smallestOnScreen = 0.9;

function compact(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
