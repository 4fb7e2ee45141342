import { readText, type Said } from '../../bot/dialogues/readText.ts';
import { extensionCommands } from '../../bot/incoming/invokes/extensionCommands.ts';
import { registerEntity } from '../../server/roomSettings.ts';
import type { Manifest, PackageContents } from './packageContents.ts';

/** Allowed meanings of a menu command: Teams sends its title as if the person had typed it. */
const allowedKinds: readonly Said['kind'][] = [
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
