/** Names of files that every system takes: what Windows refuses is never written, on whatever machine. */

/** Devices of Windows, with any ending: CON.pdf is the console. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f]/;
/** Of its 255, some are left for what is put before and behind it while it is written. In UTF-8, as disks count. */
const mostBytes = 180;

/** Whether every system takes it as the name of a file or folder. */
export function isFileName(name: string): boolean {
  return (
    name !== "" &&
    !refused.test(name) &&
    !/[. ]$|^ |\p{Surrogate}/u.test(name) &&
    !devices.test(name) &&
    isShort(name)
  );
}

/** Whether it is a path from a folder to something in it, with forward slashes, in names that every system takes. */
export function isPathWithin(path: string): boolean {
  return path.split("/").every(isFileName);
}

/** The name itself, or the nearest to it that every system takes; two names may become the same. */
export function fileNameFrom(name: string): string {
  const whole = name.replace(new RegExp(refused, "g"), "-").replace(/\p{Surrogate}/gu, "-");
  const plain = cut(whole).replace(/^ +|[. ]+$/g, "");
  if (plain === "") return "-";
  return devices.test(plain) ? `-${plain}` : plain;
}

function isShort(name: string): boolean {
  return Buffer.byteLength(name) <= mostBytes;
}

/** Between characters, and not within one. */
function cut(name: string): string {
  let [kept, bytes] = ["", 0];
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes - 1) break;
    kept += character;
  }
  return kept;
}
