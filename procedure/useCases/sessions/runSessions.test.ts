import { aProcedure } from '../../../test/builders/aProcedure.ts';
import { presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actorOf, type Press } from '../../../test/builders/given.ts';
import { sha256 as id } from '../../../test/builders/sha256.ts';
import { agrees, theWhys } from '../../../test/builders/theFiveWhys.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import type { UntimedContribution } from '../../causes/contribution.ts';
import { readCommand } from '../../commands/recordCommands.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Handled } from '../commits/outcome.ts';

const reference = 'NC-2026-0001';
const key = `${reference}/S1` as const;
const { reporter, owner, facilitator, attendee, employee, guest, auditor, ismsManager, verifier } = thePeople;

/** In the meeting, where Gus leads nothing. */
const gus: Actor = { ...guest, attends: key };
const open: Press = { name: 'openSession', by: 'owner', form: { kind: 'fiveWhys', facilitator: facilitator.id } };
const by = new Map([reporter, owner, facilitator, verifier].map((one) => [one.id, one]));

const outcomeOf = (handled: Handled) =>
  handled.kind === 'done' ? handled.stream.state : { refusal: handled.refusal.reason };

/** Triaged, with a 5-Whys session that Fay leads. */
const opened = async () => {
  const procedure = aProcedure();
  const { handling, sessions, setNow } = procedure;
  await handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  let given = 0;
  const press = ({ name, form, by: who }: Press, commandId?: string) => {
    const read = readCommand(name, reference, form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    given += 1;
    return handling.handle({ command: read.command, actor: actorOf(who), commandId: commandId ?? `c${given}` });
  };
  for (const one of [presses.triage('standard'), open]) await press(one);
  const give = async (name: string, actor: Actor, contribution: object) =>
    handling.contribute({
      command: { name: 'contribute', reference, session: 'S1', contribution } as never,
      actor,
      commandId: id(name),
    });
  const find = async (more: readonly (typeof theWhys)[number][] = []) => {
    for (const [second, [name, who, body]] of [...theWhys, ...more].entries()) {
      setNow(new Date(Date.parse('2026-11-24T09:00:00.000Z') + second * 1000));
      const handled = await give(name, by.get(who) ?? owner, body);
      if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
    }
  };
  const close = (who: Press['by'], form: object = {}, commandId?: string) =>
    press({ name: 'closeSession', by: who, form: { session: 'S1', ...form } }, commandId);
  const lead = (who: Press['by'], to?: string, commandId?: string) =>
    press({ name: 'leadSession', by: who, form: { session: 'S1', to } }, commandId);
  /** As another replica would: it does not know that the session was closed. */
  const late = (contribution: UntimedContribution) => sessions.contribute(key, contribution);
  return { ...procedure, press, give, find, close, lead, late };
};
const together = [agrees(owner.id), agrees(reporter.id)];

describe('a session for the members of its card’s conversation', () => {
  it('is readable, and nothing else of the record', async () => {
    const { handling, find } = await opened();
    await find();
    for (const actor of [gus, attendee, { ...auditor, attends: key }]) {
      const asked = await handling.session(reference, 'S1', actor);
      expect(asked?.fiveWhys?.causes.map(({ text }) => text)).toEqual(['No one shut it', 'It was hot inside']);
    }
    for (const actor of [gus, attendee]) expect(await handling.read(reference, actor)).toBeUndefined();
    for (const actor of [guest, employee, { ...gus, attends: `${reference}/S2` } as const])
      expect(await handling.session(reference, 'S1', actor)).toBeUndefined();
  });

  it('takes their contributions', async () => {
    const { handling, find, give } = await opened();
    await find();
    expect(await give('gus agrees', gus, { type: 'AgreementGiven', round: id('ask') })).toMatchObject({ kind: 'done' });
    expect(await give('sam agrees', employee, { type: 'AgreementGiven', round: id('ask') })).toMatchObject({
      refusal: { reason: 'unknown' },
    });
    expect((await handling.session(reference, 'S1', owner))?.fiveWhys?.agreed).toEqual([guest.id]);
  });
});

describe('closing 5 Whys', () => {
  it('settles the contributions and records the result, in one commit', async () => {
    const { find, close, committed } = await opened();
    await find(together);
    expect(outcomeOf(await close('facilitator'))).toMatchObject({
      stage: 'planning',
      statement: { problem: 'A door stood open' },
      sessions: [{ closed: { count: theWhys.length + 2, how: 'facilitator' } }],
      log: { rootCause: 'Doors are bought without a closer' },
      cycle: {
        causes: {
          method: 'fiveWhys',
          session: 'S1',
          agreedBy: [owner.id, reporter.id],
          rootCauses: [{ statement: 'Doors are bought without a closer', category: 'design', whyId: 'w2' }],
        },
      },
    });
    const events = committed.at(-1)?.events ?? [];
    expect(events.map(({ type }) => type)).toEqual(['SessionClosed', 'StatementConfirmed', 'CausesDetermined']);
    // The contributions are outside of it: they would not fit into a row.
    expect(events[0]).not.toHaveProperty('contributions');
  });

  it('is refused before the owner and someone else agreed, and then done with a reason', async () => {
    const { find, close } = await opened();
    await find([agrees(reporter.id)]);
    expect(outcomeOf(await close('facilitator'))).toEqual({ refusal: 'notAgreed' });
    expect(outcomeOf(await close('owner'))).toEqual({ refusal: 'invalid' });
    expect(outcomeOf(await close('owner', { aloneBecause: 'The owner is away' }))).toMatchObject({
      cycle: { causes: { aloneBecause: 'The owner is away', agreedBy: [reporter.id] } },
    });
  });

  it('says what to do when the result is more than a row holds', async () => {
    const { give, close } = await opened();
    await give('problem', owner, { type: 'ProblemStated', problem: 'x'.repeat(1900), implications: 'y' });
    let above = 'problem';
    for (let branch = 0; branch < 20; branch += 1) {
      above = 'problem';
      for (let depth = 0; depth < 6; depth += 1) {
        const name = `c${branch}.${depth}`;
        await give(name, owner, { type: 'CauseAdded', why: above, text: `${name} ${'é'.repeat(390)}` });
        above = id(name);
      }
      const statement = `root ${branch}`;
      await give(statement, owner, { type: 'RootCauseChosen', cause: above, statement, category: 'design' });
    }
    const handled = await close('owner', { aloneBecause: 'No one else was there' });
    expect(handled).toEqual({ kind: 'refused', refusal: { reason: 'tooMuchText', of: 'session' } });
  });

  it('keeps and shows what comes late, and changes no cause that was determined', async () => {
    const { handling, press, find, close, late } = await opened();
    await find(together);
    await close('facilitator');
    await late({ type: 'Removed', id: id('late'), by: facilitator.id, what: id('closer') });
    const before = await handling.session(reference, 'S1', owner);
    expect(before?.late.map(({ id: one }) => one)).toEqual([id('late')]);
    await press({ name: 'takeLateContributions', by: 'owner', form: { session: 'S1' } });
    const after = await handling.session(reference, 'S1', owner);
    expect(after?.late).toEqual([]);
    expect(after?.fiveWhys).toEqual(before?.fiveWhys);
    expect(after?.fiveWhys?.rootCauses).toHaveLength(1);
    expect(after?.contributed.count).toBe(theWhys.length + 3);
    expect((await handling.read(reference, owner))?.state.cycle.causes?.rootCauses).toHaveLength(1);
  });

  it('of a sweep has no whys', async () => {
    const { handling, press } = await opened();
    await press({ name: 'openSession', by: 'owner', form: { kind: 'sweep' } });
    expect(await handling.session(reference, 'S2', owner)).not.toHaveProperty('fiveWhys');
  });
});

describe('leading a session', () => {
  const minute = 60_000;
  const start = Date.parse('2026-11-24T09:00:00.000Z');
  const minutesLater = (minutes: number) => new Date(start + minutes * minute);

  it('is handed over by the leader, who no longer leads it then', async () => {
    const { handling, lead, close } = await opened();
    expect(outcomeOf(await lead('facilitator', employee.id))).toMatchObject({
      sessions: [{ facilitator: employee.id, handed: { named: facilitator.id } }],
    });
    // Leading it does not allow reading the record.
    expect(await handling.read(reference, employee)).toBeUndefined();
    expect(await handling.read(reference, facilitator)).toBeUndefined();
    expect(await handling.session(reference, 'S1', employee)).toBeDefined();
    expect(outcomeOf(await close('facilitator'))).toEqual({ refusal: 'unknown' });
    expect(outcomeOf(await close('employee', {}, 'closing'))).toMatchObject({
      sessions: [{ closed: { by: employee.id } }],
    });
    // Teams delivers it again.
    expect(await close('employee', {}, 'closing')).toMatchObject({ kind: 'done', repeated: true });
  });

  it('can be taken over when the leader contributed nothing for five minutes', async () => {
    const { setNow, give, lead } = await opened();
    setNow(minutesLater(4.9));
    expect(outcomeOf(await lead(attendee))).toEqual({ refusal: 'leaderThere' });
    await give('here', facilitator, { type: 'PresenceTold' });
    await give('other', reporter, { type: 'PresenceTold' });
    setNow(minutesLater(9.8));
    expect(outcomeOf(await lead(attendee))).toEqual({ refusal: 'leaderThere' });
    setNow(minutesLater(9.9));
    expect(outcomeOf(await lead(attendee))).toMatchObject({ sessions: [{ facilitator: attendee.id }] });
    // The next one has five minutes of their own.
    expect(outcomeOf(await lead('reporter'))).toEqual({ refusal: 'leaderThere' });
    setNow(minutesLater(14.9));
    expect(outcomeOf(await lead('reporter'))).toMatchObject({ sessions: [{ facilitator: reporter.id }] });
  });

  it('is open to the owner and the ISMS manager at any time', async () => {
    const { lead } = await opened();
    expect(outcomeOf(await lead('owner'))).toMatchObject({ sessions: [{ facilitator: owner.id }] });
    expect(outcomeOf(await lead('ismsManager'))).toMatchObject({ sessions: [{ facilitator: ismsManager.id }] });
  });

  it('is refused to a person who is not there', async () => {
    const { setNow, lead } = await opened();
    setNow(minutesLater(30));
    for (const who of [employee, guest]) expect(outcomeOf(await lead(who))).toEqual({ refusal: 'unknown' });
    expect(outcomeOf(await lead(gus))).toEqual({ refusal: 'notAllowed' });
    expect(outcomeOf(await lead({ ...auditor, attends: key }))).toEqual({ refusal: 'notAllowed' });
  });
});
