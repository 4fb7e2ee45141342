import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { isOffered, refusalOf } from '../../../procedure/offers/offered.ts';
import type { Offering } from '../../../procedure/offers/openActionsFor.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { approvalConflict } from '../../../procedure/stages/segregation.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { type Drawing, offeringTo } from '../drawing.ts';
import { eventIn, type PersonalNotice, type PersonalView } from '../notices/notice.ts';
import { dayIn } from '../notices/reporterNotices.ts';
import { type ButtonData, button, buttonData, dialogButton, formButton, link, type Scene } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, type Choice, card, type Element, largestCard } from '../parts/card.ts';
import { line } from '../parts/facts.ts';
import type { NameOf } from '../parts/nameOf.ts';
import { earlierCycles } from '../parts/record/earlierCycles.ts';
import { heading, label, notice, plain, quiet } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';
import type { Press, PressIntent } from '../press.ts';
import { planChanges, planElements } from './planElements.ts';

/** What an approver sees and is asked. */
type ApprovalView = Pick<PersonalView, 'record' | 'sequence' | 'viewer' | 'nameOf' | 'submittedBefore'>;

const whole = 100_000;

/** Leaves room for notice, heading and buttons; a client may also count in other units. */
const roomForThePlan = largestCard - 4 * 1024;

/** What went wrong, and why. */
const failure = ({ facts, statement, cycle }: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { terms, words } = drawing;
  const causes = cycle.causes?.rootCauses ?? [];
  return [
    label(terms.field.what),
    ...userText(facts.what, whole),
    ...userTextUnder(words.decide.approval.problem, statement?.problem, whole),
    ...userTextUnder(words.decide.approval.implications, statement?.implications, whole),
    ...(causes.length > 0 ? [label(words.decide.approval.causes)] : []),
    ...causes.flatMap(({ statement: cause, category }) => [
      ...userText(cause, whole),
      quiet(terms.causeCategory[category]),
    ]),
  ];
};

/** Why the plan was returned last time. */
const cameBack = ({ cycle }: Nonconformity, drawing: Drawing): readonly Element[] => {
  const { returned, refused } = cycle;
  const { approval } = drawing.words.decide;
  const isReturnLater = (returned?.sequence ?? 0) > (refused?.sequence ?? 0);
  return isReturnLater
    ? userTextUnder(approval.returnedWith, returned?.comment, whole)
    : userTextUnder(approval.refusedWith, refused?.reason, whole);
};

/** The approver has a part in the record, and so has everyone else who could decide. */
const isException = (view: ApprovalView, drawing: Drawing): boolean =>
  view.viewer !== undefined && !barred(view, drawing) && approvalConflict(view.record, view.viewer) !== undefined;

/** The viewer as an approver: a message knows their id only. */
const approverIn = ({ record, viewer = '' }: ApprovalView, drawing: Drawing): Offering => {
  const isMember = drawing.management(record).includes(viewer);
  return offeringTo({ id: viewer, name: '', roles: isMember ? ['management'] : [], guest: false }, record, drawing);
};

/** Why the viewer may not, or may no longer, decide. */
const barred = (view: ApprovalView, drawing: Drawing): Refusal | undefined =>
  view.viewer === undefined ? undefined : refusalOf('approvePlan', view.record, approverIn(view, drawing));

/** Why this person decides, and what cannot be checked. */
const standing = (view: ApprovalView, drawing: Drawing): readonly Element[] => {
  const { record, viewer, nameOf } = view;
  const { words, language } = drawing;
  const { approval } = words.decide;
  const { delegation } = record.cycle;
  return [
    ...(isException(view, drawing) ? [notice(approval.exception, 'warning')] : []),
    ...(delegation && delegation.to === viewer
      ? [
          ...userText(approval.delegatedBy(nameOf(delegation.from)), 300),
          quiet(approval.delegatedUntil(longDate(delegation.until, language))),
        ]
      : []),
    ...(record.unnamed?.kind === 'anonymous' ? [plain(approval.anonymous)] : []),
  ];
};

/** Everything the approver decides about, untruncated. */
const everything = (view: ApprovalView, drawing: Drawing): readonly Element[] => {
  const { record, nameOf, submittedBefore } = view;
  const { plan } = record.cycle;
  return [
    ...standing(view, drawing),
    ...(plan ? planChanges(submittedBefore, plan, nameOf, drawing) : []),
    ...(submittedBefore ? cameBack(record, drawing) : []),
    ...failure(record, drawing),
    ...earlierCycles(record, drawing),
    ...(plan ? planElements(plan, nameOf, drawing) : []),
  ];
};

const sizeOf = (elements: readonly Element[]): number => new TextEncoder().encode(JSON.stringify(elements)).length;

const fits = (elements: readonly Element[]): boolean => sizeOf(elements) <= roomForThePlan;

/** Excerpt of a plan that is too long for a card; the dialog shows all of it. */
const most = { what: 600, title: 120, actions: 10 } as const;

const extract = (view: ApprovalView, drawing: Drawing): readonly Element[] => {
  const { record } = view;
  const actions = record.cycle.plan?.actions ?? [];
  return [
    ...standing(view, drawing),
    plain(drawing.words.decide.approval.tooLong),
    ...userText(record.facts.what, most.what),
    ...actions.slice(0, most.actions).flatMap(({ id, title }) => [label(id), ...userText(title, most.title)]),
  ];
};

const decidedBy = ({ cycle }: Nonconformity, nameOf: NameOf, drawing: Drawing): string | undefined => {
  const { settled } = drawing.words.decide;
  const { approval, returned, refused, voided } = cycle;
  if (approval) return settled.approved(plainName(nameOf(approval.by)), dayIn(approval.at, drawing));
  const latest = (returned?.sequence ?? 0) > (refused?.sequence ?? 0) ? returned : refused;
  if (!latest || latest.sequence < (voided?.sequence ?? 0)) return undefined;
  const sentence = latest === returned ? settled.returned : settled.refused;
  return sentence(plainName(nameOf(latest.by)), dayIn(latest.at, drawing));
};

/** Our sentences render Markdown: characters that would be read as such are removed from a name. */
const plainName = (name: string): string => name.replace(/[<>[\]()*_`\\{}]/g, '').trim() || '?';

/** Why there is nothing to decide on this card; undefined while there is. */
const over = (view: ApprovalView, drawing: Drawing): string | undefined => {
  const { record, nameOf } = view;
  const { words, terms } = drawing;
  if (record.stage !== 'approval') {
    const decided = decidedBy(record, nameOf, drawing);
    return decided ?? (record.stage === 'planning' ? words.decide.settled.beingChanged : words.decide.settled.goesOn);
  }
  const refusal = barred(view, drawing);
  return refusal && terms.refusal(refusal);
};

/**
 * The buttons to decide with; in a dialog the same, below the last page. Confirmed on the card unless a reason is
 * required.
 */
const decisions = (view: ApprovalView, scene: Scene, drawing: Drawing, data: () => ButtonData): readonly Action[] => {
  const { words } = drawing;
  const opening = isException(view, drawing) ? formButton : button;
  return [
    opening(scene, 'approvePlan.open', words.decide.button.approve, data(), { style: 'positive' }),
    formButton(scene, 'returnPlan.open', words.decide.button.return, data()),
    button(scene, 'approval.more', words.decide.button.more, data()),
  ];
};

const buttons = (view: ApprovalView, drawing: Drawing, data: () => ButtonData): readonly Action[] =>
  fits(everything(view, drawing))
    ? decisions(view, 'chat', drawing, data)
    : [dialogButton('approval.read', drawing.words.decide.button.read, data())];

const shown = (view: ApprovalView, drawing: Drawing): readonly Element[] => {
  const all = everything(view, drawing);
  return fits(all) ? all : extract(view, drawing);
};

/** As a notice: `approvalAsked`, `approvalDelegated`. */
export const approvalNotice: PersonalNotice = {
  settled: (view, drawing) => {
    const { submission } = view.record.cycle;
    const isNewer = submission !== undefined && view.commit !== undefined && submission.sequence > view.commit.sequence;
    return isNewer ? drawing.words.decide.settled.submittedAgain : over(view, drawing);
  },
  draw: shown,
  buttons,
};

/** For an approver who has not decided for days: their deputy was asked too, but they may still decide. */
export const deputyAskedNotice: PersonalNotice = {
  ...approvalNotice,
  draw: (view, drawing) => {
    const to = eventIn(view, 'ApprovalDelegated')?.to;
    return [
      to === undefined ? undefined : line(drawing.words.decide.notice.deputy, view.nameOf(to), drawing),
      ...shown(view, drawing),
    ];
  },
};

type Note = { readonly text: string; readonly style: 'good' | 'warning' };
export type ApprovalScene = ApprovalView & { readonly scene: Scene; readonly note?: Note | undefined };

const titled = ({ record }: ApprovalView, { terms }: Drawing): Element =>
  heading(`${record.reference} · ${terms.stage[record.stage]}`);

/** The answer to a press: the current state, with what was done or why it was not. */
const render = (view: ApprovalScene, drawing: Drawing): AdaptiveCard => {
  const { record, sequence, note: sentence, scene } = view;
  if (scene === 'dialog' && over(view, drawing) === undefined) return renderPage({ ...view, page: 1 }, drawing);
  const settled = over(view, drawing);
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  return card(
    [
      sentence && notice(sentence.text, sentence.style),
      titled(view, drawing),
      // Shown as good once it is decided, but not to a person who may not decide.
      settled === undefined ? undefined : notice(settled, record.stage === 'approval' ? 'warning' : 'good'),
      ...shown(view, drawing),
    ],
    [
      ...(settled === undefined ? buttons(view, drawing, data) : []),
      link(drawing.words.record.openInRegister, drawing.deepLink(record.reference)),
    ],
  );
};

/** *More*: rarely used commands, one press away from the common ones. */
const renderMore = (view: ApprovalScene, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { record, sequence, scene } = view;
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  return card(
    [titled(view, drawing), plain(words.decide.approval.moreHint)],
    [
      formButton(scene, 'rejectPlan.open', words.command.rejectPlan.title, data(), { style: 'destructive' }),
      isOffered('delegateApproval', record, approverIn(view, drawing))
        ? formButton(scene, 'delegateApproval.open', words.command.delegateApproval.title, data())
        : undefined,
      button(scene, 'approval.show', words.form.back, data()),
    ],
  );
};

/** Splits the elements, in order, into parts that each fit on a card; a single element always gets a part. */
const partsOf = (elements: readonly Element[]): readonly (readonly Element[])[] => {
  const parts: Element[][] = [[]];
  for (const element of elements) {
    const last = parts.at(-1) ?? [];
    if (last.length > 0 && !fits([...last, element])) parts.push([element]);
    else last.push(element);
  }
  return parts;
};

/**
 * *Read and decide*: the whole plan in a dialog, one part at a time. The last part ends with the decision. The next
 * part is chosen in an input, because a button carries only ids.
 */
const renderPage = (view: ApprovalScene & { readonly page: number }, drawing: Drawing): AdaptiveCard => {
  const { record, sequence, scene, note: sentence } = view;
  const { approval } = drawing.words.decide;
  const parts = partsOf(everything(view, drawing));
  const page = Math.min(Math.max(view.page, 1), parts.length);
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  const isLast = page === parts.length;
  const choices: readonly Choice[] = parts.map((_, index) => ({
    title: approval.part(index + 1, parts.length),
    value: String(index + 1),
  }));
  const turning: readonly Element[] =
    parts.length === 1
      ? []
      : [
          {
            type: 'Input.ChoiceSet',
            id: 'page',
            label: approval.goTo,
            style: 'compact',
            choices,
            value: String(isLast ? 1 : page + 1),
          },
        ];
  return card(
    [
      sentence && notice(sentence.text, sentence.style),
      titled(view, drawing),
      parts.length === 1 ? undefined : quiet(approval.part(page, parts.length)),
      ...(parts[page - 1] ?? []),
      ...turning,
    ],
    [
      ...(isLast ? decisions(view, scene, drawing, data) : []),
      parts.length === 1
        ? undefined
        : button(scene, 'approval.read', isLast ? approval.readAgain : approval.readOn, data()),
    ],
  );
};

const parse = ({ verb, reference, inputs }: Press): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  const page = Number(inputs.page);
  if (verb === 'approval.read')
    return { kind: 'approval', show: 'page', page: Number.isSafeInteger(page) && page > 0 ? page : 1, reference };
  return { kind: 'approval', show: verb === 'approval.more' ? 'more' : 'card', page: 1, reference };
};

export const approvalCard = {
  verbs: ['approval.show', 'approval.more', 'approval.read'],
  render,
  renderMore,
  renderPage,
  isOver: (view: ApprovalView, drawing: Drawing): boolean => over(view, drawing) !== undefined,
  parse,
} as const;
