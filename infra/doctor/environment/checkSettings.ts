import type { CloudName } from '../../../graph/client/cloud.ts';
import { tabHostOf } from '../../../server/roomSettings.ts';
import {
  type Environment,
  readSettings,
  type Settings,
  SettingsError,
  settingsSchema,
} from '../../../server/settings.ts';
import { type Finding, ok, problem } from '../finding.ts';

/** Valid settings only. */
export type GivenSettings = Partial<Settings>;

/** Domain of SharePoint hosts in each cloud: https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-endpoints */
const hostSuffixes: Readonly<Record<CloudName, string>> = {
  public: '.sharepoint.com',
  usGov: '.sharepoint.us',
  usGovDod: '.sharepoint-mil.us',
  china: '.sharepoint.cn',
};

/** Returns a finding for each setting of the server that is missing or wrong, and the valid ones for further checks. */
export const checkSettings = (given: Environment): readonly [readonly Finding[], GivenSettings] => {
  const settings = validSettings(given);
  return [[...checkEach(given), ...checkCloud(settings), ...checkUri(settings)], settings];
};

const checkEach = (given: Environment): readonly Finding[] => {
  try {
    readSettings(given);
    return [ok('settings', `All ${Object.keys(settingsSchema.shape).length} settings are valid.`)];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((text) =>
      problem('settings', text, 'Set it in the server’s environment (docs/settings.md).'),
    );
  }
};

const validSettings = (given: Environment): GivenSettings => {
  const read = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(given[name]?.trim() || undefined);
    return success ? [[name, data] as const] : [];
  });
  // Each value comes from the schema with its name; the compiler cannot infer that from the entries.
  return Object.fromEntries(read) as GivenSettings;
};

/** Returns no finding for a host outside all known domains. */
const checkCloud = ({ SITE_HOSTNAME: host = '', CLOUD: cloud }: GivenSettings): readonly Finding[] => {
  // `Object.keys` loses the type of the keys.
  const clouds = Object.keys(hostSuffixes) as CloudName[];
  const expected = clouds.find((name) => host.toLowerCase().endsWith(hostSuffixes[name]));
  if (expected === undefined || cloud === undefined || expected === cloud) return [];
  return [problem('cloud', `SITE_HOSTNAME is ${host}, but CLOUD is ${cloud}.`, `Set CLOUD to ${expected}.`)];
};

/** Teams signs in to the tab of a bot only with this URI: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad */
const checkUri = ({ APPLICATION_ID_URI: uri, CLIENT_ID: id }: GivenSettings): readonly Finding[] => {
  if (uri === undefined || id === undefined) return [];
  const expected = `api://${tabHostOf({ APPLICATION_ID_URI: uri }) ?? '<tab domain>'}/botid-${id}`;
  if (uri.toLowerCase() === expected.toLowerCase()) return [];
  const todo = `Set APPLICATION_ID_URI to ${expected}, here and in Entra (*Expose an API*).`;
  return [problem('settings', `APPLICATION_ID_URI is ${uri}: Teams cannot sign anyone in to the tab with it.`, todo)];
};
