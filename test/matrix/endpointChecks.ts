import type { Session, SessionKind } from '../../procedure/record/sessions.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import { anImportedRow } from '../builders/anImportedRow.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { aReport } from '../builders/aReport.ts';
import { thePeople } from '../builders/thePeople.ts';
import type { Check } from './check.ts';
import { also, records } from './records.ts';
import { contributing, onNoRecord, peopleIn } from './rights.ts';
import type { RuleBook } from './ruleBook.ts';

type Handled = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: { readonly reason: string } };

/** Each command about no record, as its endpoint receives it. */
const given: Readonly<Record<string, (rules: RuleBook, actor: Actor) => Promise<Handled>>> = {
  report: (rules, actor) => handlingOf(rules).handle({ command: aReport(), actor, commandId: 'p' }),
  chooseTriageChannel: (rules, actor) => {
    const channel = { channelId: '19:a', channelName: 'T', teamId: 't', language: 'en' } as const;
    const command = { name: 'chooseTriageChannel', ...channel } as const;
    return handlingOf(rules).chooseTriageChannel({ command, actor, commandId: 'p' });
  },
  changeRules: (rules, actor) => {
    const command = { name: 'changeRules', changes: { observationDays: 100 }, because: 'Because' } as const;
    return handlingOf(rules).changeRules({ command, actor, commandId: 'p' });
  },
  changeObjectives: (rules, actor) => {
    const command = { name: 'changeObjectives' as const, objectives: ['No outage'], because: 'Because' };
    return handlingOf(rules).changeObjectives({ command, actor, commandId: 'p' });
  },
  approveProcedure: (rules, actor) => {
    const command = { name: 'approveProcedure', version: '3.1', digest: 'a'.repeat(64) } as const;
    return handlingOf(rules).approveProcedure({ command, actor, commandId: 'p' });
  },
  holdReview: (rules, actor) => {
    const review = { period: {}, conclusion: 'Good', raised: [], nextOn: '2027-01-11' } as const;
    return handlingOf(rules).holdReview({ command: { name: 'holdReview', ...review }, actor, commandId: 'p' });
  },
  snoozeReview: (rules, actor) => {
    const command = { name: 'snoozeReview', until: '2026-12-01', reason: 'Away' } as const;
    return handlingOf(rules).snoozeReview({ command, actor, commandId: 'p' });
  },
  nameDeputy: (rules, actor) => {
    const command = { name: 'nameDeputy', to: thePeople.otherManagement.id } as const;
    return handlingOf(rules).nameDeputy({ command, actor, commandId: 'p' });
  },
  importRecord: (rules, actor) => {
    const command = { name: 'importRecord', ...anImportedRow() } as const;
    return handlingOf(rules).importRecord({ command, actor, commandId: 'p' });
  },
  recordExport: (rules, actor) => {
    const command = { name: 'recordExport', file: aMadeFile() } as const;
    return handlingOf(rules).recordExport({ command, actor, commandId: 'p' });
  },
  noteReview: (rules, actor) => {
    const command = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Noted' } as const;
    return handlingOf(rules).noteReview({ command, actor, commandId: 'p' });
  },
};

const handlingOf = (rules: RuleBook) => aProcedure(undefined, {}, rules.createHandling).handling;

const across = (cells: Iterable<string>): string => [...new Set(cells)].join('/');

/** The commands about no record go through the endpoint itself: one line per command. */
const commandChecks = [...onNoRecord].map(
  ([name, expected]): Check => ({
    about: 'the commands about no record',
    name,
    expected,
    got: async (rules) => {
      const may = async (actor: Actor): Promise<string> => {
        const handled = await given[name]?.(rules, actor);
        return handled?.kind === 'refused' && handled.refusal.reason === 'notAllowed' ? '.' : '+';
      };
      const cells = Object.keys(expected).map(async (who) => [who, across(await Promise.all(peopleIn(who).map(may)))]);
      return Object.fromEntries(await Promise.all(cells));
    },
  }),
);

const signs: Readonly<Record<string, string>> = { unknown: '?', notAllowed: '-' };

/** A session of each kind: one line per kind. */
const sessionChecks = [...contributing].map(
  ([kind, expected]): Check => ({
    about: 'contributing to a session',
    name: kind,
    expected,
    got: (rules) => {
      const sessions = records.full.sessions.map((one): Session => ({ ...one, kind: kind as SessionKind }));
      const answerTo = (actor: Actor): string => {
        const permission = rules.checkMayContribute('S1', actor, { ...records.full, sessions });
        return 'refusal' in permission ? (signs[permission.refusal.reason] ?? permission.refusal.reason) : '+';
      };
      return Object.fromEntries(Object.keys(expected).map((who) => [who, across(peopleIn(who).map(answerTo))]));
    },
  }),
);

/** For a guest only their part in the record counts; and an unnamed reporter answers by case code, not here. */
const { actionOwner, reporter, guest, custodian } = thePeople;
const { full } = records;
const ofKind = (kind: SessionKind) => ({ ...full, sessions: full.sessions.map((one): Session => ({ ...one, kind })) });

const whys = ofKind('fiveWhys');
const here: Actor = { ...guest, attends: 'NC-2026-0001/S1' };
const [one] = whys.sessions;
const told = { at: '2026-11-24T09:00:00.000Z', by: reporter.id, sequence: 5 };
/** Gus leads the second session, which was handed over. */
const second = {
  ...whys,
  sessions: [...whys.sessions, { ...one, id: 'S2', facilitator: guest.id, handed: { ...told, named: 'x' } }],
} as typeof full;

const unnamed = { ...full, reporter: 'reporter' };
const withCode: Actor = { id: 'reporter', name: '', roles: [], guest: false, caseOf: full.reference };
const singles: readonly (readonly [
  rule: string,
  expected: string,
  actor: Actor,
  record: typeof full,
  session: 'S1' | 'S2',
])[] = [
  ['a guest with an action contributes to a training', '+', { ...actionOwner, guest: true }, ofKind('training'), 'S1'],
  ['and to a sweep', '+', { ...actionOwner, guest: true }, ofKind('sweep'), 'S1'],
  ['another guest does not', '?', guest, ofKind('training'), 'S1'],
  ['an auditor with an action contributes', '+', also('actionOwner', 'auditor'), ofKind('sweep'), 'S1'],
  ['so does one in management', '+', also('management', 'auditor'), ofKind('sweep'), 'S1'],
  [
    'a custodian with an action contributes to the causes',
    '+',
    also('actionOwner', 'custodian'),
    ofKind('fiveWhys'),
    'S1',
  ],
  ['a custodian who is a guest does not', '-', { ...custodian, guest: true }, ofKind('sweep'), 'S1'],
  ['nor an unnamed reporter with a case code', '-', withCode, unnamed, 'S1'],
  ['a guest in the conversation of the card contributes to the causes', '+', here, whys, 'S1'],
  ['not in another record', '?', { ...here, attends: 'NC-2026-0002/S1' }, whys, 'S1'],
  ['nor in another session', '?', { ...here, id: 'another' }, second, 'S2'],
  ['but in a session they lead', '+', guest, second, 'S2'],
  ['and in no other', '?', guest, second, 'S1'],
  ['not to a sweep of the organisation', '?', here, ofKind('sweep'), 'S1'],
  ['an auditor in the meeting does not', '-', { ...here, roles: ['auditor'] }, whys, 'S1'],
  ['except with an action', '+', { ...also('actionOwner', 'auditor'), attends: 'NC-2026-0001/S1' }, whys, 'S1'],
  ['a record kept from the ISMS managers has no attendees', '?', here, { ...whys, notToIsmsManager: true }, 'S1'],
  ['nor has an ended one', '?', here, { ...whys, stage: 'closed' } as typeof full, 'S1'],
  ['nor has a person with a case code', '?', { ...here, caseOf: 'NC-2026-0009' }, whys, 'S1'],
  ['an unknown session is reported', 'invalid', reporter, full, 'S2'],
  ['but not to a stranger', '?', thePeople.employee, full, 'S2'],
];
const singleChecks = singles.map(
  ([rule, expected, actor, record, session]): Check => ({
    about: 'contributing to a session',
    name: rule,
    expected,
    got: (rules) => {
      const permission = rules.checkMayContribute(session, actor, record);
      return 'refusal' in permission ? (signs[permission.refusal.reason] ?? permission.refusal.reason) : '+';
    },
  }),
);

const another: Actor = { ...here, id: 'another' };
const readers: readonly (readonly [rule: string, may: boolean, actor: Actor, session: 'S1' | 'S2'])[] = [
  ['a reader of the record', true, custodian, 'S1'],
  ['in every session', true, custodian, 'S2'],
  ['a guest in the conversation of the card', true, another, 'S1'],
  ['only in that session', false, another, 'S2'],
  ['a person it was handed over to', true, guest, 'S2'],
  ['only in that session, too', false, guest, 'S1'],
  ['no one else', false, thePeople.employee, 'S1'],
];
const readerChecks = readers.map(
  ([rule, expected, actor, id]): Check => ({
    about: 'reading a session',
    name: rule,
    expected,
    got: (rules) => {
      const session = second.sessions.find((each) => each.id === id);
      return session !== undefined && rules.mayReadSession(session, actor, second);
    },
  }),
);

export const endpointChecks: readonly Check[] = [...commandChecks, ...sessionChecks, ...singleChecks, ...readerChecks];
