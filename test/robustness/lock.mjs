/**
 * Many processes start at the same moment for one folder, over the lock of a run that was killed; again and again.
 * Every time: one of them works, or some one after the other; never two at once, and the others say that it is busy.
 *
 * node test/robustness/lock.mjs [rounds = 200] [processes = 8]
 */
import {fork, spawnSync} from "node:child_process";
import {once} from "node:events";
import {mkdirSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";

const own = fileURLToPath(import.meta.url);
if (process.send) await compete();
else await watch(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 8));

/** One of many: for every folder that it is told, what became of it. */
async function compete() {
  const {withLock} = await import("../../dist/system/lock.js");
  process.on("message", async ({output, start, leave}) => {
    if (leave) process.disconnect();
    else {
      // all at the same moment, whenever they were told
      while (Date.now() < start);
      process.send(await work(output));
    }
  });
  process.send("ready");

  function work(output) {
    return withLock(output, async () => {
      const inside = join(output, "inside");
      mkdirSync(inside);
      await wait(Math.random() * 4);
      rmSync(inside, {recursive: true});
      return "worked";
    }).catch((error) => (error.name === "InputError" ? "busy" : String(error)));
  }
}

async function watch(rounds, processes) {
  // each run has its own place for locks, so that what is left there can be seen
  const locks = mkdtempSync(join(tmpdir(), "factsheet-locks-"));
  const env = {...process.env, TMPDIR: locks, TEMP: locks, TMP: locks};
  const children = await Promise.all(
    Array.from({length: processes}, async () => {
      const child = fork(own, {env});
      await answerOf(child);
      return child;
    }),
  );
  const count = {worked: 0, busy: 0};
  const wrong = [];
  for (let round = 0; round < rounds; round++) {
    const output = mkdtempSync(join(locks, "output-"));
    leaveLock(output, env);
    const start = Date.now() + 10;
    const answers = await Promise.all(
      children.map((child) => {
        const answer = answerOf(child);
        child.send({output, start});
        return answer;
      }),
    );
    for (const answer of answers) {
      if (answer in count) count[answer]++;
      else wrong.push(`round ${round}: ${answer}`);
    }
    if (!answers.includes("worked")) wrong.push(`round ${round}: none worked`);
    rmSync(output, {recursive: true});
  }
  for (const child of children) child.send({leave: true});
  const left = readdirSync(locks);
  if (left.length > 0) wrong.push(`left behind: ${left.join(", ")}`);
  rmSync(locks, {recursive: true});
  console.log(
    `${rounds} rounds of ${processes}: ${count.worked} worked, ${count.busy} were told that it is busy`,
  );
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

async function answerOf(child) {
  const [answer] = await once(child, "message");
  return answer;
}

/** The lock of a process that took it and was killed. */
function leaveLock(output, env) {
  const lock = JSON.stringify(new URL("../../dist/system/lock.js", import.meta.url).href);
  const killed = `import {withLock} from ${lock};
    await withLock(${JSON.stringify(output)}, async () => process.kill(process.pid, "SIGKILL"));`;
  spawnSync(process.execPath, ["--input-type=module", "-e", killed], {env});
}
