/** Loaded into a process before the program: says of each task that a drawing thread is given what it is. */
import {writeSync} from "node:fs";
import {Piscina} from "piscina";

const {run} = Piscina.prototype;
Piscina.prototype.run = function report(task, options) {
  const {edition, sums} = (options?.name === "prepare" ? task.warmUp : task.input) ?? {};
  const sheet = edition ? `${edition.period}/${edition.region.slug}` : sums ? "all regions" : "nothing";
  writeSync(2, `${options?.name ?? "draw"} with ${sheet}\n`);
  return run.call(this, task, options);
};
