import type { Drawing } from '../../bot/cards/drawing.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { receiptCard } from '../../bot/cards/report/receiptCard.ts';
import { unnamedReceiptCard } from '../../bot/cards/report/unnamedReceiptCard.ts';
import type { CoachSubject } from '../../procedure/coach/coachQuestion.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { anActor } from './anActor.ts';
import { theFacts } from './aReport.ts';
import { theCode, withoutName } from './sampleUnnamedCards.ts';

/** One text for each question of the writing coach. */
const texts: Readonly<Record<CoachSubject, string>> = {
  blame: 'The visitors’ book of the reception is empty because of Peter Miller, he is careless.',
  gap: 'Door open again',
  place: 'Somebody whom nobody knows walked around alone today.',
  evidence: 'Visitors are alone in the server room every day.',
  requirement: 'I saw two visitors alone in the server room, for half an hour.',
};

/** Receipts with questions of the writing coach; one without a name; one in a dialog, where *Add* is offered. */
export const sampleCoachCards = (record: Nonconformity, drawing: Drawing): Readonly<Record<string, AdaptiveCard>> => {
  const saved = (what: string): Nonconformity => ({ ...record, facts: theFacts({ what }), additions: [] });
  const view = { sequence: 1, viewer: anActor(), scene: 'chat' } as const;
  const anonymous = withoutName(saved(texts.evidence), 'anonymous');
  return {
    ...Object.fromEntries(
      Object.entries(texts).map(([about, what]) => [
        `receipt-question-${about}`,
        receiptCard.render({ ...view, record: saved(what) }, drawing),
      ]),
    ),
    'receipt-question-dialog': receiptCard.render({ ...view, record: saved(texts.place), scene: 'dialog' }, drawing),
    'unnamed-receipt-question': unnamedReceiptCard.render(
      { record: anonymous, caseCode: theCode, scene: 'chat' },
      drawing,
    ),
  };
};
