/** A thread whose warm-ups never end, nor do its drawings of Zeeland. */
export default function draw({input}) {
  return input.edition.region.slug === "zeeland" ? new Promise(hang) : {html: "drawn"};
}

export function prepare() {
  return new Promise(hang);
}

function hang() {
  setInterval(() => undefined, 1000);
}
