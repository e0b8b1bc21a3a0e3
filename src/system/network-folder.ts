/** Whether a folder lies on another machine: such folders seldom tell that something in them changed. */
import {statfs} from "node:fs/promises";
import {realPath} from "./real-path.js";

/** By the number with which Linux calls its kinds of disks: NFS, SMB, CIFS, AFS, Ceph, 9P, FUSE and VirtualBox's. */
const remote = [
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997, 0x65735546, 0x786f4256,
];

export async function isNetworkFolder(path: string): Promise<boolean> {
  const real = await realPath(path);
  if (isNetworkPath(real)) return true;
  if (process.platform !== "linux") return false;
  return statfs(real).then(
    ({type}) => remote.includes(type >>> 0),
    () => false,
  );
}

/** As Windows writes them: \\\\server\\share. */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}[^\\/?.]/.test(path) || /^\\\\\?\\UNC\\/i.test(path);
}
