import { questionAfterSaving } from '../../../procedure/coach/coachQuestion.ts';
import { triageDue } from '../../../procedure/deadlines/triageDue.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { coachLines } from '../parts/record/coachLines.ts';
import { label, large, notice, plain, quiet } from '../parts/texts.ts';
import { readerNames } from './receiptCard.ts';

export type UnnamedReceiptView = {
  readonly record: Nonconformity;
  readonly caseCode: string;
  readonly scene: Scene;
};

/**
 * The receipt of an unnamed reporter: number and case code. It is only ever the answer to their press, never a
 * message, in which Teams would keep it together with its reader.
 */
const render = ({ record, caseCode, scene }: UnnamedReceiptView, drawing: Drawing): AdaptiveCard => {
  const { words, language, policy } = drawing;
  const { receipt } = words.unnamed;
  const due = longDate(triageDue(record, policy.calendar), language);
  return card(
    [
      notice(words.receipt.saved(record.reference), 'good'),
      label(receipt.codeLabel),
      large(caseCode),
      plain(receipt.writeDown),
      plain(receipt.how),
      plain(receipt.lookedAtBy(due)),
      plain(
        [
          receipt.whoReads(readerNames(record, drawing)),
          record.notToIsmsManager ? receipt.notInChannel : receipt.inChannel,
          ...(record.unnamed ? [receipt.name[record.unnamed.kind]] : []),
        ].join(' '),
      ),
      ...coachLines(questionAfterSaving(record), 'caseCode', drawing),
      quiet(receipt.teamsKeeps),
      scene === 'chat' ? quiet(receipt.formStays) : undefined,
    ],
    [button(scene, 'case.open', receipt.open, buttonData(drawing.nonce(), record.reference))],
  );
};

export const unnamedReceiptCard = { verbs: [], render } as const;
