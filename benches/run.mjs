// Measures Standfirst beside other libraries: `cargo xtask bench` calls it with what it needs.
//
//   node benches/run.mjs SOURCES THROUGHPUT [ROWS…] [--quick] [--only=SET]
//
// SOURCES is a folder with the articles, THROUGHPUT the program of that name.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.mjs';
import { bundle } from './contenders.mjs';
import { table, write } from './document.mjs';
import { machine } from './machine.mjs';
import { serve } from './serve.mjs';
import { cold } from './rows/cold.mjs';
import { growth } from './rows/growth.mjs';
import { live } from './rows/live.mjs';
import { native } from './rows/native.mjs';
import { screen } from './rows/screen.mjs';
import { size } from './rows/size.mjs';
import { total } from './rows/total.mjs';

const ROWS = { total, screen, cold, live, growth, native, size };
const here = new URL('.', import.meta.url).pathname;
const [sources, throughput, ...words] = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const unknown = wanted.find((row) => !ROWS[row]);
if (!sources || unknown) {
  console.error(unknown ? `bench: there are no rows \`${unknown}\`: they are ${Object.keys(ROWS).join(', ')}` : 'bench: which folder has the articles?');
  process.exit(2);
}

const bundles = join(sources, 'contenders');
await bundle(join(here, 'contenders'), bundles);
const folders = { benches: here, dist: join(here, '../dist'), contenders: bundles, sources };
const server = await serve(folders, { '/page': readFileSync(join(here, 'page.html'), 'utf8') });
const browser = await launch();
const surroundings = { browser, server, sources, throughput, quick: words.includes('--quick'), only: words.find((word) => word.startsWith('--only='))?.slice(7) };
const results = join(sources, 'results.json');
const answers = { machine: machine(browser), rows: {} };
try {
  for (const [name, measure] of Object.entries(ROWS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    answers.rows[name] = await measure(surroundings);
    writeFileSync(results, `${JSON.stringify(answers, null, 1)}\n`);
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`\n${table(answers.rows)}\n\n${results} has the numbers`);
// A part of the rows, or few runs of each, are for trying.
if (words.length === 0) write(answers);
