// The reader page: a sample, a file, or ?src=URL, rendered with its receipt.

import { install, sharedAddress } from './application.js';
import { moveTo } from './focus.js';
import { bind } from './preferences.js';
import { inUtf8 } from './source.js';
import { render } from './standfirst.js';

const article = document.getElementById('article');
const status = document.getElementById('status');
const list = document.getElementById('findings');
const summary = document.getElementById('findings-summary');
const samples = /** @type {HTMLSelectElement} */ (document.getElementById('samples'));

/** How often something was asked for: only the last counts, whichever comes first. */
let asking = 0;

/**
 * Shows a source; what already stands is kept until the new article is there.
 * @param {() => Promise<string | Uint8Array>} load
 * @param {string} [address] where it is, if it has an address
 */
async function show(load, address) {
  const turn = ++asking;
  status.className = 'reader-status';
  status.textContent = 'Loading the article…';
  if (!address && location.search) history.replaceState(history.state, '', location.pathname);
  samples.value = [...samples.options].some(({ value }) => value === address) ? address : '';
  try {
    const source = await load();
    if (turn !== asking) return;
    const base = address && new URL(address, document.baseURI).href;
    const reading = await render(source, article, { base, contents: true, origins: true });
    if (turn !== asking) return;
    document.title = `${reading.title || 'Untitled article'} – Standfirst reader`;
    status.textContent = '';
    showFindings(reading);
  } catch (error) {
    if (turn !== asking) return;
    status.className = 'reader-status failed';
    status.textContent = `This could not be shown: ${error.message}.`;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => show(load, address));
    status.append(again);
  }
}

function showFindings({ format, reason, findings }) {
  say(summary, `Read as ${format}: ${reason}. ${findings.length === 0 ? 'Nothing to report.' : `${findings.length} to report:`}`);
  list.replaceChildren(
    ...findings.map((finding) => {
      const item = document.createElement('li');
      item.className = finding.severity;
      const severity = made('span', finding.severity, 'reader-severity');
      const place = finding.place?.pointer ?? (finding.place?.line ? `line ${finding.place.line}` : 'whole source');
      const where = made('button', place, 'reader-place');
      where.type = 'button';
      where.addEventListener('click', () => goTo(finding));
      const head = made('p');
      head.append(severity, ' at ', where, ' ', made('code', finding.rule));
      const words = made('p');
      say(words, `${sentence(finding.message)} To mend it: ${sentence(finding.fix, false)}`);
      item.append(head, words);
      return item;
    }),
  );
}

function made(name, text = '', kind = '') {
  const element = document.createElement(name);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

/** Writes a message into an element; what stands between backticks is code. */
function say(element, text) {
  element.replaceChildren(...text.split('`').map((part, at) => (at % 2 ? made('code', part) : part)));
}

/** A message is half a sentence, so that it fits a line of a terminal; here it is a whole one. */
function sentence(text, starts = true) {
  const end = /[.!?…]$/.test(text) ? '' : '.';
  return (starts ? text.charAt(0).toUpperCase() + text.slice(1) : text) + end;
}

/** Moves to the block that a finding is about: the last one that begins at its place or before. */
function goTo({ origin }) {
  let goal = article.querySelector('.sf-headline');
  let nearest = -1;
  for (const block of article.querySelectorAll('[data-origin]')) {
    const own = Number(block.getAttribute('data-origin'));
    if (own <= (origin ?? -1) && own > nearest) [goal, nearest] = [block, own];
  }
  article.querySelector('.reader-found')?.classList.remove('reader-found');
  goal?.classList.add('reader-found');
  if (goal) moveTo(/** @type {HTMLElement} */ (goal));
}

const preferences = /** @type {HTMLDialogElement} */ (document.getElementById('preferences'));
bind(/** @type {HTMLFormElement} */ (document.getElementById('preferences-form')));
document.getElementById('preferences-open').addEventListener('click', () => preferences.showModal());
document.getElementById('preferences-close').addEventListener('click', (event) => {
  event.preventDefault();
  preferences.close();
});

async function fetched(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    const { origin, host } = new URL(address, document.baseURI);
    if (origin === location.origin) throw new Error(`${address} can't be reached: are you offline?`);
    throw new Error(
      `${host} did not answer, or it does not let other sites read this address: for that its answer must have the header \`Access-Control-Allow-Origin\` (CORS). Save the article as a file and open it here instead`,
    );
  }
  if (!answer.ok) throw new Error(`the server answered ${answer.status} for ${address}`);
  return inUtf8(new Uint8Array(await answer.arrayBuffer()), answer.headers.get('content-type') ?? '');
}

const showAt = (address) => show(() => fetched(address), address);
const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
samples.addEventListener('change', () => {
  const address = samples.value;
  if (!address) return;
  // A reload, or a link that is passed on, shows the same.
  history.replaceState(history.state, '', `?src=${encodeURIComponent(address).replaceAll('%2F', '/')}`);
  showAt(address);
});
document.getElementById('file').addEventListener('change', (event) => {
  const [file] = /** @type {HTMLInputElement} */ (event.target).files;
  if (file) show(() => bytesOf(file));
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) show(() => bytesOf(file));
});
addEventListener('paste', (event) => {
  // What is pasted into a field is for that field.
  if (event.target instanceof HTMLInputElement) return;
  const text = event.clipboardData?.getData('text/plain');
  if (text) show(async () => text);
});

install(show, showAt(new URLSearchParams(location.search).get('src') ?? sharedAddress() ?? 'samples/harbour.md'));
