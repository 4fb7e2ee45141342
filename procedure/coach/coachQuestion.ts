import type { Nonconformity } from '../record/nonconformity.ts';
import type { ReportFacts } from '../record/report/reportFacts.ts';
import { writtenWords } from '../similarity/word.ts';
import { blameIn } from './blame.ts';
import { mentions } from './mentions.ts';

/** What a statement of a nonconformity needs and this one lacks; the most useful first. */
export const coachSubjects = ['blame', 'gap', 'place', 'evidence', 'requirement'] as const;
export type CoachSubject = (typeof coachSubjects)[number];

export type CoachQuestion =
  | { readonly about: Exclude<CoachSubject, 'blame'> }
  /** `words`: those that blame, as written. */
  | { readonly about: 'blame'; readonly words: string };

/** The part of a report that the question depends on. */
type Told = Pick<ReportFacts, 'what' | 'system' | 'requirement' | 'evidence'> & {
  readonly clause?: string | undefined;
};

/** Fewer words than these say that something is wrong, but neither what is nor what should be. */
const fewestWords = 5;

/**
 * Returns the one question that would help this report most, or undefined when it has what auditors look for: the
 * requirement, the evidence, the gap and the place, without blame (10.2 b 1). It depends only on the text, in either
 * language: people write in another language than their Teams is set to.
 */
export const coachQuestion = (facts: Told, hasEvidence = false): CoachQuestion | undefined => {
  const { what, system, requirement, evidence, clause } = facts;
  const words = blameIn(what);
  if (words !== undefined) return { about: 'blame', words };
  if (writtenWords(what).length < fewestWords && !requirement) return { about: 'gap' };
  if (!system && !mentions.place(what)) return { about: 'place' };
  if (!evidence && !hasEvidence && !mentions.evidence(what)) return { about: 'evidence' };
  if (!requirement && !clause && !mentions.requirement(what)) return { about: 'requirement' };
  return undefined;
};

/** Asked once, after saving: not for a report that was added to, or is already decided on. */
export const questionAfterSaving = ({
  stage,
  facts,
  additions,
  message,
  evidence,
}: Nonconformity): CoachQuestion | undefined =>
  stage === 'reported' && additions.length === 0
    ? coachQuestion(facts, message !== undefined || evidence.length > 0)
    : undefined;
