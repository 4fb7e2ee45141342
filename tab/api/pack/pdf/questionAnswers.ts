import type { CorrectiveAction, Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { verdictIn, verdictsOf } from '../../../../procedure/record/verdictsOf.ts';
import type { NameOf, PackedRecord, Voice } from '../packed.ts';
import type { Cells, Column } from './paperTable.ts';

export type QuestionAnswer = {
  readonly question: string;
  readonly text: string;
  readonly heads: readonly Column[];
  readonly cells: readonly Cells[];
};

const mostExamples = 10;

/** The auditor's five questions, answered only from the records of the pack. */
export const questionAnswers = (
  records: readonly PackedRecord[],
  voice: Voice,
  nameIn: (record: PackedRecord) => NameOf,
  /** Title of the part with the procedure. */
  page: string,
): readonly QuestionAnswer[] => {
  const states = records.map(({ stream }) => stream.state);
  const { words, count } = voice;
  const { identify, documented, effectiveness } = words.question;
  const named = states.filter(({ unnamed }) => !unnamed).length;
  const versions = [...new Set(states.map(({ procedureVersion }) => procedureVersion))].sort().join(', ');
  const placeholders = { records: count(states.length), named: count(named) };
  const sources = counted(states.map(({ facts }) => voice.terms.source[facts.source]));
  const verdicts = states.flatMap(verdictsOf).map(({ verdict }) => verdict);
  return [
    { question: identify[0], text: identify[1](placeholders), ...counts(sources, voice) },
    causes(states, voice),
    examples(records, voice, nameIn),
    ...[{ question: effectiveness[0], text: effectiveness[1] }].map((one) => ({
      ...one,
      ...counts(counted(verdicts.map((verdict) => voice.terms.verdict[verdict])), voice),
    })),
    { question: documented[0], text: documented[1](versions, page), heads: [], cells: [] },
  ];
};

const cyclesOf = (states: readonly Nonconformity[]): readonly Nonconformity['cycle'][] =>
  states.flatMap(({ earlierCycles, cycle }) => [...earlierCycles, cycle]);

/** How often each occurs, most frequent first. */
const counted = (all: readonly string[]): readonly (readonly [string, number])[] => {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
};

const counts = (
  all: readonly (readonly [string, number])[],
  { words: { label }, count }: Voice,
): Pick<QuestionAnswer, 'heads' | 'cells'> => ({
  heads: [
    { head: label.what, width: 70 },
    { head: label.count, width: 30 },
  ],
  cells: all.map(([what, times]) => [what, count(times)]),
});

const causes = (states: readonly Nonconformity[], voice: Voice): QuestionAnswer => {
  const { words, terms, count } = voice;
  const found = cyclesOf(states).flatMap(({ causes: one }) => (one ? [one] : []));
  const rootCauses = found.flatMap((one) => one.rootCauses);
  const [question, text] = words.question.causes;
  const analysed = states.filter((state) => cyclesOf([state]).some((cycle) => cycle.causes)).length;
  const placeholders = { fiveWhys: count(analysed), causes: count(rootCauses.length) };
  const kinds = counted(rootCauses.map(({ category }) => terms.causeCategory[category]));
  return { question, text: text(placeholders), ...counts(kinds, voice) };
};

type Example = { readonly record: PackedRecord; readonly action: CorrectiveAction; readonly verdict: string };

const examples = (
  records: readonly PackedRecord[],
  voice: Voice,
  nameIn: (record: PackedRecord) => NameOf,
): QuestionAnswer => {
  const { words, terms, day } = voice;
  const [question, text] = words.question.examples;
  const done = records.flatMap((record) =>
    cyclesOf([record.stream.state]).flatMap((cycle) => {
      const judged = verdictIn(record.stream.state, cycle);
      const verdict = judged ? terms.verdict[judged.verdict] : words.notYet;
      return cycle.actions.filter(({ done: isDone }) => isDone).map((action): Example => ({ record, action, verdict }));
    }),
  );
  const doneOn = ({ action }: Example): string => action.done?.on ?? '';
  const last = done.sort((a, b) => (doneOn(a) < doneOn(b) ? 1 : -1)).slice(0, mostExamples);
  const { label } = words;
  return {
    question,
    text: last.length > 0 ? text : `${text} ${words.none}.`,
    heads: [
      { head: label.reference, width: 20 },
      { head: label.action, width: 34 },
      { head: label.owner, width: 18 },
      { head: label.doneOn, width: 16 },
      { head: label.verdict, width: 16 },
    ],
    cells: last.map(({ record, action, verdict }) => [
      record.stream.state.reference,
      `${action.id} ${action.title}`,
      nameIn(record)(action.owner),
      day(action.done?.on),
      verdict,
    ]),
  };
};
