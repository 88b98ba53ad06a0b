// What was measured on, and with which versions.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

const first = (program, ...words) => execFileSync(program, words, { encoding: 'utf8' }).split('\n')[0].trim();

/** @param {import('playwright-core').Browser} browser */
export function machine(browser) {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
  const named = Object.keys(lock.packages[''].dependencies);
  const crates = readFileSync(new URL('../Cargo.lock', import.meta.url), 'utf8').split('[[package]]');
  const crate = (name) => crates.find((entry) => entry.includes(`name = "${name}"`))?.match(/version = "(.*?)"/)?.[1];
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0].model,
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]}`,
    versions: {
      Chromium: browser.version(),
      'Node.js': process.versions.node,
      rustc: first('rustc', '--version').split(' ')[1],
      ...Object.fromEntries(['pulldown-cmark', 'wasm-bindgen'].map((name) => [name, crate(name)])),
      ...Object.fromEntries(named.map((name) => [name, lock.packages[`node_modules/${name}`].version])),
    },
  };
}
