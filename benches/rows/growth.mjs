// How time and the module's memory grow with the source, from 100 KB to 10 MB.

import { marks, median, open, traced } from '../browser.mjs';

const FILES = ['100kb.md', '1mb.md', '10mb.md'];

export async function growth({ browser, server, quick }) {
  const page = await open(browser, `${server.address}/page`);
  const rounds = quick ? 1 : 3;
  const [sizes, events] = await traced(browser, page, ['blink.user_timing'], () => page.evaluate(async ([files, rounds]) => {
    // The module's memory, seen where it is made.
    let memory;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...words) => {
      const made = await instantiate.apply(WebAssembly, words);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
    const { render } = await import('/dist/standfirst.js');
    // Detached: what is measured is the work of making the article, not its layout.
    const target = document.createElement('div');
    // At once: a worker's time and memory would not be seen here.
    const options = { atOnce: true, limits: { bytes: 2 ** 30, blocks: 2 ** 24, inlines: 2 ** 26 } };
    const sizes = [];
    for (const file of files) {
      const source = await (await fetch(`/sources/${file}`)).text();
      const bytes = new TextEncoder().encode(source).length;
      for (let round = -1; round < rounds; round++) {
        target.replaceChildren();
        globalThis.gc?.();
        performance.mark(`${file} ${round} start`);
        await render(source, target, options);
        performance.mark(`${file} ${round} end`);
      }
      sizes.push({ file, bytes, memory: memory.buffer.byteLength, paragraphs: target.querySelectorAll('p').length });
    }
    // The same again: nothing may have stayed behind.
    const source = await (await fetch(`/sources/${files.at(-1)}`)).text();
    for (let round = 0; round < 2; round++) await render(source, target, options);
    sizes.push({ again: memory.buffer.byteLength });
    return sizes;
  }, [FILES, rounds]));
  await page.close();
  const times = marks(events);
  const again = sizes.pop().again;
  const answer = sizes.map(({ file, ...size }) => ({
    file, ...size,
    milliseconds: median(Array.from({ length: rounds }, (_, round) => times.get(`${file} ${round} end`) - times.get(`${file} ${round} start`))),
  }));
  const [small, , large] = answer;
  const exponent = Math.log(large.milliseconds / small.milliseconds) / Math.log(large.bytes / small.bytes);
  console.log(`\ngrowth: exponent ${exponent.toFixed(2)}; memory ${(large.memory / large.bytes).toFixed(1)} × input, ${again === large.memory ? 'none more' : `${again - large.memory} bytes more`} after two more articles`);
  for (const { file, milliseconds, memory } of answer) console.log(`${file.padEnd(12)}${milliseconds.toFixed(1).padStart(10)} ms${(memory / 1e6).toFixed(1).padStart(10)} MB of memory`);
  return { sizes: answer, exponent, memory: large.memory / large.bytes, reused: again === large.memory };
}
