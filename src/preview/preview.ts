/** The preview as a whole: a server, and watchers that tell it what was saved. */
import {basename, join} from "node:path";
import {watch} from "chokidar";
import {createEnvironment} from "../publication/templates/environment.js";
import {ownFiles} from "../run/plan/inventory.js";
import {archiveFolder} from "../run/plan/stored-archive.js";
import type {Config} from "../settings/config.js";
import {ownTemplates} from "../settings/config.js";
import {readText} from "../system/effects.js";
import {type PreviewServer, startServer} from "./server.js";
import {createStudio, type Saved} from "./studio.js";

/** Editors save a file in several steps: changes this close together are one. In milliseconds. */
const quiet = 30;

/** Files of the templates that have a say in what is found and how it is told. */
const words = ["publication.yaml", "messages.yaml"];

/**
 * @param port 0 takes one that is free
 * @returns the running server; closing it ends the watching too
 * @throws InputError when there are no figures yet, or the port is taken
 */
export async function startPreview(config: Config, port: number): Promise<PreviewServer> {
  const studio = createStudio(config);
  await studio.periods();
  // Of the program's own templates, and compiled by itself: a slip in another template must not hide the page that says so.
  const file = join(ownTemplates, "preview.hbs");
  const shell = createEnvironment([]).compile({file, text: await readText(file)});
  const server = await startServer(studio, shell, port);
  const answers = Object.values(ownFiles).map((name) => join(config.input, name));
  const watchers = [
    watcher([config.templates], (path) => changed(words.includes(basename(path)) ? "words" : "looks")),
    watcher(answers, () => changed("answers")),
    watcher([join(config.output, archiveFolder)], () => changed("figures")),
  ];
  let timer: NodeJS.Timeout | undefined;
  function changed(what: Saved): void {
    studio.forget(what);
    clearTimeout(timer);
    timer = setTimeout(server.announce, quiet);
  }
  await Promise.all(watchers.map(({ready}) => ready));
  return {
    ...server,
    close: async () => {
      clearTimeout(timer);
      await Promise.all([...watchers.map(({close}) => close()), server.close()]);
    },
  };
}

function watcher(
  paths: string[],
  changed: (path: string) => void,
): {ready: Promise<void>; close: () => Promise<void>} {
  const watching = watch(paths, {ignoreInitial: true});
  watching.on("all", (_, path) => changed(path));
  return {
    ready: new Promise((resolve) => watching.once("ready", () => resolve())),
    close: () => watching.close(),
  };
}
