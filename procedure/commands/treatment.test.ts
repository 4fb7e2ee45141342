import { aRecord, aReported, presses, theCauses } from '../../test/builders/aRecord.ts';
import { afterwards, given } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';

const invalid = (problems: object) => ({ reason: 'invalid', problems }) as const;
const done = { kind: 'done', what: 'Shut it', by: 'Rita', doneOn: '2026-11-24' };
const not = { kind: 'notNecessary', because: 'It shut by itself' };

describe.each([
  ['recordContainment', 'ContainmentRecorded'],
  ['recordCorrection', 'CorrectionRecorded'],
] as const)('%s', (name, type) => {
  const tell = (act: unknown) => given(aReported()).when(name, { act }, 'ismsManager');

  it('records what was done, or why nothing was', () => {
    tell({ ...done, proof: ' ' }).gives({ type, act: done });
    tell(not).gives({ type, act: not });
  });

  it.each([
    [undefined, { act: 'missing' }],
    [{ kind: 'perhaps' }, { kind: 'unknownChoice' }],
    [{ ...not, because: '' }, { because: 'missing' }],
    [{ ...done, doneOn: '2026-11-25' }, { doneOn: 'inTheFuture' }],
    [{ ...done, doneOn: '2026-02-30' }, { doneOn: 'notADate' }],
    [
      { ...done, what: 'x'.repeat(2001), by: '' },
      { what: 'tooLong', by: 'missing' },
    ],
  ])('%j: %j', (act, problems) => {
    tell(act).refuses(invalid(problems));
  });
});

it('a statement begins the analysis; repeating it changes nothing', () => {
  const { form } = presses.statement;
  given(aRecord())
    .when('confirmStatement', form, 'owner')
    .gives({ type: 'StatementConfirmed', ...form });
  const stated = afterwards(aRecord(), presses.statement);
  expect(stated.stage).toBe('analysis');
  given(stated).when('confirmStatement', form, 'owner').refuses({ reason: 'nothingChanged' });
  expect(afterwards(aRecord({ lane: 'improvement' }), presses.statement).stage).toBe('planning');
});

it('similar ones and consequences are recorded in full', () => {
  given(aRecord())
    .when('recordSimilar', { similar: { ...presses.similar.form.similar, found: 'no', result: '' } }, 'owner')
    .refuses(invalid({ found: 'missing', result: 'missing' }));
  given(aRecord())
    .when('recordConsequences', { consequences: { kind: 'dealtWith', what: 'Told them', told: 'Customer' } }, 'owner')
    .gives({ type: 'ConsequencesRecorded', consequences: { kind: 'dealtWith', what: 'Told them', told: 'Customer' } });
});

describe('causes', () => {
  const record = aRecord({ stage: 'analysis' });
  const determine = (changes: object) =>
    given(record).when('determineCauses', { causes: { ...theCauses, ...changes } }, 'owner');
  const chain = (depth: number): object[] =>
    depth === 0 ? [] : [{ id: `w${depth}`, question: 'Why?', answer: 'So', children: chain(depth - 1) }];
  const row = (count: number, answer = 'So') =>
    Array.from({ length: count }, (_, n) => ({ id: `w${n}`, question: 'Why?', answer, children: [] }));
  const rootCauses = [{ statement: 'So', category: 'design' }];

  it('are recorded with their method', () => {
    determine({}).gives({ type: 'CausesDetermined', causes: { method: 'fiveWhys', ...theCauses } });
  });

  it('have a single one only with a reason', () => {
    for (const agreedBy of [[], [thePeople.owner.id]])
      determine({ agreedBy }).refuses(invalid({ aloneBecause: 'missing' }));
    const alone = { agreedBy: [], aloneBecause: 'On holiday' };
    determine(alone).gives({
      type: 'CausesDetermined',
      causes: { method: 'fiveWhys', ...theCauses, ...alone },
    });
  });

  it('have a tree of at most 12 whys in depth and 100 in all', () => {
    determine({ whys: chain(12), rootCauses }).gives({
      type: 'CausesDetermined',
      causes: { method: 'fiveWhys', ...theCauses, whys: chain(12), rootCauses },
    });
    determine({ whys: chain(13), rootCauses }).refuses(invalid({ whys: 'tooDeep' }));
    determine({ whys: row(101), rootCauses }).refuses(invalid({ whys: 'tooMany' }));
    const wide = [{ ...row(1)[0], id: 'top', children: row(100) }];
    determine({ whys: wide, rootCauses }).refuses(invalid({ whys: 'tooMany' }));
  });

  it('are refused, not crashed on, with a hundred thousand levels', () => {
    let deep: object[] = [];
    for (let level = 0; level < 100_000; level += 1) deep = [{ id: 'w', children: deep }];
    determine({ whys: deep }).refuses(invalid({ whys: 'tooDeep' }));
  });

  it('fit into one row of History', () => {
    const full = row(100, 'x'.repeat(400));
    const causes = { method: 'fiveWhys', ...theCauses, whys: full, rootCauses };
    determine({ whys: full, rootCauses }).gives({ type: 'CausesDetermined', causes });
    const evidence = row(100, '"'.repeat(400));
    determine({ whys: evidence, rootCauses }).refuses({ reason: 'tooMuchText' });
  });

  it.each([
    [{ whys: [] }, { whys: 'missing' }],
    [{ rootCauses: [] }, { rootCauses: 'missing' }],
    [{ rootCauses: [{ statement: 'x', category: 'human' }] }, { 'rootCauses.0.category': 'unknownChoice' }],
    [{ rootCauses: [...rootCauses, { ...rootCauses[0], whyId: 'w9' }] }, { 'rootCauses.1.whyId': 'unknownWhy' }],
    [{ whys: [...row(1), ...row(1)], rootCauses }, { whys: 'duplicate' }],
    [{ agreedBy: ['lea'] }, { agreedBy: 'notAPerson' }],
  ])('%j: %j', (changes, problems) => {
    determine(changes).refuses(invalid(problems));
  });
});
