import { buildPages } from '../../infra/local/buildPages.ts';
import { findBrowser } from '../browser/findBrowser.ts';
import { buildPrograms } from './buildPrograms.ts';

/** Once before the tests that start the whole system: pages and programs are built and the browser is unpacked. */
export default async (): Promise<void> => {
  process.env.BROWSER_PATH = await findBrowser();
  buildPages();
  await buildPrograms();
};
