/** Loaded into a process before the program: says of each task that a drawing thread is given what it is. */
import {writeSync} from "node:fs";
import {Worker} from "node:worker_threads";

const {postMessage} = Worker.prototype;
Worker.prototype.postMessage = function report(task, transfer) {
  // a thread that reads is given PDFs
  if (!task.pdf) {
    const {edition, sums} = (task.kind === "prepare" ? task.warmUp : task.input) ?? {};
    const sheet = edition ? `${edition.period}/${edition.region.slug}` : sums ? "all regions" : "nothing";
    writeSync(2, `${task.kind} with ${sheet}\n`);
  }
  return postMessage.call(this, task, transfer);
};
