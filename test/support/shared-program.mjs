/**
 * One warm program (warm-program.mjs) for all test files, whatever process of Jest's they run in: they ask for runs over a
 * local port, one run at a time. It starts with the first run.
 */
import {fork} from "node:child_process";
import {createServer} from "node:net";
import {fileURLToPath} from "node:url";

const program = fileURLToPath(new URL("warm-program.mjs", import.meta.url));
/** Megabytes: what the many runs leave in a process is given back by ending it. */
const most = 380;

/** @returns {Promise<{port: number, close: () => void}>} where runs are asked for */
export async function shareProgram() {
  let child = null;
  let last = Promise.resolve();

  const server = createServer({allowHalfOpen: true}, (socket) => {
    let asked = "";
    socket.setEncoding("utf8").on("data", (text) => (asked += text));
    socket.on("end", () => {
      last = last.then(async () => socket.end(JSON.stringify(await run(JSON.parse(asked)))));
    });
    // who asked may have been ended meanwhile
    socket.on("error", () => undefined);
  });

  function run(task) {
    child ??= start();
    const running = child;
    return new Promise((resolve) => {
      const lost = () => resolve({lost: `the program ended in the middle of ${task.args.join(" ")}`});
      running.once("exit", lost).once("message", ({megabytes, ...ended}) => {
        running.off("exit", lost);
        if (megabytes > most) end();
        resolve(ended);
      });
      running.send(task);
    });
  }

  function start() {
    // little is kept of what a run leaves on the heap: it would only grow with every run
    const execArgv = ["--max-semi-space-size=2", "--max-old-space-size=128"];
    const started = fork(program, {execArgv, silent: true});
    started.on("exit", () => {
      if (child === started) child = null;
    });
    return started;
  }

  function end() {
    // a run that is under way takes other signals for Ctrl-C
    child?.kill("SIGKILL");
    child = null;
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    end();
  };
  return {port: server.address().port, close};
}
