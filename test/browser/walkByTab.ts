import type { Page } from 'playwright-core';

/** Elements the keyboard does not reach, and elements without visible focus. Each as the beginning of its HTML. */
export type TabWalk = { readonly unreached: readonly string[]; readonly unseen: readonly string[] };

/** Above the number of Tab stops of any page. */
const mostSteps = 200;

/** Presses Tab from the top of the page until its end, and compares how each element looks with and without the focus. */
export const walkByTab = async (page: Page): Promise<TabWalk> => {
  await page.evaluate(prepare);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => window.tabWalk?.step())) break;
  }
  return page.evaluate(() => window.tabWalk?.end() ?? { unreached: ['the walk was lost'], unseen: [] });
};

declare global {
  interface Window {
    tabWalk?: { readonly step: () => boolean; readonly end: () => TabWalk };
  }
}

/** Runs in the page. */
const prepare = (): void => {
  const reached = new Set<Element>();
  const unseen = new Set<string>();
  const shown = [
    'outline',
    'boxShadow',
    'textDecoration',
    'border',
    'transform',
    'opacity',
    'backgroundColor',
  ] as const;
  const lookOf = (element: Element): string =>
    [element, element.parentElement ?? element]
      .flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part || null)))
      .flatMap((style) => shown.map((name) => style[name]))
      .join();
  const htmlOf = (element: Element): string => element.outerHTML.slice(0, 160);
  // From its top, wherever the focus was: the browser continues from this position.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  const all = () => [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ];
  const before = new Map<Element, string>(all().map((element) => [element, lookOf(element)]));
  const isForTab = (element: HTMLElement): boolean =>
    element.tabIndex >= 0 &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled, [data-tabster-dummy], [aria-hidden] *') &&
    // In such a group only one is reached by Tab, and the others by arrow keys.
    !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) &&
    ![...reached].some((one) => element.closest('[data-tabster*="mover"]')?.contains(one));
  window.tabWalk = {
    step: () => {
      const element = document.activeElement;
      if (!element || element === document.body || reached.has(element)) return true;
      if (element.matches('[data-tabster-dummy]')) return false;
      reached.add(element);
      if (before.get(element) === lookOf(element)) unseen.add(htmlOf(element));
      return false;
    },
    end: () => ({
      unreached: all()
        .filter((element) => isForTab(element) && !reached.has(element))
        .map(htmlOf),
      unseen: [...unseen],
    }),
  };
};
