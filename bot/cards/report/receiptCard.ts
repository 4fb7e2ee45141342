import { questionAfterSaving } from '../../../procedure/coach/coachQuestion.ts';
import type { RecordCommand } from '../../../procedure/commands/recordCommands.ts';
import { triageDue } from '../../../procedure/deadlines/triageDue.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { permissions } from '../../../procedure/stages/permissions.ts';
import { readingRoles } from '../../../procedure/stages/reads.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { withinSentence } from '../../../procedure/words/withinSentence.ts';
import type { Drawing } from '../drawing.ts';
import { buttonData, formButton, link, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, card, type Element } from '../parts/card.ts';
import { coachLines } from '../parts/record/coachLines.ts';
import { recordFacts } from '../parts/record/recordFacts.ts';
import { heading, notice, plain, quiet } from '../parts/texts.ts';
import type { Press, PressIntent } from '../press.ts';

export type ReceiptView = {
  readonly record: Nonconformity;
  readonly sequence: number;
  /** The buttons show what the viewer may do. */
  readonly viewer: Actor;
  readonly scene: Scene;
  /** What just happened, in a sentence. */
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
};

/** Whether a button is worth showing; the procedure decides again when it is pressed. */
export const mayDo = (name: RecordCommand['name'], viewer: Actor, record: Nonconformity): boolean => {
  const { may, stages } = permissions[name];
  return stages !== 'none' && stages.includes(record.stage) && hasAnyRelation(viewer, record, may);
};

/** The roles that read a record, in words. */
export const readerNames = (record: Nonconformity, { terms }: Drawing): readonly string[] =>
  readingRoles(record).map((role) => withinSentence(terms.role[role]));

/** Who can see the report, and when the reporter is notified. */
const promises = (record: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { words, language, policy } = drawing;
  const { whoSees, whoSeesKept, youHearBy, youHearByKept } = words.receipt;
  const isKept = record.notToIsmsManager === true;
  const due = longDate(triageDue(record, policy.calendar), language);
  return [
    plain((isKept ? whoSeesKept : whoSees)(readerNames(record, drawing))),
    ...(record.stage === 'reported' ? [plain((isKept ? youHearByKept : youHearBy)(due))] : []),
  ];
};

const render = ({ record, sequence, viewer, scene, note }: ReceiptView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const own = viewer.id === record.reporter;
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  const may = (name: RecordCommand['name']) => mayDo(name, viewer, record);
  // Asked only once: not after the second commit.
  const question = own && sequence === 1 ? questionAfterSaving(record) : undefined;
  return card(
    [
      note && notice(note.text, note.style),
      heading(`${record.reference} · ${terms.stage[record.stage]}`),
      ...(own ? promises(record, drawing) : []),
      own && scene === 'chat' && record.stage === 'reported' && may('attachEvidence')
        ? plain(words.file.justSend(record.reference))
        : undefined,
      ...coachLines(question, 'button', drawing),
      ...recordFacts(record, viewer, drawing),
      scene === 'dialog' ? quiet(words.receipt.findItAgain) : undefined,
    ],
    [
      may('addToReport') ? formButton(scene, 'record.add', words.receipt.add, data()) : undefined,
      may('correctReport') ? formButton(scene, 'record.correct', words.receipt.correct, data()) : undefined,
      may('withdrawReport') ? formButton(scene, 'record.withdraw', words.receipt.withdraw, data()) : undefined,
      link(words.record.openInRegister, drawing.deepLink(record.reference)),
    ],
  );
};

const parse = ({ verb, reference }: Press): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  switch (verb) {
    case 'record.add':
      return { kind: 'recordForm', form: 'add', reference };
    case 'record.correct':
      return { kind: 'recordForm', form: 'correct', reference };
    case 'record.withdraw':
      return { kind: 'recordForm', form: 'withdraw', reference };
    default:
      return { kind: 'record', reference };
  }
};

/** The record as this reader sees it; for the reporter, the receipt. */
export const receiptCard = {
  verbs: ['record.show', 'record.add', 'record.correct', 'record.withdraw'],
  render,
  parse,
} as const;
