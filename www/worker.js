// The worker that reads long sources beside the page (beside.js): the same engine, with its programs and
// words from the page.

import { provide, renderToTape } from './engine.js';
import { provideWords } from './words.js';

/** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let asked = 0;

/** Asks the page. */
function ask(asks, name) {
  const id = ++asked;
  postMessage({ asks, name, id });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

provide(
  () => ask('program'),
  () => ask('formats'),
);
provideWords(async (language) => {
  const text = await ask('words', language);
  if (text === undefined) throw new Error(`there are no words for ${language}`);
  return text;
});

addEventListener('message', ({ data }) => {
  if (data.job) return void work(data.job);
  const { resolve, reject } = waiting.get(data.id) ?? {};
  waiting.delete(data.id);
  if (data.failed) reject?.(Object.assign(new Error(data.failed.message), { code: data.failed.code }));
  else resolve?.(data.answer);
});

async function work({ source, options }) {
  try {
    const tape = await renderToTape(source, options);
    postMessage({ tape }, { transfer: [tape.ops.buffer] });
  } catch (error) {
    postMessage({ failed: { code: error.code, message: error.message } });
  }
}

postMessage({ alive: true });
