import { people, type SeededPerson } from '../../../infra/local/tenant.ts';
import type { Random } from './random.ts';

const named = (name: string): SeededPerson => {
  const found = people.find(({ displayName }) => displayName === name);
  if (!found) throw new RangeError(`nobody is called ${name}`);
  return found;
};

export const claire = named('Claire Dubois');
export const thomas = named('Thomas Berger');
export const priya = named('Priya Nair');
export const marc = named('Marc Lefèvre');
export const jonas = named('Jonas Weber');
export const olga = named('Olga Lindqvist');
export const rui = named('Rui Costa');
const staff = ['Sam Carter', 'Inès Moreau', 'Hana Ito', 'Pedro Alvarez', 'Chloé Garnier'].map(named);

/** Who plays which part in one life; nobody has two that exclude each other. */
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

/** @param reportedBy a member of management reports himself, and so may not approve */
export const castOf = (random: Random, reportedBy?: SeededPerson): Cast => {
  const [reporter, owner, doer, otherDoer, verifier] = random.shuffled(staff);
  const [approver, otherApprover] = reportedBy === priya ? [marc, priya] : random.shuffled([priya, marc]);
  if (!reporter || !owner || !doer || !otherDoer || !verifier || !approver || !otherApprover)
    throw new RangeError('the cast is too small');
  const lead = random.pick([claire, thomas]);
  return { reporter: reportedBy ?? reporter, owner, doer, otherDoer, verifier, lead, approver, otherApprover };
};
