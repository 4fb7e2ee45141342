import { theCauses } from '../../../../test/builders/aRecord.ts';
import { editorWords as editorEn } from '../../../words/en/editorWords.ts';
import { takenOver } from '../editor/divergence.ts';
import {
  beside,
  type CausesDraft,
  causeDivergences,
  causesDraftOf,
  causesSent,
  deeper,
  isCausesDraft,
  mergedCauses,
  placed,
  withMark,
  withoutWhy,
  withWhyText,
} from './causesDraft.ts';

const was: CausesDraft = causesDraftOf({
  method: 'fiveWhys',
  whys: theCauses.whys,
  agreedBy: theCauses.agreedBy,
  rootCauses: [{ statement: 'The door has no closer', category: 'design', whyId: 'w2' }],
  by: { me: true },
  at: '2026-11-24T09:00:00.000Z',
});
const places = ({ whys }: CausesDraft) => placed(whys).map(({ place, why }) => `${place} ${why.id}`);

describe('a tree while it is typed', () => {
  it('can go deeper, sideways, and lose a branch with all below', () => {
    expect(places(was)).toEqual(['1 w1', '1.1 w2']);
    const more = beside(deeper(was, 'w2'), 'w1');
    expect(places(more)).toEqual(['1 w1', '1.1 w2', '1.1.1 w3', '2 w4']);
    expect(places(deeper(withoutWhy(more, 'w3'), 'w4'))).toEqual(['1 w1', '1.1 w2', '2 w4', '2.1 w5']);
    const out = withoutWhy(more, 'w2');
    expect([places(out), out.rootCauses]).toEqual([['1 w1', '2 w4'], []]);
    expect(places(withoutWhy(was, 'w1'))).toEqual(['1 w1']);
  });

  it('is sent with a question for each why, and a mark makes an answer a root cause', () => {
    const typed = withWhyText(deeper(was, 'w2'), 'w3', 'answer', 'It was cheaper');
    const [leaf] = placed(typed.whys).slice(-1);
    const marked = leaf ? withMark(typed, leaf.why, true) : typed;
    expect(causesSent(marked, editorEn)).toMatchObject({
      whys: [
        {
          question: 'Why was it open?',
          children: [{ children: [{ question: 'Why? (It does not shut by itself)', answer: 'It was cheaper' }] }],
        },
      ],
      rootCauses: [{ whyId: 'w2' }, { statement: 'It was cheaper', category: '', whyId: 'w3' }],
    });
    expect(leaf && withMark(marked, leaf.why, false).rootCauses).toEqual(was.rootCauses);
  });

  it('is restored from the kept draft, and nothing else is', () => {
    expect(isCausesDraft(JSON.parse(JSON.stringify(deeper(was, 'w2'))))).toBe(true);
    for (const wrong of [
      undefined,
      [],
      {},
      { ...was, whys: [{}] },
      { ...was, agreedBy: [1] },
      { ...was, rootCauses: {} },
    ])
      expect(isCausesDraft(wrong)).toBe(false);
  });
});

describe('two people who edit one analysis', () => {
  const theirs = withWhyText(was, 'w2', 'answer', 'The closer is broken');
  const mine = deeper(was, 'w2');

  it('choose part by part', () => {
    const all = causeDivergences(was, theirs, mine);
    expect(all).toEqual([
      {
        path: 'whys',
        was: '1 No one shut it\n1.1 It does not shut by itself',
        theirs: '1 No one shut it\n1.1 The closer is broken',
        mine: '1 No one shut it\n1.1 It does not shut by itself\n1.1.1 ',
      },
    ]);
    expect(mergedCauses(theirs, mine, takenOver(all, { whys: 'theirs' }))).toEqual(theirs);
    expect(mergedCauses(theirs, mine, takenOver(all, { whys: 'mine' }))).toEqual(mine);
  });

  it('lose no root cause with a tree that is not chosen', () => {
    const marked = { ...mine, rootCauses: [{ statement: 'Mine', category: 'other', whyId: 'w3' }] };
    expect(mergedCauses(theirs, marked, new Set(['whys'])).rootCauses).toEqual([
      { statement: 'Mine', category: 'other', whyId: '' },
    ]);
  });
});
