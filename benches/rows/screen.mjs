// A long article: when its first screen can be seen, and how long the page is held up at most.

import { median, open, shuffled, traced } from '../browser.mjs';

const IDS = ['standfirst', 'floor', 'marked-dompurify'];
const FILE = '/sources/2mb.md';
const address = (id) => (id === 'marked-dompurify' ? `/contenders/${id}.js` : `/benches/contenders/${id}.mjs`);

export async function screen({ browser, server, quick }) {
  const times = Object.fromEntries(IDS.map((id) => [id, { first: [], whole: [], task: [] }]));
  for (let run = 0; run < (quick ? 1 : 5); run++) {
    for (const id of shuffled(IDS)) {
      const { first, whole } = await shown(browser, server, id);
      times[id].first.push(first);
      times[id].whole.push(whole);
    }
  }
  for (let run = 0; run < (quick ? 1 : 2); run++) for (const id of shuffled(IDS)) times[id].task.push(await longestTask(browser, server, id));
  const answer = {};
  console.log('\na 2 MB article');
  for (const id of IDS) {
    const { first, whole, task } = times[id];
    answer[id] = {
      first: median(first),
      whole: median(whole),
      ofFloor: median(first.map((time, run) => time / times.floor.whole[run])),
      task: median(task),
    };
    const { ofFloor } = answer[id];
    console.log(`${id.padEnd(20)}first screen ${answer[id].first.toFixed(0)} ms (${(ofFloor * 100).toFixed(0)} % of the floor's whole), all ${answer[id].whole.toFixed(0)} ms, longest task at a quarter of the speed ${answer[id].task.toFixed(0)} ms`);
  }
  return answer;
}

/** A page with the contender warm on a short article, and the long one at hand. */
async function made(browser, server, id) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await open(context, `${server.address}/page`);
  await page.evaluate(async ([address, file]) => {
    const contender = await import(address);
    await contender.ready?.();
    const root = document.getElementById('root');
    const short = '# Short\n\nOne *paragraph*.';
    await contender.show((await contender.prepare?.(short)) ?? short, root);
    root.replaceChildren();
    const text = await (await fetch(file)).text();
    const source = (await contender.prepare?.(text)) ?? text;
    globalThis.begin = () => (contender.arrive ?? contender.show)(source, root);
    globalThis.gc?.();
  }, [address(id), FILE]);
  return { context, page };
}

async function shown(browser, server, id) {
  const { context, page } = await made(browser, server, id);
  try {
    return await page.evaluate(async () => {
      const root = document.getElementById('root');
      // After the next frame is painted.
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }));
      await frame();
      const began = performance.now();
      const done = globalThis.begin();
      do await frame();
      while (root.getBoundingClientRect().bottom < innerHeight);
      const first = performance.now() - began;
      await done;
      await frame();
      return { first, whole: performance.now() - began };
    });
  } finally {
    await context.close();
  }
}

/** The longest task of the main thread, in milliseconds of its own time, from the call to two frames after the end. */
async function longestTask(browser, server, id) {
  const { context, page } = await made(browser, server, id);
  try {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const [, events] = await traced(browser, page, ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'], () =>
      page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        await frame();
        performance.mark('task start');
        await new Promise((resolve) => setTimeout(resolve));
        await globalThis.begin();
        await frame();
        await frame();
        performance.mark('task end');
      }));
    const mark = (name) => events.find((event) => event.cat === 'blink.user_timing' && event.name === name);
    const [start, end] = [mark('task start'), mark('task end')];
    const tasks = events.filter(({ name, tid, pid, ts }) => /RunTask$/.test(name) && tid === start.tid && pid === start.pid && ts > start.ts && ts < end.ts);
    return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
  } finally {
    await context.close();
  }
}
