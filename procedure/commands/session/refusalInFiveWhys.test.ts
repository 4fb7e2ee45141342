import { aRecord } from '../../../test/builders/aRecord.ts';
import { actorOf, afterwards, type Press } from '../../../test/builders/given.ts';
import { sha256 as id } from '../../../test/builders/sha256.ts';
import { agreed, agrees, type Gave, theWhys, timed } from '../../../test/builders/theFiveWhys.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { problemWhy } from '../../causes/causePath.ts';
import { foldFiveWhys } from '../../causes/fiveWhys.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { problemsAt } from '../commandFields.ts';
import { formLimits } from '../fields.ts';
import { checkMayContribute, decideContribute } from './contribute.ts';
import { contributeSchema } from './contributeSchema.ts';

const { owner, reporter, facilitator, verifier, attendee } = thePeople;
const open = { name: 'openSession', form: { kind: 'fiveWhys', facilitator: facilitator.id }, by: 'owner' } as const;
const record = afterwards(aRecord({ stage: 'planning' }), open);
const later = '2026-11-24T09:10:00.000Z';

/** The full path of a contribution to a session with earlier ones. */
const giving = (
  contribution: object,
  by: Press['by'],
  before: readonly Gave[] = whysOnly,
  on: Nonconformity = record,
) => {
  const actor = actorOf(by);
  const read = contributeSchema.safeParse({ session: 'S1', contribution });
  if (!read.success) return { reason: 'invalid', problems: problemsAt(read.error) };
  const permission = checkMayContribute(read.data.session, actor, on);
  if ('refusal' in permission) return permission.refusal;
  const command = { ...read.data, name: 'contribute', reference: on.reference } as const;
  const contributing = { actor, commandId: id('press'), now: new Date(later), contributions: timed(before) };
  const decision = decideContribute(command, permission.session, on, contributing);
  return 'refusal' in decision ? decision.refusal : decision.contribution;
};
const taken = (contribution: object, by: Press['by']) => ({ ...contribution, id: id('press'), by: actorOf(by).id });
const problems = (found: object) => ({ reason: 'invalid', problems: found });

/** Up to the root cause and the request for agreement. */
const whysOnly = theWhys.slice(0, -1);
const asking = theWhys;
const cause = (name: string, why: string = problemWhy): Gave => [
  name,
  reporter.id,
  { type: 'CauseAdded', why: why === problemWhy ? why : id(why), text: name },
];
const removal = (what: string): Gave => [`no ${what}`, facilitator.id, { type: 'Removed', what: id(what) }];
const merging = (from: string, into: string): Gave => [
  `${from} into ${into}`,
  facilitator.id,
  { type: 'CausesMerged', cause: id(from), into: id(into) },
];
const root = (of: string, more: object = {}) => ({
  type: 'RootCauseChosen',
  cause: id(of),
  statement: 'Doors are bought without a closer',
  category: 'design',
  ...more,
});
const step = (to: string) => ({ type: 'StepTaken', step: to });
const agree = (round = 'ask', objection?: string) => ({
  type: 'AgreementGiven',
  round: id(round),
  ...(objection !== undefined && { objection }),
});

describe('a contribution to 5 Whys', () => {
  it.each([
    { type: 'PresenceTold' },
    { type: 'ProblemStated', problem: 'A door stood open', implications: 'Anybody could go in' },
    { type: 'CauseAdded', why: problemWhy, text: 'It was warm' },
    { type: 'EvidenceAdded', cause: id('open'), text: 'A photo' },
    { type: 'VoteCast', why: problemWhy, cause: id('open') },
  ])('is accepted from participants: $type', (contribution) => {
    for (const by of ['verifier', 'facilitator', 'attendee'] as const)
      expect(giving(contribution, by)).toEqual(taken(contribution, by));
    expect(giving(contribution, 'employee')).toEqual({ reason: 'unknown' });
    expect(giving(contribution, 'auditor')).toEqual({ reason: 'notAllowed' });
  });

  it.each([
    step('problem'),
    { type: 'WhysAsked', whys: [id('open'), problemWhy] },
    { type: 'CausesMerged', cause: id('hot'), into: id('open') },
    root('hot'),
  ])('is accepted from the leader only: $type', (contribution) => {
    for (const by of ['facilitator', 'owner', 'ismsManager', 'alternate'] as const)
      expect(giving(contribution, by)).toEqual(taken(contribution, by));
    for (const by of ['verifier', 'reporter', 'management', 'attendee'] as const)
      expect(giving(contribution, by)).toEqual({ reason: 'notAllowed' });
  });

  it.each([
    [{ type: 'ProblemStated', problem: 'x' }, { implications: 'missing' }],
    [{ type: 'ProblemStated', problem: 'x'.repeat(2001), implications: 'x' }, { problem: 'tooLong' }],
    [step('party'), { step: 'unknownChoice' }],
    [{ type: 'StepTaken' }, { step: 'missing' }],
    [{ type: 'WhysAsked', whys: [] }, { whys: 'missing' }],
    [{ type: 'WhysAsked' }, { whys: 'missing' }],
    [{ type: 'WhysAsked', whys: ['a', 'b', 'c', 'd'].map(id) }, { whys: 'tooMany' }],
    [{ type: 'WhysAsked', whys: ['a'] }, { whys: 'notThere' }],
    [{ type: 'CausesMerged', cause: id('a') }, { into: 'missing' }],
    [root('open', { statement: ' ' }), { statement: 'missing' }],
    [root('open', { statement: 'x'.repeat(1001) }), { statement: 'tooLong' }],
    [root('open', { category: 'bad luck' }), { category: 'unknownChoice' }],
    [{ type: 'AgreementGiven' }, { round: 'missing' }],
    [agree('ask', 'x'.repeat(401)), { objection: 'tooLong' }],
  ])('is invalid: %j', (contribution, found) => {
    expect(giving(contribution, 'facilitator')).toEqual(problems(found));
  });

  it('announces presence once', () => {
    const here: Gave = ['here', verifier.id, { type: 'PresenceTold' }];
    expect(giving({ type: 'PresenceTold' }, 'verifier', [here])).toEqual({ reason: 'nothingChanged' });
    expect(giving({ type: 'PresenceTold' }, 'owner', [here])).toHaveProperty('id');
  });

  it('is accepted in no other session', () => {
    const sweep = afterwards(aRecord(), { name: 'openSession', form: { kind: 'sweep' }, by: 'owner' });
    for (const contribution of [{ type: 'PresenceTold' }, step('whys'), root('open')])
      expect(giving(contribution, 'owner', [], sweep)).toEqual(problems({ type: 'notFitting' }));
  });
});

describe('the moves of the leader', () => {
  it('ask about existing whys', () => {
    const ask = (...whys: readonly string[]) => giving({ type: 'WhysAsked', whys: whys.map(id) }, 'owner', before);
    const before = [...whysOnly, removal('hot')];
    expect(ask('open', 'hot')).toEqual(problems({ whys: 'notThere' }));
    expect(ask('open', 'not heard of here')).toHaveProperty('whys');
    const names = Array.from({ length: formLimits.whyDepth }, (_, n) => `c${n}`);
    const deep = names.map((name, n) => cause(name, n === 0 ? problemWhy : names[n - 1]));
    expect(giving({ type: 'WhysAsked', whys: [id(names.at(-1) ?? '')] }, 'owner', deep)).toEqual(
      problems({ whys: 'tooDeep' }),
    );
  });

  it('merge two answers to one why, once', () => {
    const merge = (from: string, into: string, ...more: readonly Gave[]) =>
      giving({ type: 'CausesMerged', cause: id(from), into: id(into) }, 'owner', [...whysOnly, ...more]);
    expect(merge('open', 'open')).toEqual(problems({ into: 'notFitting' }));
    expect(merge('closer', 'hot')).toEqual(problems({ into: 'notFitting' }));
    expect(merge('hot', 'open', removal('hot'))).toEqual(problems({ cause: 'notThere' }));
    expect(merge('hot', 'open', removal('open'))).toEqual(problems({ into: 'notThere' }));
    expect(merge('hot', 'open', merging('hot', 'open'))).toEqual({ reason: 'nothingChanged' });
    // It would create a cycle.
    expect(merge('open', 'hot', merging('hot', 'open'))).toEqual({ reason: 'nothingChanged' });
    expect(merge('hot', 'not heard of here')).toHaveProperty('into');
    // Two whys became one, and so may their answers.
    const two = [cause('cool', 'hot'), merging('hot', 'open')];
    expect(merge('cool', 'closer', ...two)).toHaveProperty('into');
    expect(merge('cool', 'closer', cause('cool', 'hot'))).toEqual(problems({ into: 'notFitting' }));
  });

  it('choose an existing root cause, and no symptom without a reason', () => {
    expect(giving(root('closer'), 'owner', [...whysOnly, removal('open')])).toEqual(problems({ cause: 'notThere' }));
    const symptom = { statement: 'Human error' };
    expect(giving(root('closer', symptom), 'owner')).toEqual(problems({ despite: 'missing' }));
    expect(giving(root('closer', { ...symptom, despite: 'It is' }), 'owner')).toMatchObject({ despite: 'It is' });
    // The problem, and the cause above.
    for (const statement of ['A door stood open', 'No one shut it'])
      expect([statement, giving(root('closer', { statement }), 'owner')]).toEqual([
        statement,
        problems({ despite: 'missing' }),
      ]);
    // Not the cause itself: most are chosen in their own words.
    expect(giving(root('closer', { statement: 'It does not shut by itself' }), 'owner')).toHaveProperty('statement');
    // Stated before the session.
    const stated = afterwards(record, {
      name: 'confirmStatement',
      form: { problem: 'Windows were left open', implications: 'x' },
      by: 'owner',
    });
    expect(giving(root('a', { statement: 'Windows left open' }), 'owner', [cause('a')], stated)).toEqual(
      problems({ despite: 'missing' }),
    );
  });

  it('choose as many as a record holds', () => {
    const names = Array.from({ length: formLimits.rootCauses }, (_, n) => `c${n}`);
    const all: readonly Gave[] = [
      ...[...names, 'one more'].map((name) => cause(name)),
      ...names.map(
        (name): Gave => [
          `root ${name}`,
          facilitator.id,
          { type: 'RootCauseChosen', cause: id(name), statement: name, category: 'design' },
        ],
      ),
    ];
    expect(giving(root('one more'), 'owner', all)).toEqual(problems({ rootCauses: 'tooMany' }));
    // A synonym of one already chosen.
    expect(giving(root('c3'), 'owner', all)).toHaveProperty('statement');
    expect(giving(root('one more'), 'owner', [...all, merging('one more', 'c3')])).toHaveProperty('statement');
  });

  it('take another step than the current one', () => {
    expect(giving(step('whys'), 'owner')).toEqual({ reason: 'nothingChanged' });
    expect(giving(step('agreement'), 'owner')).toHaveProperty('step');
    expect(giving(step('agreement'), 'owner', [cause('a')])).toEqual({ reason: 'noRootCause' });
  });

  it('are undone by the leader only', () => {
    const undo = { type: 'Removed', what: id('root') };
    expect(giving(undo, 'owner')).toEqual(taken(undo, 'owner'));
    expect(giving(undo, 'verifier')).toEqual({ reason: 'notAllowed' });
  });
});

describe('a merged cause or why', () => {
  const merged = [...whysOnly, merging('hot', 'open')];

  it('may still be referred to, and stands for the one it was merged into', () => {
    const more: readonly Gave[] = [
      cause('windows', 'hot'),
      ['warm', owner.id, { type: 'EvidenceAdded', cause: id('hot'), text: 'x' }],
      ['mine', owner.id, { type: 'VoteCast', why: problemWhy, cause: id('hot') }],
    ];
    for (const [, , body] of more) expect(giving(body, 'owner', merged)).toEqual(taken(body, 'owner'));
    const [first, ...others] = foldFiveWhys(timed([...merged, ...more])).causes;
    expect([first?.causes.length, first?.evidence.length, first?.voters, others]).toEqual([2, 1, [owner.id], []]);
  });

  it('has the answers of both', () => {
    const before = [...merged, cause('windows', 'hot')];
    const voted = { type: 'VoteCast', why: id('open'), cause: id('windows') };
    expect(giving(voted, 'owner', before)).toEqual(taken(voted, 'owner'));
    expect(giving(voted, 'owner', [...whysOnly, cause('windows', 'hot')])).toEqual(problems({ cause: 'notFitting' }));
  });
});

describe('while agreement is requested', () => {
  it.each([
    { type: 'ProblemStated', problem: 'x', implications: 'y' },
    { type: 'CauseAdded', why: problemWhy, text: 'It was warm' },
    { type: 'EvidenceAdded', cause: id('open'), text: 'A photo' },
    { type: 'VoteCast', why: problemWhy, cause: id('open') },
    { type: 'WhysAsked', whys: [id('open')] },
    { type: 'CausesMerged', cause: id('hot'), into: id('open') },
    root('hot'),
    { type: 'Removed', what: id('root') },
    { type: 'Removed', what: id('open') },
  ])('no contribution changes the tree: $type', (contribution) => {
    expect(giving(contribution, 'owner', asking)).toEqual({ reason: 'agreementAsked' });
    expect(giving(contribution, 'owner', [...asking, removal('ask')])).not.toEqual({ reason: 'agreementAsked' });
  });

  it('people still join and answer, and the leader goes back', () => {
    for (const contribution of [{ type: 'PresenceTold' }, agree(), agree('ask', 'Not the window')])
      expect(giving(contribution, attendee, asking)).toEqual(taken(contribution, attendee));
    for (const contribution of [step('whys'), step('problem'), { type: 'Removed', what: id('ask') }])
      expect(giving(contribution, 'owner', asking)).toEqual(taken(contribution, 'owner'));
    const back = { type: 'Removed', what: id(agrees(reporter.id)[0]) };
    expect(giving(back, 'reporter', agreed)).toEqual(taken(back, 'reporter'));
    expect(giving(back, 'verifier', agreed)).toEqual({ reason: 'notAllowed' });
    expect(giving(step('whys'), 'verifier', asking)).toEqual({ reason: 'notAllowed' });
  });

  it('a participant agrees to the current round, once', () => {
    const stale = { reason: 'stale', of: 'round' };
    expect(giving(agree('another'), 'owner', asking)).toEqual(stale);
    expect(giving(agree(), 'owner', whysOnly)).toEqual(stale);
    const again: readonly Gave[] = [
      ...agreed,
      ['back', facilitator.id, { type: 'StepTaken', step: 'whys' }],
      ['again', facilitator.id, { type: 'StepTaken', step: 'agreement' }],
    ];
    expect(giving(agree(), 'owner', again)).toEqual(stale);
    expect(giving(agree('again'), 'owner', again)).toHaveProperty('round');
    expect(giving(agree(), 'owner', agreed)).toEqual({ reason: 'nothingChanged' });
    expect(giving(agree('ask', 'No'), 'owner', agreed)).toHaveProperty('objection');
    const objected = [...asking, agrees(owner.id, 'No')];
    expect(giving(agree('ask', 'No'), 'owner', objected)).toEqual({ reason: 'nothingChanged' });
    expect(giving(agree('ask', 'Not so'), 'owner', objected)).toHaveProperty('objection');
    expect(giving(agree(), 'owner', objected)).toHaveProperty('round');
  });
});
