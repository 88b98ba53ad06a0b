// What a reader sees where an article can't be shown.

/**
 * A message that says what went wrong, with a link to the source.
 * @param {Error} error
 * @param {string} source the source's address
 */
export function failureMessage(error, source) {
  const message = document.createElement('p');
  message.className = 'sf-error';
  message.append(`${error.message}. `);
  const link = document.createElement('a');
  const address = new URL(source, document.baseURI);
  if (/^https?:$/.test(address.protocol)) link.href = address.href;
  link.textContent = 'Open the source';
  message.append(link);
  return message;
}
