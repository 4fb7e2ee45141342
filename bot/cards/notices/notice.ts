import type { RecordMessage } from '../../../procedure/messages/message.ts';
import type { NoticeKind } from '../../../procedure/notices/noticeKinds.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { CorrectiveAction } from '../../../procedure/record/nonconformity.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Drawing } from '../drawing.ts';
import type { ButtonData } from '../parts/buttons.ts';
import type { Action, Element } from '../parts/card.ts';
import type { NameOf } from '../parts/nameOf.ts';

/**
 * A notice to one person. New reports have cards of their own (`noticeCard.ts`, `triageCard.ts`), and so have people
 * the bot cannot reach (`unreachedCard.ts`).
 */
export type PersonalKind = Exclude<NoticeKind, 'triage' | 'urgent' | 'newReport' | 'unreached' | 'trainingAsked'>;

export type PersonalView = Omit<RecordMessage, 'kind' | 'ismsManagers'> & {
  readonly kind: PersonalKind;
  /** The recipient. */
  readonly viewer: PersonId | undefined;
  readonly nameOf: NameOf;
};

/** How one kind is drawn: a line in `personalNotices.ts`. */
export type PersonalNotice = {
  /** The outcome, shown in place of the notice once nothing is asked of the person any more. */
  readonly settled?: (view: PersonalView, drawing: Drawing) => string | undefined;
  readonly draw: (view: PersonalView, drawing: Drawing) => readonly (Element | undefined)[];
  /** Drawn while it is not settled. */
  readonly buttons?: (view: PersonalView, drawing: Drawing, data: () => ButtonData) => readonly (Action | undefined)[];
};

type Type = NonconformityEvent['type'];

/** The subject of the notice, if the commit has it. */
export const eventIn = <T extends Type>(
  { commit }: Pick<PersonalView, 'commit'>,
  type: T,
): Extract<NonconformityEvent, { type: T }> | undefined =>
  commit?.events.find((event): event is Extract<NonconformityEvent, { type: T }> => event.type === type);

export const actionIn = ({ record }: PersonalView, action: string | undefined): CorrectiveAction | undefined =>
  [record.cycle, ...record.earlierCycles].flatMap(({ actions }) => actions).find(({ id }) => id === action);

/** Actions of this person that are still to be done. */
export const ownOpen = ({ record, viewer }: Pick<PersonalView, 'record' | 'viewer'>): readonly CorrectiveAction[] =>
  record.cycle.actions.filter(({ owner, state }) => owner === viewer && state === 'open');
