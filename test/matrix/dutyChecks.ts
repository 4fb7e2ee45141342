import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { thePlan } from '../builders/aRecord.ts';
import { afterwards, type Press } from '../builders/given.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import type { Check } from './check.ts';
import { duties } from './duties.ts';
import { press } from './examples.ts';
import { outcomeOf } from './outcomeOf.ts';
import { also, recordIn, records } from './records.ts';
import { columns } from './rights.ts';

type Deed = { readonly duty: string; readonly on: Nonconformity; readonly press: Press };

const until = '2026-12-01';
const { objected } = records;
const askedByLead = afterwards(recordIn.implementation, press('ismsManager', 'requestExtension'));

/** Constructed, not derived from events: hence `as`. */
const inCycle = (record: Nonconformity, change: object): Nonconformity =>
  ({ ...record, cycle: { ...record.cycle, ...change } }) as Nonconformity;
/** Submitted by the ISMS manager, who has no other part. */
const askedBy = (record: Nonconformity): Nonconformity => {
  const { submission } = record.cycle;
  return inCycle(record, { submission: { ...submission, by: thePeople.ismsManager.id } });
};
const submitted = askedBy(records.submitted);
const delegation = (from: PersonName, to: PersonName): Nonconformity =>
  inCycle(submitted, { delegation: { from: thePeople[from].id, to: thePeople[to].id, until } });
const verifiedBy = (who: PersonName) =>
  thePlan({ objective: 'Another', verification: { ...thePlan().verification, verifier: thePeople[who].id } });

/** What each column of the table stands for. */
const deeds: Readonly<Record<string, (who: PersonName) => Deed>> = {
  approvePlan: (who) => ({ duty: 'approve', on: submitted, press: press(also(who, 'management'), 'approvePlan') }),
  returnPlan: (who) => ({ duty: 'approve', on: submitted, press: press(also(who, 'management'), 'returnPlan') }),
  rejectPlan: (who) => ({ duty: 'approve', on: submitted, press: press(also(who, 'management'), 'rejectPlan') }),
  acceptRisk: (who) => ({ duty: 'approve', on: submitted, press: press(also(who, 'management'), 'acceptRisk') }),
  delegates: (who) => {
    const to = thePeople.delegate.id;
    return { duty: 'approve', on: submitted, press: press(also(who, 'management'), 'delegateApproval', { to }) };
  },
  to: (who) => {
    const to = thePeople[who].id;
    return { duty: 'approve', on: submitted, press: press('management', 'delegateApproval', { to }) };
  },
  as: (who) => ({ duty: 'approve', on: delegation('management', who), press: press(who, 'approvePlan') }),
  for: (who) => ({ duty: 'approve', on: delegation(who, 'delegate'), press: press('delegate', 'approvePlan') }),
  objection: (who) => ({
    duty: 'decideObjection',
    on: objected,
    press: press(also(who, 'management'), 'decideObjection'),
  }),
  extension: (who) => ({
    duty: 'decideExtension',
    on: askedByLead,
    press: press(also(who, 'management'), 'decideExtension'),
  }),
  cancels: (who) => ({
    duty: 'cancelAction',
    on: askedBy(recordIn.implementation),
    press: press(also(who, 'management'), 'cancelAction'),
  }),
  closes: (who) => ({
    duty: 'close',
    on: records.corrected,
    press: press(also(who, 'ismsManager'), 'closeNonconformity'),
  }),
  drafted: (who) => ({
    duty: 'verify',
    on: recordIn.planning,
    press: press('owner', 'draftPlan', { plan: verifiedBy(who) }),
  }),
  judges: (who) => ({
    duty: 'verify',
    on: inCycle(recordIn.verification, { plan: verifiedBy(who) }),
    press: press(also(who, 'management'), 'judgeEffectiveness'),
  }),
};

/** Segregation of duties: one line per person. */
export const dutyChecks = [...duties].map(([column, row]): Check => {
  const [who] = columns[column] ?? [];
  if (!who) throw new Error(`no person for ${column}`);
  const each = Object.keys(row).map((name) => {
    const deed = deeds[name];
    if (!deed) throw new Error(`what is ${name}?`);
    return [name, deed(who)] as const;
  });
  return {
    about: 'segregation of duties',
    name: column,
    expected: Object.fromEntries(
      each.map(([name, { duty }]) => [name, row[name] === '+' ? '+' : `segregation: ${duty} as ${row[name]}`]),
    ),
    got: (rules) =>
      Object.fromEntries(
        each.map(([name, { on, press: pressed }]) => {
          const outcome = outcomeOf(rules, on, pressed);
          return [name, 'refused' in outcome ? outcome.refused : '+'];
        }),
      ),
  };
});
