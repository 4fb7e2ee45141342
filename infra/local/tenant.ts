/**
 * The tenant of the stand-ins: Contoso, its people, groups, team and applications.
 * The secrets are constants on purpose: they only work with the stand-ins on this machine.
 */

export const tenant = {
  id: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  hostname: 'contoso.sharepoint.com',
  sitePath: '/sites/isms',
  siteId: 'contoso.sharepoint.com,2c712604-1370-44e7-a1f5-426573fda80a,2d2244c3-251a-49ea-93a8-39e1c3a060fe',
  siteName: 'ISMS',
} as const;

/** Application registrations. `product` has write access to one site; `provisioner` may also manage lists. */
export const applications = {
  product: {
    id: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9',
    name: 'TenTwo',
    secret: 'local-product-secret',
    roles: ['Sites.Selected', 'GroupMember.Read.All'],
    site: 'write',
  },
  provisioner: {
    id: '1c2d3e4f-5061-4728-9394-a5b6c7d8e9f0',
    name: 'TenTwo provisioning',
    secret: 'local-provisioner-secret',
    roles: ['Sites.Manage.All', 'Sites.ReadWrite.All', 'GroupMember.Read.All', 'User.ReadBasic.All'],
    site: 'none',
  },
} as const;

/** Application ID URI of the tab and bot, https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
export const applicationIdUri = `api://localhost/botid-${applications.product.id}`;

export type GroupKey = 'ismsManagers' | 'alternates' | 'management' | 'auditors' | 'custodians' | 'administrators';

export const groups: Readonly<Record<GroupKey, { id: string; displayName: string }>> = {
  ismsManagers: { id: 'a0000000-0000-4000-8000-000000000001', displayName: 'ISMS managers' },
  alternates: { id: 'a0000000-0000-4000-8000-000000000002', displayName: 'ISMS manager alternates' },
  management: { id: 'a0000000-0000-4000-8000-000000000003', displayName: 'Management' },
  auditors: { id: 'a0000000-0000-4000-8000-000000000004', displayName: 'Auditors' },
  custodians: { id: 'a0000000-0000-4000-8000-000000000005', displayName: 'Identity custodians' },
  administrators: { id: 'a0000000-0000-4000-8000-000000000006', displayName: 'TenTwo administrators' },
};

export type SeededPerson = {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Shown where the user picks a person. */
  readonly jobTitle: string;
  /** Locale of the person's Teams client. */
  readonly locale: 'en-GB' | 'en-US' | 'fr-FR' | 'de-DE';
  readonly timeZone: string;
  readonly groups: readonly GroupKey[];
  readonly guest: boolean;
  /** Member of the team. A person outside sees no channel, but can join a meeting by its link. */
  readonly inTeam: boolean;
};

const person = (
  n: number,
  displayName: string,
  mailbox: string,
  jobTitle: string,
  locale: SeededPerson['locale'],
  memberOf: readonly GroupKey[] = [],
  guest = false,
  inTeam = true,
): SeededPerson => ({
  id: `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  userPrincipalName: guest ? `${mailbox}_partner.example#EXT#@contoso.example` : `${mailbox}@contoso.example`,
  displayName,
  jobTitle,
  locale,
  timeZone: locale === 'fr-FR' ? 'Europe/Paris' : 'Europe/London',
  groups: memberOf,
  guest,
  inTeam,
});

/** The first is a member of staff without a role: the default person in tests and on the page. */
export const people: readonly SeededPerson[] = [
  person(1, 'Sam Carter', 'sam', 'Sales representative', 'en-GB'),
  person(2, 'Inès Moreau', 'ines', 'Assistante de direction', 'fr-FR'),
  person(3, 'Claire Dubois', 'claire', 'Information security manager', 'en-GB', ['ismsManagers']),
  person(4, 'Thomas Berger', 'thomas', 'Deputy security manager', 'fr-FR', ['alternates']),
  person(5, 'Priya Nair', 'priya', 'Chief operating officer', 'en-GB', ['management']),
  person(6, 'Marc Lefèvre', 'marc', 'Directeur financier', 'fr-FR', ['management']),
  person(7, 'Jonas Weber', 'jonas', 'Internal auditor', 'en-US', ['auditors']),
  person(8, 'Yusuf Demir', 'yusuf', 'Data protection officer', 'en-GB', ['custodians']),
  person(9, 'Olga Lindqvist', 'olga', 'Microsoft 365 administrator', 'en-GB', ['administrators']),
  person(10, 'Hana Ito', 'hana', 'Systems engineer', 'en-GB'),
  person(11, 'Pedro Alvarez', 'pedro', 'Warehouse lead', 'en-US'),
  person(12, 'Chloé Garnier', 'chloe', 'Cheffe de projet', 'fr-FR'),
  person(13, 'Anna Kovač', 'anna.kovac', 'Certification auditor (guest)', 'en-GB', ['auditors'], true),
  person(14, 'Rui Costa', 'rui.costa', 'Supplier consultant (guest)', 'en-GB', [], true),
  person(15, 'Lena Vogt', 'lena', 'Logistics planner (not in the team)', 'en-GB', [], false, false),
];

export const teamMembers: readonly SeededPerson[] = people.filter((one) => one.inTeam);

/** The team in which the bot is installed. Its first channel is General, which has the id of the team. */
export const team = {
  id: '19:isms-general@thread.tacv2',
  groupId: 'c0000000-0000-4000-8000-000000000001',
  name: 'Information security',
  channels: [
    { id: '19:isms-general@thread.tacv2', name: 'General' },
    { id: '19:isms-triage@thread.tacv2', name: 'Triage' },
    { id: '19:isms-operations@thread.tacv2', name: 'Operations' },
  ],
} as const;
