import type { Drawing } from '../../bot/cards/drawing.ts';
import { noticeCard } from '../../bot/cards/messages/noticeCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import type { Typed } from '../../bot/cards/parts/typed.ts';
import { caseButtonCard } from '../../bot/cards/report/caseButtonCard.ts';
import { caseCard } from '../../bot/cards/report/caseCard.ts';
import { type CaseRecordView, caseRecordCard } from '../../bot/cards/report/caseRecordCard.ts';
import { receiptCard } from '../../bot/cards/report/receiptCard.ts';
import { reportCard } from '../../bot/cards/report/reportCard.ts';
import { unnamedReceiptCard } from '../../bot/cards/report/unnamedReceiptCard.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { anActor } from './anActor.ts';

export const theCode = 'K7QM-2XWR-9TBD-4HNE';
const n = 'f'.repeat(32);

/** The record as if its reporter were anonymous. */
export const withoutName = (record: Nonconformity, kind: 'sealed' | 'anonymous'): Nonconformity => ({
  ...record,
  reporter: unnamedReporter,
  reportedAt: '2026-11-23T23:00:00.000Z',
  unnamed: kind === 'sealed' ? { kind, sealed: 's', digest: 'd', caseCode: 'c' } : { kind, caseCode: 'c' },
});

/** The views of an unnamed reporter, and of others on the report. @param typed input of the whole report form */
export const sampleUnnamedCards = (
  record: Nonconformity,
  typed: Typed,
  drawing: Drawing,
): Readonly<Record<string, AdaptiveCard>> => {
  const sealed = withoutName(record, 'sealed');
  const anonymous = withoutName(record, 'anonymous');
  const kept: Nonconformity = { ...anonymous, notToIsmsManager: true };
  const chosen = { ...typed, anonymity: 'anonymous', notToIsmsManager: 'true' };
  const form = { card: 'report', scene: 'chat', typed: chosen } as const;
  const problems = { anonymity: 'notFitting', notToIsmsManager: 'nobodyElse' } as const;
  const trouble = { id: '0f0f0f0f', what: 'slow' } as const;
  const reader = anActor({ id: 'x', roles: ['alternate'] });
  const view = { record: kept, sequence: 3, viewer: reader, scene: 'chat' } as const;
  return {
    'report-unnamed-problems': reportCard.render({ ...form, problems, n }, drawing),
    'report-unnamed-not-saved': reportCard.render({ ...form, trouble, n }, drawing),
    'unnamed-receipt': unnamedReceiptCard.render({ record: anonymous, caseCode: theCode, scene: 'chat' }, drawing),
    'unnamed-receipt-sealed': unnamedReceiptCard.render({ record: sealed, caseCode: theCode, scene: 'chat' }, drawing),
    'unnamed-receipt-kept': unnamedReceiptCard.render({ record: kept, caseCode: theCode, scene: 'dialog' }, drawing),
    'receipt-kept': receiptCard.render(
      { ...view, record: { ...record, notToIsmsManager: true }, viewer: anActor({ id: record.reporter }) },
      drawing,
    ),
    'receipt-reader-unnamed': receiptCard.render(view, drawing),
    'new-report-kept': noticeCard.render({ record: kept, kind: 'newReport' }, drawing),
    ...sampleCaseCards(anonymous, drawing),
  };
};

const sampleCaseCards = (record: Nonconformity, drawing: Drawing): Readonly<Record<string, AdaptiveCard>> => {
  const long = record.additions[0]?.text ?? '';
  const typed = { number: record.reference, code: theCode };
  const viewer = anActor({ id: unnamedReporter, name: '', caseOf: record.reference });
  const question = { at: '2026-11-24T09:45:00.000Z', by: 'claire', text: long };
  const asked: Nonconformity = { ...record, questions: [question] };
  const { reference } = record;
  const shown = (changes: Partial<CaseRecordView>): AdaptiveCard =>
    caseRecordCard.render(
      { record: asked, viewer, form: { typed, scene: 'chat' }, due: '2026-11-25', ...changes },
      drawing,
    );
  const rejection = { reason: long.slice(0, 1000), at: '2026-11-24T10:00:00.000Z', by: 'claire' };
  const objection = { text: long, at: '2026-11-24T11:00:00.000Z' };
  const decision = { upheld: false, reason: long.slice(0, 1000), at: '2026-11-25T11:00:00.000Z', by: 'priya' };
  const rejected: Nonconformity = { ...asked, stage: 'rejected', rejection };
  const told = { at: '2026-12-24T11:00:00.000Z', by: 'claire', sequence: 9 };
  const closed: Nonconformity = { ...asked, stage: 'closed', closure: { summary: long.slice(0, 2000), ...told } };
  const text = { ...typed, text: long };
  const note = { text: drawing.words.case.saidAdded, style: 'good' } as const;
  return {
    case: caseCard.render({ card: 'case', typed: {}, scene: 'chat' }, drawing),
    'case-dialog': caseCard.render({ card: 'case', typed: { number: reference }, scene: 'dialog' }, drawing),
    'case-not-found': caseCard.render({ card: 'case', typed, scene: 'chat', note: 'notFound' }, drawing),
    'case-code-in-message': caseCard.render({ card: 'case', typed: {}, scene: 'chat', note: 'codeInMessage' }, drawing),
    'case-missing': caseCard.render(
      { card: 'case', typed: {}, scene: 'chat', problems: { number: 'missing', code: 'missing' }, n },
      drawing,
    ),
    'case-not-saved': caseCard.render(
      { card: 'case', typed: text, scene: 'chat', again: 'case.add', trouble: { id: '0f0f0f0f', what: 'slow' }, n },
      drawing,
    ),
    'case-not-now': caseCard.render(
      { card: 'case', typed, scene: 'chat', trouble: { id: '0f0f0f0f', what: 'unreachable' }, n },
      drawing,
    ),
    'case-button': caseButtonCard.render({ holdsCode: false }, drawing),
    'case-button-code': caseButtonCard.render({ holdsCode: true }, drawing),
    'case-record': shown({ note }),
    'case-record-late': shown({ due: '2026-11-20', form: { typed, scene: 'dialog' } }),
    'case-record-problem': shown({ form: { typed: text, scene: 'chat', problems: { text: 'tooLong' } } }),
    'case-record-withdrawing': shown({ isWithdrawing: true }),
    'case-record-rejected': shown({ record: rejected, due: undefined, form: { typed: text, scene: 'chat' } }),
    'case-record-decided': shown({
      record: { ...rejected, rejection: { ...rejection, objection, decision } },
      due: undefined,
    }),
    'case-record-upheld': shown({
      record: { ...asked, rejection: { ...rejection, objection, decision: { ...decision, upheld: true } } },
      form: { typed: text, scene: 'chat' },
    }),
    'case-record-closed': shown({ record: closed, due: undefined }),
    'case-record-duplicate': shown({
      record: { ...asked, stage: 'duplicate', duplicateOf: 'NC-2026-0001' },
      due: undefined,
    }),
  };
};
