import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure, type Procedure } from '../../test/builders/aProcedure.ts';
import { theTriage } from '../../test/builders/aRecord.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { RecordCommand } from '../commands/recordCommands.ts';
import type { Report } from '../commands/report/report.ts';
import { type Anonymity, readCaseCode, unnamedReporter } from '../record/report/identity.ts';
import type { Actor } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import type { HandledRecord } from './commits/outcome.ts';

const lea = anActor();
const max = anActor({ id: '66666666-6666-4666-8666-666666666666', name: 'Max Other' });
const { ismsManager: mia, custodian } = thePeople;
const reference: Reference = 'NC-2026-0001';

/** Half past nine in Paris; the day began at 23:00 UTC. */
const startOfToday = '2026-11-23T23:00:00.000Z';

const report = (
  procedure: Procedure,
  anonymity: Anonymity,
  { actor = lea, commandId = 'press', ...changes }: Partial<Report> & { actor?: Actor; commandId?: string } = {},
) => procedure.handling.handle({ command: aReport({}, { anonymity, ...changes }), actor, commandId });
const give = (procedure: Procedure, command: RecordCommand, actor: Actor, commandId: string = command.name) =>
  procedure.handling.handle({ command, actor, commandId });
const done = async (handled: ReturnType<Procedure['handling']['handle']>): Promise<HandledRecord> => {
  const settled = await handled;
  if (settled.kind === 'refused') throw new Error(JSON.stringify(settled.refusal));
  return settled;
};

/** All stored rows, as text. */
const kept = ({ records }: Procedure): string => JSON.stringify(records.stored());

describe.each(['sealed', 'anonymous'] as const)('a %s report', (anonymity) => {
  it('leaves no person and no hour in the row', async () => {
    const procedure = aProcedure();
    const { commit, stream } = await done(report(procedure, anonymity));
    expect(commit).toMatchObject({ actorId: unnamedReporter, actorName: '', at: startOfToday });
    expect(stream.state).toMatchObject({ reporter: unnamedReporter, reportedAt: startOfToday });
    for (const secret of [lea.id, lea.name, 'press', sha256('press')]) expect(kept(procedure)).not.toContain(secret);
  });

  it('is answered with a code of which only the hash is stored', async () => {
    const procedure = aProcedure();
    const { caseCode = '', stream } = await done(report(procedure, anonymity));
    expect(readCaseCode(caseCode)).toBe(caseCode);
    expect(kept(procedure)).not.toContain(caseCode);
    expect(kept(procedure)).not.toContain(caseCode.replaceAll('-', ''));
    expect(stream.state.unnamed).toMatchObject({ kind: anonymity, caseCode: sha256(caseCode) });
  });

  it('is one record, with one code, however often it is delivered', async () => {
    const procedure = aProcedure();
    const answers = await Promise.all([1, 2, 3].map(() => done(report(procedure, anonymity))));
    answers.push(await done(report(procedure, anonymity)));
    expect(new Set(answers.map(({ caseCode }) => caseCode)).size).toBe(1);
    expect(answers.map(({ repeated }) => repeated)).toEqual([false, true, true, true]);
    expect(procedure.records.stored()).toHaveLength(1);
  });

  it('gets its code also when the first delivery arrived unnoticed', async () => {
    const procedure = aProcedure();
    procedure.records.breakDown('notKnownYet', { when: 'after' });
    await expect(report(procedure, anonymity)).rejects.toMatchObject({ code: 'notKnownYet' });
    procedure.records.mend();
    const { caseCode = '', repeated } = await done(report(procedure, anonymity));
    expect(repeated).toBe(true);
    expect(await procedure.handling.reporterOf(reference, caseCode)).toBeDefined();
  });

  // Its press is known by `n`, which readers of the chat can read.
  it.each<readonly [string, Parameters<typeof report>[2]]>([
    ['another text', { facts: aReport({ what: 'The window' }).facts }],
    ['another wish', { notToIsmsManager: true }],
  ])('sent again with %s is refused, and the code is not shown', async (_, changes) => {
    const procedure = aProcedure(undefined, { alternate: [thePeople.alternate] });
    await done(report(procedure, anonymity));
    const again = await report(procedure, anonymity, changes);
    expect(again).toEqual({ kind: 'refused', refusal: { reason: 'sentBefore' } });
    expect(procedure.records.stored()).toHaveLength(1);
    expect(procedure.committed).toHaveLength(1);
  });

  it('sent again as the other kind is refused: no one is told that they are anonymous when they are not', async () => {
    const procedure = aProcedure();
    await done(report(procedure, anonymity));
    const other = anonymity === 'sealed' ? 'anonymous' : 'sealed';
    expect(await report(procedure, other)).toEqual({ kind: 'refused', refusal: { reason: 'sentBefore' } });
  });

  it('is refused where it cannot be stored, and nothing is stored', async () => {
    const procedure = aProcedure();
    for (const changes of [{ reportedIn: 'channel' }, { notToIsmsManager: true }] as const)
      expect(await report(procedure, anonymity, changes)).toMatchObject({ refusal: { reason: 'invalid' } });
    expect(await report(procedure, anonymity, { actor: thePeople.guest })).toMatchObject({
      refusal: { reason: 'notAllowed' },
    });
    expect(procedure.records.stored()).toEqual([]);
  });
});

it('an anonymous report by one person leaves the same as by another', async () => {
  const [one, other] = [aProcedure(), aProcedure()];
  const [ofLea, ofMax] = [await done(report(one, 'anonymous')), await done(report(other, 'anonymous', { actor: max }))];
  expect(kept(one)).toBe(kept(other));
  expect(ofLea.caseCode).toBe(ofMax.caseCode);
  expect(JSON.stringify(one.committed)).toBe(JSON.stringify(other.committed));
});

it('two anonymous reports of one hour share nothing but the day', async () => {
  const procedure = aProcedure();
  const first = await done(report(procedure, 'anonymous'));
  const second = await done(report(procedure, 'anonymous', { commandId: 'another' }));
  expect(first.caseCode).not.toBe(second.caseCode);
  expect(first.commit.commandId).not.toBe(second.commit.commandId);
});

it('two sealed reports of one person do not show that they are from the same person', async () => {
  const procedure = aProcedure();
  const first = await done(report(procedure, 'sealed'));
  const second = await done(report(procedure, 'sealed', { commandId: 'another' }));
  const [one, two] = [first.stream.state.unnamed, second.stream.state.unnamed];
  if (one?.kind !== 'sealed' || two?.kind !== 'sealed') throw new Error('not sealed');
  expect(one.digest).not.toBe(two.digest);
  expect(one.sealed).not.toBe(two.sealed);
});

it('a sealed report sent again by another person is not theirs', async () => {
  const procedure = aProcedure();
  await done(report(procedure, 'sealed'));
  expect(await report(procedure, 'sealed', { actor: max })).toEqual({
    kind: 'refused',
    refusal: { reason: 'sentBefore' },
  });
});

it('a report by name has no code', async () => {
  const handled = await done(report(aProcedure(), 'named'));
  expect(handled).not.toHaveProperty('caseCode');
  expect(handled.stream.state).not.toHaveProperty('unnamed');
  expect(handled.commit).toMatchObject({ actorId: lea.id, commandId: 'press', at: '2026-11-24T09:00:00.000Z' });
});

describe('the case code', () => {
  const opened = async (anonymity: Anonymity = 'anonymous') => {
    const procedure = aProcedure();
    const { caseCode = '' } = await done(report(procedure, anonymity));
    return { procedure, caseCode };
  };

  it('makes the person who has it the reporter of that record, as typed', async () => {
    const { procedure, caseCode } = await opened();
    for (const typed of [caseCode, caseCode.toLowerCase(), caseCode.replaceAll('-', ' '), ` ${caseCode} `]) {
      const actor = await procedure.handling.reporterOf(reference, typed);
      expect(actor).toEqual({ id: unnamedReporter, name: '', roles: [], guest: false, caseOf: reference });
    }
  });

  it('opens nothing when it is wrong, of another record, or of none', async () => {
    const { procedure, caseCode } = await opened();
    const { caseCode: other = '' } = await done(report(procedure, 'sealed', { commandId: 'another' }));
    await done(report(procedure, 'named', { commandId: 'third' }));
    const wrong = caseCode.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const [of, code] of [
      [reference, wrong],
      [reference, other],
      [reference, ''],
      [reference, sha256(caseCode)],
      ['NC-2026-0003', caseCode],
      ['NC-2026-0099', caseCode],
    ] as const)
      expect(await procedure.handling.reporterOf(of, code)).toBeUndefined();
  });

  it('lets them read that record and no other', async () => {
    const { procedure, caseCode } = await opened();
    await done(report(procedure, 'anonymous', { commandId: 'another' }));
    const actor = await procedure.handling.reporterOf(reference, caseCode);
    if (!actor) throw new Error('no actor');
    expect(await procedure.handling.read(reference, actor)).toBeDefined();
    expect(await procedure.handling.read('NC-2026-0002', actor)).toBeUndefined();
    const command = { name: 'addToReport', reference: 'NC-2026-0002', text: 'Mine?' } as const;
    expect(await give(procedure, command, actor)).toEqual({ kind: 'refused', refusal: { reason: 'unknown' } });
    expect(await procedure.handling.handle({ command: aReport(), actor, commandId: 'x' })).toEqual({
      kind: 'refused',
      refusal: { reason: 'notAllowed' },
    });
  });

  it('leaves no person and no hour in their answers: the day, or the row before', async () => {
    const { procedure, caseCode } = await opened();
    const actor = await procedure.handling.reporterOf(reference, caseCode);
    if (!actor) throw new Error('no actor');
    const add = (text: string) => give(procedure, { name: 'addToReport', reference, text }, actor, `add ${text}`);
    expect((await done(add('first'))).commit).toMatchObject({ actorId: unnamedReporter, at: startOfToday });
    await done(give(procedure, { name: 'askReporter', reference, text: 'Which door?' }, mia));
    procedure.setNow(new Date('2026-11-24T15:40:12.345Z'));
    const { commit } = await done(add('second'));
    expect(commit).toMatchObject({ actorName: '', at: '2026-11-24T09:00:00.000Z' });
    expect(commit.commandId).not.toBe('add second');
    procedure.setNow(new Date('2026-11-25T08:00:00.000Z'));
    expect((await done(add('third'))).commit.at).toBe('2026-11-24T23:00:00.000Z');
    expect((await done(add('third'))).repeated).toBe(true);
    expect(kept(procedure)).not.toMatch(/15:40|add (first|second|third)/);
  });

  it('finds question, answer and rejection', async () => {
    const { procedure, caseCode } = await opened();
    const actor = await procedure.handling.reporterOf(reference, caseCode);
    if (!actor) throw new Error('no actor');
    await done(give(procedure, { name: 'askReporter', reference, text: 'Which door?' }, mia));
    await done(give(procedure, { name: 'addToReport', reference, text: 'The left one' }, actor));
    await done(give(procedure, { name: 'rejectReport', reference, reason: 'It is allowed' }, mia));
    await done(give(procedure, { name: 'objectToRejection', reference, text: 'It is not' }, actor));
    const stream = await procedure.handling.read(reference, actor);
    expect(stream?.state).toMatchObject({
      questions: [{ by: mia.id, text: 'Which door?' }],
      additions: [{ by: unnamedReporter, text: 'The left one' }],
      rejection: { reason: 'It is allowed', objection: { text: 'It is not' } },
    });
  });
});

describe('opening a sealed identity', () => {
  const open = (reason = 'A reprisal is alleged') => ({ name: 'openIdentity', reference, reason }) as const;

  it('shows the custodian who it is, and records that they asked and why', async () => {
    const procedure = aProcedure();
    await done(report(procedure, 'sealed'));
    const { identity, commit, stream } = await done(give(procedure, open(), custodian));
    expect(identity).toEqual({ id: lea.id, name: lea.name });
    expect(commit.events).toEqual([{ type: 'IdentityOpened', reason: 'A reprisal is alleged' }]);
    expect(stream.state.identityOpenings).toEqual([
      { at: commit.at, by: custodian.id, reason: 'A reprisal is alleged' },
    ]);
    expect(kept(procedure)).not.toContain(lea.id);
    expect(kept(procedure)).not.toContain(lea.name);
  });

  it('shows it again when the press is delivered again, but only to a current custodian', async () => {
    const procedure = aProcedure();
    await done(report(procedure, 'sealed'));
    await done(give(procedure, open(), custodian));
    expect(await done(give(procedure, open(), custodian))).toMatchObject({ repeated: true, identity: { id: lea.id } });
    const before = await done(give(procedure, open(), { ...custodian, roles: ['auditor'] }));
    expect(before).not.toHaveProperty('identity');
    expect(procedure.records.stored()[0]?.commits).toHaveLength(2);
  });

  it('is the only command that shows it, even to a custodian', async () => {
    const procedure = aProcedure();
    await done(report(procedure, 'sealed'));
    await done(give(procedure, open(), custodian));
    const both = { ...custodian, roles: ['custodian', 'ismsManager'] } as const;
    const asked = await done(give(procedure, { name: 'askReporter', reference, text: 'Which door?' }, both));
    expect(asked).not.toHaveProperty('identity');
  });

  it('stops at a seal from another row: the reason is recorded, no one is named', async () => {
    const procedure = aProcedure();
    const { stream } = await done(report(procedure, 'sealed', { actor: max }));
    const { unnamed } = stream.state;
    if (unnamed?.kind !== 'sealed') throw new Error('not sealed');
    await done(report(procedure, 'sealed', { commandId: 'another' }));
    // As a person who writes into SharePoint could try: the seal of the first report in the row of a third.
    const { facts } = aReport();
    const row = { type: 'Reported', facts, language: 'en', reportedIn: 'tab', procedureVersion: '3.1' } as const;
    procedure.records.elsewhere('NC-2026-0003', {
      commandId: 'f'.repeat(64),
      at: new Date(startOfToday),
      actor: { id: unnamedReporter, name: '' },
      events: [{ ...row, unnamed }],
    });
    const forged = { ...open(), reference: 'NC-2026-0003' } as const;
    await expect(give(procedure, forged, custodian)).rejects.toMatchObject({ code: 'refused' });
  });
});

it('the triage of an unnamed report names who did it, as always', async () => {
  const procedure = aProcedure();
  await done(report(procedure, 'anonymous'));
  const handled = await done(
    give(procedure, { name: 'triageReport', reference, ...theTriage() } as RecordCommand, mia),
  );
  expect(handled.commit).toMatchObject({ actorId: mia.id, actorName: mia.name, at: '2026-11-24T09:00:00.000Z' });
});
