import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { isEnded } from '../../procedure/stages/stages.ts';
import type { Drawing } from './drawing.ts';
import { link } from './parts/buttons.ts';
import { type AdaptiveCard, card } from './parts/card.ts';
import { shortFacts } from './parts/recordFacts.ts';
import { said, saidUnder } from './parts/said.ts';
import { heading, label, notice } from './parts/texts.ts';

export type NoticeView = { readonly record: Nonconformity; readonly kind: 'urgent' | 'newReport' };

/** What an ISMS manager gets in person: it is still going on, or nobody has chosen a triage channel yet. */
const render = ({ record, kind }: NoticeView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const text = kind === 'urgent' ? words.notice.urgent : words.notice.newReport;
  return card(
    [
      heading(record.reference),
      isEnded(record.stage)
        ? notice(terms.stage[record.stage], 'good')
        : notice(text, kind === 'urgent' ? 'attention' : 'warning'),
      label(terms.field.what),
      ...said(record.facts.what, 1200),
      ...saidUnder(terms.field.system, record.facts.system, 255),
      shortFacts(record, drawing),
    ],
    [link(words.record.openInRegister, drawing.deepLink(record.reference))],
  );
};

export const noticeCard = { verbs: [], render } as const;
