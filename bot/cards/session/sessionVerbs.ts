import { type Verb, verbs } from '../verbs.ts';

/** What is typed or chosen in a dialog of a 5-Whys session. */
export const sessionFormNames = [
  'problem',
  'cause',
  'evidence',
  'vote',
  'object',
  // For the facilitator.
  'facilitate',
  'follow',
  'again',
  'merge',
  'root',
  'statement',
  'handOver',
  'close',
] as const;
export type SessionFormName = (typeof sessionFormNames)[number];

/** Contributions made with a single press. */
const presses = ['here', 'show', 'agree', 'takeOver'] as const;
export type SessionPress = (typeof presses)[number];

/** `open` draws the form; `send` submits it; `anyway`: submits it after the hint was seen. */
const steps = ['open', 'send', 'anyway'] as const;
export type SessionStep = (typeof steps)[number];

/** The facilitator's menu, in its order. */
export const sessionMoves = [
  'problem',
  'begin',
  'follow',
  'again',
  'merge',
  'root',
  'ask',
  'back',
  'undo',
  'handOver',
  'bringDown',
  'close',
] as const;
export type SessionMove = (typeof sessionMoves)[number];
export const isSessionMove = (text: unknown): text is SessionMove =>
  (sessionMoves as readonly unknown[]).includes(text);

export type SessionVerb = Extract<Verb, `session.${string}`>;
export const isSessionVerb = (verb: Verb): verb is SessionVerb => verb.startsWith('session.');
export const sessionVerbs: readonly SessionVerb[] = verbs.filter(isSessionVerb);

export type ReadSessionVerb =
  | { readonly press: SessionPress }
  | { readonly form: SessionFormName; readonly step: SessionStep };

export const readSessionVerb = (verb: Verb): ReadSessionVerb | undefined => {
  const [session, name, step] = verb.split('.');
  const press = presses.find((one) => one === name);
  if (session !== 'session') return undefined;
  if (press && step === undefined) return { press };
  const form = sessionFormNames.find((one) => one === name);
  const read = steps.find((one) => one === step);
  return form && read && { form, step: read };
};
