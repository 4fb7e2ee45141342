import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import type { MemoryRecords } from '../../test/builders/memoryStreams.ts';
import type { Command, CommandName, RecordCommand } from '../commands/command.ts';
import type { Actor } from '../record/person.ts';
import type { Reference } from '../record/reference.ts';
import { permissions } from './permissions.ts';
import { type Stage, stages } from './stages.ts';

/** Everybody there is to a record. Each is one relation alone; the last three are what one person can be at once. */
const reporterId = 'lea';
const people = {
  reporter: anActor({ id: reporterId }),
  employee: anActor({ id: 'sam' }),
  guest: anActor({ id: 'gus', guest: true }),
  ismsManager: anActor({ id: 'mia', roles: ['ismsManager'] }),
  alternate: anActor({ id: 'alf', roles: ['alternate'] }),
  management: anActor({ id: 'ben', roles: ['management'] }),
  auditor: anActor({ id: 'aud', roles: ['auditor'] }),
  custodian: anActor({ id: 'cus', roles: ['custodian'] }),
  administrator: anActor({ id: 'ada', roles: ['administrator'] }),
  guestAuditor: anActor({ id: 'gua', roles: ['auditor'], guest: true }),
  guestReporter: anActor({ id: reporterId, guest: true }),
  managerReporter: anActor({ id: reporterId, roles: ['ismsManager'] }),
} as const satisfies Readonly<Record<string, Actor>>;
type Who = keyof typeof people;

/**
 * Written by hand from the procedure, not from `permissions.ts`.
 * `+` done, `-` not allowed, `s` not in this stage, `?` unknown: as if there were no such record.
 * One letter a stage: reported triaged analysis planning approval implementation verification closed,
 * then rejected duplicate withdrawn riskAccepted.
 */
const onRecord: Readonly<Record<RecordCommand['name'], Readonly<Record<Who, string>>>> = {
  addToReport: {
    reporter: '+++++++s ssss',
    employee: '???????? ????',
    guest: '???????? ????',
    ismsManager: '-------- ----',
    alternate: '-------- ----',
    management: '-------- ----',
    auditor: '-------- ----',
    custodian: '-------- ----',
    administrator: '???????? ????',
    guestAuditor: '-------- ----',
    guestReporter: '+++++++s ssss',
    managerReporter: '+++++++s ssss',
  },
  correctReport: {
    reporter: '+sssssss ssss',
    employee: '???????? ????',
    guest: '???????? ????',
    ismsManager: '-------- ----',
    alternate: '-------- ----',
    management: '-------- ----',
    auditor: '-------- ----',
    custodian: '-------- ----',
    administrator: '???????? ????',
    guestAuditor: '-------- ----',
    guestReporter: '+sssssss ssss',
    managerReporter: '+sssssss ssss',
  },
  withdrawReport: {
    reporter: '+sssssss ssss',
    employee: '???????? ????',
    guest: '???????? ????',
    ismsManager: '-------- ----',
    alternate: '-------- ----',
    management: '-------- ----',
    auditor: '-------- ----',
    custodian: '-------- ----',
    administrator: '???????? ????',
    guestAuditor: '-------- ----',
    guestReporter: '+sssssss ssss',
    managerReporter: '+sssssss ssss',
  },
};

/** The commands that are about no existing record: the same signs. */
const onNone: Readonly<Record<Exclude<CommandName, RecordCommand['name']>, Readonly<Record<Who, string>>>> = {
  report: {
    reporter: '+',
    employee: '+',
    guest: '-',
    ismsManager: '+',
    alternate: '+',
    management: '+',
    auditor: '+',
    custodian: '+',
    administrator: '+',
    guestAuditor: '+',
    guestReporter: '-',
    managerReporter: '+',
  },
  chooseTriageChannel: {
    reporter: '-',
    employee: '-',
    guest: '-',
    ismsManager: '-',
    alternate: '-',
    management: '-',
    auditor: '-',
    custodian: '-',
    administrator: '+',
    guestAuditor: '-',
    guestReporter: '-',
    managerReporter: '-',
  },
};

const reference: Reference = 'NC-2026-0001';
const commands = {
  report: aReport(),
  addToReport: { name: 'addToReport', reference, text: 'Again today' },
  correctReport: { name: 'correctReport', reference, facts: theFacts({ what: 'The window' }) },
  withdrawReport: { name: 'withdrawReport', reference, reason: undefined },
  chooseTriageChannel: {
    name: 'chooseTriageChannel',
    channelId: '19:a',
    channelName: 'T',
    teamId: 't',
    language: 'en',
  },
} as const satisfies { readonly [Name in CommandName]: Command & { readonly name: Name } };

/** The records, each seen in one stage: no event leads to the later ones yet. */
const seenIn =
  (stage: Stage) =>
  (records: MemoryRecords): MemoryRecords => ({
    ...records,
    load: async (key, how) => {
      const { stream, fresh } = await records.load(key, how);
      return { fresh, stream: stream && { ...stream, state: { ...stream.state, stage } } };
    },
  });

const signOf = (handled: { kind: 'done' } | { kind: 'refused'; refusal: { reason: string } }): string => {
  if (handled.kind === 'done') return '+';
  const signs: Readonly<Record<string, string>> = { notAllowed: '-', notInThisStage: 's', unknown: '?' };
  return signs[handled.refusal.reason] ?? handled.refusal.reason;
};

const tryOnRecord = async (name: RecordCommand['name'], actor: Actor, stage: Stage): Promise<string> => {
  const { handling } = aProcedure(seenIn(stage));
  await handling.handle({ command: aReport(), actor: anActor({ id: reporterId }), commandId: 'report' });
  return signOf(await handling.handle({ command: commands[name], actor, commandId: 'press' }));
};

const tryOnNone = async (name: keyof typeof onNone, actor: Actor): Promise<string> => {
  const { handling } = aProcedure();
  return signOf(
    name === 'report'
      ? await handling.handle({ command: commands.report, actor, commandId: 'press' })
      : await handling.chooseTriageChannel({ command: commands.chooseTriageChannel, actor, commandId: 'press' }),
  );
};

const entries = <Key extends string, Value>(table: Readonly<Record<Key, Value>>) =>
  Object.entries(table) as [Key, Value][];

describe('who may do what in which stage', () => {
  describe.each(entries(onRecord))('%s', (name, table) => {
    it.each(entries(table))('by %s: %s', async (who, expected) => {
      const signs = await Promise.all(stages.map((stage) => tryOnRecord(name, people[who], stage)));
      expect(signs.join('')).toBe(expected.replace(' ', ''));
    });
  });

  describe.each(entries(onNone))('%s', (name, table) => {
    it.each(entries(table))('by %s: %s', async (who, expected) => {
      expect(await tryOnNone(name, people[who])).toBe(expected);
    });
  });

  it('names the stage that a command came too late for', async () => {
    const { handling } = aProcedure(seenIn('closed'));
    const actor = people.reporter;
    await handling.handle({ command: aReport(), actor, commandId: 'report' });
    expect(await handling.handle({ command: commands.addToReport, actor, commandId: 'press' })).toEqual({
      kind: 'refused',
      refusal: { reason: 'notInThisStage', stage: 'closed' },
    });
  });

  it('has a row for each command', () => {
    expect(Object.keys(permissions).sort()).toEqual([...Object.keys(onRecord), ...Object.keys(onNone)].sort());
  });
});
