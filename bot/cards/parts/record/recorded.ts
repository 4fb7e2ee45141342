import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { verifierOf } from '../../../../procedure/record/planInForce.ts';
import type { Act, Consequences, Similar } from '../../../../procedure/record/recordParts.ts';
import { verdictIn } from '../../../../procedure/record/verdictsOf.ts';
import { isEnded } from '../../../../procedure/stages/stages.ts';
import { longDate } from '../../../../procedure/words/dates.ts';
import type { Drawing } from '../../drawing.ts';
import { dayIn } from '../../notices/reporterNotices.ts';
import type { Element } from '../card.ts';
import { line } from '../facts.ts';
import type { NameOf } from '../nameOf.ts';
import { label } from '../texts.ts';
import { cutAt } from '../userText.ts';

/** Longer texts and lists are in the register: a card has a budget of bytes, and a phone is narrow. */
const most = { text: 160, by: 40, causes: 3, actions: 6 } as const;
/** Longer than any line can hold. */
const whole = 1000;

/** The part of a line that is not a person's text: only that text is truncated. */
type Line = { readonly title: string; readonly before?: string; readonly text?: string; readonly after?: string };
const groups = ['react', 'causes', 'plan', 'effectiveness'] as const;
type Group = (typeof groups)[number];

export type Recorded = { readonly elements: readonly Element[]; readonly isCut: boolean };

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

const actLine = (title: string, act: Act | undefined, { words, language }: Drawing): readonly Line[] => {
  if (!act) return [];
  return act.kind === 'done'
    ? [{ title, text: act.what, after: joined(cutAt(act.by, most.by), longDate(act.doneOn, language)) }]
    : [{ title, before: words.work.kind.notNecessary, text: act.because }];
};

const consequencesLine = (title: string, found: Consequences | undefined, { words }: Drawing): readonly Line[] => {
  if (!found) return [];
  return found.kind === 'dealtWith'
    ? [{ title, text: found.what }]
    : [{ title, before: words.work.kind.none, text: found.because }];
};

const similarLine = (title: string, found: Similar | undefined, { words }: Drawing): readonly Line[] =>
  found
    ? [{ title, before: words.work.kind[found.found ? 'yes' : 'no'], text: joined(found.areas, found.result) }]
    : [];

const causeLines = ({ statement, cycle, similar }: Nonconformity, drawing: Drawing): readonly Line[] => {
  const { terms } = drawing;
  const { part } = terms;
  return [
    ...(statement ? [{ title: part.statement, text: statement.problem }] : []),
    ...(cycle.causes?.rootCauses.slice(0, most.causes) ?? []).map(({ statement: text, category }) => ({
      title: terms.logField.rootCause,
      text,
      after: terms.causeCategory[category],
    })),
    ...(similar?.cause === undefined ? [] : [{ title: terms.logField.rootCause, text: similar.cause }]),
    ...similarLine(drawing.words.command.recordSimilar.title, similar, drawing),
  ];
};

/** The actions: their current state once the plan is approved, before that those of the draft. */
const actionLines = ({ cycle }: Nonconformity, nameOf: NameOf, drawing: Drawing): readonly Line[] => {
  const { words, terms, language } = drawing;
  const { plan, approval, actions } = cycle;
  const { titled, notice } = words.decide;
  return (approval ? actions : (plan?.actions ?? [])).map(({ id, title, owner, due }) => {
    const { state, extension } = actions.find((action) => action.id === id) ?? {};
    const asked = extension && `${titled(notice.askedDue)}${longDate(extension.due, language)}`;
    const after = joined(nameOf(owner), longDate(due, language), state && terms.actionState[state], asked);
    return { title: id, text: title, after };
  });
};

/** Management's latest answer, or the pending request. */
const approvalLines = ({ cycle }: Nonconformity, nameOf: NameOf, drawing: Drawing): readonly Line[] => {
  const { words, terms } = drawing;
  const { settled, notice } = words.decide;
  const { approval, submission, returned, refused } = cycle;
  const on = ({ at }: { readonly at: string }): string => dayIn(at, drawing);
  const title = terms.part.approval;
  if (approval)
    return [
      { title, after: settled.approved(nameOf(approval.by), on(approval)) },
      ...(approval.alignment ? [{ title: notice.alignment, text: approval.alignment.objectives.join('\n') }] : []),
      ...(approval.exception === undefined ? [] : [{ title: notice.exception, text: approval.exception }]),
    ];
  const [last] = [
    submission && { ...submission, title, before: joined(terms.event.PlanSubmitted, on(submission)) },
    returned && {
      ...returned,
      title,
      before: settled.returned(nameOf(returned.by), on(returned)),
      text: returned.comment,
    },
    refused && { ...refused, title, before: settled.refused(nameOf(refused.by), on(refused)), text: refused.reason },
  ]
    .filter((line) => line !== undefined)
    .sort((a, b) => b.sequence - a.sequence);
  return last ? [last] : [];
};

const planLines = (record: Nonconformity, nameOf: NameOf, drawing: Drawing): readonly Line[] => {
  const { plan } = record.cycle;
  const nextFollowUp = isEnded(record.stage) ? undefined : record.log.nextFollowUp;
  const { logField } = drawing.terms;
  return [
    ...(plan ? [{ title: drawing.words.decide.plan.objective, text: plan.objective }] : []),
    ...actionLines(record, nameOf, drawing).slice(0, most.actions),
    ...approvalLines(record, nameOf, drawing),
    ...(nextFollowUp ? [{ title: logField.nextFollowUp, after: longDate(nextFollowUp, drawing.language) }] : []),
  ];
};

/** The verdict, or who gives it and when. */
const verdictLines = (record: Nonconformity, nameOf: NameOf, drawing: Drawing): readonly Line[] => {
  const { words, terms, language } = drawing;
  const { cycle } = record;
  const { plan } = cycle;
  const judged = verdictIn(record, cycle);
  if (judged) {
    const { verdict, by, at, result } = judged;
    const before = joined(terms.verdict[verdict], nameOf(by), dayIn(at, drawing));
    return [{ title: words.decide.notice.verdict, before, text: result }];
  }
  const verifier = verifierOf(cycle);
  if (!plan || verifier === undefined) return [];
  const after = joined(nameOf(verifier), longDate(plan.verification.on, language));
  return [{ title: words.decide.plan.verifier, after }];
};

const endLines = ({ closure, riskAcceptance: risk }: Nonconformity, drawing: Drawing): readonly Line[] => {
  const { words, terms, language } = drawing;
  return [
    ...(risk ? [{ title: terms.stage.riskAccepted, text: risk.reason, after: longDate(risk.expires, language) }] : []),
    ...(closure
      ? [{ title: words.decide.notice.outcome, text: closure.summary, after: dayIn(closure.at, drawing) }]
      : []),
  ];
};

const linesOf = (record: Nonconformity, nameOf: NameOf, drawing: Drawing): Readonly<Record<Group, readonly Line[]>> => {
  const { part } = drawing.terms;
  return {
    react: [
      ...actLine(part.containment, record.containment, drawing),
      ...actLine(part.correction, record.correction, drawing),
      ...consequencesLine(part.consequences, record.consequences, drawing),
    ],
    causes: causeLines(record, drawing),
    plan: planLines(record, nameOf, drawing),
    effectiveness: [...verdictLines(record, nameOf, drawing), ...endLines(record, drawing)],
  };
};

/** Summary of the work on a record so far, in the order of the procedure: 10.2 a, b, c, d. */
export const recorded = (record: Nonconformity, nameOf: NameOf, drawing: Drawing): Recorded => {
  const lines = linesOf(record, nameOf, drawing);
  const { cycle } = record;
  const elements = groups.flatMap((group) =>
    lines[group].length === 0
      ? []
      : [
          label(drawing.words.work.record.group[group]),
          ...lines[group].map(({ title, before, text, after }) =>
            line(title, joined(before, text === undefined ? undefined : cutAt(text, most.text), after), drawing, whole),
          ),
        ],
  );
  return {
    elements,
    isCut:
      Object.values(lines).some((its) => its.some(({ text }) => (text?.length ?? 0) > most.text)) ||
      (cycle.causes?.rootCauses.length ?? 0) > most.causes ||
      (cycle.plan?.actions.length ?? 0) > most.actions,
  };
};
