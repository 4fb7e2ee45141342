import type { PackageContents } from './packageContents.ts';

/** Values that the code relies on, by path in the manifest, and what would not work otherwise. */
const required: readonly (readonly [place: string, value: unknown, otherwise: string])[] = [
  ['bots[0].scopes', ['personal', 'team', 'groupChat'], 'the bot is missing where people write to it'],
  ['bots[0].supportsFiles', true, 'no one can send the bot a file as evidence'],
  ['supportsChannelFeatures', 'tier1', 'private and shared channels do not offer the app'],
  ['staticTabs[0].scopes', ['personal'], 'the register is missing in the app'],
  ['configurableTabs[0].scopes', ['team', 'groupChat'], 'the tab is missing in teams, chats or meetings'],
  [
    'configurableTabs[0].context',
    ['channelTab', 'privateChatTab', 'meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel', 'meetingStage'],
    'the tab is missing in a context where people open it',
  ],
  [
    'composeExtensions[0].messageHandlers[0].value.supportsAnonymizedPayloads',
    false,
    'Teams requests links on behalf of people that it does not name',
  ],
];

/** Paths of the server's pages (tab/api/page/addPageRoutes.ts). */
const pages: readonly (readonly [place: string, path: string])[] = [
  ['staticTabs[0].contentUrl', '/tab/'],
  ['staticTabs[0].websiteUrl', '/tab/open'],
  ['configurableTabs[0].configurationUrl', '/tab/'],
];

/** Permissions that the code uses, with their type; for the reasons see docs/how-to/build-the-app-package.md. */
const used: Readonly<Record<string, string>> = {
  'ChannelMeeting.ReadBasic.Group': 'Application',
  'ChannelMember.Read.Group': 'Application',
  'MeetingStage.Write.Chat': 'Delegated',
};

/** The app is offered in every scope and context that the code supports. */
export const scopeFaults = ({ raw }: PackageContents): readonly string[] => [
  ...required
    .map(([place, value, otherwise]) => [place, textOf(valueAt(raw, place)), textOf(value), otherwise] as const)
    .filter(([, found, value]) => found !== value)
    .map(([place, found, value, otherwise]) => `${place} is ${found}; it must be ${value}, or ${otherwise}.`),
  ...pages
    .filter(([place, path]) => pathOf(valueAt(raw, place)) !== path)
    .map(([place, path]) => `${place} is ${textOf(valueAt(raw, place))}; the server’s page is at ${path}.`),
];

/** The manifest requests exactly the permissions that are used, with the right type. */
export const permissionFaults = ({ raw, manifest }: PackageContents): readonly string[] => {
  const { resourceSpecific: requested } = manifest.authorization.permissions;
  return [
    ...requested
      .filter(({ name, type }) => used[name] !== type)
      .map(({ name, type }) =>
        used[name]
          ? `${name} is requested as ${type}, but is of type ${used[name]}.`
          : `${name} is requested, but nothing uses it.`,
      ),
    ...Object.keys(used)
      .filter((name) => !requested.some((one) => one.name === name))
      .map((name) => `${name} is used, but not requested.`),
    ...('devicePermissions' in raw ? ['devicePermissions are requested, but nothing uses them.'] : []),
  ];
};

const valueAt = (raw: object, place: string): unknown =>
  place
    .split(/[.[\]]+/)
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([key]) => key === name)?.[1]
          : undefined,
      raw,
    );

/** Formats a value; the order of a list is not significant. */
const textOf = (value: unknown): string =>
  Array.isArray(value) ? [...value].sort().join(', ') : value === undefined ? 'missing' : String(value);

const pathOf = (url: unknown): string | undefined =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : undefined;
