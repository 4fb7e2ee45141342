import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { type CalendarDate, dayOf } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import type { CaseForm } from '../form.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, card, type Element } from '../parts/card.ts';
import { caseInputs, caseText } from '../parts/inputs/caseInputs.ts';
import { exchangeOf } from '../parts/record/exchange.ts';
import { heading, label, notice, plain, quiet } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';
import { mayDo } from './receiptCard.ts';

export type CaseRecordView = {
  readonly record: Nonconformity;
  /** The unnamed reporter who entered the code. */
  readonly viewer: Actor;
  /** Content of the inputs: number, code, and a text that could not be sent. */
  readonly form: Pick<CaseForm, 'typed' | 'scene' | 'problems'>;
  /** Due date of the next step. */
  readonly due: CalendarDate | undefined;
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
  /** Shows the confirmation before the withdrawal. */
  readonly isWithdrawing?: boolean;
};

/**
 * Maximum lengths. The reporter has no other view, so reasons, outcomes and the newest questions and answers are shown
 * in full; together with a text that could not be sent they stay within the card's size limit.
 */
const most = { what: 300, reason: 1000, summary: 2000, older: 300, newest: 3000 } as const;
const mostExchanged = 4;

const dayIn = (instant: string, { policy, language }: Drawing): string =>
  longDate(dayOf(new Date(instant), policy.calendar.timeZone), language);

const whereItStands = ({ record, due }: CaseRecordView, drawing: Drawing): readonly Element[] => {
  const { words, language, today } = drawing;
  const { stage, duplicateOf, riskAcceptance } = record;
  const { case: sentences } = words;
  return [
    plain(sentences.now[stage]),
    ...(due ? [plain((due < today ? sentences.late : sentences.by)(longDate(due, language)))] : []),
    ...(stage === 'duplicate' && duplicateOf ? [plain(sentences.duplicateOf(duplicateOf))] : []),
    ...(riskAcceptance
      ? [
          plain(sentences.acceptedUntil(longDate(riskAcceptance.expires, language))),
          ...userText(riskAcceptance.reason, most.reason),
        ]
      : []),
    ...userTextUnder(sentences.closed, record.closure?.summary, most.summary),
  ];
};

const rejection = ({ rejection: rejected, stage }: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { case: sentences } = drawing.words;
  if (!rejected) return [];
  const { reason, objection, decision } = rejected;
  const isOver = stage !== 'rejected';
  return [
    ...userTextUnder(sentences.rejected, reason, isOver ? most.older : most.reason),
    ...(objection ? userTextUnder(sentences.objected(dayIn(objection.at, drawing)), objection.text, most.older) : []),
    ...(decision
      ? userTextUnder(
          decision.upheld ? sentences.upheld : sentences.stands,
          decision.reason,
          isOver ? most.older : most.reason,
        )
      : []),
  ];
};

const exchange = (record: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { case: sentences } = drawing.words;
  const all = exchangeOf(record);
  // After the record has ended there are no more answers: the outcome gets the space.
  let left = isEnded(record.stage) ? most.older : most.newest;
  let isCut = all.length > mostExchanged;
  const shown = all.slice(-mostExchanged).map((one) => ({ ...one, room: 0 }));
  for (const one of [...shown].reverse()) {
    one.room = Math.max(most.older, left);
    left -= one.text.length;
    isCut ||= one.text.length > one.room;
  }
  return [
    ...shown.flatMap(({ kind, at, text, room }) => userTextUnder(sentences[kind](dayIn(at, drawing)), text, room)),
    ...(isCut ? [quiet(sentences.onlyNewest)] : []),
  ];
};

/** Actions available for the text being written. */
type Doing = 'case.add' | 'case.object' | 'case.withdrawSend';

const doingOf = ({ record, viewer, isWithdrawing }: CaseRecordView): Doing | undefined => {
  if (isWithdrawing && mayDo('withdrawReport', viewer, record)) return 'case.withdrawSend';
  if (mayDo('addToReport', viewer, record)) return 'case.add';
  return mayDo('objectToRejection', viewer, record) && !record.rejection?.objection ? 'case.object' : undefined;
};

const isAsked = (record: Nonconformity): boolean => exchangeOf(record).at(-1)?.kind === 'asked';

const textInput = (view: CaseRecordView, doing: Doing | undefined, drawing: Drawing): readonly Element[] => {
  const { words } = drawing;
  const { case: sentences, withdraw } = words;
  const labelled = (text: string) => caseText({ ...view.form, label: text }, drawing);
  switch (doing) {
    case 'case.add':
      return labelled(isAsked(view.record) ? sentences.answer : words.add.label);
    case 'case.object':
      return [...labelled(sentences.whyObject), quiet(sentences.objectHint)];
    case 'case.withdrawSend':
      return [label(withdraw.title(view.record.reference)), ...labelled(withdraw.label), quiet(withdraw.hint)];
    case undefined:
      return [];
    default:
      return doing satisfies never;
  }
};

const buttons = (view: CaseRecordView, doing: Doing | undefined, drawing: Drawing): readonly (Action | undefined)[] => {
  const { words } = drawing;
  const { record, viewer, form } = view;
  const data = buttonData(drawing.nonce());
  const titles: Readonly<Record<Doing, string>> = {
    'case.add': words.case.send,
    'case.object': words.case.object,
    'case.withdrawSend': words.withdraw.send,
  };
  const isWithdrawing = doing === 'case.withdrawSend';
  const style = isWithdrawing ? 'destructive' : 'positive';
  return [
    doing && button(form.scene, doing, titles[doing], data, { style }),
    !isWithdrawing && mayDo('withdrawReport', viewer, record)
      ? button(form.scene, 'case.withdraw', words.receipt.withdraw, data)
      : undefined,
    button(form.scene, 'case.show', isWithdrawing ? words.form.back : words.case.again, data),
  ];
};

/**
 * The record as its unnamed reporter may see it: only as the answer to a press, never in a message. Number and code
 * are inputs here too, so that the next press carries them.
 */
const render = (view: CaseRecordView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const { record, form } = view;
  const doing = doingOf(view);
  return card(
    [
      view.note && notice(view.note.text, view.note.style),
      heading(`${record.reference} · ${terms.stage[record.stage]}`),
      ...whereItStands(view, drawing),
      ...rejection(record, drawing),
      ...userTextUnder(terms.field.what, record.facts.what, most.what),
      ...exchange(record, drawing),
      ...textInput(view, doing, drawing),
      ...caseInputs(form, drawing),
      !view.isWithdrawing && mayDo('attachEvidence', view.viewer, record) ? quiet(words.file.caseHint) : undefined,
      quiet(words.case.stays),
    ],
    buttons(view, doing, drawing),
  );
};

export const caseRecordCard = { verbs: [], render } as const;
