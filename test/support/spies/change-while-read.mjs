/** When a PDF is about to be read, after its hash was taken, there is another file in its place, or nothing. */
import fsp from "node:fs/promises";

export function install({file, content = null}) {
  const {open} = fsp;
  let times = 0;
  fsp.open = async (path, ...options) => {
    if (String(path).endsWith(file) && ++times === 2)
      await (content ? fsp.copyFile(content, path) : fsp.rm(path));
    return open(path, ...options);
  };
  return () => {
    fsp.open = open;
  };
}
