// The interface's words for the shell, in the module's language.

/** What may have to be said before the module is there, or without it. */
let known = { newUpdates: '{count} new update|{count} new updates', pauseUpdates: 'Pause updates', resumeUpdates: 'Resume updates' };

/**
 * Takes over the module's words.
 * @param {Record<string, string>} words
 */
export function learn(words) {
  known = { ...known, ...words };
}

/**
 * The word or sentence called `name`, with `value` in its placeholder's place.
 * Forms for several counts stand between bars, in the order of CLDR's categories.
 * @param {string} name
 * @param {string | number} [value]
 * @param {string} [language]
 */
export function word(name, value, language = 'en') {
  const forms = (known[name] ?? name).split('|');
  let form = forms[0];
  if (forms.length > 1 && typeof value === 'number') {
    const rules = new Intl.PluralRules(language);
    const order = ['zero', 'one', 'two', 'few', 'many', 'other'];
    const categories = order.filter((category) => rules.resolvedOptions().pluralCategories.includes(category));
    form = forms[categories.indexOf(rules.select(value))] ?? forms.at(-1);
  }
  return value === undefined ? form : form.replace(/\{[a-z]+\}/, typeof value === 'number' ? value.toLocaleString(language) : value);
}
