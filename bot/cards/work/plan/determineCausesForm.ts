import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Causes, Why } from '../../../../procedure/record/recordParts.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { causeCategories } from '../../../../procedure/record/values/choices.ts';
import { botWords } from '../../../words/words.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { earlierCycles } from '../../parts/record/earlierCycles.ts';
import { togetherLines } from '../../parts/record/togetherLines.ts';
import { quiet } from '../../parts/texts.ts';
import type { Typed } from '../../parts/typed.ts';
import { cutAt, userTextUnder } from '../../parts/userText.ts';
import type { CommandForm, FormView } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

/** Maximum depth of whys that fits on a card with all its inputs. */
const mostWhys = 6;
const rows = Array.from({ length: mostWhys }, (_, row) => row);
const answerOf = (row: number) => `whys.${row}.answer`;
const evidenceOf = (row: number) => `whys.${row}.evidence`;
const statement = 'rootCauses.0.statement';
const category = 'rootCauses.0.category';

const limits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(rows.flatMap((row) => [answerOf(row), evidenceOf(row)]).map((id) => [id, formLimits.why])),
  [statement]: formLimits.reason,
  [category]: shortInput,
  agreedBy: shortInput,
  aloneBecause: longest.reason,
  /** Added by *why again*: one more, empty row. */
  again: shortInput,
};

const answered = (typed: Typed): number => rows.filter((row) => typed[answerOf(row)] !== undefined).length;
const rowsShown = ({ typed }: FormView): number =>
  Math.min(mostWhys, Math.max(1, answered(typed) + (typed.again === undefined ? 0 : 1)));

/** The whys of a tree without branches, and its root cause; a session's tree has branches. */
const lineOf = ({ whys, rootCauses, agreedBy }: Causes): readonly Why[] | undefined => {
  const line: Why[] = [];
  let next: readonly Why[] = whys;
  while (next.length === 1 && next[0]) {
    line.push(next[0]);
    next = next[0].children;
  }
  const isLine = next.length === 0 && rootCauses.length === 1 && agreedBy.length <= 1;
  return isLine && line.length <= mostWhys ? line : undefined;
};

const typedOf = ({ cycle: { causes } }: Nonconformity): Typed => {
  const line = causes && lineOf(causes);
  const [root] = causes?.rootCauses ?? [];
  if (!causes || !line || !root) return {};
  return {
    ...Object.fromEntries(
      line.flatMap(({ answer, evidence }, row) => [
        [answerOf(row), answer],
        [evidenceOf(row), evidence],
      ]),
    ),
    [statement]: root.statement,
    [category]: root.category,
    ...(causes.agreedBy[0] !== undefined && { agreedBy: causes.agreedBy[0] }),
    ...(causes.aloneBecause !== undefined && { aloneBecause: causes.aloneBecause }),
  };
};

const draw = (view: FormView, drawing: Drawing): readonly Element[] => {
  const { words, terms } = drawing;
  const { label, hint, why } = words.work;
  // Problems anywhere in the tree are shown at its first why.
  const { whys, answer, evidence, ...others } = view.problems ?? {};
  const first = whys ?? answer ?? evidence;
  const problems = view.problems && { ...others, ...(first && { [answerOf(0)]: first }) };
  const { text, line, choice, person } = inputsOf({ ...view, problems }, limits, drawing);
  return [
    ...userTextUnder(label.problem, view.record.statement?.problem, formLimits.why),
    ...earlierCycles(view.record, drawing),
    ...rows
      .slice(0, rowsShown(view))
      .flatMap((row) => [
        ...text(answerOf(row), row === 0 ? why.first : why.next(row + 1)),
        ...line(evidenceOf(row), label.whyEvidence),
      ]),
    ...text(statement, label.rootCause),
    quiet(hint.rootCause),
    ...choice(category, label.causeCategory, causeCategories, terms.causeCategory),
    ...person('agreedBy', label.agreedBy),
    ...text('aloneBecause', label.aloneBecause),
    ...togetherLines(view.record, drawing),
  ];
};

type Given = { readonly answer: unknown; readonly evidence: unknown };

const isTyped = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const formOf: CommandForm['formOf'] = (inputs, _, { language }) => {
  const { why: sentences } = botWords[language].work;
  const given: readonly Given[] = rows
    .map((row) => ({ answer: inputs[answerOf(row)], evidence: inputs[evidenceOf(row)] }))
    .filter(({ answer, evidence }) => isTyped(answer) || isTyped(evidence));
  const question = (row: number): string => {
    const before = given[row - 1]?.answer;
    return typeof before === 'string' ? cutAt(sentences.ask(before.trim()), formLimits.why) : sentences.first;
  };
  const tree = given.reduceRight<readonly unknown[]>(
    (children, one, row) => [{ id: `w${row + 1}`, question: question(row), ...one, children }],
    [],
  );
  const { agreedBy, aloneBecause } = inputs;
  return {
    causes: {
      whys: tree,
      rootCauses: [
        {
          // If empty, the last answer is the root cause.
          statement: isTyped(inputs[statement]) ? inputs[statement] : given.at(-1)?.answer,
          category: inputs[category],
          ...(given.length > 0 && { whyId: `w${given.length}` }),
        },
      ],
      agreedBy: isTyped(agreedBy) ? [agreedBy] : [],
      aloneBecause,
    },
  };
};

/** 5 Whys by one person: answer, evidence, and either *why again* or *this is the root cause*. */
export const determineCausesForm: CommandForm = {
  limits,
  fits: ({ cycle: { causes } }) => !causes || lineOf(causes) !== undefined,
  typedOf,
  draw,
  formOf,
  more: {
    title: (view, { words }) => (rowsShown(view) < mostWhys ? words.work.why.again : undefined),
    typed: (typed) => ({ ...typed, again: 'yes' }),
  },
};
