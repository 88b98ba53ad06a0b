// Cold starts: an empty cache, from the navigation until the article can be seen, on a processor four times slower.

import { median, shuffled } from '../browser.mjs';

/** Says when the article stands: the frame after it is painted. */
const SEEN = `
  const look = () => {
    const root = document.querySelector('zero-md')?.shadowRoot ?? document;
    if (root.querySelectorAll('p').length < 10) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => { globalThis.seen = performance.now(); }));
  };
  requestAnimationFrame(look);`;

const page = (head, body) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Cold start</title><link rel="icon" href="data:,"><script>${SEEN}</script>${head}</head>
<body><main id="root">${body}</main></body>
</html>`;

const bundled = (id) => page('', `<script type="module">
  const text = fetch('/sources/5kb.md').then((answer) => answer.text());
  const contender = await import('/contenders/${id}.js');
  await contender.ready?.();
  await contender.show(await text, document.getElementById('root'));
</script>`);
const element = (inside = '') => page(
  '<script type="module" src="/dist/standfirst.js"></script>',
  `<standfirst-article src="/sources/5kb.md">${inside}</standfirst-article>`,
);

const PEERS = ['marked-dompurify', 'react-markdown', 'zero-md'];
const NETWORKS = {
  'from this machine': { runs: 5 },
  '1.6 Mbit/s, 150 ms': { runs: 3, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } },
};

export async function cold({ browser, server, quick }) {
  const html = await written(browser, server);
  const style = '<link rel="stylesheet" href="/dist/standfirst.css">';
  Object.assign(server.pages, {
    '/cold/standfirst': element(),
    '/cold/adopted': element(html).replace('</head>', `${style}</head>`),
    '/cold/static': page(style, html),
    ...Object.fromEntries(PEERS.map((id) => [`/cold/${id}`, bundled(id)])),
  });
  const ids = ['standfirst', 'adopted', 'static', ...PEERS];
  const answer = {};
  for (const [name, { runs, network }] of Object.entries(NETWORKS)) {
    const times = Object.fromEntries(ids.map((id) => [id, []]));
    for (let run = 0; run < (quick ? 2 : runs); run++) for (const id of shuffled(ids)) times[id][run] = await seen(browser, `${server.address}/cold/${id}`, network);
    answer[name] = Object.fromEntries(ids.map((id) => [id, {
      milliseconds: median(times[id]),
      ours: median(times[id].map((time, run) => times.standfirst[run] / time)),
      adopted: median(times[id].map((time, run) => times.adopted[run] / time)),
    }]));
    console.log(`\ncold start, ${name}`);
    for (const id of ids) console.log(`${id.padEnd(24)}${answer[name][id].milliseconds.toFixed(0).padStart(8)} ms${answer[name][id].ours.toFixed(2).padStart(8)} ours/this`);
  }
  return answer;
}

/** The article as HTML, written ahead. */
async function written(browser, server) {
  const tab = await browser.newPage();
  await tab.goto(`${server.address}/page`);
  const html = await tab.evaluate(async () => {
    const { renderToHtml } = await import('/dist/standfirst.js');
    return renderToHtml(await (await fetch('/sources/5kb.md')).text());
  });
  await tab.close();
  return html;
}

async function seen(browser, address, network) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    if (network) await session.send('Network.emulateNetworkConditions', network);
    await tab.goto(address, { waitUntil: 'commit' });
    return await (await tab.waitForFunction(() => globalThis.seen, undefined, { timeout: 60_000 })).jsonValue();
  } finally {
    await context.close();
  }
}
