/** Says of each task that a drawing thread is given what it is. */
import {Worker} from "node:worker_threads";

export function install() {
  const {postMessage} = Worker.prototype;
  Worker.prototype.postMessage = function report(task, transfer) {
    // a thread that reads has tasks of other kinds
    if (task.kind === "prepare" || (task.kind === "draw" && task.input)) {
      const {edition, sums} = (task.kind === "prepare" ? task.warmUp : task.input) ?? {};
      const sheet = edition ? `${edition.period}/${edition.region.slug}` : sums ? "all regions" : "nothing";
      process.stderr.write(`${task.kind} with ${sheet}\n`);
    }
    return postMessage.call(this, task, transfer);
  };
  return () => {
    Worker.prototype.postMessage = postMessage;
  };
}
