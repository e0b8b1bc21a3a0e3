/** One call of the file system fails for one path, whoever runs the test. */
import fsp from "node:fs/promises";

export function install({call, path}) {
  const real = fsp[call];
  fsp[call] = async (name, ...rest) => {
    if (String(name).endsWith(path)) throw Object.assign(new Error("no"), {code: "EACCES"});
    return real(name, ...rest);
  };
  return () => {
    fsp[call] = real;
  };
}
