/** A thread whose warm-ups never end, nor do its drawings of Zeeland. */
import {parentPort} from "node:worker_threads";

parentPort.on("message", ({kind, input}) => {
  if (kind === "prepare" || input.edition.region.slug === "zeeland") setInterval(() => undefined, 1000);
  else parentPort.postMessage({kind: "answer", answer: {html: "drawn"}});
});
parentPort.postMessage({kind: "ready"});
