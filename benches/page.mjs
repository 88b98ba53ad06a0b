// The page's half of the warm measurements: all contenders live in one page and take turns.

const root = document.getElementById('root');
const contenders = new Map();
let turns = 0;

/** Lets the browser do what waits: a message comes after it. */
const rest = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve();
  port2.postMessage(0);
});
const shuffled = (list) => list.map((item) => [Math.random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);

/** One rendering between two marks. Nothing is laid out: the page gets its time only when the article is gone again. */
async function turn({ contender, source }) {
  const name = `turn ${++turns}`;
  globalThis.gc?.({ type: 'minor' });
  await rest();
  performance.mark(`${name} start`);
  const began = performance.now();
  const done = contender.show(source, root);
  if (done instanceof Promise) await done;
  const wall = performance.now() - began;
  performance.mark(`${name} end`);
  const nodes = document.evaluate('count(.//node())', root, null, XPathResult.NUMBER_TYPE).numberValue;
  if (contender.clear) contender.clear();
  root.replaceChildren();
  performance.clearMarks();
  return { name, wall, nodes };
}

/**
 * Contenders by their modules' addresses, each round in another order.
 * @returns for each contender its name and, for each round, its turn
 */
globalThis.compare = async ({ modules, file, warm, rounds }) => {
  const text = await (await fetch(file)).text();
  const field = [];
  for (const [id, address] of Object.entries(modules)) {
    if (!contenders.has(id)) {
      const contender = await import(address);
      await contender.ready?.();
      contenders.set(id, contender);
    }
    const contender = contenders.get(id);
    field.push({ id, contender, source: (await contender.prepare?.(text)) ?? text, turns: [] });
  }
  for (const one of field) for (let count = 0; count < (one.contender.slow ? Math.min(warm, 2) : warm); count++) await turn(one);
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    // The slow ones sit out two rounds of three: their own noise is small beside them.
    for (const one of shuffled(field)) if (!one.contender.slow || round % 3 === 0) one.turns[round] = await turn(one);
  }
  return Object.fromEntries(field.map(({ id, contender, turns }) => [id, { name: contender.name, safe: Boolean(contender.safe), turns }]));
};
