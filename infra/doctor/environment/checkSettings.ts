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

/** Those that are right; the others are missing from it. */
export type GivenSettings = Partial<Settings>;

/** How SharePoint hosts end in each cloud: https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-endpoints */
const hosts: Readonly<Record<CloudName, string>> = {
  public: '.sharepoint.com',
  usGov: '.sharepoint.us',
  usGovDod: '.sharepoint-mil.us',
  china: '.sharepoint.cn',
};

/** All settings of the server, one finding for each that is missing or wrong; the others serve the further checks. */
export const checkSettings = (given: Environment): readonly [readonly Finding[], GivenSettings] => {
  const settings = rightOnes(given);
  return [[...checkEach(given), ...checkCloud(settings), ...checkUri(settings)], settings];
};

const checkEach = (given: Environment): readonly Finding[] => {
  try {
    readSettings(given);
    return [ok('settings', `All ${Object.keys(settingsSchema.shape).length} settings are readable.`)];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((said) =>
      problem('settings', said, 'Set it in the environment of the server (docs/settings.md).'),
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

/** A host of the name of none of them says nothing. */
const checkCloud = ({ SITE_HOSTNAME: host = '', CLOUD: cloud }: GivenSettings): readonly Finding[] => {
  // The keys of `hosts`, which `Object.keys` forgets.
  const of = (Object.keys(hosts) as CloudName[]).find((name) => host.toLowerCase().endsWith(hosts[name]));
  if (of === undefined || cloud === undefined || of === cloud) return [];
  return [problem('cloud', `SITE_HOSTNAME is ${host}, and CLOUD is ${cloud}.`, `Set CLOUD to ${of}.`)];
};

/** Teams opens the tab of a bot by this address alone: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad */
const checkUri = ({ APPLICATION_ID_URI: uri, CLIENT_ID: id }: GivenSettings): readonly Finding[] => {
  if (uri === undefined || id === undefined) return [];
  const expected = `api://${tabHostOf({ APPLICATION_ID_URI: uri }) ?? '<tab domain>'}/botid-${id}`;
  if (uri.toLowerCase() === expected.toLowerCase()) return [];
  const todo = `Set APPLICATION_ID_URI to ${expected}, here and in Entra (*Expose an API*).`;
  return [problem('settings', `APPLICATION_ID_URI is ${uri}: with it Teams signs nobody in to the tab.`, todo)];
};
