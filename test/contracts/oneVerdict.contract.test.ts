import { recorded } from '../../bot/cards/parts/record/recorded.ts';
import { nonconformityRow } from '../../graph/projection/nonconformityRow.ts';
import { auditMarksOf } from '../../procedure/audit/auditMarks.ts';
import { chooseExamples, exampleOf } from '../../procedure/audit/examples.ts';
import { drillDownCases } from '../../procedure/measures/drillDownReferences.ts';
import { measuredFacts } from '../../procedure/measures/measuredFacts.ts';
import { type Measuring, usualRules } from '../../procedure/measures/measuring.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { VerdictState } from '../../procedure/record/values/choices.ts';
import { demands } from '../../procedure/stages/gates.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import { voiceOf } from '../../tab/api/pack/packed.ts';
import { nonconformitiesCsv } from '../../tab/api/pack/packTables.ts';
import { questionAnswers } from '../../tab/api/pack/pdf/questionAnswers.ts';
import { recordAnswer } from '../../tab/api/record/recordAnswer.ts';
import {
  aStream,
  ida,
  max,
  type Step,
  theApproval,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../builders/aLife.ts';
import { anActor } from '../builders/anActor.ts';
import { drawingFor } from '../builders/sampleCards.ts';

const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2027-12-01', ...usualRules };
const life = [theReport, ...untilSubmitted, theApproval, ...untilClosed];
const recurred: Step = { by: ida, events: [{ type: 'Recurred', in: 'NC-2027-0003' }] };
const unjudged = life.slice(
  0,
  life.findIndex(({ events }) => events.some(({ type }) => type === 'EffectivenessJudged')),
);
/** The recurrence came before the verdict, which took it into account. */
const before = [...unjudged, recurred, ...life.slice(unjudged.length)];
const failed: Step = { by: max, events: [{ type: 'EffectivenessJudged', verdict: 'notEffective', result: 'Open' }] };

/** Each statement on a verdict, by the surface that makes it; undefined where it says that there is none. */
const saidOf = (steps: readonly Step[]): Readonly<Record<string, VerdictState | undefined>> => {
  const stream = aStream(steps);
  const { state } = stream;
  const { terms } = procedureWords.en;
  const stateOf = (text: string | undefined): VerdictState | undefined =>
    (Object.keys(terms.verdict) as VerdictState[]).find((one) => terms.verdict[one] === text);
  const voice = voiceOf('en', measuring.timeZone);
  const record = { stream, rows: [] };
  const table = nonconformitiesCsv({ records: [record] }, voice);
  const inCell = (text: string): boolean => new RegExp(`[,;"]${text}[,;"]`).test(table);
  const inPack = questionAnswers([record], voice, () => (id) => id, '').find(
    ({ question }) => question === voice.words.question.effectiveness[0],
  );
  const [rate] = drillDownCases('effectiveness', [measuredFacts(state)], measuring, {});
  const answer = recordAnswer(
    stream,
    anActor({ id: 'x', roles: ['auditor'] }),
    [],
    { holders: () => [] },
    { today: measuring.today, deadlines: [] },
  );
  const drawing = drawingFor('en');
  const card = JSON.stringify(recorded(state, (id) => id, drawing));
  const [longest] = Object.values(terms.verdict)
    .filter((text) => card.includes(`${text} ·`) || card.includes(`"${text}`))
    .sort((a, b) => b.length - a.length);
  const mark = auditMarksOf(measuredFacts(state)).find((one) => one.startsWith('verdict.'));
  return {
    register: nonconformityRow(stream, (id) => id, 1).Verdict || undefined,
    'pack, table': stateOf(Object.values(terms.verdict).findLast(inCell)),
    'pack, answers': stateOf(inPack?.cells[0]?.[0] as string | undefined),
    'audit, marks': mark?.slice('verdict.'.length) as VerdictState | undefined,
    'audit, example':
      exampleOf(state, '').cycles.at(-1)?.verdict?.verdict ?? exampleOf(state, '').cycles.at(-2)?.verdict?.verdict,
    'page of the record': (answer.cycle.verdict ?? answer.earlierCycles.at(-1)?.verdict)?.verdict,
    ...(state.cycle.effectiveness && { card: stateOf(longest) }),
    ...(rate && 'value' in rate && rate.value === 1 && { numbers: 'effective' as const }),
    ...(demands.effectiveness.isThere(state) && { gate: 'effective' as const }),
  } as Readonly<Record<string, VerdictState | undefined>>;
};
const surfaces = ['register', 'pack, table', 'pack, answers', 'audit, marks', 'audit, example', 'page of the record'];
const allSay = (state: VerdictState | undefined) => Object.fromEntries(surfaces.map((surface) => [surface, state]));

describe('every surface says the same of a verdict', () => {
  it('before there is one', () => {
    expect(saidOf(unjudged)).toEqual(allSay(undefined));
  });

  it('that stands', () => {
    const standing = { ...allSay('effective'), card: 'effective', numbers: 'effective', gate: 'effective' };
    expect(saidOf(life)).toEqual(standing);
    expect(saidOf(before)).toEqual(standing);
  });

  it('that a recurrence overturned', () => {
    expect(saidOf([...life, recurred])).toEqual({ ...allSay('overturned'), card: 'overturned' });
  });

  it('that was not effective, with the next cycle begun', () => {
    expect(saidOf([...unjudged, failed])).toEqual(allSay('notEffective'));
  });

  it('and lists it among the examples of that kind', () => {
    const groupOf = (steps: readonly Step[]) => {
      const choice = chooseExamples(1);
      choice.look(registerEntry(aStream(steps).state, 1));
      return Object.entries(choice.chosen()).flatMap(([group, { length }]) => (length > 0 ? [group] : []));
    };
    expect([groupOf(unjudged), groupOf(life), groupOf([...life, recurred])]).toEqual([
      [],
      ['effective'],
      ['notEffective'],
    ]);
  });
});
