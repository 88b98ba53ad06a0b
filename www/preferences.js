// How a reader wants articles shown: kept on the reader's own machine, for all
// pages of this origin, and given to the style sheet as custom properties,
// which reach into shadow roots too.

const KEY = 'standfirst-preferences';

/** What each choice sets. The first choice is the style sheet's own. */
export const CHOICES = {
  theme: {
    system: {},
    light: { scheme: 'light' },
    sepia: { scheme: 'light', page: '#f7eedb', text: '#33281a', muted: '#5c4a33', tint: '#efe3ca', line: '#85725a', link: '#5c3206', alarm: '#8c1a10' },
    dark: { scheme: 'dark' },
    contrast: { scheme: 'dark', page: '#000', text: '#fff', muted: '#fff', tint: '#000', line: '#fff', link: '#ff0', alarm: '#fc9' },
  },
  size: { 100: {}, 115: size(1.15), 130: size(1.3), 150: size(1.5), 175: size(1.75), 200: size(2) },
  lines: { normal: {}, wide: { 'line-height': '2' }, wider: { 'line-height': '2.4' } },
  letters: { normal: {}, wide: { 'letter-spacing': '.05em' }, wider: { 'letter-spacing': '.12em' } },
  words: { normal: {}, wide: { 'word-spacing': '.08em' }, wider: { 'word-spacing': '.16em' } },
  paragraphs: { normal: {}, wide: { 'paragraph-spacing': '1.6em' }, wider: { 'paragraph-spacing': '2em' } },
  width: { normal: {}, narrow: { width: '28em' }, wide: { width: '48em' }, full: { width: 'none' } },
  font: { serif: {}, sans: { font: 'system-ui, "Segoe UI", "Noto Sans", sans-serif' }, own: {} },
  align: { start: {}, justify: { align: 'justify' } },
  hyphens: { off: {}, on: { hyphens: 'auto' } },
  motion: { system: {}, reduce: {} },
  pictures: { show: {}, hide: { pictures: 'none' } },
  underlines: { thin: {}, thick: { underline: '3px' } },
};

function size(factor) {
  return { size: `calc(max(1.125em, 16px) * ${factor})` };
}

const PROPERTIES = [...new Set(Object.values(CHOICES).flatMap((choices) => Object.values(choices)).flatMap(Object.keys))];

/** The choices that were made. Where storage is closed, none. */
export function stored() {
  try {
    const made = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (made && typeof made === 'object') return made;
  } catch {
    // A browser that keeps nothing shows the article as it comes.
  }
  // Who asks sites to save data has asked for no pictures, until they say otherwise.
  return /** @type {any} */ (navigator).connection?.saveData ? { pictures: 'hide' } : {};
}

/**
 * Keeps the choices.
 * @param {Record<string, string>} made
 */
export function store(made) {
  try {
    localStorage.setItem(KEY, JSON.stringify(made));
  } catch {
    // They hold for this page then.
  }
  apply(made);
}

/**
 * Shows every article of the page as the choices say.
 * @param {Record<string, string>} made
 */
export function apply(made = stored()) {
  const values = {};
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (Object.hasOwn(choices, made[name])) Object.assign(values, choices[made[name]]);
  }
  // A font's name is letters, digits, spaces and hyphens: nothing else gets into the style.
  const own = String(made.fontName ?? '').replace(/[^\p{L}\p{N} -]/gu, '').trim().slice(0, 60);
  if (made.font === 'own' && own) values.font = `"${own}", serif`;
  const { style, dataset } = document.documentElement;
  dataset.motion = made.motion === 'reduce' ? 'reduce' : 'system';
  for (const property of PROPERTIES) {
    if (property in values) style.setProperty(`--standfirst-${property}`, values[property]);
    else style.removeProperty(`--standfirst-${property}`);
  }
}

/**
 * Makes a form's fields the choices: each is named as the choice is.
 * @param {HTMLFormElement} form
 */
export function bind(form) {
  const show = () => {
    const made = stored();
    for (const field of fieldsOf(form)) {
      const first = field instanceof HTMLSelectElement ? field.options[0].value : '';
      field.value = made[field.name] ?? first;
    }
  };
  form.addEventListener('input', () => {
    store(Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value])));
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    store({});
    show();
  });
  addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    apply();
    show();
  });
  show();
}

/** @returns {(HTMLSelectElement | HTMLInputElement)[]} */
function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && 'value' in field && field.localName !== 'button');
}

apply();
