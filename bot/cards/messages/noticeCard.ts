import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { shortFacts, unnamedRow } from '../parts/record/recordFacts.ts';
import { heading, label, notice, plain } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';

export type NoticeView = { readonly record: Nonconformity; readonly kind: 'urgent' | 'newReport' };

/** Why the recipient gets it. */
const textOf = (
  { notToIsmsManager }: Pick<Nonconformity, 'notToIsmsManager'>,
  kind: NoticeView['kind'],
  { words: { notice: sentences } }: Pick<Drawing, 'words'>,
): string => {
  if (kind === 'urgent') return sentences.urgent;
  return notToIsmsManager ? sentences.newKept : sentences.newReport;
};

/**
 * The notice sent to an ISMS manager in person: the event is still going on, or no triage channel is chosen yet. It
 * goes to a deputy where the reporter withholds the report from the manager.
 */
const render = ({ record, kind }: NoticeView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const text = textOf(record, kind, drawing);
  return card(
    [
      heading(record.reference),
      isEnded(record.stage)
        ? notice(terms.stage[record.stage], 'good')
        : notice(text, kind === 'urgent' ? 'attention' : 'warning'),
      record.notToIsmsManager ? plain(words.notice.kept) : undefined,
      label(terms.field.what),
      ...userText(record.facts.what, 1200),
      ...userTextUnder(terms.field.system, record.facts.system, 255),
      shortFacts(record, drawing, unnamedRow(record, drawing)),
    ],
    [link(words.record.openInRegister, drawing.deepLink(record.reference))],
  );
};

export const noticeCard = { verbs: [], render, textOf } as const;
