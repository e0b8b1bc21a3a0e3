/**
 * Loaded into a process before the program: when the PDF that CHANGED names is about to be read, after its hash was
 * taken, there is CONTENT in its place, or nothing.
 */
import fsp from "node:fs/promises";

const {CHANGED: name, CONTENT: content} = process.env;
const {open} = fsp;
let times = 0;
fsp.open = async (file, ...options) => {
  if (String(file).endsWith(name) && ++times === 2)
    await (content ? fsp.copyFile(content, file) : fsp.rm(file));
  return open(file, ...options);
};
