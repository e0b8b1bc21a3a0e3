/** Tries every change with the tests that come by it, in processes that have the tests loaded. */
import {fork} from "node:child_process";
import {fileURLToPath} from "node:url";

/** A test that takes longer is none that is run a thousand times. */
const longest = 1000;
/** What the tests of the same room may take together for one change, unchanged; the quickest of them are run. */
const allowance = 2000;
/** Milliseconds after which a test with a change in it has gone round in circles. */
const patience = 5000;

/**
 * @param mutants to be tried
 * @param all of their room: which tests come by a file is told by them
 * @param others milliseconds that tests of other rooms may take together for one change
 * @returns [{...mutant, killedBy, failure}], with killedBy null where no test fails
 */
export async function tryAll({folder, files, mutants, all, processes, others}) {
  const chosen = choosing(others);
  // the clock goes on while the machine does other things
  const longestWait = 4 * (patience + others);
  const first = await start(folder, files);
  if (first.problem) throw new Error(first.problem);
  const {looked} = await first.ask({look: true});
  const broken = looked.filter(({failure}) => failure !== null);
  for (const {file, name, failure} of broken)
    console.error(`fails unchanged: ${fileOf(file)} ${name}: ${failure}`);
  const tests = looked.filter(({failure, milliseconds}) => failure === null && milliseconds <= longest);
  for (const test of tests) test.seen = new Set(test.seen);
  console.error(`${tests.length} tests, ${looked.length - tests.length} left out that fail or take long`);
  const onLoading = new Set(first.seenInLoading);
  const results = [];
  const queue = mutants.entries();
  await Promise.all(
    Array.from({length: processes}, async (_, i) => {
      let warm = i === 0 ? first : await start(folder, files);
      for (const [k, mutant] of queue) {
        const outcome = await tryOne(mutant, warm);
        results[k] = {...mutant, ...outcome.result};
        tell(results, mutants.length);
        if (outcome.isSpoilt) {
          warm.stop();
          warm = await start(folder, files);
        }
      }
      await warm.end();
    }),
  );
  return results;

  async function tryOne(mutant, warm) {
    const direct = chosen(
      tests.filter(({seen}) => seen.has(mutant.id)),
      mutant,
    );
    let isSpoilt = false;
    if (direct.length > 0) {
      const tried = await warm.ask({id: mutant.id, names: direct.map(nameOf), until: patience}, longestWait);
      if (tried.killedBy && tried.isSound) return {result: {...tried, tried: direct.length}};
      isSpoilt = !tried.isSound;
    }
    // what is worked out when a module is loaded, or kept from the first time, is only seen with the change in from the start
    const near = onLoading.has(mutant.id) ? chosen(testsOf(mutant), mutant) : direct;
    return {result: {...(await tryFresh(mutant, near)), tried: near.length}, isSpoilt};
  }

  function testsOf({path}) {
    const inFile = all.filter((one) => one.path === path);
    return tests.filter(({seen}) => inFile.some(({id}) => seen.has(id)));
  }

  async function tryFresh(mutant, near) {
    if (near.length === 0) return {killedBy: null};
    const fresh = await start(folder, [...new Set(near.map(({file}) => file))], mutant.id);
    if (fresh.problem) {
      fresh.stop();
      return {killedBy: "loading", failure: fresh.problem};
    }
    const tried = await fresh.ask({id: mutant.id, names: near.map(nameOf), until: patience}, longestWait);
    fresh.stop();
    return tried;
  }
}

/** Tests of the same room, the quickest first; then others, dealt out by chance, since quick ones are much alike. */
function choosing(others) {
  return (tests, {path}) => {
    const room = path.replace("src/", "test/").replace(/\/[^/]*$/, "/");
    const isNear = ({file}) => file.includes(room);
    const near = tests.filter(isNear).toSorted((a, b) => a.milliseconds - b.milliseconds);
    const far = tests.filter((test) => !isNear(test)).toSorted((a, b) => chanceOf(a) - chanceOf(b));
    return [...within(near, allowance), ...within(far, others)];
  };
}

function within(tests, most) {
  let spent = 0;
  return tests.filter(({milliseconds}) => {
    if (spent + milliseconds > most) return false;
    spent += milliseconds;
    return true;
  });
}

/** The same for the same test. */
function chanceOf({name}) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7);
}

function nameOf({file, name}) {
  return `${file} ${name}`;
}

function fileOf(url) {
  return url.slice(url.indexOf("/test/") + 1);
}

function tell(results, all) {
  const done = results.filter(Boolean).length;
  if (done % 100 === 0 || done === all) {
    const killed = results.filter((one) => one?.killedBy).length;
    console.error(`${done} of ${all}, ${killed} noticed`);
  }
}

async function start(folder, files, on) {
  const child = fork(
    fileURLToPath(new URL("worker.mjs", import.meta.url)),
    [JSON.stringify({folder, files, on})],
    {
      silent: true,
    },
  );
  let answer = null;
  let last = "";
  child.stderr.on("data", (data) => {
    last = String(data).slice(-300);
  });
  child.on("message", (message) => answer?.(message));
  child.on("exit", () =>
    answer?.({killedBy: "the process", failure: last, isSound: false, problem: `ended: ${last}`}),
  );
  const next = (limit) =>
    new Promise((resolve) => {
      const timer = limit && setTimeout(() => resolve({killedBy: "time", isSound: false}), limit);
      answer = (message) => {
        clearTimeout(timer);
        answer = null;
        resolve(message);
      };
    });
  const {problem, seenInLoading} = await next(60_000);
  return {
    problem,
    seenInLoading,
    ask: (task, limit) => {
      const answered = next(limit);
      if (child.connected) child.send(task);
      return answered;
    },
    stop: () => child.kill("SIGKILL"),
    end: () => {
      const ended = new Promise((resolve) => child.on("exit", resolve));
      child.send({end: true});
      return ended;
    },
  };
}
