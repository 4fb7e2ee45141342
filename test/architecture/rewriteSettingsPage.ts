import { writeFileSync } from 'node:fs';
import { settingsPage } from './settingsPage.ts';

/** `npm run settings-page`: writes `docs/settings.md` after a change of the schema. */
writeFileSync(new URL('../../docs/settings.md', import.meta.url), settingsPage());
