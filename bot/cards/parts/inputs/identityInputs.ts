import { type Anonymity, anonymities } from '../../../../procedure/record/report/identity.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { Drawing } from '../../drawing.ts';
import type { Element } from '../card.ts';
import { quiet } from '../texts.ts';
import type { Typed } from '../typed.ts';
import { fieldProblem, problemLine } from './fieldProblem.ts';

/** How the reporter wants to be known. */
type Identity = { readonly anonymity: Anonymity; readonly notToIsmsManager: boolean };
export const identityFields = ['anonymity', 'notToIsmsManager'] as const satisfies readonly (keyof Identity)[];

export type IdentityProblems = Readonly<Partial<Record<keyof Identity, FieldProblem>>>;

const isAnonymity = (value: unknown): value is Anonymity => anonymities.some((one) => one === value);

/** Teams sends the value of a toggle as a string (its documentation, cards-actions). */
const flag = (value: unknown): boolean | undefined =>
  value === undefined || value === false || value === 'false'
    ? false
    : value === true || value === 'true'
      ? true
      : undefined;

/** Only a form without the question means *named*: an unreadable answer must never reveal a name. */
export const readIdentity = (
  inputs: Readonly<Record<string, unknown>>,
): Identity | { readonly problems: IdentityProblems } => {
  const { anonymity = 'named' } = inputs;
  const notToIsmsManager = flag(inputs.notToIsmsManager);
  if (isAnonymity(anonymity) && notToIsmsManager !== undefined) return { anonymity, notToIsmsManager };
  return {
    problems: {
      ...(!isAnonymity(anonymity) && { anonymity: 'unknownChoice' }),
      ...(notToIsmsManager === undefined && { notToIsmsManager: 'unknownChoice' }),
    },
  };
};

/** The answers kept when a form is redrawn. */
export const keepIdentity = (inputs: Readonly<Record<string, unknown>>): Typed => ({
  ...(isAnonymity(inputs.anonymity) && { anonymity: inputs.anonymity }),
  ...(inputs.notToIsmsManager !== undefined && { notToIsmsManager: String(flag(inputs.notToIsmsManager) ?? false) }),
});

export const isUnnamed = ({ anonymity }: Typed): boolean => anonymity !== undefined && anonymity !== 'named';

type IdentityView = {
  readonly typed: Typed;
  readonly problems?: Readonly<Partial<Record<string, FieldProblem>>> | undefined;
  /** The first attempt may still arrive: another choice could report twice, once with the name. */
  readonly settled: boolean;
};

export const drawIdentityInputs = (
  { typed, problems, settled }: IdentityView,
  drawing: Drawing,
): readonly Element[] => {
  const { unnamed } = drawing.words;
  const chosen = anonymities.find((one) => one === typed.anonymity) ?? 'named';
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'anonymity',
      label: unnamed.question,
      value: chosen,
      style: 'expanded',
      wrap: true,
      choices: anonymities
        .filter((one) => !settled || one === chosen)
        .map((value) => ({ title: unnamed.choice[value], value })),
    },
    ...anonymityProblem(problems?.anonymity, drawing),
    ...(settled ? [quiet(unnamed.asBefore)] : []),
    quiet(unnamed.afterwards),
    {
      type: 'Input.Toggle',
      id: 'notToIsmsManager',
      title: unnamed.notToIsmsManager,
      value: typed.notToIsmsManager === 'true' ? 'true' : 'false',
      wrap: true,
    },
    ...fieldProblem(drawing, problems?.notToIsmsManager, undefined),
  ];
};

/** `notFitting` has one meaning here, and a better sentence. */
const anonymityProblem = (problem: FieldProblem | undefined, drawing: Drawing): readonly Element[] =>
  problem === 'notFitting'
    ? [problemLine(drawing.words.unnamed.onlyInPrivate)]
    : fieldProblem(drawing, problem, undefined);
