import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure, type Procedure } from '../../test/builders/aProcedure.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import type { ReportFacts } from '../record/report/reportFacts.ts';
import type { Role } from '../record/values/person.ts';
import type { Handled } from '../useCases/commits/outcome.ts';
import { noticesOf } from './noticesOf.ts';

const reference = 'NC-2026-0001';
const managers = ['mia', 'max'];
const holders = (role: Role): readonly string[] => (role === 'ismsManager' ? managers : []);
const withChannel: Parameters<typeof noticesOf>[2] = {
  triageChannel: { channelId: '19:a@thread.tacv2', channelName: 'Triage', teamId: 'team', language: 'fr' },
};
const triage = {
  key: `${reference}/0001/triage/channel`,
  kind: 'triage',
  to: { kind: 'triageChannel', channelId: '19:a@thread.tacv2' },
};
const toManagers = (kind: 'urgent' | 'newReport', row: string) =>
  managers.map((id) => ({ key: `${reference}/${row}/${kind}/${id}`, kind, to: { kind: 'person', id } }));

const noticesFor = (handled: Handled, organisation: Parameters<typeof noticesOf>[2]) => {
  if (handled.kind !== 'done') throw new Error(handled.refusal.reason);
  return noticesOf(handled.stream, handled.commit, organisation, holders);
};
const reported = (procedure: Procedure, facts: Partial<ReportFacts>) =>
  procedure.handling.handle({ command: aReport(facts), actor: anActor(), commandId: 'report' });
const corrected = (procedure: Procedure, commandId: string, facts: Partial<ReportFacts>) =>
  procedure.handling.handle({
    command: { name: 'correctReport', reference, facts: theFacts(facts) },
    actor: anActor(),
    commandId,
  });

describe('a new report', () => {
  it.each(['no', 'notSure'] as const)(
    'goes to the triage channel alone when the problem is still going on: %s',
    async (ongoing) => {
      expect(noticesFor(await reported(aProcedure(), { ongoing }), withChannel)).toEqual([triage]);
    },
  );

  it('goes to the channel and to each ISMS manager when the problem is still going on', async () => {
    const handled = await reported(aProcedure(), { ongoing: 'yes' });
    expect(noticesFor(handled, withChannel)).toEqual([triage, ...toManagers('urgent', '0001')]);
  });

  it('goes to each ISMS manager while no channel is chosen, once each', async () => {
    expect(noticesFor(await reported(aProcedure(), {}), {})).toEqual(toManagers('newReport', '0001'));
    expect(noticesFor(await reported(aProcedure(), { ongoing: 'yes' }), {})).toEqual(toManagers('urgent', '0001'));
  });
});

describe('a correction', () => {
  it('to still going on notifies the ISMS managers, once in the life of the record', async () => {
    const procedure = aProcedure();
    await reported(procedure, { ongoing: 'notSure' });
    const yes = await corrected(procedure, 'one', { ongoing: 'yes' });
    const over = await corrected(procedure, 'two', { ongoing: 'no' });
    const again = await corrected(procedure, 'three', { ongoing: 'yes' });
    for (const organisation of [withChannel, {}]) {
      expect(noticesFor(yes, organisation)).toEqual(toManagers('urgent', '0002'));
      expect(noticesFor(over, organisation)).toEqual([]);
      expect(noticesFor(again, organisation)).toEqual([]);
    }
  });

  it('of anything else notifies no one: the posted cards are redrawn', async () => {
    const procedure = aProcedure();
    await reported(procedure, { ongoing: 'yes' });
    expect(noticesFor(await corrected(procedure, 'one', { ongoing: 'yes', what: 'The window' }), withChannel)).toEqual(
      [],
    );
  });
});

describe('notices', () => {
  it('no other commit sends notices', async () => {
    const procedure = aProcedure();
    await reported(procedure, { ongoing: 'yes' });
    const order = { actor: anActor(), commandId: 'one' };
    const added = await procedure.handling.handle({
      ...order,
      command: { name: 'addToReport', reference, text: 'Again' },
    });
    const withdrawn = await procedure.handling.handle({
      actor: anActor(),
      commandId: 'two',
      command: { name: 'withdrawReport', reference, reason: undefined },
    });
    for (const handled of [added, withdrawn]) expect(noticesFor(handled, withChannel)).toEqual([]);
  });

  it('have the same keys on a replica that reads the stream later, and keys of their own', async () => {
    const procedure = aProcedure();
    const first = await reported(procedure, { ongoing: 'yes' });
    await corrected(procedure, 'one', { ongoing: 'no' });
    const [later] = procedure.records.stored();
    const [row] = later?.commits ?? [];
    if (!later || !row) throw new Error('nothing stored');
    expect(noticesOf(later, row, withChannel, holders)).toEqual(noticesFor(first, withChannel));
    const keys = noticesFor(first, withChannel).map((notice) => notice.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have a key that is independent of the channel: a change of channel repeats none', async () => {
    const handled = await reported(aProcedure(), {});
    const other: Parameters<typeof noticesOf>[2] = {
      triageChannel: { channelId: '19:b@thread.tacv2', channelName: 'B', teamId: 'team', language: 'en' },
    };
    expect(noticesFor(handled, other).map((notice) => notice.key)).toEqual([triage.key]);
  });
});
