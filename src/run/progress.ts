/** How a run is shown while it goes on: a bar on a terminal, a line per phase elsewhere, NDJSON for programs. */
import {SingleBar} from "cli-progress";
import {log, tell} from "../system/streams.js";

export type ProgressEvent =
  | {readonly event: "phase"; readonly phase: Phase; readonly total: number}
  | {readonly event: "done"; readonly phase: Phase; readonly item: string; readonly failed?: string}
  | {readonly event: "phase-end"; readonly phase: Phase};
export type Phase = "read" | "draw";

export interface Progress {
  readonly report: (event: ProgressEvent) => void;
  /** removes a bar that is still on the terminal */
  readonly stop: () => void;
}

const titles: Readonly<Record<Phase, string>> = {read: "reading", draw: "drawing"};
const units: Readonly<Record<Phase, string>> = {read: "file", draw: "factsheet"};

export function createProgress(style: {json: boolean; quiet: boolean; terminal: boolean}): Progress {
  if (style.json) return {report: tell, stop: () => undefined};
  if (style.quiet) return {report: () => undefined, stop: () => undefined};
  return style.terminal ? barProgress() : lineProgress();
}

function lineProgress(): Progress {
  return {
    report: (event) => {
      if (event.event === "phase" && event.total > 0) {
        log(`${titles[event.phase]} ${event.total} ${units[event.phase]}${event.total === 1 ? "" : "s"}`);
      }
    },
    stop: () => undefined,
  };
}

function barProgress(): Progress {
  let bar: SingleBar | undefined;
  let started = 0;
  const rate = (done: number) => (done / ((performance.now() - started) / 1000)).toFixed(1);
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    report: (event) => {
      if (event.event === "phase-end") return stop();
      if (event.event === "done")
        return bar?.increment(1, {rate: rate(bar.getProgress() * bar.getTotal() + 1)});
      if (event.total === 0) return;
      started = performance.now();
      bar = new SingleBar({
        format: `${titles[event.phase]}  {bar}  {value}/{total} ${units[event.phase]}s  {rate}/s  {eta_formatted} left`,
        barsize: 30,
        hideCursor: true,
        stream: process.stderr,
        forceRedraw: true,
      });
      bar.start(event.total, 0, {rate: "–"});
    },
    stop,
  };
}
