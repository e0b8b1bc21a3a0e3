/** How many changes were noticed, room by room, and which were not that are not known to be beyond notice. */

/**
 * @param survivors {reason: {path: [name of a change]}}
 * @returns the exit code: 1 when a change is not noticed and not listed, or is listed and noticed
 */
export function report(results, survivors, seconds) {
  const listed = new Map();
  for (const [reason, places] of Object.entries(survivors)) {
    for (const [path, names] of Object.entries(places)) {
      for (const name of names) listed.set(`${path} ${name}`, reason);
    }
  }
  const unnoticed = results.filter(({killedBy}) => !killedBy);
  const unlisted = unnoticed.filter((mutant) => !listed.has(keyOf(mutant)));
  const noticed = results.filter((mutant) => mutant.killedBy && listed.has(keyOf(mutant)));
  for (const mutant of unlisted) {
    const untested = mutant.tried ? "" : "  (no test comes by)";
    console.log(`not noticed: ${mutant.path}:${mutant.line} ${mutant.name}${untested}`);
  }
  for (const mutant of noticed) {
    console.log(`noticed, take it off the list: ${mutant.path} ${mutant.name} (by: ${mutant.killedBy})`);
  }
  for (const [room, {killed, all}] of byRoom(results)) {
    console.log(
      `${room.padEnd(24)} ${String(killed).padStart(5)} of ${String(all).padStart(5)}  ${percent(killed, all)}`,
    );
  }
  console.log(
    `${percent(results.length - unnoticed.length, results.length)} of ${results.length} changes noticed, ` +
      `${unnoticed.length - unlisted.length} known survivors, ${unlisted.length} unknown; ${Math.round(seconds)} s`,
  );
  return unlisted.length + noticed.length > 0 ? 1 : 0;
}

function keyOf({path, name}) {
  return `${path} ${name}`;
}

function byRoom(results) {
  const rooms = new Map();
  for (const {path, killedBy} of results) {
    const room =
      /^src\/(extraction\/table\/arrangement|extraction\/table|change\/(?:kinds|slips|statistics)|[^/]*)/.exec(
        path,
      )[1];
    const counts = rooms.get(room) ?? {killed: 0, all: 0};
    rooms.set(room, {killed: counts.killed + (killedBy ? 1 : 0), all: counts.all + 1});
  }
  return rooms;
}

function percent(part, whole) {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)}%`;
}
