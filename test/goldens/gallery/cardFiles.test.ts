import { sessionFormNames } from '../../../bot/cards/session/sessionVerbs.ts';
import { verbs } from '../../../bot/cards/verbs.ts';
import { workCommandNames } from '../../../bot/cards/work/workVerbs.ts';
import { actionsOf } from '../../builders/cardParts.ts';
import { sampleCards } from '../../builders/sampleCards.ts';
import { cardFiles, fileOf, formOf } from './cardFiles.ts';

const samples = Object.entries(sampleCards('en'));
const drawn = samples.map(([name]) => fileOf(name));

describe('the gallery', () => {
  it.each(cardFiles)('has a golden of %s; if not, test/builders/sampleCards.ts', (path) => {
    // Any command's form is drawn in its frame.
    const isFrame = path === 'work/workCard.ts';
    expect(isFrame || drawn.includes(path)).toBe(true);
  });

  it.each([...workCommandNames, ...sessionFormNames])('has a golden of the form %s', (form) => {
    expect(samples.some(([name]) => formOf(name) === form)).toBe(true);
  });

  it('knows which file draws each golden; if not, cardFiles.ts', () => {
    const homeless = samples.filter(([name]) => {
      const file = fileOf(name) ?? '';
      return file !== 'notices/personalNotices.ts' && !cardFiles.includes(file);
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
