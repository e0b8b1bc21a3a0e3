/** The picture of docs/differ.md: what lies within the limits, what moved as a whole, and what went back. */

const [width, height] = [760, 250];
const colours = {line: "#0b5f8a", limits: "#cfe3ee", flag: "#b8500a", text: "#222222", quiet: "#666666"};

interface Panel {
  readonly title: string;
  readonly courses: readonly (readonly number[])[];
  /** least and most in the last quarter */
  readonly limits?: readonly [number, number];
  /** quarters that are flagged, of every course */
  readonly flagged: readonly number[];
  readonly note: string;
}

const panels: readonly Panel[] = [
  {
    title: "Een cijfer",
    courses: [[118, 121, 116, 120, 186]],
    limits: [103, 134],
    flagged: [4],
    note: "186 ligt buiten 103–134: opvallend",
  },
  {
    title: "Een regio als geheel",
    courses: [
      [150, 152, 149, 151, 174],
      [96, 94, 97, 96, 111],
      [58, 59, 57, 58, 66],
    ],
    flagged: [],
    note: "alle gemeenten +15%: één melding",
  },
  {
    title: "Terug op niveau",
    courses: [[118, 120, 186, 119, 121]],
    flagged: [2],
    note: "opvallend, en daarna terug: één keer",
  },
];

export function explainedPicture(): string {
  const parts = panels.map((panel, i) => `<g transform="translate(${i * 253 + 10} 0)">${drawn(panel)}</g>`);
  const description = panels.map(({title, note}) => `${title}: ${note}`).join("; ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" role="img"><title>${description}</title>${parts.join("")}</svg>\n`;
}

function drawn({title, courses, limits, flagged, note}: Panel): string {
  const x = (quarter: number) => 20 + quarter * 48;
  const y = (count: number) => 205 - count * 0.82;
  const band = limits
    ? `<rect x="${x(4) - 16}" y="${y(limits[1])}" width="32" height="${y(limits[0]) - y(limits[1])}" fill="${colours.limits}"/>`
    : "";
  const lines = courses.map((course) => {
    const points = course.map((count, quarter) => `${x(quarter)},${y(count).toFixed(1)}`).join(" ");
    const dots = course.map((count, quarter) => {
      const isFlagged = flagged.includes(quarter);
      return `<circle cx="${x(quarter)}" cy="${y(count).toFixed(1)}" r="${isFlagged ? 7 : 4}" fill="${isFlagged ? colours.flag : colours.line}"/>`;
    });
    return `<polyline points="${points}" fill="none" stroke="${colours.line}" stroke-width="2"/>${dots.join("")}`;
  });
  return [
    `<text x="0" y="22" font-size="16" fill="${colours.text}">${title}</text>`,
    band,
    ...lines,
    `<text x="0" y="238" font-size="13" fill="${colours.quiet}">${note}</text>`,
  ].join("");
}
