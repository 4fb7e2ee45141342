import type { Plan, PlannedAction } from '../../../../procedure/record/recordParts.ts';
import type { PersonId } from '../../../../procedure/record/values/person.ts';
import { longDate } from '../../../../procedure/words/dates.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../../parts/card.ts';
import { line } from '../../parts/lines.ts';
import { said, saidUnder } from '../../parts/said.ts';
import { label } from '../../parts/texts.ts';

/** Longer than any text of a plan: nothing of what is approved is cut. */
const whole = 100_000;

const drawAction = (action: PlannedAction, nameOf: (id: PersonId) => string, drawing: Drawing): readonly Element[] => {
  const { words, terms, language } = drawing;
  const { id, title, kind, term, priority, owner, due } = action;
  return [
    label(`${id} · ${words.decide.plan.priority} ${terms.actionPriority[priority].toLowerCase()}`),
    ...said(title, whole),
    line(words.decide.plan.owner, nameOf(owner), drawing),
    line(
      words.decide.plan.due,
      `${longDate(due, language)} · ${terms.term[term]} · ${terms.actionKind[kind]}`,
      drawing,
    ),
  ];
};

const ismsChange = ({ ismsChange: change }: Plan, drawing: Drawing): readonly Element[] => {
  const { plan } = drawing.words.decide;
  if (!change.needed) return saidUnder(plan.ismsNotNeeded, change.because, whole);
  return [
    label(plan.ismsNeeded),
    ...(['purpose', 'consequences', 'integrity', 'resources', 'responsibilities'] as const).flatMap((field) =>
      saidUnder(plan[field], change[field], whole),
    ),
  ];
};

/** The whole plan, field by field and uncut: the approver sees everything that its hash covers. */
export const planElements = (plan: Plan, nameOf: (id: PersonId) => string, drawing: Drawing): readonly Element[] => {
  const { words, language } = drawing;
  const { verification, followUps } = plan;
  return [
    ...saidUnder(words.decide.plan.objective, plan.objective, whole),
    ...plan.actions.flatMap((action) => drawAction(action, nameOf, drawing)),
    ...saidUnder(words.decide.plan.shortTermNotNecessary, plan.shortTermNotNecessary, whole),
    ...saidUnder(words.decide.plan.successCriteria, plan.successCriteria, whole),
    ...saidUnder(words.decide.plan.method, verification.method, whole),
    line(words.decide.plan.verifyOn, longDate(verification.on, language), drawing),
    line(words.decide.plan.verifier, nameOf(verification.verifier), drawing),
    line(words.decide.plan.manager, nameOf(plan.manager), drawing),
    line(words.decide.plan.followUps, followUps.map((day) => longDate(day, language)).join(' · '), drawing, whole),
    ...ismsChange(plan, drawing),
  ];
};
