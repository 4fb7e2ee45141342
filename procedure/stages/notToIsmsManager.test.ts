import { aHistory, type HistoryRow, reportedEvent } from '../../test/builders/aHistory.ts';
import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aRecord, presses, theTriage } from '../../test/builders/aRecord.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { given } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { RecordCommand } from '../commands/recordCommands.ts';
import { defaultDeadlinePolicy } from '../deadlines/deadlinePolicy.ts';
import { deadlinesOf } from '../deadlines/deadlinesOf.ts';
import { recipientsOf } from '../deadlines/recipients.ts';
import { noticesOf } from '../notices/noticesOf.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { registerEntry } from '../record/registerEntry.ts';
import type { Actor, Role } from '../record/values/person.ts';
import { mayRead } from './reads.ts';
import { relationsOf } from './relations.ts';
import { managementFor, responsibleFor } from './responsible.ts';
import { type Stage, stages } from './stages.ts';

const kept = (stage: Stage): Nonconformity => ({ ...aRecord({ stage }), notToIsmsManager: true });
const as = (person: Actor, ...roles: readonly Role[]): Actor => ({ ...person, roles });
const { ismsManager, alternate, management, auditor, custodian, administrator, reporter, owner, employee } = thePeople;
const otherRoles = ['alternate', 'management', 'auditor', 'custodian', 'administrator'] as const;

type Groups = Partial<Record<Role, readonly string[]>>;
const holdersIn =
  (groups: Groups) =>
  (role: Role): readonly string[] =>
    groups[role] ?? [];

describe('the people responsible for it', () => {
  it.each<[string, Groups, readonly string[], readonly string[]]>([
    // Who takes it; and for comparison who takes any other.
    ['the alternates', { ismsManager: ['mia'], alternate: ['alf'], management: ['ben'] }, ['alf'], ['mia']],
    ['all of them', { ismsManager: ['mia'], alternate: ['alf', 'ali'] }, ['alf', 'ali'], ['mia']],
    ['management without an alternate', { ismsManager: ['mia'], management: ['ben', 'eva'] }, ['ben', 'eva'], ['mia']],
    ['no alternate who is an ISMS manager too', { ismsManager: ['mia'], alternate: ['mia', 'alf'] }, ['alf'], ['mia']],
    [
      'management, where every alternate is one too',
      { ismsManager: ['mia'], alternate: ['mia'], management: ['mia', 'ben'] },
      ['ben'],
      ['mia'],
    ],
    ['no one', { ismsManager: ['mia'], alternate: ['mia'], management: ['mia'] }, [], ['mia']],
    ['the alternates, with no ISMS manager at all', { alternate: ['alf'] }, ['alf'], ['alf']],
  ])('%s', (_, groups, takes, takesOthers) => {
    expect(responsibleFor({ notToIsmsManager: true }, holdersIn(groups))).toEqual(takes);
    expect(responsibleFor({}, holdersIn(groups))).toEqual(takesOthers);
    expect(responsibleFor(undefined, holdersIn(groups))).toEqual(takesOthers);
  });

  it('excludes members of management who are ISMS managers', () => {
    const holders = holdersIn({ ismsManager: ['mia'], management: ['mia', 'ben'] });
    expect(managementFor({ notToIsmsManager: true }, holders)).toEqual(['ben']);
    expect(managementFor({}, holders)).toEqual(['mia', 'ben']);
  });
});

describe.each(stages)('a kept record in %s', (stage) => {
  const record = kept(stage);

  it.each([[], ...otherRoles.map((role) => [role])])('is hidden from an ISMS manager who is also %s', (...more) => {
    const manager = as(ismsManager, 'ismsManager', ...(more as Role[]));
    expect(relationsOf(manager, record)).toEqual(['employee']);
    expect(mayRead('record', manager, record)).toBe(false);
    expect(mayRead('reporter', manager, record)).toBe(false);
    expect(mayRead('record', manager, registerEntry(record, 1))).toBe(false);
    // They may read the register, which has the other records.
    expect(mayRead('register', manager, undefined)).toBe(true);
    given(record).when('askReporter', { text: 'Who are you?' }, manager).refuses({ reason: 'unknown' });
    given(record).when('addToReport', { text: 'Me too' }, manager).refuses({ reason: 'unknown' });
  });

  it.each([alternate, management, auditor, custodian])('is visible to $name', (person) => {
    expect(mayRead('record', person, record)).toBe(true);
    expect(mayRead('record', person, registerEntry(record, 1))).toBe(true);
  });

  it.each([administrator, employee])('is hidden from $name, as every record is', (person) => {
    expect(mayRead('record', person, record)).toBe(false);
  });

  it('is visible to its reporter, even as an ISMS manager', () => {
    expect(mayRead('record', as(reporter, 'ismsManager'), record)).toBe(true);
  });
});

it('the alternate may do everything that an ISMS manager may', () => {
  given(kept('reported')).when('triageReport', theTriage(), 'alternate').gives(expect.objectContaining({}));
  given(kept('reported')).when('rejectReport', { reason: 'It is allowed' }, 'alternate').gives(expect.anything());
});

it('an ISMS manager is given no task in it; a person with a task who becomes one keeps the task and access', () => {
  given(kept('reported'))
    .when('triageReport', { ...theTriage(), owner: ismsManager.id }, 'alternate')
    .refuses({ reason: 'invalid', problems: { owner: 'keptFromHim' } });
  const record = { ...kept('triaged') };
  expect(mayRead('record', as(owner, 'ismsManager'), record)).toBe(true);
});

describe('through the handling', () => {
  const groups = { ismsManager: [ismsManager], alternate: [alternate], management: [management] };
  const both = as(ismsManager, 'ismsManager', 'management', 'alternate');
  const lea = anActor();
  const started = async () => {
    const procedure = aProcedure(undefined, groups);
    const report = (commandId: string, notToIsmsManager: boolean) =>
      procedure.handling.handle({ command: aReport({}, { notToIsmsManager }), actor: lea, commandId });
    await report('kept', true);
    await report('open', false);
    const give = (command: RecordCommand, actor: Actor) =>
      procedure.handling.handle({ command, actor, commandId: `${command.name} ${actor.id}` });
    return { procedure, give };
  };
  const duplicate = { name: 'markDuplicate', reference: 'NC-2026-0002', of: 'NC-2026-0001', reason: 'Same' } as const;

  it('reading it is like reading an unknown record', async () => {
    const { procedure } = await started();
    expect(await procedure.handling.read('NC-2026-0001', both)).toBeUndefined();
    expect(await procedure.handling.read('NC-2026-0002', both)).toBeDefined();
    expect(await procedure.handling.read('NC-2026-0001', alternate)).toBeDefined();
  });

  it('naming it in a command is like naming an unknown record', async () => {
    const { give } = await started();
    const named = await give(duplicate, both);
    const none = await give({ ...duplicate, of: 'NC-2026-0099' }, { ...both, id: 'another' });
    expect(named).toEqual({ kind: 'refused', refusal: { reason: 'invalid', problems: { of: 'unknownRecord' } } });
    expect(none).toEqual(named);
    expect(await give(duplicate, alternate)).toMatchObject({ kind: 'done' });
  });

  it('allows the exception when all members of management who may see it are barred', async () => {
    const { handling } = aProcedure(undefined, {
      ismsManager: [ismsManager],
      alternate: [alternate],
      management: [management, both],
    });
    const report = aReport({}, { notToIsmsManager: true });
    await handling.handle({ command: report, actor: as(lea, 'management'), commandId: 'report' });
    const reference = 'NC-2026-0001';
    const triage = { name: 'triageReport', reference, ...theTriage(), owner: management.id } as RecordCommand;
    await handling.handle({ command: triage, actor: alternate, commandId: 'triage' });
    const { containment, correction, consequences, statement } = presses;
    for (const { name, form } of [containment, correction, consequences, statement])
      await handling.handle({
        command: { name, reference, ...form } as RecordCommand,
        actor: alternate,
        commandId: name,
      });
    const accept = { name: 'acceptRisk', reference, reason: 'x', risk: 'R-12', expires: '2027-06-30' } as const;
    const alone = await handling.handle({ command: accept, actor: management, commandId: 'accept' });
    expect(alone).toMatchObject({ refusal: { reason: 'invalid', problems: { exception: 'missing' } } });
    const exception = { ...accept, exception: 'No one else may see it' };
    expect(await handling.handle({ command: exception, actor: management, commandId: 'again' })).toMatchObject({
      kind: 'done',
    });
  });
});

const day = (of: string, by: string, ...events: NonconformityEvent[]): HistoryRow => [
  `${of}T09:00:00.000Z`,
  by,
  ...events,
];
const reportedAs = (changes: Partial<Extract<NonconformityEvent, { type: 'Reported' }>>): HistoryRow =>
  day('2026-11-24', 'lea', { ...reportedEvent, ...changes } as NonconformityEvent);
const everyone = holdersIn({
  ismsManager: ['mia'],
  alternate: ['mia', 'alf'],
  management: ['mia', 'ben'],
  auditor: ['mia'],
});

describe('its notices', () => {
  const channel = { channelId: '19:a@thread.tacv2', channelName: 'Triage', teamId: 'team', language: 'en' } as const;
  type Organisation = Parameters<typeof noticesOf>[2];
  // Only the channel of the organisation's choices counts here.
  const organisation = { triageChannel: channel } as unknown as Organisation;
  const toldOf = (ongoing: 'yes' | 'no', notToIsmsManager: boolean) => {
    const facts = { ...(reportedEvent as { facts: object }).facts, ongoing } as never;
    const stream = aHistory(reportedAs({ facts, ...(notToIsmsManager && { notToIsmsManager: true }) }));
    return noticesOf(stream, stream.commits[0], organisation, everyone).map(({ kind, to }) =>
      to.kind === 'person' ? `${kind} ${to.id}` : `${kind} in the channel`,
    );
  };

  it('go to the alternates in person: the ISMS manager reads the channel', () => {
    expect(toldOf('no', true)).toEqual(['newReport alf']);
    expect(toldOf('yes', true)).toEqual(['urgent alf']);
    expect(toldOf('no', false)).toEqual(['triage in the channel']);
    expect(toldOf('yes', false)).toEqual(['triage in the channel', 'urgent mia']);
  });

  it('never go to an ISMS manager, for any event', () => {
    const rows: readonly [HistoryRow, ...HistoryRow[]] = [
      reportedAs({ notToIsmsManager: true }),
      day('2026-11-24', 'alf', { type: 'ReportRejected', reason: 'It is allowed' }),
      day('2026-11-25', 'lea', { type: 'RejectionObjectedTo', text: 'It is not' }),
      day('2026-11-26', 'ben', { type: 'ObjectionDecided', upheld: true, reason: 'Right' }),
      day('2026-11-27', 'ben', {
        type: 'Triaged',
        lane: 'standard',
        grade: 'minor',
        gradeReason: 'Once',
        owner: 'olga',
      }),
    ];
    const told = rows.flatMap((_, index) => {
      const [first, ...more] = rows.slice(0, index + 1);
      const stream = aHistory(first ?? rows[0], ...more);
      const commit = stream.commits.at(-1) ?? stream.commits[0];
      return noticesOf(stream, commit, organisation, everyone).flatMap(({ to }) =>
        to.kind === 'person' ? [to.id] : ['channel'],
      );
    });
    expect(new Set(told)).toEqual(new Set(['alf', 'ben', 'lea', 'olga']));
  });
});

describe('its deadlines', () => {
  const colleagues: Readonly<Record<string, object>> = {
    mia: {},
    alf: {},
    ben: {},
    eva: {},
    olga: { deputy: 'mia', manager: 'mia' },
  };
  const directory = {
    colleague: (id: string) => colleagues[id],
    holders: everyone,
  };
  const calendar = { timeZone: 'Europe/Paris', holidays: [] };
  const comesTo = (...rows: readonly [HistoryRow, ...HistoryRow[]]) =>
    deadlinesOf(aHistory(...rows).state, calendar, defaultDeadlinePolicy).map((one) => [
      one.kind,
      [...recipientsOf(one, directory)].map(([id, level]) => `${id} ${level}`),
    ]);
  const triaged = day('2026-11-25', 'alf', {
    type: 'Triaged',
    lane: 'correctionOnly',
    grade: 'minor',
    gradeReason: 'Once',
    owner: 'olga',
  });

  it('are assigned to the alternates and escalate to management without the ISMS manager', () => {
    expect(comesTo(reportedAs({ notToIsmsManager: true }))).toEqual([['triage', ['alf holder', 'ben ismsManager']]]);
    expect(comesTo(reportedAs({}))).toEqual([['triage', ['mia holder', 'alf deputy', 'ben ismsManager']]]);
  });

  it('skip an ISMS manager who is a deputy or line manager', () => {
    for (const [, who] of comesTo(reportedAs({ notToIsmsManager: true }), triaged))
      expect(who).toEqual(['olga holder', 'alf deputy']);
    for (const [, who] of comesTo(reportedAs({}), triaged)) expect(who).toEqual(['olga holder', 'mia deputy']);
  });
});
