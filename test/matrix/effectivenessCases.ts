import { presses, thePlan } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn, records } from './records.ts';

const { verifier } = thePeople;
const firstDone = on(records.firstDone);
const second = { action: 'A2' };
const judging = on(recordIn.verification);
const due = '2027-03-15';
const effective = { verdict: 'effective' };
const partly = { verdict: 'partly', checkAgainOn: '2027-06-01' };
const recurred = { ...records.judged, recurrences: [{ in: 'NC-2027-0001', at: '2027-03-16T00:00:00.000Z' }] } as const;
/** Vic owned the record, pressed *done* for Ann, and then verified: the plan is another's now. */
const byVerifier = afterwards(
  {
    ...recordIn.implementation,
    triage: { ...recordIn.implementation.triage, owner: verifier.id },
  } as typeof recordIn.implementation,
  press('verifier', 'completeAction'),
);

/** 10.2 d: effectiveness is judged by another person, where possible; and what follows. */
export const effectivenessCases: readonly Case[] = [
  judging('effective from the day set in the plan', 'verifier', 'judgeEffectiveness', 'verification', {
    ...effective,
    on: due,
    shows: { 'cycle.effectiveness.by': verifier.id, 'cycle.effectiveness.verdict': 'effective' },
  }),
  judging('not the day before', 'verifier', 'judgeEffectiveness', `tooEarly: ${due}`, {
    ...effective,
    on: '2027-03-14',
  }),
  judging(
    'failure may be recorded early, and the earlier cycle is kept',
    'verifier',
    'judgeEffectiveness',
    'analysis',
    {
      shows: {
        'cycle.number': 2,
        'cycle.plan': undefined,
        'cycle.causes': undefined,
        'cycle.actions.length': 0,
        'earlierCycles.length': 1,
        'earlierCycles.0.effectiveness.verdict': 'notEffective',
        'earlierCycles.0.plan.objective': thePlan().objective,
        'earlierCycles.0.effectiveness.by': verifier.id,
      },
    },
  ),
  judging('partly effective also begins the next cycle', 'verifier', 'judgeEffectiveness', 'analysis', {
    ...partly,
    shows: { 'cycle.number': 2, 'earlierCycles.0.effectiveness.checkAgainOn': '2027-06-01' },
  }),
  judging('with the day of the next check', 'verifier', 'judgeEffectiveness', 'invalid: checkAgainOn missing', {
    verdict: 'partly',
  }),
  judging('in the future', 'verifier', 'judgeEffectiveness', 'invalid: checkAgainOn inThePast', {
    ...partly,
    checkAgainOn: '2026-11-23',
  }),
  judging('within ten years', 'verifier', 'judgeEffectiveness', 'invalid: checkAgainOn tooFarAhead', {
    ...partly,
    checkAgainOn: '2038-01-01',
  }),
  judging('the other verdicts have none', 'verifier', 'judgeEffectiveness', 'invalid: checkAgainOn notNeeded', {
    ...partly,
    verdict: 'notEffective',
  }),
  on(records.judged)('a verdict is final', 'verifier', 'judgeEffectiveness', 'alreadyDone', {
    ...effective,
    on: '2027-03-16',
  }),
  on(recurred)('until a recurrence reverses it', 'verifier', 'judgeEffectiveness', 'analysis', { on: '2027-03-17' }),
  on(byVerifier)(
    'a person who completed an action does not judge',
    'verifier',
    'judgeEffectiveness',
    'segregation: verify as actionOwner',
    { ...effective, on: due, first: [presses.second] },
  ),
  on(byVerifier)('nor is named as verifier again', 'planManager', 'draftPlan', 'segregation: verify as actionOwner'),
  judging('the next cycle ends the parts of the earlier plan', 'planManager', 'draftPlan', 'unknown', {
    first: [press('verifier', 'judgeEffectiveness')],
  }),
  firstDone(
    'a cancelled action keeps its id as well',
    'owner',
    'draftPlan',
    'invalid: actions.0.id duplicate, actions.1.id duplicate',
    {
      first: [
        press('owner', 'draftPlan', { plan: onlySecond() }),
        presses.submit,
        press('management', 'approvePlan', { revision: 51 }),
        press('otherActionOwner', 'completeAction', second),
        press('verifier', 'judgeEffectiveness'),
        press('owner', 'determineCauses'),
      ],
    },
  ),
  judging('every cycle is kept', 'verifier', 'judgeEffectiveness', 'analysis', {
    first: [
      press('verifier', 'judgeEffectiveness'),
      press('owner', 'determineCauses'),
      press('owner', 'draftPlan', { plan: others() }),
      presses.submit,
      press('management', 'approvePlan', { revision: 53 }),
      press('owner', 'completeAction', { action: 'A3' }),
      press('owner', 'completeAction', { action: 'A4' }),
    ],
    shows: { 'earlierCycles.length': 2, 'cycle.number': 3 },
  }),
  judging(
    'actions of earlier cycles keep their ids',
    'owner',
    'draftPlan',
    'invalid: actions.0.id duplicate, actions.1.id duplicate',
    { first: [press('verifier', 'judgeEffectiveness'), press('owner', 'determineCauses')] },
  ),
  judging('and the lane is fixed', 'ismsManager', 'changeTriage', 'invalid: lane tooLate', {
    lane: 'correctionOnly',
    laneReason: 'Once',
    first: [press('verifier', 'judgeEffectiveness')],
  }),
];

function onlySecond() {
  const actions = thePlan().actions.filter(({ id }) => id === 'A2');
  return thePlan({ actions: actions.map((action) => ({ ...action, term: 'short' })) });
}

function others() {
  return thePlan({ actions: thePlan().actions.map((action, n) => ({ ...action, id: `A${n + 3}` })) });
}
