// Checkers that others wrote, each behind one function: page in, list of "rule: example" out.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const script = (name) => readFile(require.resolve(name), 'utf8');

/** axe-core. Its colour rule reads the author's colours where the browser has forced its own (axe-core issue 3978). */
export async function axe(page, forced = false) {
  await page.evaluate(await script('axe-core/axe.min.js'));
  return page.evaluate(async (forced) => {
    const rules = { 'target-size': { enabled: true }, 'color-contrast': { enabled: !forced } };
    const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] });
    return violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
  }, forced);
}

/** IBM's engine, by its own and WCAG's rules. */
export async function ibm(page) {
  await page.evaluate(`${await script('accessibility-checker-engine/ace.js')};globalThis.ace = ace;0`);
  return page.evaluate(async () => {
    const { results } = await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']);
    const failed = results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL');
    return failed.map((one) => `${one.ruleId}: ${one.snippet?.slice(0, 200)}`);
  });
}

/** HTML_CodeSniffer. It does not look into shadow roots. */
export async function codeSniffer(page) {
  await page.evaluate(`(() => { const module = undefined, exports = undefined, define = undefined; ${await script('html_codesniffer/build/HTMLCS.js')} })()`);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        HTMLCS.process('WCAG2AA', document, () => {
          const errors = HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR);
          resolve(errors.map((one) => `${one.code}: ${one.element?.outerHTML?.slice(0, 200)}`));
        });
      }),
  );
}

/** Siteimprove's Alfa: its rules but those of level AAA. */
export async function alfa(page) {
  const [{ default: rules }, { Audit }, { Node }, { Native }, { Page }, { Device }, { Request, Response }] = await Promise.all([
    import('@siteimprove/alfa-rules'),
    import('@siteimprove/alfa-act'),
    import('@siteimprove/alfa-dom'),
    import('@siteimprove/alfa-dom/native.js'),
    import('@siteimprove/alfa-web'),
    import('@siteimprove/alfa-device'),
    import('@siteimprove/alfa-http'),
  ]);
  const device = Device.standard();
  const handle = await page.evaluateHandle(() => document);
  const json = await handle.evaluate(Native.fromNode, {});
  const input = Page.of(Request.empty(), Response.empty(), Node.from(json, device), device);
  const outcomes = [...(await Audit.of(input, rules).evaluate())].filter((one) => one.outcome === 'failed');
  return outcomes
    .filter(({ rule }) => !AAA.some((id) => rule.uri.endsWith(id)))
    .map((one) => `${one.rule.uri.split('/').at(-1)}: ${String(one.target).slice(0, 200)}`);
}

/** Rules of level AAA: enhanced contrast, text spacing set by authors, large targets. */
const AAA = ['sia-r66', 'sia-r73', 'sia-r74', 'sia-r111'];

/** html-validate, over the markup as the browser serialises it. */
export async function htmlValidate(page) {
  const { HtmlValidate } = await import('html-validate');
  const validate = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: RULES });
  const { results } = await validate.validateString(await page.content());
  return results.flatMap(({ messages }) => messages).map((one) => `${one.ruleId}: ${one.message} at ${one.selector}`);
}

/** Matters of style that a serialised DOM can't keep, and nothing that a reader meets. */
const RULES = {
  'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off', 'attr-quotes': 'off', 'void-style': 'off',
  'doctype-style': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'element-required-attributes': 'error',
  'no-raw-characters': 'off', 'valid-id': ['error', { relaxed: true }], 'attribute-empty-style': 'off', 'attr-case': 'off', 'element-case': 'off',
};
