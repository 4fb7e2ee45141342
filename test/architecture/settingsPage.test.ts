import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../server/settings.ts';
import { settingsPage } from './settingsPage.ts';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'settings.md'), 'utf8');

describe('docs/settings.md', () => {
  it('matches the output of npm run settings-page', () => {
    expect(page).toBe(settingsPage());
  });

  it('describes every setting in the words of the code', () => {
    const missing = Object.entries(settingsSchema.shape).filter(
      ([name, { description }]) => !description || !page.includes(`| \`${name}\` | ${description} |`),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});
