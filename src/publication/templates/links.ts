/** Where pages may lead: to the web, to someone's mail, and to other pages of the same site; what they show stands in them. */
import {InputError} from "../../vocabulary/error.js";

const schemes = ["http", "https", "mailto"];
/** How far below its first page a site has pages: 2023-Q2/review/zeeland.html. */
const deepest = 2;

/** @param address as it stands in href */
export function isAllowedLink(address: string): boolean {
  const plain = asBrowsersTakeIt(address);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1];
  return scheme === undefined ? isWithinSite(plain) : schemes.includes(scheme.toLowerCase());
}

/** They pass over white space and control characters, and take %2e for a dot. */
function asBrowsersTakeIt(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  return address.replace(/[\u0000-\u0020\u007f-\u00a0]/g, "").replace(/%2e/gi, ".");
}

function isWithinSite(address: string): boolean {
  const [path = ""] = address.split(/[?#]/);
  if (/^\/|\\/.test(path)) return false;
  let depth = 0;
  return path.split("/").every((part) => {
    if (part === "..") depth--;
    else if (part !== "." && part !== "") depth++;
    return depth >= -deepest;
  });
}

/** @throws InputError `invalid` for an address that a page may not lead to @param place file, and line where it is known */
export function refuseLink(address: string, place: string): never {
  throw new InputError("invalid", `a link may not lead to "${address}"`, {
    place,
    next: "links lead to http, https or mailto, or to a page of this site",
  });
}

/** What expressions put in a page is seen when it is drawn. @throws InputError `invalid` */
export function checkDrawnLinks(html: string): void {
  for (const [, address = ""] of html.matchAll(/\shref="([^"]*)"/g))
    if (!isAllowedLink(address)) refuseLink(address, "templates");
}

/** Attributes of what a page would load, and send. */
const loading = /^(?:src|srcset|poster|data|action|formaction|background|ping|manifest|xlink:href)$/;
/** What would take a reader elsewhere, or run what nobody has looked at: scripts have files of their own. */
const foreign = ["base", "meta", "link", "iframe", "frame", "object", "embed", "script", "style"];

/**
 * Checks the HTML of a template of a web page. It looks for tags itself: what reads HTML takes longer to load than these
 * pages take to draw.
 *
 * @param html in which expressions were made blank
 * @throws InputError `invalid` with file and line
 */
export function checkReach(html: string, file: string): void {
  const plain = html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, " "));
  for (const {0: tag, 1: name = "", 2: attributes = "", index} of plain.matchAll(tags)) {
    const place = `${file}:${plain.slice(0, index).split("\n").length}`;
    const fail = (message: string, next: string): never => {
      throw new InputError("invalid", message, {place, next});
    };
    if (foreign.includes(name.toLowerCase()))
      fail(`${tag.slice(0, name.length + 1)}> cannot stand in a page`, "leave it out: pages load nothing");
    for (const [, attribute = "", quoted = ""] of attributes.matchAll(attributesOf))
      checkAttribute(attribute.toLowerCase(), quoted.replace(/^["']|["']$/g, ""), place, fail);
  }
}

const tags = /<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const attributesOf = /([^\s"'=/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;

function checkAttribute(
  name: string,
  value: string,
  place: string,
  fail: (message: string, next: string) => never,
): void {
  const isAddress = name === "href" || loading.test(name);
  if (isAddress && /&(?!amp;)#?\w+;/.test(value))
    fail(`"${value}" hides letters behind «&»`, "write the address as it is");
  if (name === "href" && !isAllowedLink(value)) refuseLink(value, place);
  else if (loading.test(name) && !isInPage(value))
    fail(`${name}="${value}" would be fetched`, "pages load nothing: leave it out");
  else if (/^on/.test(name)) fail(`${name} would run a script`, "scripts stand in NAME.js");
  else if (name === "style" && /url\s*\(/i.test(value))
    fail(`"${value}" would be fetched`, "styles stand in page.css");
}

/** What begins with an expression is of the program's own making: pictures of pages, and paths of this site. */
function isInPage(address: string): boolean {
  return (
    /^data:image\/(?:png|jpeg)[;,]/.test(address) || (!/^[a-z+.-]+:/i.test(address) && isAllowedLink(address))
  );
}
