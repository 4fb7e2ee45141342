import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Checks accessibility. Only violations are passed on in full: serialising all passed checks takes seconds of processor
 * time. Fluent's focus guards are empty on purpose and never visible.
 */
export const checkPage = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).exclude('[data-tabster-dummy]');
