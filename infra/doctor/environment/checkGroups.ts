import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault } from '../../../graph/client/graphFault.ts';
import { createGroupPeople } from '../../../graph/people/groupPeople.ts';
import { type PersonId, type Role, roles } from '../../../procedure/record/person.ts';
import { faultText } from '../../../server/faultText.ts';
import { consentTo } from '../../sharepoint/permissions.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';
import type { GivenSettings } from './checkSettings.ts';

const settingOf = {
  ismsManager: 'GROUP_ISMS_MANAGERS',
  alternate: 'GROUP_ALTERNATES',
  management: 'GROUP_MANAGEMENT',
  auditor: 'GROUP_AUDITORS',
  custodian: 'GROUP_CUSTODIANS',
  administrator: 'GROUP_ADMINISTRATORS',
} as const satisfies Record<Role, keyof GivenSettings>;

/** Members by role; no entry where the group is not set or could not be read. Ids only: nobody is named. */
type Members = ReadonlyMap<Role, ReadonlySet<PersonId>>;

/** The groups of the roles: that they can be read, have members, and leave somebody who may decide. */
export const checkGroups = async (client: GraphClient, settings: GivenSettings): Promise<readonly Finding[]> => {
  const members = new Map<Role, ReadonlySet<PersonId>>();
  const findings: Finding[] = [];
  for (const role of roles) {
    const group = settings[settingOf[role]];
    if (group === undefined) continue;
    try {
      members.set(role, await membersOf(client, role, group));
    } catch (error) {
      findings.push(
        problem('groups', `${settingOf[role]} (${group}) cannot be read: ${faultText(error)}.`, adviceFor(error)),
      );
    }
  }
  if (findings.length === 0) findings.push(summary(members));
  return [...findings, ...checkHolders(members, settings), ...checkSegregation(members), ...checkIndependence(members)];
};

/** Read as the server reads them. */
const membersOf = async (client: GraphClient, role: Role, group: string): Promise<ReadonlySet<PersonId>> => {
  const people = createGroupPeople(client, { [role]: group });
  await people.refresh('start');
  return new Set(people.holders(role).map(({ id }) => id));
};

const adviceFor = (error: unknown): string => {
  const status = error instanceof GraphFault ? error.status : undefined;
  if (status === 404) return 'No group has this id: take the *Object id* of a security group from Entra.';
  if (status === 403) return `Grant the application GroupMember.Read.All. ${consentTo('GroupMember.Read.All')}`;
  return 'Look again later.';
};

const summary = (members: Members): Finding => {
  const counted = [...members].map(([role, ids]) => `${settingOf[role]} ${ids.size}`).join(', ');
  return ok('groups', `The groups can be read. Members, those of nested groups with them: ${counted}.`);
};

const isEmpty = (members: Members, role: Role): boolean => members.get(role)?.size === 0;
const addSomebody = (role: Role): string => `Add somebody to the group of ${settingOf[role]}.`;

const checkHolders = (members: Members, settings: GivenSettings): readonly Finding[] => [
  ...heldBy(members, 'ismsManager', problem),
  ...heldBy(members, 'administrator', warning),
  ...(isEmpty(members, 'auditor') ? heldBy(members, 'auditor', warning) : []),
  ...(['alternate', 'custodian'] as const).flatMap((role) => {
    if (settings[settingOf[role]] !== undefined) return isEmpty(members, role) ? heldBy(members, role, warning) : [];
    const todo = `Make a security group, and set ${settingOf[role]}.`;
    return [warning(role, `${settingOf[role]} is not set: there is no ${role}.`, todo)];
  }),
];

/** Nothing of a group that could not be read: that is a finding already. */
const heldBy = (members: Members, role: Exclude<Role, 'management'>, worse: typeof problem): readonly Finding[] => {
  const count = members.get(role)?.size;
  if (count === undefined) return [];
  if (count === 0) return [worse(role, `The group of ${settingOf[role]} has no members.`, addSomebody(role))];
  return [ok(role, `${settingOf[role]}: ${count} ${count === 1 ? 'member' : 'members'}.`)];
};

/** An approver is neither the reporter, nor the owner, nor an action's owner: two people are the least (design section 3). */
const checkSegregation = (members: Members): readonly Finding[] => {
  const management = members.get('management');
  if (!management) return [unchecked('segregation', 'The group of the management could not be read.')];
  const managers = members.get('ismsManager') ?? new Set<PersonId>();
  const others = [...management].filter((id) => !managers.has(id));
  const todo = addSomebody('management');
  if (management.size === 0)
    return [problem('segregation', 'The group of the management has no members: nobody approves.', todo)];
  if (management.size === 1)
    return [
      warning(
        'segregation',
        'One person alone is the management: what concerns this person is decided by exception only.',
        todo,
      ),
    ];
  if (others.length === 0)
    return [
      warning(
        'segregation',
        'All of the management are ISMS managers, too.',
        `${todo} Somebody who is no ISMS manager.`,
      ),
    ];
  return [
    ok('segregation', `${management.size} people are the management; ${others.length} of them are no ISMS managers.`),
  ];
};

/** Roles that should not meet in one person. */
const apart: readonly (readonly ['auditor' | 'custodian' | 'alternate', readonly Role[], string])[] = [
  ['auditor', ['ismsManager', 'management'], 'Somebody is an auditor and manages or approves what he audits.'],
  [
    'custodian',
    ['ismsManager'],
    'A custodian is an ISMS manager, too: who handles a record could open who reported it.',
  ],
  [
    'alternate',
    ['ismsManager'],
    'An alternate is an ISMS manager, too: what is kept from the manager would reach him.',
  ],
];

const checkIndependence = (members: Members): readonly Finding[] =>
  apart.flatMap(([role, others, what]) => {
    const own = members.get(role);
    if (!own || own.size === 0) return [];
    const meets = others.some((other) => [...(members.get(other) ?? [])].some((id) => own.has(id)));
    if (meets) return [warning(role, what, 'Take the person out of one of the groups.')];
    return [ok(role, `${settingOf[role]}: ${own.size}, none of them with a role that would conflict.`)];
  });
