import { sha256 as id } from '../../test/builders/sha256.ts';
import { agreed, agrees, type Gave, theWhys, timed } from '../../test/builders/theFiveWhys.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { pathTo, problemWhy } from './causePath.ts';
import { foldFiveWhys, whysOf } from './fiveWhys.ts';
import { minutesOf } from './minutes.ts';

const { owner, reporter, facilitator, verifier } = thePeople;
const lead = facilitator.id;
const fold = (...gave: readonly Gave[]) => foldFiveWhys(timed(gave));
const step = (name: string, to: 'problem' | 'whys' | 'agreement'): Gave => [
  name,
  lead,
  { type: 'StepTaken', step: to },
];
const undo = (what: string): Gave => [`undo ${what}`, lead, { type: 'Removed', what: id(what) }];
const cause = (name: string, why: string = problemWhy): Gave => [
  name,
  reporter.id,
  { type: 'CauseAdded', why: why === problemWhy ? why : id(why), text: name },
];
const asked = (name: string, ...whys: readonly string[]): Gave => [
  name,
  lead,
  { type: 'WhysAsked', whys: whys.map((why) => (why === problemWhy ? why : id(why))) },
];
const merging = (from: string, into: string): Gave => [
  `${from} into ${into}`,
  lead,
  { type: 'CausesMerged', cause: id(from), into: id(into) },
];
const root = (name: string, of: string, statement = name): Gave => [
  name,
  lead,
  { type: 'RootCauseChosen', cause: id(of), statement, category: 'design' },
];
const ask = step('ask', 'agreement');

describe('5 Whys', () => {
  it('start with the problem as last stated', () => {
    expect(fold()).toEqual({
      step: 'problem',
      causes: [],
      asked: [problemWhy],
      rootCauses: [],
      agreed: [],
      objections: [],
      present: [],
      count: 0,
    });
    const state = (problem: string): Gave => [problem, owner.id, { type: 'ProblemStated', problem, implications: 'x' }];
    expect(fold(state('one'), state('two')).problem).toEqual({ problem: 'two', implications: 'x' });
    expect(fold(state('one'), state('two'), undo('two')).problem?.problem).toBe('one');
  });

  it('follow the leader’s steps, and go back when one is undone', () => {
    const steps = [step('to whys', 'whys'), ask] as const;
    expect(fold(...steps)).toMatchObject({ step: 'agreement', lastMove: { id: id('ask'), type: 'StepTaken' } });
    expect(fold(...steps, undo('ask'))).toMatchObject({ step: 'whys', lastMove: { id: id('to whys') } });
    expect(fold(...steps, undo('ask'), undo('to whys'))).toMatchObject({ step: 'problem' });
    expect(fold(...steps, undo('ask')).round).toBeUndefined();
    expect(fold(step('x', 'whys'), cause('a')).lastMove?.id).toBe(id('x'));
  });

  it('ask up to three whys, of those that still exist', () => {
    const all = [cause('a'), cause('b'), cause('c'), cause('d')];
    expect(fold(...all).asked).toEqual([problemWhy]);
    expect(fold(...all, asked('q', 'a', 'b', 'a')).asked).toEqual([id('a'), id('b')]);
    expect(fold(...all, asked('q', 'a', 'b', 'c', 'd')).asked).toHaveLength(3);
    expect(fold(...all, asked('q', 'a', 'b'), asked('r', 'c'), undo('r')).asked).toEqual([id('a'), id('b')]);
    expect(fold(...all, asked('q', 'a', 'b'), undo('a')).asked).toEqual([id('b')]);
    // None of them is left: back to the first why.
    expect(fold(...all, asked('q', 'a'), undo('a')).asked).toEqual([problemWhy]);
    expect(fold(...all, asked('q', 'a', 'b'), merging('a', 'b')).asked).toEqual([id('b')]);
    expect(fold(...all, asked('q', problemWhy, 'a')).asked).toEqual([problemWhy, id('a')]);
  });

  it('have the last choice of each cause, in the order of the tree', () => {
    const all = [cause('a'), cause('b'), cause('a1', 'a'), root('r1', 'b'), root('r2', 'a1'), root('r3', 'b')];
    expect(fold(...all).rootCauses.map(({ cause: of, statement }) => [of, statement])).toEqual([
      [id('a1'), 'r2'],
      [id('b'), 'r3'],
    ]);
    expect(fold(...all, undo('r3')).rootCauses.map(({ statement }) => statement)).toEqual(['r2', 'r1']);
    // Its cause, or one above it, was removed.
    expect(fold(...all, undo('a')).rootCauses.map(({ statement }) => statement)).toEqual(['r3']);
    // Merged causes are one cause with one choice.
    expect(fold(...all, root('r4', 'a'), merging('a', 'b')).rootCauses.map(({ statement }) => statement)).toEqual([
      'r4',
      'r2',
    ]);
  });

  it('ask about the root causes that were chosen before, and never reuse a round number', () => {
    const first = [cause('a'), cause('b'), root('r1', 'a'), ask] as const;
    expect(fold(...first).round).toEqual({ id: id('ask'), number: 1 });
    expect(fold(...first, root('r2', 'b')).rootCauses.map(({ statement }) => statement)).toEqual(['r1']);
    const back = [...first, step('back', 'whys'), root('r2', 'b')] as const;
    expect(fold(...back)).toMatchObject({ step: 'whys', rootCauses: [{ statement: 'r1' }, { statement: 'r2' }] });
    expect(fold(...back).round).toBeUndefined();
    expect(fold(...back, step('again', 'agreement')).round).toEqual({ id: id('again'), number: 2 });
    // A card that shows an undone round agrees to no other.
    expect(fold(...first, undo('ask'), step('again', 'agreement')).round).toEqual({ id: id('again'), number: 2 });
  });

  it('list who agreed in this round, by their last answer', () => {
    const { agreed: first, objections } = fold(...agreed, agrees(verifier.id, 'And the window'));
    expect([first, objections]).toEqual([[owner.id, reporter.id], [{ by: verifier.id, text: 'And the window' }]]);
    const changed: Gave = ['now', verifier.id, { type: 'AgreementGiven', round: id('ask') }];
    expect(fold(...agreed, agrees(verifier.id, 'And the window'), changed)).toMatchObject({
      agreed: [owner.id, reporter.id, verifier.id],
      objections: [],
    });
    expect(fold(...agreed, step('back', 'whys')).agreed).toEqual([]);
    expect(fold(...agreed, step('back', 'whys'), step('again', 'agreement')).agreed).toEqual([]);
  });

  it('list who took part, and count all contributions', () => {
    const here: Gave = ['here', verifier.id, { type: 'PresenceTold' }];
    expect(fold(here, ...theWhys)).toMatchObject({
      present: [verifier.id, reporter.id, lead, owner.id],
      count: theWhys.length + 1,
    });
  });
});

describe('the results of 5 Whys', () => {
  const whys = fold(...agreed, agrees(verifier.id, 'And the window'));

  it('are the path to each root cause, as the record keeps it', () => {
    expect(pathTo(whys.causes, id('closer')).map(({ text }) => text)).toEqual([
      'No one shut it',
      'It does not shut by itself',
    ]);
    expect(pathTo(whys.causes, id('elsewhere'))).toEqual([]);
    expect(whysOf(whys, 'A door stood open')).toEqual({
      whys: [
        {
          id: 'w1',
          question: 'A door stood open',
          answer: 'No one shut it',
          children: [
            {
              id: 'w2',
              question: 'No one shut it',
              answer: 'It does not shut by itself',
              evidence: 'A photo of the hinge',
              children: [],
            },
          ],
        },
      ],
      rootCauses: [{ statement: 'Doors are bought without a closer', category: 'design', whyId: 'w2' }],
    });
  });

  it('leave out paths without a root cause, and have each branch once', () => {
    const all = fold(cause('a'), cause('b'), cause('a1', 'a'), cause('a2', 'a'), root('r', 'a1'), root('s', 'a2'));
    const { whys: tree, rootCauses } = whysOf(all, 'x');
    expect(tree).toHaveLength(1);
    expect(tree[0]?.children.map(({ id: one }) => one)).toEqual(['w2', 'w3']);
    expect(rootCauses.map(({ whyId }) => whyId)).toEqual(['w2', 'w3']);
  });

  it('are minutes: who took part, what was found, who agreed, what came late', () => {
    const opened = { at: '2026-11-24T09:00:00.000Z', by: owner.id, sequence: 3 };
    const late = timed([cause('late')]);
    const session = { id: 'S1', kind: 'fiveWhys', facilitator: lead, opened, late: [] } as const;
    expect(minutesOf(session, whys, late)).toEqual({
      facilitator: lead,
      attended: [reporter.id, lead, owner.id, verifier.id],
      problem: { problem: 'A door stood open', implications: 'Anybody could go in' },
      rootCauses: whys.rootCauses,
      agreed: [owner.id, reporter.id],
      objections: [{ by: verifier.id, text: 'And the window' }],
      late,
    });
    expect(minutesOf(session, fold(), [])).not.toHaveProperty('problem');
  });
});
