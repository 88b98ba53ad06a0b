// A source to DOM that stands in the page, everything warm: every format and its peers.

import { marks, median, open, traced } from '../browser.mjs';

const MARKDOWN = ['marked', 'md4w', 'commonmark', 'marked-dompurify', 'markdown-it-dompurify'];
const SLOW = ['rehype-sanitize', 'react-markdown', 'zero-md'];
const SETS = [
  { set: 'markdown 5 KB', file: '5kb.md', peers: [...MARKDOWN, ...SLOW], warm: 60, rounds: 45 },
  { set: 'markdown 100 KB', file: '100kb.md', peers: [...MARKDOWN, ...SLOW], warm: 12, rounds: 25 },
  { set: 'markdown 2 MB', file: '2mb.md', peers: [...MARKDOWN, ...SLOW], warm: 1, rounds: 7 },
  { set: 'html 100 KB', file: 'html.html', peers: ['dompurify', 'dompurify-fragment'], warm: 12, rounds: 25 },
  { set: 'ans 100 KB', file: 'ans.json', peers: [], warm: 12, rounds: 25 },
  { set: 'ninjs 100 KB', file: 'ninjs.json', peers: ['dompurify-ninjs'], warm: 12, rounds: 25 },
  { set: 'portable-text 100 KB', file: 'portable-text.json', peers: ['portable-text'], warm: 12, rounds: 25 },
  { set: 'article 100 KB', file: 'article.json', peers: [], warm: 12, rounds: 25 },
];

export async function total({ browser, server, quick, only }) {
  const page = await open(browser, `${server.address}/page`);
  const answer = {};
  for (const { set, file, peers, warm, rounds } of SETS.filter(({ set }) => !only || set.includes(only))) {
    const ids = ['standfirst', 'floor', ...peers];
    const modules = Object.fromEntries(ids.map((id) => [id, id === 'standfirst' || id === 'floor' ? `/benches/contenders/${id}.mjs` : `/contenders/${id}.js`]));
    const request = { modules, file: `/sources/${file}`, warm: quick ? Math.min(warm, 8) : warm, rounds: quick ? Math.min(rounds, 5) : rounds };
    const [raw, events] = await traced(browser, page, ['blink.user_timing'], () => page.evaluate((request) => globalThis.compare(request), request));
    const times = marks(events);
    const rows = Object.entries(raw).map(([id, { name, safe, turns }]) => ({
      id, name, safe, nodes: turns[0].nodes,
      times: turns.map((turn) => turn && (times.get(`${turn.name} end`) - times.get(`${turn.name} start`))),
    }));
    const [ours, floor] = rows;
    answer[set] = rows.map(({ times, ...row }) => ({
      ...row,
      milliseconds: median(times),
      floors: median(times.map((time, round) => time / floor.times[round])),
      // What Standfirst takes in the same round, as a part of this.
      ours: median(times.map((time, round) => ours.times[round] / time)),
      rounds: times.filter(Number.isFinite).length,
    }));
    console.log(`\n${set}`);
    for (const { name, milliseconds, floors, ours, nodes } of answer[set]) {
      console.log(`${name.padEnd(44)}${milliseconds.toFixed(2).padStart(10)} ms${floors.toFixed(2).padStart(8)} × floor${ours.toFixed(2).padStart(8)} ours/this${String(nodes).padStart(8)} nodes`);
    }
  }
  await page.close();
  return answer;
}
