// The interface's words: English is the module's own, other languages are fetched when an article needs them.

import { FILES } from './messages.js';

/** What may have to be said before the module is there, or without it. */
const ENGLISH = { newUpdates: '{count} new update|{count} new updates', pauseUpdates: 'Pause updates', resumeUpdates: 'Resume updates' };

/** The words known so far, by language. @type {Record<string, Record<string, string>>} */
const known = { en: ENGLISH };

/** Files asked for, by language. @type {Map<string, Promise<string | undefined>>} */
const files = new Map();

/** How long an article waits for its words before it is shown with English ones, in milliseconds. */
const PATIENCE = 4000;

/**
 * Takes over the module's English words.
 * @param {Record<string, string>} words
 */
export function learn(words) {
  known.en = { ...ENGLISH, ...words };
}

/**
 * The data file of a language, as the module takes it; undefined where the
 * words are the module's own, or can't be had: the article then says in English
 * what it has to say. A failure is forgotten, so that it can be tried again.
 * @param {string} language
 */
export function wordsFile(language) {
  if (language === 'en') return undefined;
  let file = files.get(language);
  if (!file) {
    file = fetchFile(language);
    files.set(language, file);
    file.then((text) => text === undefined && files.delete(language));
  }
  return file;
}

/** Where a language's file comes from: beside this file, unless the surroundings have another way. */
let read = async (/** @type {string} */ language) => {
  const answer = await fetch(FILES[language](), { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.text();
};

/**
 * Takes the files from somewhere else: for surroundings that can't fetch them.
 * @param {(language: string) => Promise<string>} from
 */
export function provideWords(from) {
  read = from;
}

/** @param {string} language */
async function fetchFile(language) {
  try {
    const text = await read(language);
    known[language] = JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

/**
 * The language that the shell speaks beside an article whose words are in `language`.
 * @param {string} language
 */
export function spoken(language) {
  return known[language] ? language : 'en';
}

/**
 * Marks an element that holds the shell's words with their language, where the text around it is in another.
 * @param {HTMLElement} element
 * @param {string} language that of the words beside the article
 * @param {Element | null | undefined} around
 */
export function speak(element, language, around) {
  const own = spoken(language);
  if (own.split('-')[0] === around?.getAttribute('lang')?.split('-')[0]) return;
  element.lang = own;
  element.dir = 'auto';
}

/**
 * The word or sentence called `name`, with `value` in its placeholder's place.
 * Forms for several counts stand between bars, in the order of CLDR's categories.
 * @param {string} name
 * @param {string | number} [value]
 * @param {string} [language]
 */
export function word(name, value, language = 'en') {
  const spokenIn = known[language]?.[name] ? language : 'en';
  const forms = (known[spokenIn][name] ?? name).split('|');
  const form = typeof value === 'number' ? formFor(value, forms, spokenIn) : forms[0];
  return value === undefined ? form : form.replace(/\{[a-z]+\}/, () => (typeof value === 'number' ? value.toLocaleString(spokenIn) : value));
}

const ORDER = ['zero', 'one', 'two', 'few', 'many', 'other'];

/**
 * @param {number} count
 * @param {string[]} forms
 * @param {string} language
 */
function formFor(count, forms, language) {
  // The file says which forms there are: browsers don't know every language.
  const meta = /** @type {any} */ (known[language]['@language']);
  const rules = new Intl.PluralRules(language);
  const categories = meta?.plurals ?? ORDER.filter((category) => rules.resolvedOptions().pluralCategories.includes(/** @type {any} */ (category)));
  return forms[categories.indexOf(rules.select(count))] ?? forms[forms.length - 1];
}
