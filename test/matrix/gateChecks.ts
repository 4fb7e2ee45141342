import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { lanes } from '../../procedure/record/values/choices.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import type { Check } from './check.ts';
import { press } from './examples.ts';
import { outcomeOf } from './outcomeOf.ts';
import { recordIn, records } from './records.ts';
import { gates } from './rights.ts';

const { judged } = records;
const { triage } = judged;

// Records here are constructed, not derived from events, some of them incomplete as no event leaves one: hence `as`.

/** A record from which nothing is missing in any lane, in the stage from which the lane closes. */
const whole = (lane: string, stage: Stage): Nonconformity =>
  ({ ...judged, stage, triage: { ...triage, lane, laneReason: 'Once' } }) as Nonconformity;

const without = (record: Nonconformity, field: string): Nonconformity =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== field)) as Nonconformity;
const inCycle = (record: Nonconformity, change: object): Nonconformity =>
  ({ ...record, cycle: { ...record.cycle, ...change } }) as Nonconformity;
const actionsOf = ({ cycle }: Nonconformity) => cycle.actions;

/** Ways in which a part is not there; each counts alone. */
const lacks: Readonly<Record<string, readonly ((record: Nonconformity) => Nonconformity)[]>> = {
  containment: [(record) => without(record, 'containment')],
  correction: [(record) => without(record, 'correction')],
  consequences: [(record) => without(record, 'consequences')],
  laneReason: [(record) => ({ ...record, triage: { ...record.triage, laneReason: undefined } }) as Nonconformity],
  statement: [(record) => without(record, 'statement')],
  causes: [
    (record) => inCycle(record, { causes: undefined }),
    (record) => inCycle(record, { causes: { ...record.cycle.causes, rootCauses: [] } }),
  ],
  similar: [(record) => without(record, 'similar')],
  ismsChange: [(record) => inCycle(record, { plan: { ...record.cycle.plan, ismsChange: undefined } })],
  approval: [(record) => inCycle(record, { approval: undefined })],
  actions: [
    (record) => inCycle(record, { actions: [] }),
    // One of two is open.
    (record) => inCycle(record, { actions: [{ ...actionsOf(record)[0], state: 'open' }, actionsOf(record)[1]] }),
  ],
  effectiveness: [
    (record) => inCycle(record, { effectiveness: undefined }),
    (record) => inCycle(record, { effectiveness: { ...record.cycle.effectiveness, verdict: 'partly' } }),
    // It happened again after the verdict, and once before it.
    (record) => ({ ...record, recurrences: [again('2026-01-01'), again('2027-03-16')] }) as Nonconformity,
    (record) => ({ ...record, recurrences: [again('2027-03-16'), again('2026-01-01')] }) as Nonconformity,
    (record) => ({ ...record, recurrences: [again('2027-03-15', '09:00:00.000')] }) as Nonconformity,
  ],
};
const again = (day: string, at = '00:00:00.000') => ({ in: 'NC-2027-0001', at: `${day}T${at}Z` });

/** Without a plan there is no decision on the ISMS either: both are reported. */
const noPlan = (record: Nonconformity): Nonconformity => inCycle(record, { plan: undefined });

const demandedOf = (lane: string, ...parts: readonly string[]): string =>
  parts
    .filter((part) => gates.get(part)?.[lane] === '+')
    .map((part) => `${gates.get(part)?.letter} ${part}`)
    .join(', ');

const closingOf = (lane: string): Stage => (lane === 'correctionOnly' ? 'triaged' : 'verification');

/** Closing with one part missing, in each way in which it can be: refused with that part, or closed. */
const closingChecks = [...gates.keys()].flatMap((part) =>
  lanes.map((lane): Check => {
    const ways = part === 'plan' ? [noPlan] : (lacks[part] ?? []);
    const missing = part === 'plan' ? demandedOf(lane, 'plan', 'ismsChange') : demandedOf(lane, part);
    return {
      about: 'closing',
      name: `${lane} without its ${part}`,
      expected: ways.map(() => missing && `incomplete: ${missing}`),
      got: (rules) =>
        ways.map((lack) => {
          const outcome = outcomeOf(
            rules,
            lack(whole(lane, closingOf(lane))),
            press('ismsManager', 'closeNonconformity'),
          );
          return 'refused' in outcome ? outcome.refused : outcome.record.stage === 'closed' ? '' : outcome.record.stage;
        }),
    };
  }),
);

/** A lane is closed from its own end and from nowhere else. */
const endChecks = lanes.map(
  (lane): Check => ({
    about: 'closing',
    name: `${lane} from its end`,
    expected: ['triaged', 'verification'].map((stage) =>
      stage === closingOf(lane) ? 'closed' : `notInThisStage: ${stage}`,
    ),
    got: (rules) =>
      (['triaged', 'verification'] as const).map((stage) => {
        const outcome = outcomeOf(rules, whole(lane, stage), press('ismsManager', 'closeNonconformity'));
        return 'refused' in outcome ? outcome.refused : outcome.record.stage;
      }),
  }),
);

/** Management is asked about what is demanded of it in this lane; the rest of the gate can wait. */
const askingChecks = [...gates.keys()].flatMap((part) =>
  (['standard', 'major', 'improvement'] as const).map((lane): Check => {
    const ways = part === 'plan' ? [noPlan] : (lacks[part] ?? []);
    const first = gates.get(part)?.approval === '+' ? demandedOf(lane, part) : '';
    return {
      about: 'asking for approval',
      name: `${lane} without its ${part}`,
      expected: ways.map(() => (first ? `incomplete: ${first}` : 'approval')),
      got: (rules) =>
        ways.map((lack) => {
          const record = { ...lack(whole(lane, 'planning')) } as Nonconformity;
          const outcome = outcomeOf(rules, record, press('owner', 'submitPlan'));
          return 'refused' in outcome ? outcome.refused : outcome.record.stage;
        }),
    };
  }),
);

/** Before triage nothing is exempt. */
const untriaged: Check = {
  about: 'closing',
  name: 'what is missing of a report',
  expected: demandedOf('standard', ...gates.keys()),
  got: (rules) =>
    rules
      .missing(recordIn.reported)
      .map(({ part, letter }) => `${letter} ${part}`)
      .join(', '),
};

/** What was over before TenTwo is not asked anything any more. */
const beforeTenTwo: Check = {
  about: 'closing',
  name: 'what is missing of one that was closed before TenTwo',
  expected: 0,
  got: (rules) => {
    const record = { ...recordIn.reported, legacy: { closed: { on: '2024-06-30' } } } as unknown as Nonconformity;
    return rules.missing(record).length;
  },
};

/** One action is a plan. */
const oneAction: Check = {
  about: 'closing',
  name: 'with one action',
  expected: 'closed',
  got: (rules) => {
    const record = inCycle(judged, { actions: judged.cycle.actions.slice(0, 1) });
    const outcome = outcomeOf(rules, record, press('ismsManager', 'closeNonconformity'));
    return 'refused' in outcome ? outcome.refused : outcome.record.stage;
  },
};

/** The gates of 10.2: every part of every lane. */
export const gateChecks: readonly Check[] = [
  ...closingChecks,
  ...endChecks,
  ...askingChecks,
  untriaged,
  beforeTenTwo,
  oneAction,
];
