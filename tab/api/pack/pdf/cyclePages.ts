import type { CorrectiveAction, Cycle, Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Causes, Plan } from '../../../../procedure/record/recordParts.ts';
import { verdictIn } from '../../../../procedure/record/verdictsOf.ts';
import type { NameOf, Voice } from '../packed.ts';
import type { Paper } from './paper.ts';
import { type Cells, facts, table } from './paperTable.ts';
import { causeTree } from './paperTree.ts';

/** Tools for writing the pages of a record. */
export type Pages = {
  readonly paper: Paper;
  readonly voice: Voice;
  readonly name: NameOf;
};

/** From causes to verdict, for each cycle. */
export const cyclePages = (state: Nonconformity, cycle: Cycle, pages: Pages): void => {
  const { paper, voice } = pages;
  const { words } = voice;
  const several = state.earlierCycles.length > 0;
  const titled = (title: string): string => (several ? `${title}, ${words.cycle(cycle.number)}` : title);
  paper.heading(2, titled(words.section.review));
  if (cycle.causes) causePages(state, cycle.causes, pages);
  else paper.text(words.notYet);
  paper.heading(2, titled(words.section.plan));
  if (cycle.plan) planPages(cycle.plan, cycle, pages);
  else paper.text(words.notYet);
  if (cycle.actions.length > 0) {
    paper.heading(2, titled(words.section.actions));
    actionsTable(cycle.actions, pages);
  }
  paper.heading(2, titled(words.section.verification));
  verification(state, cycle, pages);
};

const causePages = (state: Nonconformity, causes: Causes, pages: Pages): void => {
  const { paper, voice, name } = pages;
  const { words, terms } = voice;
  const columns = [
    { head: words.label.cause, width: 72 },
    { head: words.label.category, width: 28 },
  ];
  const rows = causes.rootCauses.map(({ statement, category }): Cells => [statement, terms.causeCategory[category]]);
  if (rows.length > 0) table(paper, columns, rows, words.goesOn);
  if (causes.whys.length > 0) {
    const problem = state.statement?.problem ?? state.facts.what;
    causeTree(paper, { problem, causes, title: words.treeOf(state.reference) }, words);
  }
  if (causes.agreedBy.length > 0) paper.text(words.agreed(causes.agreedBy.map(name).join(', ')));
  if (causes.aloneBecause) paper.text(words.alone(causes.aloneBecause));
  for (const { by, text } of causes.objections ?? []) paper.text(words.objection(name(by), text));
};

/** The approved text, word for word, with the present owner of the work. */
const planPages = (plan: Plan, cycle: Cycle, pages: Pages): void => {
  const { paper, voice, name } = pages;
  const { words, terms, day } = voice;
  const { label } = words;
  approvalFacts(cycle, pages);
  const rows: Cells[] = [
    [label.manager, name(plan.manager)],
    [label.objective, plan.objective],
    [label.shortTermNotNecessary, plan.shortTermNotNecessary],
    [label.successCriteria, plan.successCriteria],
    [label.verification, plan.verification.method],
    [label.verifier, name(plan.verification.verifier)],
    [label.verifyOn, day(plan.verification.on)],
    [label.followUps, plan.followUps.map(day).join(', ')],
    [label.ismsChange, ismsChange(plan, voice)],
  ];
  facts(paper, rows, words.goesOn);
  const columns = [
    { head: label.number, width: 7 },
    { head: label.action, width: 37 },
    { head: label.kind, width: 17 },
    { head: label.term, width: 15 },
    { head: label.priority, width: 12 },
    { head: label.owner, width: 18 },
    { head: label.due, width: 16 },
  ];
  const actions = plan.actions.map(
    (one): Cells => [
      one.id,
      one.title,
      terms.actionKind[one.kind],
      terms.term[one.term],
      terms.actionPriority[one.priority],
      name(one.owner),
      day(one.due),
    ],
  );
  table(paper, columns, actions, words.goesOn);
};

const ismsChange = ({ ismsChange: change }: Plan, { words }: Voice): string =>
  change.needed
    ? [change.purpose, change.consequences, change.integrity, change.resources, change.responsibilities].join('\n')
    : words.noneBecause(change.because);

const approvalFacts = (cycle: Cycle, { paper, voice, name }: Pages): void => {
  const { words, instant } = voice;
  const { label } = words;
  const { approval, submission, returned, refused, handedOver } = cycle;
  const attributed = ({ at, by }: { readonly at: string; readonly by: string }): string =>
    `${instant(at)}, ${name(by)}`;
  if (approval) {
    paper.text(words.approval(name(approval.by), instant(approval.at), String(approval.revision)), 'bold');
    if (approval.delegatedBy) paper.text(words.onBehalfOf(name(approval.delegatedBy)));
  }
  if (handedOver?.manager) paper.text(words.handedOver(label.manager, name(handedOver.manager)));
  if (handedOver?.verifier) paper.text(words.handedOver(label.verifier, name(handedOver.verifier)));
  const rows: Cells[] = [
    [label.alignment, approval?.alignment?.objectives.join('\n')],
    [label.planHash, approval?.planHash],
    [label.submitted, submission && attributed(submission)],
    [label.returned, returned && words.said(attributed(returned), returned.comment)],
    [label.refused, refused && words.said(attributed(refused), refused.reason)],
  ];
  facts(paper, rows, words.goesOn);
};

const actionsTable = (actions: readonly CorrectiveAction[], { paper, voice, name }: Pages): void => {
  const { words, terms, day, instant } = voice;
  const { label } = words;
  const columns = [
    { head: label.number, width: 7 },
    { head: label.owner, width: 17 },
    { head: label.originalDue, width: 16 },
    { head: label.due, width: 16 },
    { head: label.state, width: 12 },
    { head: label.outcome, width: 46 },
  ];
  const outcome = ({ done, cancelled, progress }: CorrectiveAction): string =>
    [
      ...progress.map(({ at, by, text }) => words.said(`${instant(at)}, ${name(by)}`, text)),
      done && words.said(`${day(done.on)}, ${name(done.by)}`, done.note),
      cancelled && words.said(`${instant(cancelled.at)}, ${name(cancelled.by)}`, cancelled.reason),
    ]
      .filter(Boolean)
      .join('\n');
  const rows = actions.map(
    (one): Cells => [
      one.id,
      name(one.owner),
      day(one.originalDue),
      day(one.due),
      terms.actionState[one.state],
      outcome(one),
    ],
  );
  table(paper, columns, rows, words.goesOn);
};

const verification = (state: Nonconformity, cycle: Cycle, { paper, voice, name }: Pages): void => {
  const { words, terms, day, instant } = voice;
  const { label } = words;
  const judged = verdictIn(state, cycle);
  const isLast = cycle === state.cycle;
  const held = isLast
    ? state.followUpsHeld.map((one) => words.said(`${day(one.heldOn)}, ${name(one.heldBy)}`, one.note))
    : [];
  const rows: Cells[] = [
    [label.verdict, judged ? terms.verdict[judged.verdict] : words.notYet],
    [label.result, judged?.result],
    [label.by, judged && `${name(judged.by)}, ${instant(judged.at)}`],
    [label.checkAgainOn, day(judged?.checkAgainOn)],
    [label.heldOn, held.join('\n')],
  ];
  facts(paper, rows, words.goesOn);
};
