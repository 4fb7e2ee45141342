import { writeFileSync } from 'node:fs';
import { procedurePage } from './procedurePage.ts';

/** `npm run procedure-page`: writes the page anew after a change of the tables, and the change is reviewed. */
writeFileSync(new URL('../../docs/procedure.md', import.meta.url), procedurePage());
