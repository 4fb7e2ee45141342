import type { Refusal } from '../../procedure/commands/refusal.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';

/** `text` leaves the card as it is and shows a sentence. `refused`: why nothing was done, for the log. */
export type PressAnswer = ({ readonly card: AdaptiveCard } | { readonly text: string }) & {
  readonly refused?: Refusal['reason'];
};
export type Pressing = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };
