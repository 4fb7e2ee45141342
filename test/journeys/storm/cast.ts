import type { SeededPerson } from '../../../infra/local/tenant.ts';
import { personNamed } from '../asTeams.ts';
import type { Random } from './random.ts';

export const claire = personNamed('Claire Dubois');
export const thomas = personNamed('Thomas Berger');
export const priya = personNamed('Priya Nair');
export const marc = personNamed('Marc Lefèvre');
export const jonas = personNamed('Jonas Weber');
export const olga = personNamed('Olga Lindqvist');
export const rui = personNamed('Rui Costa');
const hana = personNamed('Hana Ito');
const pedro = personNamed('Pedro Alvarez');
const staff = [personNamed('Sam Carter'), personNamed('Inès Moreau'), hana, pedro, personNamed('Chloé Garnier')];

/** Who has no chat with the bot when the storm begins. */
export const withoutChat: readonly SeededPerson[] = [hana, marc, pedro];

/** What becomes of their chats on the way, in this order: `pedro` never has one. */
export const comings: readonly (readonly ['installs' | 'blocks' | 'returns', SeededPerson])[] = [
  ['blocks', priya],
  ['installs', hana],
  ['returns', priya],
  ['installs', marc],
  ['blocks', hana],
  ['returns', hana],
];

/** In the tab alone: a press is met by the bot and answered in the chat, and the checker counts what is sent to theirs. */
export const isInTabOnly = (who: SeededPerson): boolean =>
  withoutChat.includes(who) || comings.some(([, one]) => one === who);

/** The parts in one life; no one has two that exclude each other. */
export type Cast = {
  readonly reporter: SeededPerson;
  /** Of the nonconformity, and manager of its plan. */
  readonly owner: SeededPerson;
  /** Of the actions. */
  readonly doer: SeededPerson;
  readonly otherDoer: SeededPerson;
  readonly verifier: SeededPerson;
  readonly lead: SeededPerson;
  readonly approver: SeededPerson;
  readonly otherApprover: SeededPerson;
};

/** @param reportedBy a member of management who reports, and so may not approve */
export const castOf = (random: Random, reportedBy?: SeededPerson): Cast => {
  const [reporter, owner, doer, otherDoer, verifier] = random.shuffled(staff);
  const [approver, otherApprover] = reportedBy === priya ? [marc, priya] : random.shuffled([priya, marc]);
  if (!reporter || !owner || !doer || !otherDoer || !verifier || !approver || !otherApprover)
    throw new RangeError('the cast is too small');
  const lead = random.pick([claire, thomas]);
  return { reporter: reportedBy ?? reporter, owner, doer, otherDoer, verifier, lead, approver, otherApprover };
};
