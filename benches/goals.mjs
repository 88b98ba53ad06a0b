// The goals, and what was measured against each: the table of docs/performance.md.

const ratio = (number) => number.toFixed(2);
const percent = (number) => `${(number * 100).toFixed(number < 0.1 ? 1 : 0)} %`;
const milliseconds = (number) => `${number.toLocaleString('en-GB', { maximumSignificantDigits: 3 })} ms`;
const kilobytes = (number) => `${Math.round(number / 1000)} KB`;

/** What a set of contenders took, by their ids. */
const of = (rows, set) => Object.fromEntries((rows.total?.[set] ?? []).map((row) => [row.id, row]));

/**
 * @typedef {{ what: string, goal: string, measured: string, beside: string, met: boolean }} Row
 * @param {Record<string, any>} rows the results, by the names of the runner
 * @returns {Row[]}
 */
export function goals(rows) {
  const table = [];
  const add = (what, most, measured, { shown = ratio, goal = `≤ ${shown(most)}`, beside = '', met = measured <= most } = {}) =>
    table.push({ what, goal, measured: typeof measured === 'number' ? shown(measured) : measured, beside, met });

  for (const [size, most] of [['5 KB', 1.8], ['100 KB', 1.3], ['2 MB', 1.3]]) {
    const { standfirst, floor } = of(rows, `markdown ${size}`);
    if (standfirst) add(`Markdown, ${size}, to DOM: times the floor`, most, standfirst.floors, { beside: `${milliseconds(standfirst.milliseconds)}; floor ${milliseconds(floor.milliseconds)}` });
  }
  const markdown = of(rows, 'markdown 100 KB');
  if (markdown.md4w) {
    add('Markdown, 100 KB, beside md4w (unsafe)', 0.85, markdown.md4w.ours, { beside: peer(markdown.md4w) });
    add('Markdown, 100 KB, beside marked + DOMPurify', 0.2, markdown['marked-dompurify'].ours, { beside: peer(markdown['marked-dompurify']) });
  }
  const html = of(rows, 'html 100 KB');
  if (html.standfirst) {
    const best = html['dompurify-fragment'].ours > html.dompurify.ours ? html['dompurify-fragment'] : html.dompurify;
    add('HTML, 100 KB, beside DOMPurify', 0.5, best.ours, { beside: peer(best) });
  }
  for (const [format, title] of [['ans', 'ANS'], ['ninjs', 'ninjs'], ['portable-text', 'Portable Text']]) {
    const { standfirst, floor } = of(rows, `${format} 100 KB`);
    if (standfirst) add(`${title}, 100 KB: times the floor`, 2, standfirst.floors, { beside: `${milliseconds(standfirst.milliseconds)}; floor ${milliseconds(floor.milliseconds)}` });
  }
  const blocks = of(rows, 'portable-text 100 KB');
  if (blocks.standfirst) add('Portable Text, 100 KB, beside @portabletext/to-html', 0.7, blocks['portable-text'].ours, { beside: peer(blocks['portable-text']) });
  const { screen, cold, growth, live, native, size } = rows;
  if (screen) {
    add('First screen of 2 MB, beside all of it by `innerHTML`', 0.05, screen.standfirst.ofFloor, { shown: percent, beside: `${milliseconds(screen.standfirst.first)} of ${milliseconds(screen.floor.whole)}` });
    add('Longest task, 2 MB, processor four times slower', 50, screen.standfirst.task, { shown: milliseconds, beside: `\`innerHTML\` ${milliseconds(screen.floor.task)}; marked + DOMPurify ${milliseconds(screen['marked-dompurify'].task)}` });
  }
  if (cold) {
    for (const [network, most] of [['from this machine', 0.9], ['1.6 Mbit/s, 150 ms', 1.2]]) {
      const peers = cold[network];
      const beside = `${milliseconds(peers.standfirst.milliseconds)}; ${milliseconds(peers['marked-dompurify'].milliseconds)}`;
      add(`Cold start, 5 KB, ${network}, beside marked + DOMPurify`, most, peers['marked-dompurify'].ours, { beside });
      add(`The same, rendered ahead and adopted, beside a static page`, 1.05, peers.static.adopted, { beside: `${milliseconds(peers.adopted.milliseconds)}; ${milliseconds(peers.static.milliseconds)}` });
    }
  }
  if (size) add('Transfer to show Markdown, brotli', 95_000, size.all, { shown: kilobytes, beside: `${kilobytes(size.module)} of it the module` });
  if (growth) {
    add('Growth from 100 KB to 10 MB: exponent', 1.05, growth.exponent, { beside: growth.sizes.map(({ milliseconds: time }) => milliseconds(time)).join(', ') });
    add('The module’s memory after 10 MB, times the source', 6, growth.memory, { beside: growth.reused ? 'none more for the same again' : 'more for the same again', met: growth.memory <= 6 && growth.reused });
  }
  if (live) add('One post of 500 changed, beside rendering again', 0.05, live.ratio, { shown: percent, beside: `${milliseconds(live.update)}; ${milliseconds(live.render)}` });
  if (native) add('10,000 articles natively, all cores, beside pulldown-cmark’s HTML', 0.7, native.ratio, { goal: '≥ 0.70', beside: `${Math.round(native.ours)} MB/s; ${Math.round(native.pulldown)} MB/s`, met: native.ratio >= 0.7 });
  return table;
}

const peer = ({ name, milliseconds: time, floors }) => `${name} ${milliseconds(time)}, ${ratio(floors)} × floor`;
