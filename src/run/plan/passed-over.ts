/** Files and folders of input/ that programs leave there, and nobody put there to be read. */

/** Bins, versions and snapshots of folders that are shared; what begins with a dot is hidden, and passed over as well. */
const folders = [
  "$recycle.bin",
  "#recycle",
  "@recycle",
  "@eadir",
  "@tmp",
  "~snapshot",
  "lost+found",
  "recycler",
  "system volume information",
  "__macosx",
];

const files = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];

/** What is still being written, and what stands for a file that lies elsewhere: in the cloud, or in a document there. */
const endings =
  /~$|\.(?:tmp|part|partial|crdownload|download|swp|icloud|nextcloud|owncloud|cloud|gdoc|gsheet|gslides)$/;

export function isPassedOver(name: string, isFolder: boolean): boolean {
  // ~$zeeland.xlsx lies beside a workbook that is open
  if (name.startsWith(".") || name.startsWith("~$")) return true;
  const lower = name.toLowerCase();
  return isFolder ? folders.includes(lower) : files.includes(lower) || endings.test(lower);
}
