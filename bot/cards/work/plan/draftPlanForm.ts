import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { planInForce } from '../../../../procedure/record/planInForce.ts';
import type { Plan } from '../../../../procedure/record/recordParts.ts';
import { type ActionKind, actionKinds, actionPriorities, terms } from '../../../../procedure/record/values/choices.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { label, quiet } from '../../parts/texts.ts';
import type { Typed } from '../../parts/typed.ts';
import { userTextUnder } from '../../parts/userText.ts';
import type { CommandForm, FormView } from '../commandForm.ts';
import { inputsOf } from '../inputsOf.ts';
import {
  actionFields,
  actionIdOf,
  followUpFields,
  ismsFields,
  planLimits as limits,
  mostActions,
  offsets,
  planProblemsAt,
  rowField,
  rowsTyped,
} from './planLimits.ts';

/** People whose names a list on each action offers; the others are found by searching. */
const mostOffered = 6;

const firstChoices = { kind: 'corrective', term: 'short', priority: 'medium' } as const;

/** Rows with content, plus an empty one at first or when requested. */
const rowsShown = (typed: Typed): readonly number[] => {
  const rows = rowsTyped(typed);
  const free = (rows.at(-1) ?? -1) + 1;
  const wantsMore = rows.length === 0 || typed.again !== undefined;
  return wantsMore && free < mostActions ? [...rows, free] : rows;
};

const typedOfPlan = (plan: Plan, record: Nonconformity): Typed => {
  const { verification, ismsChange } = plan;
  const actions = offsets.flatMap((row) => {
    const action = plan.actions.find(({ id }) => id === actionIdOf(row, record));
    return action ? actionFields.map((field) => [rowField(row, field), action[field]] as const) : [];
  });
  return {
    ...Object.fromEntries(actions),
    ...Object.fromEntries(followUpFields.map((field, index) => [field, plan.followUps[index]])),
    manager: plan.manager,
    objective: plan.objective,
    successCriteria: plan.successCriteria,
    ...(plan.shortTermNotNecessary !== undefined && { shortTermNotNecessary: plan.shortTermNotNecessary }),
    ...verification,
    ...(ismsChange.needed
      ? Object.fromEntries(ismsFields.map((field) => [field, ismsChange[field]]))
      : { because: ismsChange.because }),
    needed: ismsChange.needed ? 'yes' : 'no',
  };
};

/** Whether every action has a row and every text fits, so nothing of the plan is lost when the form is sent. */
const fits = (record: Nonconformity): boolean => {
  const plan = planInForce(record.cycle);
  if (!plan) return true;
  const typed = typedOfPlan(plan, record);
  const isShort = Object.entries(typed).every(([id, text]) => (text?.length ?? 0) <= (limits[id] ?? 0));
  return isShort && rowsTyped(typed).length === plan.actions.length && plan.followUps.length <= followUpFields.length;
};

/** Longer comments are shown in full on the notice and in the register. */
const mostOfComment = 300;

/** Why management sent the plan back, until it is submitted again. */
const wanted = ({ record: { stage, cycle } }: FormView, { words }: Drawing): readonly Element[] => {
  const { returned, refused, voided, submission } = cycle;
  const { approval } = words.decide;
  const last = Math.max(returned?.sequence ?? 0, refused?.sequence ?? 0, voided?.sequence ?? 0);
  if (stage !== 'planning' || submission || last === 0 || last === voided?.sequence) return [];
  if (last === refused?.sequence) return userTextUnder(approval.refusedWith, refused.reason, mostOfComment);
  const about = returned?.action === undefined ? '' : words.decide.titled(returned.action);
  return userTextUnder(approval.returnedWith, returned && `${about}${returned.comment}`, mostOfComment);
};

type Inputs = ReturnType<typeof inputsOf>;

const drawAction = (row: number, view: FormView, inputs: Inputs, drawing: Drawing): readonly Element[] => {
  const { words, terms: names } = drawing;
  const { plan } = words.decide;
  const of = (field: (typeof actionFields)[number]) => rowField(row, field);
  return [
    label(words.work.planAction(actionIdOf(row, view.record))),
    ...inputs.line(of('title'), words.work.label.actionTitle),
    ...inputs.person(of('owner'), plan.owner),
    ...inputs.date(of('due'), plan.due),
    ...inputs.choice(of('priority'), plan.priority, actionPriorities, names.actionPriority),
    ...inputs.choice(of('term'), words.work.label.term, terms, names.term),
    ...inputs.choice<ActionKind>(of('kind'), plan.kind, actionKinds, names.actionKind),
  ];
};

const drawIsms = ({ typed, problems }: FormView, inputs: Inputs, { words }: Drawing): readonly Element[] => {
  const { plan } = words.decide;
  const isNeeded = typed.needed === 'yes' || ismsFields.some((field) => problems?.[field]);
  return [
    ...inputs.choice('needed', words.work.label.ismsNeeded, ['no', 'yes'], words.work.kind, 'expanded'),
    ...(isNeeded
      ? ismsFields.flatMap((field) => inputs.text(field, plan[field]))
      : [...inputs.text('because', plan.ismsNotNeeded), quiet(words.work.hint.isms)]),
  ];
};

const draw = (view: FormView, drawing: Drawing): readonly Element[] => {
  const { words } = drawing;
  const { plan } = words.decide;
  const shown = rowsShown(view.typed);
  const chosen = shown.flatMap((row) =>
    Object.entries(firstChoices).map(([field, value]) => [`actions.${row}.${field}`, value] as const),
  );
  const inputs = inputsOf(
    {
      people: view.people.slice(0, mostOffered),
      named: view.people,
      typed: { ...Object.fromEntries(chosen), ...view.typed },
      problems: planProblemsAt(view),
    },
    limits,
    drawing,
  );
  return [
    view.record.cycle.submission || view.record.cycle.approval ? quiet(words.work.hint.planAgain) : undefined,
    ...wanted(view, drawing),
    ...inputs.text('objective', plan.objective),
    ...shown.flatMap((row) => drawAction(row, view, inputs, drawing)),
    quiet(words.work.hint.planRows),
    ...inputs.text('shortTermNotNecessary', plan.shortTermNotNecessary),
    ...inputs.text('successCriteria', plan.successCriteria),
    ...inputs.text('method', plan.method),
    ...inputs.date('on', plan.verifyOn),
    ...inputs.person('verifier', plan.verifier),
    ...inputs.person('manager', plan.manager),
    label(plan.followUps),
    ...followUpFields.flatMap((field, index) => inputs.date(field, words.work.followUpNumber(index + 1))),
    ...drawIsms(view, inputs, drawing),
  ].filter((element) => element !== undefined);
};

const isTyped = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const formOf: CommandForm['formOf'] = (inputs, record, { sequence = 0 }) => {
  const pick = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, inputs[field]]));
  const needed = inputs.needed === 'yes' ? true : inputs.needed === 'no' ? false : undefined;
  return {
    // The form is the whole plan: it must not overwrite another person's changes since the card was drawn.
    basedOn: sequence,
    plan: {
      ...pick(['manager', 'objective', 'shortTermNotNecessary', 'successCriteria']),
      actions: rowsTyped(inputs).map((row) => ({
        id: actionIdOf(row, record),
        ...Object.fromEntries(actionFields.map((field) => [field, inputs[rowField(row, field)]])),
      })),
      verification: pick(['method', 'on', 'verifier']),
      followUps: followUpFields.map((field) => inputs[field]).filter(isTyped),
      ismsChange: { needed, ...pick(needed ? ismsFields : ['because']) },
    },
  };
};

/** The whole plan on a card: a few actions, each a group of inputs; more actions and longer texts need the register. */
export const draftPlanForm: CommandForm = {
  limits,
  fits,
  typedOf: (record) => {
    const plan = planInForce(record.cycle);
    return plan ? typedOfPlan(plan, record) : record.triage ? { manager: record.triage.owner } : {};
  },
  draw,
  formOf,
  more: {
    title: ({ typed }, { words }) => {
      const shown = rowsShown(typed);
      return (shown.at(-1) ?? 0) + 1 < mostActions ? words.work.hint.addAction : undefined;
    },
    typed: (typed) => ({ ...typed, again: 'yes' }),
  },
};
