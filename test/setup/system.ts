import { buildPages } from '../../infra/local/buildPages.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { buildPrograms } from './buildPrograms.ts';

/** Runs once before the tests that start the whole system: builds pages and programs, unpacks the browser. */
export default async (): Promise<void> => {
  process.env.BROWSER_PATH = await findBrowser();
  buildPages();
  await buildPrograms();
};
