import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Whether everybody can use the page. Only what violates a rule is told in full: to hand over what keeps all of them
 * takes a processor seconds. Fluent's focus keepers are empty on purpose and never seen.
 */
export const checkPage = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).exclude('[data-tabster-dummy]');
