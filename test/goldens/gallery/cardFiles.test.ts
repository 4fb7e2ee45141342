import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verbs } from '../../../bot/cards/verbs.ts';
import { actionsOf } from '../../builders/cardParts.ts';
import { sampleCards } from '../../builders/sampleCards.ts';
import { fileOf, partsOfCards } from './cardFiles.ts';

const cards = join(__dirname, '../../../bot/cards');
const drawing = readdirSync(cards, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(Card|Form)\.ts$/.test(path) && !partsOfCards.includes(path));
const samples = Object.entries(sampleCards('en'));
const drawn = samples.map(([name]) => fileOf(name) ?? '');

describe('the gallery', () => {
  it.each(drawing)('has a golden of %s; if not, test/builders/sampleCards.ts', (path) => {
    // Any command's form is drawn in its frame.
    const isFrame = path === 'work/workCard.ts';
    expect(isFrame || drawn.some((file) => path === file || path.endsWith(`/${file}`))).toBe(true);
  });

  it('knows which file draws each golden; if not, cardFiles.ts', () => {
    const there = (file: string) => drawing.some((path) => path === file || path.endsWith(`/${file}`));
    const homeless = samples.filter(([name]) => {
      const file = fileOf(name) ?? '';
      return file !== 'notices/personalNotices.ts' && !there(file);
    });
    expect(homeless.map(([name]) => name)).toEqual([]);
  });

  it('has every verb on some card', () => {
    const shown = samples.flatMap(([, card]) =>
      actionsOf(card).map((one) => one.verb ?? (one.data as { verb?: unknown })?.verb),
    );
    // A form is opened from among the choices of a record; that one verb is on old cards only.
    const wanted = verbs.filter((verb) => !verb.endsWith('.open') && verb !== 'help.show');
    expect(wanted.filter((verb) => !shown.includes(verb))).toEqual([]);
  });
});
