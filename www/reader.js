// The reader page: a sample, a file, or ?src=URL, rendered with its receipt.

import { install, sharedAddress } from './application.js';
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
    const reading = await render(await load(), article, { contents: true });
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
      item.append(`${finding.severity}, `, rule, ` (${place}): ${finding.message}. To mend it: ${finding.fix}.`);
      return item;
    }),
  );
}

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
show(() => fetched(asked ?? samples.value));
install(show);
