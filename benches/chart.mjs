// The chart: for each size of the article a group of bars, one a library, on a scale of powers of ten.

const WIDTH = 760;
const LEFT = 250;
const RIGHT = 90;
const BAR = 16;
const GAP = 5;
const HEAD = 34;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {{ size: string, rows: { id: string, name: string, milliseconds: number, floors: number }[] }[]} sets
 * @returns {string} an SVG with a title and a description, in colours for light and dark pages
 */
export function chart(sets) {
  const most = Math.max(...sets.flatMap(({ rows }) => rows.map(({ floors }) => floors)));
  const decades = Math.ceil(Math.log10(most) * 2) / 2;
  // A bar begins at half the floor, so that the floor itself has one.
  const start = Math.log10(0.5);
  const place = (floors) => LEFT + ((Math.log10(Math.max(floors, 0.5)) - start) / (decades - start)) * (WIDTH - LEFT - RIGHT);
  let y = 10;
  const parts = [];
  for (const { size, rows } of sets) {
    parts.push(`<text class="head" x="10" y="${y + 18}">${escape(size)} of Markdown to DOM</text>`);
    y += HEAD;
    const sorted = [...rows].sort((a, b) => a.floors - b.floors);
    const bottom = y + sorted.length * (BAR + GAP) - GAP;
    parts.push(`<line x1="${place(1).toFixed(1)}" x2="${place(1).toFixed(1)}" y1="${y - 4}" y2="${bottom + 4}"/>`);
    for (const { id, name, milliseconds, floors } of sorted) {
      const kind = id === 'standfirst' ? 'ours' : id === 'floor' ? 'floor' : 'peer';
      parts.push(`<text x="${LEFT - 8}" y="${y + 12}" text-anchor="end">${escape(name.replace(/ \(.*/, ''))}</text>`);
      parts.push(`<rect class="${kind}" x="${LEFT}" y="${y}" width="${Math.max(place(floors) - LEFT, 1).toFixed(1)}" height="${BAR}"/>`);
      parts.push(`<text x="${(place(floors) + 6).toFixed(1)}" y="${y + 12}">${escape(time(milliseconds))}</text>`);
      y += BAR + GAP;
    }
    y += 14;
  }
  const described = sets.map(({ size, rows }) => `${size}: ${rows.map(({ name, milliseconds }) => `${name} ${time(milliseconds)}`).join(', ')}.`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title description">
<title id="title">Time from Markdown to DOM, by library and size</title>
<desc id="description">${escape(described)}</desc>
<style>
text { font: 13px system-ui, sans-serif; fill: #1a1a1a }
.head { font-weight: 600; font-size: 15px }
line { stroke: #767676; stroke-dasharray: 3 3 }
.ours { fill: #0a5c8a } .floor { fill: #767676 } .peer { fill: #a8b4bd }
.page { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f0f0 } .page { fill: #16191c } .ours { fill: #6cc0ee } .peer { fill: #58646d } .floor { fill: #9a9a9a }
}
</style>
<rect class="page" width="${WIDTH}" height="${y}"/>
${parts.join('\n')}
</svg>
`;
}

const time = (milliseconds) => (milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${milliseconds.toPrecision(milliseconds >= 100 ? 3 : 2)} ms`);
