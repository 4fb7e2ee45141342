import { stepsOf } from '../../../../procedure/record/history/stepsOf.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Act } from '../../../../procedure/record/recordParts.ts';
import { reportFields } from '../../../../procedure/record/report/reportFacts.ts';
import { shortDescription } from '../../../../procedure/record/values/plainText.ts';
import { demanded, demands } from '../../../../procedure/stages/gates.ts';
import { fieldText, reportedOtherwise } from '../../../../procedure/words/fieldText.ts';
import { stageName } from '../../../../procedure/words/stageName.ts';
import type { PackWords } from '../../words/en/packWords.ts';
import type { PackedRecord } from '../packed.ts';
import type { Pages } from './cyclePages.ts';
import { cyclePages } from './cyclePages.ts';
import { ink } from './paper.ts';
import { type Cells, facts, table } from './paperTable.ts';

/** Everything about one nonconformity, beginning on a new page. */
export const recordPages = (record: PackedRecord, pages: Pages): void => {
  const { paper, voice } = pages;
  const { stream } = record;
  const { state, damage } = stream;
  paper.part(`${state.reference} ${shortDescription(state.facts.what)}`);
  if (damage) paper.text(voice.words.damaged(damage.row), 'bold');
  log(state, pages);
  path(record, pages);
  reaction(state, pages);
  for (const cycle of [...state.earlierCycles, state.cycle]) cyclePages(state, cycle, pages);
  ending(state, pages);
  exceptions(state, pages);
  demandedParts(state, pages);
  evidence(state, pages);
  timeline(record, pages);
};

/** The report, and the fields that the procedure's log demands. */
const log = (state: Nonconformity, { paper, voice, name }: Pages): void => {
  const { words, terms, day, instant } = voice;
  const { triage } = state;
  const { planManager, nextFollowUp, ...texts } = state.log;
  const ofLog: Readonly<Record<keyof typeof terms.logField, string | undefined>> = {
    rootCause: texts.rootCause,
    shortTermPlan: texts.shortTermPlan,
    longTermPlan: texts.longTermPlan,
    planManager: planManager ? name(planManager) : state.legacy?.texts.planManager,
    nextFollowUp: day(nextFollowUp),
    successCriteria: texts.successCriteria,
  };
  const { label } = words;
  const said = (all: Nonconformity['additions']): string =>
    all.map(({ at, by, text }) => words.said(`${instant(at)}, ${name(by)}`, text)).join('\n');
  const audit = triage?.externalAudit;
  paper.heading(2, words.section.log);
  const rows: Cells[] = [
    [label.reference, state.reference],
    [label.stage, stageName({ stage: state.stage, closedBefore: state.legacy?.closed !== undefined }, terms)],
    [label.reportedOn, `${instant(state.reportedAt)}, ${terms.reportedIn[state.reportedIn]}`],
    [label.reporter, name(state.reporter)],
    ...reportFields.map((field): Cells => {
      const reported = reportedOtherwise(field, state, voice);
      const text = fieldText(field, state.facts[field], voice);
      return [terms.field[field], reported === undefined ? text : words.reportedAs(text ?? '', reported)];
    }),
    [label.additions, said(state.additions)],
    [label.questions, said(state.questions)],
    [label.lane, triage && withReason(terms.lane[triage.lane], triage.laneReason)],
    [label.grade, triage && withReason(terms.grade[triage.grade], triage.gradeReason)],
    [label.owner, triage && name(triage.owner)],
    [label.externalAudit, audit && [audit.body, audit.theirReference, day(audit.auditEnd)].filter(Boolean).join(', ')],
    ...Object.entries(ofLog).map(
      ([field, value]): Cells => [terms.logField[field as keyof typeof ofLog], value ?? words.notYet],
    ),
    [label.procedureVersion, state.procedureVersion],
  ];
  facts(paper, rows, words.goesOn);
};

const withReason = (what: string, reason: string | undefined): string => (reason ? `${what}. ${reason}` : what);

const path = ({ stream }: PackedRecord, { paper, voice, name }: Pages): void => {
  const { words, terms, instant } = voice;
  const rows: Cells[] = [];
  for (const { commit, before, after } of stepsOf(stream))
    if (before?.stage !== after.stage)
      rows.push([terms.stage[after.stage], instant(commit.at), name(commit.actorId), String(commit.sequence)]);
  const { label } = words;
  const columns = [
    { head: label.stage, width: 36 },
    { head: label.stageFrom, width: 26 },
    { head: label.by, width: 26 },
    { head: label.commit, width: 12 },
  ];
  paper.heading(2, words.section.path);
  table(paper, columns, rows, words.goesOn);
};

/** 10.2 a, and the search for similar ones. */
const reaction = (state: Nonconformity, { paper, voice }: Pages): void => {
  const { words, terms, day } = voice;
  const { label, notNecessary, noneBecause, notYet } = words;
  const { consequences, similar, statement } = state;
  const done = (act: Act | undefined): string => {
    if (!act) return notYet;
    if (act.kind === 'notNecessary') return notNecessary(act.because);
    const proof = act.proof ? [words.said(label.proof, act.proof)] : [];
    return [act.what, words.said(label.doneBy, act.by), words.said(label.doneOn, day(act.doneOn) ?? ''), ...proof].join(
      '\n',
    );
  };
  const dealt =
    consequences?.kind === 'none'
      ? noneBecause(consequences.because)
      : consequences && [consequences.what, consequences.told && words.said(label.told, consequences.told)];
  const looked = similar && [
    similar.cause && words.said(terms.logField.rootCause, similar.cause),
    similar.areas,
    words.said(label.checkedBy, similar.checkedBy),
    words.said(label.found, similar.found ? words.yes : words.no),
    similar.result,
  ];
  const lines = (some: string | readonly (string | undefined)[] | undefined): string =>
    typeof some === 'string' ? some : (some?.filter(Boolean).join('\n') ?? notYet);
  paper.heading(2, words.section.react);
  const rows: Cells[] = [
    [terms.part.containment, done(state.containment)],
    [terms.part.correction, done(state.correction)],
    [terms.part.consequences, lines(dealt)],
    [label.similar, lines(looked)],
    [label.statement, statement?.problem ?? notYet],
    [label.implications, statement?.implications],
  ];
  facts(paper, rows, words.goesOn);
};

const ending = (state: Nonconformity, { paper, voice, name }: Pages): void => {
  const { words, day, instant } = voice;
  const { label } = words;
  const { rejection, riskAcceptance: risk, closure } = state;
  const attributed = (at: string, by: string, text: string): string => words.said(`${instant(at)}, ${name(by)}`, text);
  const rows: Cells[] = [
    [label.rejection, rejection && attributed(rejection.at, rejection.by, rejection.reason)],
    [label.objection, rejection?.objection && words.said(instant(rejection.objection.at), rejection.objection.text)],
    [
      label.decision,
      rejection?.decision &&
        `${rejection.decision.upheld ? words.yes : words.no}. ${attributed(rejection.decision.at, rejection.decision.by, rejection.decision.reason)}`,
    ],
    [label.duplicateOf, state.duplicateOf],
    [label.duplicates, state.duplicates.join(', ')],
    [label.recurrenceOf, state.recurrenceOf],
    [label.recurrences, state.recurrences.map((one) => `${one.in} (${instant(one.at)})`).join(', ')],
    [label.riskAccepted, risk && attributed(risk.at, risk.by, [risk.reason, risk.risk].filter(Boolean).join('\n'))],
    [label.expires, day(risk?.expires)],
    [label.closed, closure && attributed(closure.at, closure.by, closure.summary)],
  ];
  if (rows.every(([, value]) => !value)) return;
  paper.heading(2, words.section.ends);
  facts(paper, rows, words.goesOn);
};

const exceptions = (state: Nonconformity, { paper, voice }: Pages): void => {
  paper.heading(2, voice.words.section.exceptions);
  const found = exceptionsIn(state, voice.words);
  for (const one of found) paper.text(one);
  if (found.length === 0) paper.text(voice.words.none, 'plain', ink.faint);
};

/** Exceptions, which auditors look at first: decisions by people with a part in the record, and unchecked duties. */
const exceptionsIn = (state: Nonconformity, { exception }: PackWords): readonly string[] => {
  const { unnamed, riskAcceptance } = state;
  const ofCycles = [...state.earlierCycles, state.cycle].flatMap(({ approval, causes, actions }) => [
    approval?.exception && exception.approval(approval.exception),
    causes?.aloneBecause && exception.alone(causes.aloneBecause),
    ...actions.map(({ id, cancelled }) => cancelled?.exception && exception.cancelled(id, cancelled.exception)),
  ]);
  const all = [
    unnamed?.kind === 'anonymous' && exception.anonymous,
    ...ofCycles,
    riskAcceptance?.exception && exception.riskAccepted(riskAcceptance.exception),
  ];
  return all.flatMap((one) => one || []);
};

const demandedParts = (state: Nonconformity, { paper, voice }: Pages): void => {
  const { words, terms } = voice;
  const { label } = words;
  const columns = [
    { head: label.part, width: 34 },
    { head: label.letter, width: 52 },
    { head: label.there, width: 14 },
  ];
  const rows = demanded(state).map((part): Cells => {
    const { letter, isThere } = demands[part];
    return [terms.part[part], words.said(letter, terms.letter[letter]), isThere(state) ? words.yes : words.no];
  });
  paper.heading(2, words.section.demanded);
  table(paper, columns, rows, words.goesOn);
};

const evidence = (state: Nonconformity, { paper, voice, name }: Pages): void => {
  const { words, instant, count } = voice;
  const { label } = words;
  paper.heading(2, words.section.evidence);
  if (state.evidence.length === 0) paper.text(words.none, 'plain', ink.faint);
  const columns = [
    { head: label.file, width: 25 },
    { head: label.action, width: 9 },
    { head: label.bytes, width: 12 },
    { head: label.at, width: 20 },
    { head: label.by, width: 16 },
    { head: label.sha256, width: 32, font: 'mono' as const },
  ];
  const rows = state.evidence.map(
    (file): Cells => [file.name, file.action, count(file.bytes), instant(file.at), name(file.by), file.sha256],
  );
  if (rows.length > 0) table(paper, columns, rows, words.goesOn);
};

const timeline = ({ stream }: PackedRecord, { paper, voice, name }: Pages): void => {
  const { words, terms, instant } = voice;
  const { label } = words;
  const columns = [
    { head: label.number, width: 6 },
    { head: label.at, width: 20 },
    { head: label.by, width: 16 },
    { head: label.what, width: 30 },
    { head: label.hash, width: 28, font: 'mono' as const },
  ];
  const rows = stream.commits.map(
    ({ sequence, at, actorId, events, hash }): Cells => [
      String(sequence),
      instant(at),
      name(actorId),
      events.map(({ type }) => terms.event[type]).join('\n'),
      hash,
    ],
  );
  paper.heading(2, words.section.timeline);
  table(paper, columns, rows, words.goesOn);
};
