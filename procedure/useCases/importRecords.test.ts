import { anImportedRow } from '../../test/builders/anImportedRow.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { auditMarksOf } from '../audit/auditMarks.ts';
import { importIdOf } from '../commands/organisation/importRecord.ts';
import { drillDownCases } from '../measures/drillDownReferences.ts';
import { measuredFacts } from '../measures/measuredFacts.ts';
import { measureNames } from '../measures/measures.ts';
import { usualRules } from '../measures/measuring.ts';
import { dayNumber } from '../measures/periods/dayNumber.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import { demanded, missing } from '../stages/gates.ts';

const { ismsManager, alternate, administrator, management, auditor, employee } = thePeople;
const open = { state: 'open', closedOn: undefined, closingResult: undefined };

const given = (cells: Parameters<typeof anImportedRow>[0] = {}, actor = ismsManager) => {
  const row = anImportedRow(cells);
  return { command: { name: 'importRecord', ...row } as const, actor, commandId: importIdOf(row.legacy, sha256) };
};
const imported = async (cells: Parameters<typeof anImportedRow>[0] = {}) => {
  const procedure = aProcedure();
  const handled = await procedure.handling.importRecord(given(cells));
  if (handled.kind !== 'done') throw new Error(handled.refusal.reason);
  return { ...procedure, ...handled, record: handled.stream.state };
};
const measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules } as const;

describe('an imported row of an older register', () => {
  it('is one commit that says who imported it, from which file, and what was reported', async () => {
    const { commit, record } = await imported();
    expect(commit).toMatchObject({ sequence: 1, actorId: ismsManager.id, at: '2026-11-24T09:00:00.000Z' });
    expect(commit.events.map(({ type }) => type)).toEqual(['Reported', 'LegacyRecorded']);
    expect(record).toMatchObject({ reference: 'NC-2026-0001', reportedIn: 'import', legacy: { oldId: '17', row: 2 } });
  });

  it('happens once, for any importer, and notifies no one', async () => {
    const { handling, records, committed, stream } = await imported();
    expect(await handling.importRecord(given({}, alternate))).toMatchObject({
      repeated: true,
      commit: { sequence: 1 },
    });
    expect(records.stored()).toHaveLength(1);
    expect(committed).toHaveLength(1);
    for (const organisation of [
      {},
      { triageChannel: { channelId: '19:a', channelName: 'T', teamId: 't', language: 'en' } } as const,
    ])
      expect(noticesOf(stream, stream.commits[0], organisation, () => [management.id])).toEqual([]);
  });

  it('alerts no one either if it was still going on', async () => {
    const { stream } = await imported({ ...open, ongoing: 'yes' });
    expect(noticesOf(stream, stream.commits[0], {}, () => [management.id])).toEqual([]);
  });

  it('is refused to everyone but those responsible for the records', async () => {
    const { handling, records } = aProcedure();
    for (const actor of [administrator, management, auditor, employee])
      expect(await handling.importRecord(given({}, actor))).toEqual({
        kind: 'refused',
        refusal: { reason: 'notAllowed' },
      });
    expect(records.stored()).toEqual([]);
  });

  it("starts at the first stage when it was open, with the register's texts where TenTwo has none", async () => {
    const { record, handling } = await imported(open);
    expect(record).toMatchObject({ stage: 'reported', log: { rootCause: 'No one is at the desk at noon' } });
    expect(record.log).toMatchObject({ shortTermPlan: 'Ring the bell' });
    expect(record.log.planManager).toBeUndefined();
    expect(handling.deadlines(record).map(({ kind }) => kind)).toEqual(['triage']);
    const triage = { lane: 'standard', grade: 'minor', gradeReason: 'Isolated', owner: thePeople.owner.id } as const;
    const command = { name: 'triageReport', reference: record.reference, ...triage } as const;
    const triaged = await handling.handle({ command, actor: ismsManager, commandId: 't' });
    expect(triaged).toMatchObject({ kind: 'done', stream: { state: { stage: 'triaged', legacy: { oldId: '17' } } } });
  });

  it('is closed on its former date, by no one here: without gates, dates, verdict and closure', async () => {
    const { record, handling } = await imported();
    expect(record).toMatchObject({ stage: 'closed', legacy: { closed: { on: '2024-06-30' } } });
    expect([record.closure, record.cycle.approval, record.cycle.effectiveness, record.triage]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([demanded(record), missing(record), handling.deadlines(record)]).toEqual([[], [], []]);
    const facts = measuredFacts(record);
    expect([facts.closed, facts.look, facts.closedBefore]).toEqual([undefined, undefined, dayNumber('2024-06-30')]);
    expect(auditMarksOf(facts)).toEqual(expect.arrayContaining(['way.import', 'closedBefore', 'name.named']));
    expect(auditMarksOf(facts)).not.toContain('closed');
  });

  it('is in no figure when it was closed, and is recorded as such on its closing day', async () => {
    const facts = measuredFacts((await imported()).record);
    const cases = measureNames.map((name) => [name, drillDownCases(name, [facts], measuring, {})] as const);
    expect(cases.flatMap(([, all]) => all).filter((one) => 'value' in one)).toEqual([]);
    const named = cases.filter(([, all]) => all.some((one) => 'leftOut' in one && one.leftOut === 'beforeTenTwo'));
    expect(named.map(([name]) => name)).toEqual([
      'timeToIdentify',
      'timeToTriage',
      'timeToContain',
      'timeToPlan',
      'timeToImplement',
      'timeToClose',
      'recurrence',
      'repeats',
      'effectiveness',
      'closure',
    ]);
    const june = { from: '2024-06-01', to: '2024-06-30' } as const;
    const july = { from: '2024-07-01', to: '2024-07-31' } as const;
    expect(drillDownCases('timeToClose', [facts], measuring, june)).toHaveLength(1);
    expect(drillDownCases('timeToClose', [facts], measuring, july)).toEqual([]);
  });

  it('is counted as any other when it was open', async () => {
    const facts = measuredFacts((await imported(open)).record);
    expect(facts.closedBefore).toBeUndefined();
    expect(drillDownCases('repeats', [facts], measuring, {})).toMatchObject([{ value: 0 }]);
  });

  it('counts by its day of detection when its closing day is unknown', async () => {
    const { record } = await imported({ closedOn: undefined });
    expect(measuredFacts(record).closedBefore).toBe(dayNumber('2024-03-05'));
  });
});
