import { offeredTo } from '../../../procedure/offers/offered.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Actor, Person } from '../../../procedure/record/values/person.ts';
import { relationsOf } from '../../../procedure/stages/relations.ts';
import { stageName } from '../../../procedure/words/stageName.ts';
import { type Drawing, offeringTo } from '../drawing.ts';
import { button, buttonData, formButton, link, type Scene } from '../parts/buttons.ts';
import { type AdaptiveCard, type Choice, card, type Element } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { type NameOf, nameOfIn } from '../parts/nameOf.ts';
import { earlierCycles } from '../parts/record/earlierCycles.ts';
import { missingParts } from '../parts/record/missingParts.ts';
import { recorded } from '../parts/record/recorded.ts';
import { recordFacts } from '../parts/record/recordFacts.ts';
import { heading, label, notice, plain } from '../parts/texts.ts';
import { asText, cutAt, userText as saidText } from '../parts/userText.ts';
import type { Press, PressIntent } from '../press.ts';
import { mayDo } from '../report/receiptCard.ts';
import type { Verb } from '../verbs.ts';
import { isWorkCommand, type WorkCommandName, workCommandNames } from './workVerbs.ts';

export type RecordView = {
  readonly record: Nonconformity;
  readonly sequence: number;
  /** The buttons show what the viewer may do. */
  readonly viewer: Actor;
  readonly people: readonly Person[];
  readonly scene: Scene;
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
};

const mostNext = 3;

type Possible = { readonly next: readonly WorkCommandName[]; readonly all: readonly WorkCommandName[] };

/** All that is offered to the viewer, next steps first. */
const possible = ({ record, viewer }: Pick<RecordView, 'record' | 'viewer'>, drawing: Drawing): Possible => {
  const offered = offeredTo(record, offeringTo(viewer, record, drawing));
  const next = offered.next.filter(isWorkCommand);
  // Reminders are snoozed on the digest.
  const may = workCommandNames.filter((name) => offered.all.includes(name) && name !== 'snoozeReminder');
  return { next, all: [...new Set([...next, ...may])] };
};

/** What the reporter may also do; the verbs of the receipt. */
const own = {
  'record.add': 'addToReport',
  'record.correct': 'correctReport',
  'record.withdraw': 'withdrawReport',
} as const;
type OwnVerb = keyof typeof own;
const ownVerbs = Object.keys(own) as OwnVerb[];
const forms = { 'record.add': 'add', 'record.correct': 'correct', 'record.withdraw': 'withdraw' } as const;

const isReportersOnly = ({ record, viewer }: Pick<RecordView, 'record' | 'viewer'>): boolean =>
  relationsOf(viewer, record).every((one) => one === 'reporter' || one === 'employee');

const triaged = ({ record }: RecordView, nameOf: NameOf, drawing: Drawing): readonly Element[] => {
  const { words, terms } = drawing;
  const { triage } = record;
  if (!triage) return [];
  const { record: names } = words.work;
  return [
    facts([
      [names.grade, terms.grade[triage.grade]],
      [names.lane, terms.lane[triage.lane]],
    ]),
    label(names.owner),
    ...saidText(nameOf(triage.owner), 120),
  ];
};

const verbOf = (name: WorkCommandName): Verb => `${name}.open`;

const render = (view: RecordView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const { record, sequence, viewer, people, scene, note } = view;
  const nameOf = nameOfIn(people, viewer.id, drawing);
  const work = recorded(record, nameOf, drawing);
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  const { next: wanted, all } = possible(view, drawing);
  const isTraining = record.trainingRequests.length > 0;
  // Commands that are always possible are under *More*, unless there are no others.
  const next = (wanted.length > 0 ? wanted : all).slice(0, isTraining ? mostNext - 1 : mostNext);
  const isMore = all.length > next.length || ownVerbs.some((verb) => mayDo(own[verb], viewer, record));
  return card(
    [
      note && notice(note.text, note.style),
      heading(
        `${record.reference} · ${stageName({ stage: record.stage, closedBefore: record.legacy?.closed !== undefined }, terms)}`,
      ),
      ...triaged(view, nameOf, drawing),
      ...missingParts(record, drawing),
      ...recordFacts(record, viewer, drawing, {
        ...work,
        elements: [...earlierCycles(record, drawing), ...work.elements],
      }),
    ],
    [
      ...next.map((name) => formButton(scene, verbOf(name), words.command[name].title, data())),
      isMore ? formButton(scene, 'record.more', words.work.record.more, data()) : undefined,
      isTraining ? button(scene, 'training.show', words.training.show, data()) : undefined,
      link(words.record.openInRegister, drawing.deepLink(record.reference)),
    ],
  );
};

/** All that the viewer may do, to choose from. */
const renderChoices = (view: RecordView, drawing: Drawing): AdaptiveCard => {
  const { words, terms } = drawing;
  const { record, sequence, viewer, scene } = view;
  const data = buttonData(drawing.nonce(), record.reference, sequence);
  const choices: readonly Choice[] = [
    ...possible(view, drawing).all.map((name) => ({ title: words.command[name].title, value: name as string })),
    ...ownVerbs
      .filter((verb) => mayDo(own[verb], viewer, record))
      .map((verb) => ({ title: words.receipt[forms[verb]], value: verb })),
  ];
  const { record: sentences } = words.work;
  return card(
    [
      heading(
        `${record.reference} · ${stageName({ stage: record.stage, closedBefore: record.legacy?.closed !== undefined }, terms)}`,
      ),
      plain(sentences.whatNext),
      {
        type: 'Input.ChoiceSet',
        id: 'command',
        label: sentences.next,
        style: 'expanded',
        wrap: true,
        ...(choices[0] && { value: choices[0].value }),
        choices: choices.map(({ title, value }) => ({ title: cutAt(asText(title), 120), value })),
      },
    ],
    [
      button(scene, 'record.choose', sentences.goOn, data, { style: 'positive' }),
      button(scene, 'record.show', words.form.back, data, { withoutInputs: true }),
    ],
  );
};

const isOwnVerb = (text: unknown): text is OwnVerb => ownVerbs.some((verb) => verb === text);

const parse = ({ verb, reference, inputs }: Press): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  const { command } = inputs;
  if (verb === 'record.choose' && isWorkCommand(command))
    return { kind: 'work', name: command, step: 'open', reference };
  if (verb === 'record.choose' && isOwnVerb(command)) return { kind: 'recordForm', form: forms[command], reference };
  return { kind: 'record', reference, choosing: true };
};

/** The record for the people who work on it: what is missing, and what each may do about it. */
export const recordCard = {
  verbs: ['record.more', 'record.choose'],
  render,
  renderChoices,
  parse,
  isReportersOnly,
} as const;
