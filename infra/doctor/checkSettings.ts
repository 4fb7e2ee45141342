import { type Environment, readSettings, type Settings, SettingsError, settingsSchema } from '../../server/settings.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Those that are right; the others are missing from it. */
export type GivenSettings = Partial<Settings>;

/** Microsoft Graph and sign-in host of each cloud: https://learn.microsoft.com/graph/deployments */
const clouds: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com': 'https://login.microsoftonline.com',
  'https://graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn',
};

/** All settings of the server, one finding for each that is missing or wrong; the others serve the further checks. */
export const checkSettings = (given: Environment): readonly [readonly Finding[], GivenSettings] => {
  const settings = rightOnes(given);
  return [[...checkEach(given), ...checkCloud(settings)], settings];
};

const checkEach = (given: Environment): readonly Finding[] => {
  try {
    readSettings(given);
    return [ok('settings', `All ${Object.keys(settingsSchema.shape).length} settings are readable.`)];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((said) =>
      problem('settings', said, 'Set it in the environment of the server (README, *Settings*).'),
    );
  }
};

const rightOnes = (given: Environment): GivenSettings => {
  const read = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(given[name]?.trim() || undefined);
    return success ? [[name, data] as const] : [];
  });
  // Each value comes from the schema of its own name; the compiler cannot follow that through the entries.
  return Object.fromEntries(read) as GivenSettings;
};

const checkCloud = ({ GRAPH_ORIGIN: graph = '', AUTHORITY: authority = '' }: GivenSettings): readonly Finding[] => {
  const expected = clouds[graph];
  if (expected === undefined || expected === authority) return [];
  return [
    problem('cloud', `GRAPH_ORIGIN is ${graph}, and AUTHORITY is ${authority}.`, `Set AUTHORITY to ${expected}.`),
  ];
};
