import { buildPages } from '../../infra/local/buildPages.ts';
import { findBrowser } from '../browser/findBrowser.ts';

/** Once before the tests that start the whole system: both pages are built and the browser is unpacked. */
export default async (): Promise<void> => {
  process.env.BROWSER_PATH = await findBrowser();
  buildPages();
};
