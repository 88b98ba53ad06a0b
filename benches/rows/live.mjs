// One post of live coverage changes: the page that stands is brought up to it, or the article is rendered again.

import { marks, median, open, traced } from '../browser.mjs';

export async function live({ browser, server, quick }) {
  const page = await open(browser, `${server.address}/page`);
  const [turns, events] = await traced(browser, page, ['blink.user_timing'], () => page.evaluate(async (rounds) => {
    const { render } = await import('/dist/standfirst.js');
    const [before, after] = await Promise.all(['live', 'live-changed'].map(async (name) => (await fetch(`/sources/${name}.json`)).text()));
    const element = document.createElement('standfirst-article');
    const root = document.getElementById('root');
    root.append(element);
    await element.update(before);
    const again = document.createElement('div');
    root.append(again);
    const work = { update: (source) => element.update(source), render: (source) => render(source, again) };
    const turns = [];
    for (let round = -4; round < rounds; round++) {
      for (const name of round % 2 ? ['update', 'render'] : ['render', 'update']) {
        globalThis.gc?.({ type: 'minor' });
        await new Promise((resolve) => setTimeout(resolve));
        void root.offsetHeight;
        performance.mark(`${name} ${round} start`);
        await work[name](round % 2 ? after : before);
        void root.offsetHeight;
        performance.mark(`${name} ${round} end`);
      }
      if (!element.textContent.includes('The bridge is open again.') === Boolean(round % 2)) throw new Error('the update did not arrive');
      if (round >= 0) turns.push(round);
    }
    return turns;
  }, quick ? 6 : 24));
  await page.close();
  const times = marks(events);
  const of = (name) => turns.map((round) => times.get(`${name} ${round} end`) - times.get(`${name} ${round} start`));
  const [update, again] = [of('update'), of('render')];
  const answer = { update: median(update), render: median(again), ratio: median(update.map((time, round) => time / again[round])) };
  console.log(`\none post of 500: update ${answer.update.toFixed(1)} ms, render again ${answer.render.toFixed(1)} ms, ratio ${answer.ratio.toFixed(2)}`);
  return answer;
}
