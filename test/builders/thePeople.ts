import type { Actor, Role } from '../../procedure/record/values/person.ts';
import { anActor } from './anActor.ts';

const someone = (number: number, name: string, ...roles: readonly Role[]): Actor =>
  anActor({ id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name, roles });

/** All parties to the records that `aRecord` makes, each with exactly one part. */
export const thePeople = {
  reporter: someone(1, 'Rita'),
  ismsManager: someone(2, 'Mia', 'ismsManager'),
  alternate: someone(3, 'Alf', 'alternate'),
  owner: someone(4, 'Ola'),
  planManager: someone(5, 'Pam'),
  actionOwner: someone(6, 'Ann'),
  otherActionOwner: someone(7, 'Oto'),
  verifier: someone(8, 'Vic'),
  management: someone(9, 'Ben', 'management'),
  otherManagement: someone(10, 'Eva', 'management'),
  delegate: someone(11, 'Dan'),
  auditor: someone(12, 'Aud', 'auditor'),
  custodian: someone(13, 'Cus', 'custodian'),
  administrator: someone(14, 'Ada', 'administrator'),
  employee: someone(15, 'Sam'),
  guest: { ...someone(16, 'Gus'), guest: true },
  facilitator: someone(17, 'Fay'),
  /** Presses in the conversation of the session card. */
  attendee: { ...someone(18, 'Ari'), attends: 'NC-2026-0001/S1' },
} as const satisfies Readonly<Record<string, Actor>>;
export type PersonName = keyof typeof thePeople;
