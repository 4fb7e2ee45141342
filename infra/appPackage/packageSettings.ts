import { z } from 'zod';
import { tabHostOf } from '../../server/roomSettings.ts';
import { type Environment, readNamed, SettingsError, settingsSchema } from '../../server/settings.ts';
import { version } from '../../server/version.ts';

const webPage = z.url({ protocol: /^https$/, error: 'is not an https URL' });

const { PUBLISHER_NAME } = settingsSchema.shape;

/** Three settings of the server, one of them mandatory for the package, and those of the package alone. */
export const packageSettingsSchema = settingsSchema.pick({ CLIENT_ID: true, APPLICATION_ID_URI: true }).extend({
  PUBLISHER_NAME: PUBLISHER_NAME.unwrap().describe(PUBLISHER_NAME.description ?? ''),
  SUPPORT_URL: webPage.describe('Page where your users find help with TenTwo'),
  PRIVACY_URL: webPage.optional().describe('Your privacy notice, if not the server’s own at `/privacy`'),
  TERMS_URL: webPage.optional().describe('Your terms of use, if not the server’s own at `/terms`'),
});

/** Values of the placeholders in `appPackage/`. */
export type PackageValues = Readonly<Record<string, string>>;

/** @throws SettingsError naming each setting that is missing or wrong */
export const readPackageValues = (from: Environment): PackageValues => {
  const settings = readNamed(packageSettingsSchema, from);
  const domain = tabHostOf(settings);
  const expected = `api://${domain ?? '<tab domain>'}/botid-${settings.CLIENT_ID}`;
  const named = settings.APPLICATION_ID_URI.split('/')[2];
  // Teams signs people in to a tab only if the URI contains its domain exactly as in validDomains: in lower case.
  if (!domain || named !== domain || settings.APPLICATION_ID_URI.toLowerCase() !== expected.toLowerCase())
    throw new SettingsError([
      `APPLICATION_ID_URI is not ${expected} (${settingsSchema.shape.APPLICATION_ID_URI.description}).`,
    ]);
  const { PRIVACY_URL = `https://${domain}/privacy`, TERMS_URL = `https://${domain}/terms` } = settings;
  return { ...settings, PRIVACY_URL, TERMS_URL, TAB_DOMAIN: domain, VERSION: version };
};
