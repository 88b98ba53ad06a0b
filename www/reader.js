// The reader page: a sample, a file, or ?src=URL, rendered with its receipt.

import { install, sharedAddress } from './application.js';
import { moveTo } from './focus.js';
import { bind } from './preferences.js';
import { render } from './standfirst.js';

const article = document.getElementById('article');
const status = document.getElementById('status');
const list = document.getElementById('findings');
const summary = document.getElementById('findings-summary');

/** Shows a source; what already stands is kept until the new article is there. */
async function show(load) {
  status.className = 'reader-status';
  status.textContent = 'Loading the article…';
  try {
    const reading = await render(await load(), article, { contents: true, origins: true });
    document.title = `${reading.title || 'Untitled article'} – Standfirst reader`;
    status.textContent = '';
    showFindings(reading);
  } catch (error) {
    status.className = 'reader-status failed';
    status.textContent = `This could not be shown: ${error.message}.`;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => show(load));
    status.append(again);
  }
}

function showFindings({ format, reason, findings }) {
  summary.textContent = `Read as ${format}: ${reason}. ${findings.length === 0 ? 'Nothing to report.' : `${findings.length} to report:`}`;
  list.replaceChildren(
    ...findings.map((finding) => {
      const item = document.createElement('li');
      const rule = document.createElement('code');
      rule.textContent = finding.rule;
      const place = finding.place?.pointer ?? (finding.place?.line ? `line ${finding.place.line}` : 'whole source');
      const where = document.createElement('button');
      where.type = 'button';
      where.className = 'reader-place';
      where.textContent = place;
      where.addEventListener('click', () => goTo(finding));
      item.append(`${finding.severity}, `, rule, ' (', where, `): ${finding.message}. To mend it: ${finding.fix}.`);
      return item;
    }),
  );
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
  return new Uint8Array(await answer.arrayBuffer());
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
const samples = /** @type {HTMLSelectElement} */ (document.getElementById('samples'));
samples.addEventListener('change', () => show(() => fetched(samples.value)));
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
  const text = event.clipboardData?.getData('text/plain');
  if (text) show(async () => text);
});

const asked = new URLSearchParams(location.search).get('src') ?? sharedAddress();
install(show, show(() => fetched(asked ?? samples.value)));
