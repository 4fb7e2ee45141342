import { readText, type Said } from '../../bot/dialogues/readText.ts';
import { extensionCommands } from '../../bot/incoming/extensionCommands.ts';
import { registerEntity } from '../../server/roomSettings.ts';
import type { Manifest, PackageContents } from './packageContents.ts';

/** What a command of the menu may mean: Teams sends its title as if it had been written. */
const meant: readonly Said['kind'][] = [
  'help',
  'report',
  'myReports',
  'myTasks',
  'overdue',
  'myDeputy',
  'case',
  'chooseTriageChannel',
];

/** Each command of the bot is understood, in every language as the same. */
export const botCommandFaults = ({ manifest, translations }: PackageContents): readonly string[] =>
  manifest.bots.flatMap((bot, b) =>
    bot.commandLists.flatMap(({ commands }, l) =>
      commands.flatMap(({ title }, c) => {
        const { kind } = readText(title);
        if (!meant.includes(kind)) return [`The bot does not understand the command “${title}”.`];
        const titles = Object.values(translations).flatMap(
          (texts) => texts[`bots[${b}].commandLists[${l}].commands[${c}].title`] ?? [],
        );
        return titles
          .filter((other) => readText(other).kind !== kind)
          .map((other) => `The bot does not understand “${other}” as it does “${title}”.`);
      }),
    ),
  );

type Offered = Manifest['composeExtensions'][number]['commands'][number];

/** As the code that answers it has it. */
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

/** The message extension offers what is answered, all of it, and as it is answered. */
export const extensionCommandFaults = ({ manifest }: PackageContents): readonly string[] => {
  const offered = manifest.composeExtensions.flatMap(({ commands }) => commands);
  const unanswered = offered
    .filter(({ id }) => !handled.some((one) => one.id === id))
    .map(({ id }) => `Nothing answers the command “${id}” of the message extension.`);
  const different = handled.flatMap((one) => {
    const found = offered.find(({ id }) => id === one.id);
    if (!found) return [`The command “${one.id}” of the message extension is not offered.`];
    return factsOf(found) === factsOf(one)
      ? []
      : [`The command “${one.id}” is answered as ${factsOf(one)}, and offered as ${factsOf(found)}.`];
  });
  return [...unanswered, ...different];
};

/** The tab to which cards and messages link is there. */
export const tabFaults = ({ manifest }: PackageContents): readonly string[] =>
  manifest.staticTabs.some(({ entityId }) => entityId === registerEntity)
    ? []
    : [`No tab has the entityId “${registerEntity}”, to which links lead.`];
