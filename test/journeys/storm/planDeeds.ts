import { addDays } from '../../../procedure/record/values/calendarDate.ts';
import type { Deed } from './deed.ts';
import type { Scene } from './deeds.ts';

/** The plan of one cycle and what is done under it. Ids of actions are never used again: each cycle brings its own. */
export type Planned = {
  /** Ids of the doer's and of the other doer's action. */
  readonly ids: readonly [string, string];
  /** Days from today on which the actions are due and the plan is verified; 0 for a plan that can be verified today. */
  readonly due: number;
  readonly verifiedOn: number;
};

export const draftPlan = ({ cast, reference, today }: Scene, { ids, due, verifiedOn }: Planned): Deed => ({
  who: cast.owner,
  name: 'draftPlan',
  reference,
  form: (say) => ({
    plan: {
      manager: cast.owner.id,
      objective: say('No archive stands open.'),
      actions: [
        {
          id: ids[0],
          title: say('Fit a door alarm.'),
          kind: 'corrective',
          term: 'short',
          priority: 'high',
          owner: cast.doer.id,
          due: addDays(today, due),
        },
        {
          id: ids[1],
          title: say('Train the night shift.'),
          kind: 'training',
          term: 'long',
          priority: 'medium',
          owner: cast.otherDoer.id,
          due: addDays(today, due),
        },
      ],
      successCriteria: say('No open door.'),
      verification: { method: 'Log of the alarm', on: addDays(today, verifiedOn), verifier: cast.verifier.id },
      followUps: [addDays(today, 5)],
      ismsChange: { needed: false, because: 'The policy is right' },
    },
  }),
});

const onAction = (who: Scene['cast']['doer'], name: string, reference: string, form: Deed['form']): Deed => ({
  who,
  name,
  reference,
  form,
});

export const progress = ({ cast, reference }: Scene, action: string): Deed =>
  onAction(cast.doer, 'reportProgress', reference, (say) => ({ action, note: say('Ordered.') }));

export const askExtension = ({ cast, reference, today }: Scene, action: string, days: number): Deed =>
  onAction(cast.doer, 'requestExtension', reference, (say) => ({
    action,
    due: addDays(today, days),
    reason: say('Late delivery.'),
  }));

export const decideExtension = ({ cast, reference }: Scene, action: string, granted: boolean): Deed =>
  onAction(cast.approver, 'decideExtension', reference, (say) => ({ action, granted, reason: say('Seen.') }));

export const complete = ({ cast, reference, today }: Scene, action: string, by: 'doer' | 'otherDoer'): Deed =>
  onAction(cast[by], 'completeAction', reference, (say) => ({ action, doneOn: today, note: say('It rings.') }));

export const cancel = ({ cast, reference }: Scene, action: string): Deed =>
  onAction(cast.approver, 'cancelAction', reference, (say) => ({ action, reason: say('The shift is gone.') }));

export const holdFollowUp = ({ cast, reference, today }: Scene): Deed =>
  onAction(cast.owner, 'holdFollowUp', reference, (say) => ({
    due: addDays(today, 5),
    heldOn: today,
    note: say('On schedule.'),
    next: addDays(today, 12),
  }));

export const reassign = ({ cast, reference }: Scene): Deed =>
  onAction(cast.lead, 'reassignWork', reference, (say) => ({
    from: cast.otherDoer.id,
    to: cast.owner.id,
    because: say('Leaves the company.'),
  }));

export const judge = ({ cast, reference, today }: Scene, verdict: 'effective' | 'partly' | 'notEffective'): Deed =>
  onAction(cast.verifier, 'judgeEffectiveness', reference, (say) => ({
    verdict,
    result: say('Looked at the log.'),
    ...(verdict === 'partly' && { checkAgainOn: addDays(today, 20) }),
  }));
