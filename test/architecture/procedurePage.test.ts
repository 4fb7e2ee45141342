import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedurePage } from './procedurePage.ts';

it('docs/procedure.md matches the tables; if not, npm run procedure-page', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'procedure.md'), 'utf8')).toBe(procedurePage());
});
