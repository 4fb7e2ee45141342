import type { Drawing } from '../../bot/cards/drawing.ts';
import { postedCard, postedView } from '../../bot/cards/messages/postedCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import type { Typed } from '../../bot/cards/parts/typed.ts';
import { receiptCard } from '../../bot/cards/report/receiptCard.ts';
import { reportCard } from '../../bot/cards/report/reportCard.ts';
import { recordCard } from '../../bot/cards/work/recordCard.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { longestMessage, type ReportedMessage } from '../../procedure/record/report/reportedMessage.ts';
import { anActor } from './anActor.ts';

export const theMessage: ReportedMessage = {
  text: 'The archive door was open again this morning.',
  link: 'https://teams.microsoft.com/l/message/19%3Aoperations%40thread.tacv2/1606000000000?tenantId=t&parentMessageId=1606000000000',
};

const n = 'f'.repeat(32);

/** The message extension: the form for a message, and posted records. @param typed input of the whole report form */
export const sampleExtensionCards = (
  record: Nonconformity,
  typed: Typed,
  drawing: Drawing,
): Readonly<Record<string, AdaptiveCard>> => {
  // As long as the record's own texts, to keep a longest sample.
  const text = `${theMessage.text} ${record.facts.evidence ?? ''}`.slice(0, longestMessage.text);
  const message: ReportedMessage = { ...theMessage, text };
  const what = drawing.words.extension.wrote('Claire Dubois', theMessage.text);
  const form = { card: 'report', scene: 'dialog', message } as const;
  const withMessage: Nonconformity = { ...record, message };
  const view = { record: withMessage, sequence: 3, scene: 'chat' } as const;
  const manager = anActor({ id: 'x', roles: ['ismsManager'] });
  return {
    'report-message': reportCard.render({ ...form, typed: { what } }, drawing),
    'report-message-text-only': reportCard.render(
      { ...form, typed: { what, keepMessage: 'false' }, message: { text: theMessage.text } },
      drawing,
    ),
    'report-message-names-you': reportCard.render(
      { ...form, typed: { ...typed, anonymity: 'anonymous' }, problems: { message: 'notFitting' }, n },
      drawing,
    ),
    'receipt-message': receiptCard.render({ ...view, viewer: anActor() }, drawing),
    'record-message': recordCard.render({ ...view, viewer: manager, people: [] }, drawing),
    posted: postedCard.render(postedView(registerEntry(record, 3)), drawing),
    'posted-restricted': postedCard.render(
      postedView(registerEntry({ ...record, notToIsmsManager: true }, 3)),
      drawing,
    ),
  };
};
