import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { said } from '../parts/said.ts';
import { heading, quiet } from '../parts/texts.ts';

export type PostedView = Pick<RegisterEntry, 'reference' | 'stage'> & {
  /** Absent: whoever reads along may know the number and the stage, and no more. */
  readonly title?: string | undefined;
};

/** What was kept from somebody, or told without a name, is not told in a channel by its title. */
export const postedView = ({ reference, stage, title, notToIsmsManager, reporter }: RegisterEntry): PostedView => ({
  reference,
  stage,
  ...(!notToIsmsManager && reporter !== unnamedReporter && { title }),
});

export const postedTitle = ({ reference, stage }: PostedView, { terms }: Drawing): string =>
  `${reference} · ${terms.stage[stage]}`;

/**
 * A record that somebody posts into a conversation. Everybody there sees it, may he read the record or not, and nobody draws
 * it anew: so it says of what day it is, and has no button but the link, behind which rights are asked.
 */
const render = (view: PostedView, drawing: Drawing): AdaptiveCard =>
  card(
    [
      heading(postedTitle(view, drawing)),
      ...said(view.title ?? '', 120),
      quiet(drawing.words.extension.asOf(longDate(drawing.today, drawing.language))),
    ],
    [link(drawing.words.record.openInRegister, drawing.deepLink(view.reference))],
  );

export const postedCard = { verbs: [], render } as const;
