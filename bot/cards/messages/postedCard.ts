import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';

export type PostedView = Pick<RegisterEntry, 'reference' | 'stage'> & {
  /** Absent: readers of the conversation may know the number and the stage only. */
  readonly title?: string | undefined;
};

/** The title of a confidential or anonymous report is not shown in a channel. */
export const postedView = ({ reference, stage, title, notToIsmsManager, reporter }: RegisterEntry): PostedView => ({
  reference,
  stage,
  ...(!notToIsmsManager && reporter !== unnamedReporter && { title }),
});

export const postedTitle = ({ reference, stage }: PostedView, { terms }: Drawing): string =>
  `${reference} · ${terms.stage[stage]}`;

/**
 * A record posted into a conversation. Everyone there sees it, whether or not they may read the record, and it is
 * never redrawn: so it states its date, and has no button but the link, which checks rights.
 */
const render = (view: PostedView, drawing: Drawing): AdaptiveCard =>
  card(
    [
      heading(postedTitle(view, drawing)),
      ...userText(view.title ?? '', 120),
      quiet(drawing.words.extension.asOf(longDate(drawing.today, drawing.language))),
    ],
    [link(drawing.words.record.openInRegister, drawing.deepLink(view.reference))],
  );

export const postedCard = { verbs: [], render } as const;
