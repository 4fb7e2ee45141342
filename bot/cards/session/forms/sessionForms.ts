import { formLimits } from '../../../../procedure/commands/fields.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { permissions } from '../../../../procedure/stages/permissions.ts';
import { hasAnyRelation } from '../../../../procedure/stages/relations.ts';
import type { Drawing } from '../../drawing.ts';
import { button, buttonData } from '../../parts/buttons.ts';
import { type AdaptiveCard, card } from '../../parts/card.ts';
import { heading, label, notice, plain, quiet } from '../../parts/texts.ts';
import { notSavedYet } from '../../parts/trouble.ts';
import type { Verb } from '../../verbs.ts';
import { inputsOf, shortInput } from '../../work/inputsOf.ts';
import { type FiveWhysView, problemIn } from '../fiveWhysView.ts';
import { rootCauseLines } from '../rootCauseLines.ts';
import type { SessionFormName } from '../sessionVerbs.ts';
import { causeForm, evidenceForm, rootForm } from './causeForms.ts';
import { againForm, followForm, mergeForm, voteForm } from './choiceForms.ts';
import { facilitateForm } from './facilitateForm.ts';
import type { SessionForm, SessionFormView } from './sessionForm.ts';
import { statementForm } from './statementForm.ts';

const handOverLimits = { to: shortInput } as const;

/** Another person leads from then on; a person whose role lets them lead may take over. */
const handOverForm: SessionForm = {
  limits: handOverLimits,
  leads: true,
  draw: (view, drawing) =>
    inputsOf({ ...view, people: [view.viewer] }, handOverLimits, drawing).person(
      'to',
      drawing.words.session.input.handTo,
    ),
};

const problemLimits = { problem: formLimits.text, implications: formLimits.text } as const;

/** What the problem is, and what it implies (10.2 b 1). */
const problemForm: SessionForm = {
  limits: problemLimits,
  typedOf: (view) => {
    const { problem, implications } = problemIn(view);
    return {
      problem: problem.slice(0, problemLimits.problem),
      implications: implications.slice(0, problemLimits.implications),
    };
  },
  draw: (view, drawing) => {
    const { text } = inputsOf({ ...view, people: [] }, problemLimits, drawing);
    const { problem } = drawing.words.session;
    return [...text('problem', problem.label), ...text('implications', problem.implications)];
  },
};

const objectLimits = { objection: formLimits.why, round: shortInput } as const;

/** An objection: it is recorded and does not block the others. */
const objectForm: SessionForm = {
  limits: objectLimits,
  draw: (view, drawing) => [
    ...rootCauseLines(view, false, drawing),
    ...inputsOf({ ...view, people: [] }, objectLimits, drawing).text(
      'objection',
      drawing.words.session.input.objection,
    ),
  ],
  carries: ({ round }) => (round === undefined ? {} : { round: Number(round) }),
};

const closeLimits = { aloneBecause: longest.reason } as const;

/** Whether the owner and at least one other person agreed in the latest round. */
const isAgreed = ({ fiveWhys: { step, agreed }, record }: FiveWhysView): boolean =>
  step === 'agreement' && agreed.length > 1 && agreed.some((id) => id === record.triage?.owner);

/**
 * Without agreement the session is closed with a reason, by a person who may determine the causes without a session.
 */
const mayGoOn = (view: SessionFormView): boolean =>
  view.fiveWhys.rootCauses.length === 0 ||
  isAgreed(view) ||
  hasAnyRelation(view.viewer, view.record, permissions.determineCauses.may);

/** Ends contributions, and puts the findings on the record. */
const closeForm: SessionForm = {
  limits: closeLimits,
  leads: true,
  draw: (view, drawing) => {
    const { closed, input, lead, agreement } = drawing.words.session;
    const { rootCauses, agreed, objections } = view.fiveWhys;
    if (rootCauses.length === 0) return [plain(lead.closeWithout)];
    if (!mayGoOn(view)) return [plain(drawing.terms.refusal({ reason: 'notAgreed' }))];
    return [
      label(closed.rootCauses),
      ...rootCauseLines(view, false, drawing),
      plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`),
      ...(isAgreed(view)
        ? []
        : [
            quiet(lead.closeBefore),
            ...inputsOf({ ...view, people: [] }, closeLimits, drawing).text('aloneBecause', input.aloneBecause),
          ]),
      quiet(lead.closeSettles),
    ];
  },
  isEmpty: (view) => !mayGoOn(view),
  isFinal: true,
};

export const sessionForms: Readonly<Record<SessionFormName, SessionForm>> = {
  problem: problemForm,
  cause: causeForm,
  evidence: evidenceForm,
  vote: voteForm,
  object: objectForm,
  facilitate: facilitateForm,
  follow: followForm,
  again: againForm,
  merge: mergeForm,
  root: rootForm,
  statement: statementForm,
  handOver: handOverForm,
  close: closeForm,
};

const verbOf = ({ name, hint }: SessionFormView): Verb =>
  name === 'cause' && hint !== undefined ? 'session.cause.anyway' : `session.${name}.send`;

const hintLines = ({ hint, name }: SessionFormView, { words }: Drawing) => {
  if (hint === undefined) return undefined;
  const { hint: hints } = words.session;
  return notice(hints.title, 'warning', plain(hints[hint]), ...(name === 'cause' ? [quiet(hints.kept)] : []));
};

/** Any dialog of a session: result or failure, hint, inputs, *Send* and *Back*. */
export const drawSessionForm = (view: SessionFormView, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { session: texts } = words;
  const { name, record, session, scene, trouble, note, problems, typed, hint } = view;
  const form = sessionForms[name];
  const data = {
    ...buttonData(view.n ?? drawing.nonce(), record.reference, session.opened.sequence),
    ...form.carries?.(typed),
  };
  const send = hint === undefined || name !== 'cause' ? texts.form[name].send : texts.button.anyway;
  const isMove = form.leads && name !== 'facilitate';
  return card(
    [
      // A dialog shows its title above the card.
      scene === 'chat' ? heading(words.work.title(texts.form[name].title, record.reference)) : undefined,
      trouble && notSavedYet(drawing, trouble, true),
      note && notice(note.text, note.style),
      problems && notice(words.form.attention, 'attention'),
      hintLines(view, drawing),
      ...form.draw(view, drawing),
    ],
    [
      form.isEmpty?.(view)
        ? undefined
        : button(scene, verbOf(view), trouble ? words.notSaved.again : send, data, {
            style: form.isFinal ? 'destructive' : 'positive',
          }),
      isMove
        ? button(scene, 'session.facilitate.open', texts.button.menu, data, { withoutInputs: true })
        : button(scene, 'session.show', texts.button.show, data, { withoutInputs: true }),
    ],
  );
};
