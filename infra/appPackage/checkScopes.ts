import type { PackageContents } from './packageContents.ts';

/** What the code counts on, by its place in the manifest, and what would not work otherwise. */
const countedOn: readonly (readonly [place: string, value: unknown, otherwise: string])[] = [
  ['bots[0].scopes', ['personal', 'team', 'groupChat'], 'the bot is missing where people write to it'],
  ['bots[0].supportsFiles', true, 'nobody can hand the bot a file as evidence'],
  ['supportsChannelFeatures', 'tier1', 'private and shared channels do not offer the app'],
  ['staticTabs[0].scopes', ['personal'], 'the register is missing in the app'],
  ['configurableTabs[0].scopes', ['team', 'groupChat'], 'the tab is missing in teams, chats or meetings'],
  [
    'configurableTabs[0].context',
    ['channelTab', 'privateChatTab', 'meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel', 'meetingStage'],
    'the tab is missing in a place where it is opened',
  ],
  [
    'composeExtensions[0].messageHandlers[0].value.supportsAnonymizedPayloads',
    false,
    'Teams asks for links on behalf of people whom it does not name',
  ],
];

/** Paths at which the server has a page (tab/api/addPageRoutes.ts). */
const pages: readonly (readonly [place: string, path: string])[] = [
  ['staticTabs[0].contentUrl', '/tab/'],
  ['staticTabs[0].websiteUrl', '/tab/open'],
  ['configurableTabs[0].configurationUrl', '/tab/'],
];

/** The permissions that something here uses, with their kind; the reason of each: docs/how-to/build-the-app-package.md. */
const used: Readonly<Record<string, string>> = {
  'ChannelMeeting.ReadBasic.Group': 'Application',
  'ChannelMember.Read.Group': 'Application',
  'MeetingStage.Write.Chat': 'Delegated',
};

/** The app is offered in every place for which there is code. */
export const scopeFaults = ({ raw }: PackageContents): readonly string[] => [
  ...countedOn
    .map(([place, value, otherwise]) => [place, said(valueAt(raw, place)), said(value), otherwise] as const)
    .filter(([, found, value]) => found !== value)
    .map(([place, found, value, otherwise]) => `${place} is ${found}; it has to be ${value}, or ${otherwise}.`),
  ...pages
    .filter(([place, path]) => pathOf(valueAt(raw, place)) !== path)
    .map(([place, path]) => `${place} is ${said(valueAt(raw, place))}; the server’s page is at ${path}.`),
];

/** What is asked of those who add the app is used, and asked as Teams knows it. */
export const permissionFaults = ({ raw, manifest }: PackageContents): readonly string[] => {
  const { resourceSpecific: asked } = manifest.authorization.permissions;
  return [
    ...asked
      .filter(({ name, type }) => used[name] !== type)
      .map(({ name, type }) =>
        used[name]
          ? `${name} is asked for as ${type}, and is a permission of the kind ${used[name]}.`
          : `${name} is asked for, and nothing uses it.`,
      ),
    ...Object.keys(used)
      .filter((name) => !asked.some((one) => one.name === name))
      .map((name) => `${name} is not asked for, and is used.`),
    ...('devicePermissions' in raw ? ['devicePermissions are asked for, and nothing uses them.'] : []),
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

/** The order of a list means nothing. */
const said = (value: unknown): string =>
  Array.isArray(value) ? [...value].sort().join(', ') : value === undefined ? 'missing' : String(value);

const pathOf = (url: unknown): string | undefined =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : undefined;
