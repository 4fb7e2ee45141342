import { settingsSchema } from '../../server/settings.ts';

const intro = `\`npm run serve\` reads these settings from the environment. If a required one is missing, or any value is malformed, it names every problem and does not start. \`npm start\` needs none of them; it reads \`PORT\`, \`LOG_LEVEL\` and \`DRAIN_SECONDS\`, and \`DATA_DIR\` for its folder.

Lists are separated by spaces or commas. An empty value counts as not set. The settings of the app package are in [build the app package](how-to/build-the-app-package.md); how to replace keys and secrets is in [rotate keys](how-to/rotate-keys.md).

Printed by \`npm run settings-page\` from \`server/settings.ts\`; a test compares the two.`;

const head = ['setting', 'meaning', 'required', 'default'];

/** A default as it would be written in the environment; empty when there is none. */
const shownDefault = (value: unknown): string => {
  if (value === undefined) return '';
  const parts = Array.isArray(value) ? value.map(String) : [String(value)];
  return parts.map((part) => `\`${part}\``).join(' ');
};

/** Prints `docs/settings.md`: every setting of the server, with its description, in the order of the schema. */
export const settingsPage = (): string => {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const absent = schema.safeParse(undefined);
    const required = absent.success ? 'no' : '**yes**';
    return [`\`${name}\``, schema.description ?? '', required, absent.success ? shownDefault(absent.data) : ''];
  });
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# Settings\n\n${intro}\n\n${table}\n`;
};
