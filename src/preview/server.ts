/** Serves the preview to this machine only: the sheet as web page and PDF, and word of every change. */
import {randomBytes} from "node:crypto";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import type {Render} from "../publication/templates/environment.js";
import {InputError, isInputError, messageOf} from "../vocabulary/error.js";
import {isPeriod, type Period} from "../vocabulary/period.js";
import type {Studio} from "./studio.js";

/** Nobody but the user of this machine may look. */
const address = "127.0.0.1";

export interface PreviewServer {
  /** "http://127.0.0.1:4310" */
  readonly origin: string;
  /** Tells every open page that something was saved. */
  readonly announce: () => void;
  readonly close: () => Promise<void>;
}

/**
 * @param shell the page around the sheet
 * @param port 0 takes one that is free
 * @throws InputError `usage` when the port is taken
 */
export async function startServer(studio: Studio, shell: Render, port: number): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response, {studio, shell, listeners, server}).catch((error: unknown) =>
      fail(response, error),
    );
  });
  await listen(server, port);
  return {
    origin: `http://${address}:${portOf(server)}`,
    announce: () => {
      for (const listener of listeners) listener.write("data: saved\n\n");
    },
    close: async () => {
      for (const listener of listeners) listener.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Context {
  readonly studio: Studio;
  readonly shell: Render;
  readonly listeners: Set<ServerResponse>;
  readonly server: Server;
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  // A page of another site could name this address under its own host.
  const hosts = [`${address}:${portOf(context.server)}`, `localhost:${portOf(context.server)}`];
  if (!hosts.includes(request.headers.host ?? ""))
    return send(response, 403, "text/plain", "not for this host");
  if (request.method !== "GET") return send(response, 405, "text/plain", "only GET");
  const {pathname, searchParams} = new URL(request.url ?? "/", `http://${address}`);
  const [, period = "", slug = "", file = ""] = pathname.split("/");
  if (pathname === "/events") return listenTo(response, context.listeners);
  if (pathname === "/") return redirect(response, await firstSheet(searchParams, context.studio));
  if (!isPeriod(period) || !slug) return send(response, 404, "text/plain", "there is no such page");
  if (file === "") return showShell(response, period, slug, context);
  const sheet = await context.studio.sheet(period, slug);
  if (file === "sheet.html") return send(response, 200, "text/html; charset=utf-8", sheet.html());
  if (file === "sheet.pdf") return send(response, 200, "application/pdf", await sheet.pdf());
  return send(response, 404, "text/plain", "there is no such page");
}

/** The sheet that was asked for, as near as there is one: the region and quarter chosen, else the first of the latest. */
async function firstSheet(asked: URLSearchParams, studio: Studio): Promise<string> {
  const periods = await studio.periods();
  const period = periods.find((one) => one === asked.get("period")) ?? (periods[0] as Period);
  const choices = await studio.choices(period);
  const choice = choices.find(({slug}) => slug === asked.get("region")) ?? choices[0];
  return `/${period}/${choice?.slug}`;
}

async function showShell(
  response: ServerResponse,
  period: Period,
  slug: string,
  {studio, shell}: Context,
): Promise<void> {
  const nonce = randomBytes(16).toString("base64");
  const periods = await studio.periods();
  const choices = await studio.choices(period);
  const page = shell({
    nonce,
    sheet: `/${period}/${slug}/sheet`,
    name: choices.find((choice) => choice.slug === slug)?.name ?? slug,
    period,
    periods: periods.map((one) => ({id: one, selected: one === period})),
    choices: choices.map((choice) => ({...choice, selected: choice.slug === slug})),
  });
  const policy =
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; ` +
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  response.setHeader("Content-Security-Policy", policy);
  send(response, 200, "text/html; charset=utf-8", page);
}

function listenTo(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, {"Content-Type": "text/event-stream", "Cache-Control": "no-store"});
  response.write("retry: 500\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, {Location: location}).end();
}

/** A slip of the user is shown in the page, with file and line. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.end();
  const text = isInputError(error) ? error.toText() : messageOf(error);
  send(response, isInputError(error) ? 422 : 500, "text/plain; charset=utf-8", text);
}

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(content);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") return reject(error);
      const next = "end the other preview, or name another port with --port";
      reject(new InputError("usage", `port ${port} is taken`, {next}));
    });
    server.listen(port, address, () => resolve());
  });
}
