// jsdom with a faster `getComputedStyle`, which roles, accessible names, focus and positions ask for each element and its
// ancestors: two fifths of the time of the page tests. Two changes to its internals, made before it is loaded.
const faster = require('./fasterEnvironment.cjs');
const selectors = require('jsdom/lib/jsdom/living/helpers/selectors.js');

/** For each selector a cheap condition that every element it matches meets. */
const conditions = new Map();
const conditionOf = (selector) => {
  if (/[(].*[,\s>+~]/.test(selector)) return () => true;
  if (selector === ':root') return (element) => element === element._ownerDocument.documentElement;
  if (selector === ':focus') return (element) => element === element._ownerDocument.activeElement;
  const attribute = /^\[([a-z-]+)\]$/.exec(selector)?.[1];
  if (attribute) return (element) => element.hasAttributeNS(null, attribute);
  const last = selector.split(',').map((one) =>
    one
      .trim()
      .split(/[\s>+~]+/)
      .at(-1),
  );
  const starts = last.map((compound) => /^(\.?)([a-zA-Z][\w-]*)/.exec(compound));
  if (!starts.every(Boolean)) return () => true;
  return (element) =>
    starts.some(([, isClass, name]) =>
      isClass ? element.getAttributeNS(null, 'class')?.includes(name) : element._localName === name,
    );
};
const mayMatch = (element, selector) => {
  const condition = conditions.get(selector) ?? conditionOf(selector);
  conditions.set(selector, condition);
  return condition(element);
};
// This refuses nearly all rules of jsdom's style sheet for browsers without a look at the tree.
const { matchesDontThrow } = selectors;
selectors.matchesDontThrow = (element, selector) =>
  (!selector || mayMatch(element, selector)) && matchesDontThrow(element, selector);

// Colours are not resolved: nothing is drawn, and no test asks for one.
const { propertiesWithResolvedValueImplemented: resolved } = require('jsdom/lib/jsdom/living/helpers/style-rules.js');
for (const property of Object.keys(resolved)) if (property.endsWith('color')) delete resolved[property];

module.exports = faster(require('jest-environment-jsdom').TestEnvironment);
