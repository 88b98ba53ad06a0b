// docs/performance.md: the table of the last run between its marks, and the chart.

import { readFileSync, writeFileSync } from 'node:fs';
import { chart } from './chart.mjs';
import { goals } from './goals.mjs';

const START = '<!-- bench: written by `cargo xtask bench` -->';
const END = '<!-- bench: end -->';
const SIZES = ['5 KB', '100 KB', '2 MB'];

/** The goals as lines of a table. */
export function table(rows) {
  const lines = goals(rows).map(({ what, goal, measured, beside, met }) => `| ${what} | ${goal} | ${met ? measured : `**${measured}**`} | ${beside} |`);
  return ['| | goal | measured | in numbers |', '| --- | --: | --: | --- |', ...lines].join('\n');
}

/** Every contender with Markdown, at each size. */
function peers(rows, sizes) {
  const sets = sizes.map((size) => rows.total[`markdown ${size}`]);
  const lines = sets[0].map(({ id, name, safe }) => {
    const found = sets.map((set) => set.find((row) => row.id === id));
    const cells = found.map((row) => (row ? `${row.milliseconds.toPrecision(3)} ms | ${row.floors.toFixed(2)}` : '– | –'));
    const kind = id === 'standfirst' || safe ? 'yes' : id === 'floor' ? '–' : 'no';
    return `| ${name} | ${kind} | ${cells.join(' | ')} |`;
  });
  return [
    `| Markdown to DOM | safe | ${sizes.map((size) => `${size} | × floor`).join(' | ')} |`,
    `| --- | --- |${' --: | --: |'.repeat(sizes.length)}`,
    ...lines,
  ].join('\n');
}

/** Writes the table and the chart of a run. */
export function write({ machine, rows }) {
  const sizes = SIZES.filter((size) => rows.total[`markdown ${size}`]);
  const { date, processor, cores, gigabytes, system, versions } = machine;
  const text = `Measured on ${date}: ${processor}, ${cores} cores, ${gigabytes} GB, ${system}. Bold: the goal is not met.

${table(rows)}

![Time by size of the article, for each library](performance.svg)

${peers(rows, sizes)}

Versions: ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}.`;
  const path = new URL('../docs/performance.md', import.meta.url);
  const [before, rest] = readFileSync(path, 'utf8').split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('docs/performance.md has lost the marks of its table');
  writeFileSync(path, `${before}${START}\n\n${text}\n\n${END}${after}`);
  const sets = sizes.map((size) => ({ size, rows: rows.total[`markdown ${size}`] }));
  writeFileSync(new URL('../docs/performance.svg', import.meta.url), chart(sets));
}
