import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault } from '../../../graph/client/graphFault.ts';
import { createGroupPeople } from '../../../graph/people/groupPeople.ts';
import { type PersonId, type Role, roles } from '../../../procedure/record/values/person.ts';
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

/** Members by role; no entry if the group is not set or could not be read. Only ids: the report names no one. */
type Members = ReadonlyMap<Role, ReadonlySet<PersonId>>;

/** Checks that the groups of the roles can be read, have members, and allow decisions. */
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

/** Reads a group the way the server does. */
const membersOf = async (client: GraphClient, role: Role, group: string): Promise<ReadonlySet<PersonId>> => {
  const people = createGroupPeople(client, { [role]: group });
  await people.refresh('start');
  return new Set(people.holders(role).map(({ id }) => id));
};

const adviceFor = (error: unknown): string => {
  const status = error instanceof GraphFault ? error.status : undefined;
  if (status === 404) return 'No group has this id: use the *Object ID* of a security group in Entra.';
  if (status === 403) return `Grant the application GroupMember.Read.All. ${consentTo('GroupMember.Read.All')}`;
  return 'Try again later.';
};

const summary = (members: Members): Finding => {
  const counted = [...members].map(([role, ids]) => `${settingOf[role]} ${ids.size}`).join(', ');
  return ok('groups', `The groups can be read. Members, including those of nested groups: ${counted}.`);
};

const isEmpty = (members: Members, role: Role): boolean => members.get(role)?.size === 0;
const addSomeone = (role: Role): string => `Add someone to the group in ${settingOf[role]}.`;

const checkHolders = (members: Members, settings: GivenSettings): readonly Finding[] => [
  ...heldBy(members, 'ismsManager', problem),
  ...heldBy(members, 'administrator', warning),
  ...(isEmpty(members, 'auditor') ? heldBy(members, 'auditor', warning) : []),
  ...(['alternate', 'custodian'] as const).flatMap((role) => {
    if (settings[settingOf[role]] !== undefined) return isEmpty(members, role) ? heldBy(members, role, warning) : [];
    const todo = `Create a security group and set ${settingOf[role]}.`;
    return [warning(role, `${settingOf[role]} is not set: there is no ${role}.`, todo)];
  }),
];

/** Returns nothing for a group that could not be read: that is a finding already. */
const heldBy = (members: Members, role: Exclude<Role, 'management'>, worse: typeof problem): readonly Finding[] => {
  const count = members.get(role)?.size;
  if (count === undefined) return [];
  if (count === 0) return [worse(role, `The group in ${settingOf[role]} has no members.`, addSomeone(role))];
  return [ok(role, `${settingOf[role]}: ${count} ${count === 1 ? 'member' : 'members'}.`)];
};

/** An approver is neither the reporter, nor the owner, nor an action's owner: at least two people are needed (design section 3). */
const checkSegregation = (members: Members): readonly Finding[] => {
  const management = members.get('management');
  if (!management) return [unchecked('segregation', 'The management group could not be read.')];
  const managers = members.get('ismsManager') ?? new Set<PersonId>();
  const others = [...management].filter((id) => !managers.has(id));
  const todo = addSomeone('management');
  if (management.size === 0)
    return [problem('segregation', 'The management group has no members: no one can approve.', todo)];
  if (management.size === 1)
    return [
      warning('segregation', 'Management is only one person: decisions that concern them need an exception.', todo),
    ];
  if (others.length === 0)
    return [
      warning('segregation', 'All of management are also ISMS managers.', `${todo} They must not be an ISMS manager.`),
    ];
  return [
    ok('segregation', `Management has ${management.size} members; ${others.length} of them are not ISMS managers.`),
  ];
};

/** Roles that one person should not hold together. */
const conflictingRoles: readonly (readonly ['auditor' | 'custodian' | 'alternate', readonly Role[], string])[] = [
  ['auditor', ['ismsManager', 'management'], 'An auditor also manages or approves what they audit.'],
  [
    'custodian',
    ['ismsManager'],
    'A custodian is also an ISMS manager: the person handling a record could reveal who reported it.',
  ],
  [
    'alternate',
    ['ismsManager'],
    'An alternate is also an ISMS manager, and would see reports that are kept from the ISMS manager.',
  ],
];

const checkIndependence = (members: Members): readonly Finding[] =>
  conflictingRoles.flatMap(([role, others, what]) => {
    const own = members.get(role);
    if (!own || own.size === 0) return [];
    const meets = others.some((other) => [...(members.get(other) ?? [])].some((id) => own.has(id)));
    if (meets) return [warning(role, what, 'Remove the person from one of the groups.')];
    return [ok(role, `${settingOf[role]}: ${own.size}, none with a conflicting role.`)];
  });
