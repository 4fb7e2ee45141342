import type { Why } from '../../../../procedure/record/recordParts.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';
import { type Divergence, divergence } from '../editor/divergence.ts';
import { hasTexts, isObject } from '../editor/kept.ts';

/** A why while it is typed. `question` is empty if no one worded it. */
type WhyDraft = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly evidence: string;
  readonly children: readonly WhyDraft[];
};
export type RootDraft = { readonly statement: string; readonly category: string; readonly whyId: string };
export type CausesDraft = {
  readonly whys: readonly WhyDraft[];
  readonly rootCauses: readonly RootDraft[];
  readonly agreedBy: readonly string[];
  readonly aloneBecause: string;
};

/** The limits of the procedure (`commands/fields.ts`), which is not part of the page. */
export const longest = { why: 400, statement: 1000, aloneBecause: 1000, problem: 2000 } as const;
export const mostDepth = 12;
export const mostRoots = 20;

const whyDraft = ({ id, question, answer, evidence = '', children }: Why): WhyDraft => ({
  id,
  question,
  answer,
  evidence,
  children: children.map(whyDraft),
});

const blank = (id: string): WhyDraft => ({ id, question: '', answer: '', evidence: '', children: [] });

/** Initial values: what is on record, including a session's findings; or a first why. */
export const causesDraftOf = (causes: EditingAnswer['causes']): CausesDraft => ({
  whys: causes ? causes.whys.map(whyDraft) : [blank('w1')],
  rootCauses: (causes?.rootCauses ?? []).map(({ statement, category, whyId = '' }) => ({ statement, category, whyId })),
  agreedBy: causes?.agreedBy ?? [],
  aloneBecause: causes?.aloneBecause ?? '',
});

const flat = (whys: readonly WhyDraft[]): readonly WhyDraft[] => whys.flatMap((one) => [one, ...flat(one.children)]);

/** With positions: `1.2` is the second answer to why the first is so. */
export type Placed = { readonly why: WhyDraft; readonly place: string; readonly parent: WhyDraft | undefined };
export const placed = (whys: readonly WhyDraft[], parent?: Placed): readonly Placed[] =>
  whys.flatMap((why, index) => {
    const here: Placed = { why, place: `${parent ? `${parent.place}.` : ''}${index + 1}`, parent: parent?.why };
    return [here, ...placed(why.children, here)];
  });

const nextId = (whys: readonly WhyDraft[]): string => {
  const used = new Set(flat(whys).map(({ id }) => id));
  let number = used.size + 1;
  while (used.has(`w${number}`)) number += 1;
  return `w${number}`;
};

const mapWhys = (
  whys: readonly WhyDraft[],
  id: string,
  change: (why: WhyDraft) => readonly WhyDraft[],
): readonly WhyDraft[] =>
  whys.flatMap((why) => (why.id === id ? change(why) : [{ ...why, children: mapWhys(why.children, id, change) }]));

export const withWhyText = (
  draft: CausesDraft,
  id: string,
  field: 'answer' | 'evidence',
  value: string,
): CausesDraft => ({ ...draft, whys: mapWhys(draft.whys, id, (why) => [{ ...why, [field]: value }]) });

/** Why is that so? */
export const deeper = (draft: CausesDraft, id: string): CausesDraft => {
  const child = blank(nextId(draft.whys));
  return { ...draft, whys: mapWhys(draft.whys, id, (why) => [{ ...why, children: [...why.children, child] }]) };
};

/** Another answer to the same why. */
export const beside = (draft: CausesDraft, id: string): CausesDraft => {
  const next = blank(nextId(draft.whys));
  return { ...draft, whys: mapWhys(draft.whys, id, (why) => [why, next]) };
};

/** Removes a why with all below it, and the root causes found there. */
export const withoutWhy = (draft: CausesDraft, id: string): CausesDraft => {
  const whys = mapWhys(draft.whys, id, () => []);
  const left = new Set(flat(whys).map((why) => why.id));
  const rootCauses = draft.rootCauses.filter(({ whyId }) => whyId === '' || left.has(whyId));
  return { ...draft, whys: whys.length > 0 ? whys : [blank(nextId([]))], rootCauses };
};

/** Marks a why as a root cause, or removes the mark. */
export const withMark = (draft: CausesDraft, why: WhyDraft, isRoot: boolean): CausesDraft => ({
  ...draft,
  rootCauses: isRoot
    ? [...draft.rootCauses, { statement: why.answer, category: '', whyId: why.id }]
    : draft.rootCauses.filter(({ whyId }) => whyId !== why.id),
});

/** The data to send; the procedure's own schema parses it. A why without wording asks about the answer above it. */
export const causesSent = ({ whys, rootCauses, agreedBy, aloneBecause }: CausesDraft, words: EditorWords): object => {
  const whySent = (why: WhyDraft, parent: WhyDraft | undefined): object => ({
    ...why,
    question: why.question || questionOf(parent, words),
    children: why.children.map((child) => whySent(child, why)),
  });
  return {
    whys: whys.map((why) => whySent(why, undefined)),
    rootCauses: rootCauses.map(({ whyId, ...root }) => ({ ...root, ...(whyId !== '' && { whyId }) })),
    agreedBy,
    aloneBecause,
  };
};

export const questionOf = (parent: WhyDraft | undefined, { causes }: EditorWords): string =>
  parent && parent.answer.trim() !== '' ? causes.next(parent.answer.trim()).slice(0, longest.why) : causes.first;

const isWhy = (value: unknown): value is WhyDraft => {
  if (!isObject(value) || !hasTexts(value, ['id', 'question', 'answer', 'evidence'])) return false;
  const { children }: Readonly<Record<string, unknown>> = value;
  return Array.isArray(children) && children.every(isWhy);
};

/** Whether something kept in the window is such a draft. */
export const isCausesDraft = (value: unknown): value is CausesDraft => {
  if (!isObject(value) || !hasTexts(value, ['aloneBecause'])) return false;
  const { whys, rootCauses, agreedBy }: Readonly<Record<string, unknown>> = value;
  return (
    Array.isArray(whys) &&
    whys.every(isWhy) &&
    Array.isArray(rootCauses) &&
    rootCauses.every((root) => hasTexts(root, ['statement', 'category', 'whyId'])) &&
    Array.isArray(agreedBy) &&
    agreedBy.every((id) => typeof id === 'string')
  );
};

/** The parts of an analysis that are merged as a whole: a tree mixed from two would be no one's. */
export const causeParts = ['whys', 'rootCauses', 'agreedBy', 'aloneBecause'] as const;
type CausePart = (typeof causeParts)[number];

/** As readable text: equal texts mean the same to people. People and categories by their wire values. */
const textOf: Readonly<Record<CausePart, (draft: CausesDraft) => string>> = {
  whys: ({ whys }) =>
    placed(whys)
      .map(({ place, why }) => `${place} ${why.answer}${why.evidence === '' ? '' : ` (${why.evidence})`}`)
      .join('\n'),
  rootCauses: ({ rootCauses }) =>
    rootCauses.map(({ statement, category, whyId }) => JSON.stringify([statement, category, whyId])).join('\n'),
  agreedBy: ({ agreedBy }) => agreedBy.join(' '),
  aloneBecause: ({ aloneBecause }) => aloneBecause,
};

/** Where another person changed the analysis while it was edited here, part by part. */
export const causeDivergences = (
  was: CausesDraft,
  theirs: CausesDraft,
  mine: CausesDraft,
): readonly Divergence<CausePart>[] =>
  causeParts.flatMap((part) => divergence(part, textOf[part](was), textOf[part](theirs), textOf[part](mine)));

/**
 * @param taken parts for which the others' version is used. A root cause of a why that is not in the tree belongs to
 * none in particular.
 */
export const mergedCauses = (theirs: CausesDraft, mine: CausesDraft, taken: ReadonlySet<string>): CausesDraft => {
  const from = (part: CausePart): CausesDraft => (taken.has(part) ? theirs : mine);
  const { whys } = from('whys');
  const known = new Set(placed(whys).map(({ why }) => why.id));
  const rootCauses = from('rootCauses').rootCauses.map((root) =>
    known.has(root.whyId) ? root : { ...root, whyId: '' },
  );
  return {
    whys,
    rootCauses,
    agreedBy: from('agreedBy').agreedBy,
    aloneBecause: from('aloneBecause').aloneBecause,
  };
};
