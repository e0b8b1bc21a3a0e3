/** The settings and words of the project's own templates. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {ownTemplates} from "../../src/settings/config.js";
import {parseSettings} from "../../src/settings/settings.js";
import {parseFigureWords} from "../../src/tabular/words.js";

const read = (file: string) => readFileSync(join(ownTemplates, file), "utf8");
export const settings = parseSettings(read("publication.yaml"), "publication.yaml");
export const words = parseFigureWords(read("figures.yaml"), "figures.yaml");
