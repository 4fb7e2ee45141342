import { readText, type TextIntent } from '../../bot/dialogues/readText.ts';
import { extensionCommands } from '../../bot/incoming/invokes/extensionCommands.ts';
import { registerEntity } from '../../server/roomSettings.ts';
import type { Manifest, PackageContents } from './packageContents.ts';

/** Allowed meanings of a menu command: Teams sends its title as if the person had typed it. */
const allowedKinds: readonly TextIntent['kind'][] = [
  'help',
  'report',
  'myReports',
  'myTasks',
  'overdue',
  'myDeputy',
  'case',
  'chooseTriageChannel',
];

/** The bot understands each of its commands, and the same way in every language. */
export const botCommandFaults = ({ manifest, translations }: PackageContents): readonly string[] =>
  manifest.bots.flatMap((bot, b) =>
    bot.commandLists.flatMap(({ commands }, l) =>
      commands.flatMap(({ title }, c) => {
        const { kind } = readText(title);
        if (!allowedKinds.includes(kind)) return [`The bot does not understand the command “${title}”.`];
        const titles = Object.values(translations).flatMap(
          (texts) => texts[`bots[${b}].commandLists[${l}].commands[${c}].title`] ?? [],
        );
        return titles
          .filter((other) => readText(other).kind !== kind)
          .map((other) => `The bot does not understand “${other}” the same way as “${title}”.`);
      }),
    ),
  );

type Offered = Manifest['composeExtensions'][number]['commands'][number];

/** Commands that the code handles. */
const handled: readonly Offered[] = [
  { initialRun: false, parameters: [], ...extensionCommands.report, context: [...extensionCommands.report.context] },
  {
    fetchTask: false,
    ...extensionCommands.find,
    context: [...extensionCommands.find.context],
    parameters: [{ name: extensionCommands.find.parameter }],
  },
];

const factsOf = ({ type, context, fetchTask, initialRun, parameters }: Offered): string =>
  JSON.stringify([type, [...context].sort(), fetchTask, initialRun, parameters.map(({ name }) => name)]);

/** The message extension offers exactly the commands that the code handles. */
export const extensionCommandFaults = ({ manifest }: PackageContents): readonly string[] => {
  const offered = manifest.composeExtensions.flatMap(({ commands }) => commands);
  const unanswered = offered
    .filter(({ id }) => !handled.some((one) => one.id === id))
    .map(({ id }) => `No code handles the message extension command “${id}”.`);
  const different = handled.flatMap((one) => {
    const found = offered.find(({ id }) => id === one.id);
    if (!found) return [`The message extension does not offer the command “${one.id}”.`];
    return factsOf(found) === factsOf(one)
      ? []
      : [`The command “${one.id}” is handled as ${factsOf(one)}, but offered as ${factsOf(found)}.`];
  });
  return [...unanswered, ...different];
};

/** The tab that cards and messages link to exists. */
export const tabFaults = ({ manifest }: PackageContents): readonly string[] =>
  manifest.staticTabs.some(({ entityId }) => entityId === registerEntity)
    ? []
    : [`No tab has the entityId “${registerEntity}”, which links point to.`];

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
