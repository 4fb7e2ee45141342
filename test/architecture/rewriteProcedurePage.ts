import { writeFileSync } from 'node:fs';
import { procedurePage } from './procedurePage.ts';

/** `npm run procedure-page`: rewrites the page after a change of the tables, for review. */
writeFileSync(new URL('../../docs/procedure.md', import.meta.url), procedurePage());
