import type { Actor } from '../../procedure/record/person.ts';
import type { Session, SessionKind } from '../../procedure/record/sessions.ts';
import { aProcedure } from '../builders/aProcedure.ts';
import { aReport } from '../builders/aReport.ts';
import { thePeople } from '../builders/thePeople.ts';
import type { Check } from './check.ts';
import { also, records } from './records.ts';
import { contributing, onNoRecord, peopleIn } from './rights.ts';
import type { RuleBook } from './ruleBook.ts';

type Handled = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: { readonly reason: string } };

/** Each command about no record, as its door hears it. */
const given: Readonly<Record<string, (rules: RuleBook, actor: Actor) => Promise<Handled>>> = {
  report: (rules, actor) => doorOf(rules).handle({ command: aReport(), actor, commandId: 'p' }),
  chooseTriageChannel: (rules, actor) => {
    const channel = { channelId: '19:a', channelName: 'T', teamId: 't', language: 'en' } as const;
    const command = { name: 'chooseTriageChannel', ...channel } as const;
    return doorOf(rules).chooseTriageChannel({ command, actor, commandId: 'p' });
  },
  changeRules: (rules, actor) => {
    const command = { name: 'changeRules', changes: { observationDays: 100 }, because: 'Because' } as const;
    return doorOf(rules).changeRules({ command, actor, commandId: 'p' });
  },
  holdReview: (rules, actor) => {
    const review = { period: {}, conclusion: 'Good', raised: [], nextOn: '2027-01-11' } as const;
    return doorOf(rules).holdReview({ command: { name: 'holdReview', ...review }, actor, commandId: 'p' });
  },
  snoozeReview: (rules, actor) => {
    const command = { name: 'snoozeReview', until: '2026-12-01', reason: 'Away' } as const;
    return doorOf(rules).snoozeReview({ command, actor, commandId: 'p' });
  },
  nameDeputy: (rules, actor) => {
    const command = { name: 'nameDeputy', to: thePeople.otherManagement.id } as const;
    return doorOf(rules).nameDeputy({ command, actor, commandId: 'p' });
  },
  noteReview: (rules, actor) => {
    const command = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Noted' } as const;
    return doorOf(rules).noteReview({ command, actor, commandId: 'p' });
  },
};

const doorOf = (rules: RuleBook) => aProcedure(undefined, {}, rules.createHandling).handling;

const across = (cells: Iterable<string>): string => [...new Set(cells)].join('/');

/** The commands about no record go through the door itself: a line a command. */
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

/** In a session of each kind: a line a kind. */
const sessionChecks = [...contributing].map(
  ([kind, expected]): Check => ({
    about: 'who gives something in a session',
    name: kind,
    expected,
    got: (rules) => {
      const sessions = records.full.sessions.map((one): Session => ({ ...one, kind: kind as SessionKind }));
      const heard = (actor: Actor): string => {
        const door = rules.contributionDoor('S1', actor, { ...records.full, sessions });
        return 'refusal' in door ? (signs[door.refusal.reason] ?? door.refusal.reason) : '+';
      };
      return Object.fromEntries(Object.keys(expected).map((who) => [who, across(peopleIn(who).map(heard))]));
    },
  }),
);

/** Of a guest only what the record gives him counts; and an unnamed reporter answers by his case code, not here. */
const { actionOwner, reporter, guest, custodian } = thePeople;
const { full } = records;
const ofKind = (kind: SessionKind) => ({ ...full, sessions: full.sessions.map((one): Session => ({ ...one, kind })) });

const unnamed = { ...full, reporter: 'reporter' };
const withCode: Actor = { id: 'reporter', name: '', roles: [], guest: false, caseOf: full.reference };
const singles: readonly (readonly [
  rule: string,
  expected: string,
  actor: Actor,
  record: typeof full,
  session: 'S1' | 'S2',
])[] = [
  ['a guest with an action answers', '+', { ...actionOwner, guest: true }, ofKind('training'), 'S1'],
  ['also about where he works', '+', { ...actionOwner, guest: true }, ofKind('sweep'), 'S1'],
  ['another does not', '?', guest, ofKind('training'), 'S1'],
  ['an auditor who has an action answers', '+', also('actionOwner', 'auditor'), ofKind('sweep'), 'S1'],
  ['one who is in management, too', '+', also('management', 'auditor'), ofKind('sweep'), 'S1'],
  ['a custodian who has an action finds causes', '+', also('actionOwner', 'custodian'), ofKind('fiveWhys'), 'S1'],
  ['one who is a guest answers nothing', '-', { ...custodian, guest: true }, ofKind('sweep'), 'S1'],
  ['whoever comes with a case code neither', '-', withCode, unnamed, 'S1'],
  ['there is no such session', 'invalid', reporter, full, 'S2'],
  ['of which a stranger hears nothing', '?', thePeople.employee, full, 'S2'],
];
const singleChecks = singles.map(
  ([rule, expected, actor, record, session]): Check => ({
    about: 'who gives something in a session',
    name: rule,
    expected,
    got: (rules) => {
      const door = rules.contributionDoor(session, actor, record);
      return 'refusal' in door ? (signs[door.refusal.reason] ?? door.refusal.reason) : '+';
    },
  }),
);

export const doorChecks: readonly Check[] = [...commandChecks, ...sessionChecks, ...singleChecks];
