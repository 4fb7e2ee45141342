import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { tabHostOf } from '../../server/roomSettings.ts';
import { type Environment, readNamed, SettingsError, settingsSchema } from '../../server/settings.ts';
import { version } from '../../server/version.ts';

/** Each file of a package by its name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** Reads `appPackage/`: the manifest with placeholders, the icons, and one file for each language except English. */
export const readTemplate = (): PackageFiles => {
  const folder = new URL('../../appPackage/', import.meta.url);
  const names = readdirSync(fileURLToPath(folder)).filter((name) => /\.(json|png)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder))]));
};

const filled = (name: string, json: Uint8Array, values: PackageValues): Uint8Array => {
  const fill = (text: string) => text.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  return strToU8(`${JSON.stringify(parsed(name, strFromU8(json), fill), null, 2)}\n`);
};

const parsed = (name: string, json: string, fill: (text: string) => string): unknown => {
  try {
    return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? fill(value) : value));
  } catch (error) {
    throw new Error(`appPackage/${name} is not valid JSON: ${error instanceof Error ? error.message : error}.`);
  }
};

/** The earliest date in a zip, in local time as zip requires: gives the same bytes everywhere. */
const mtime = new Date(1980, 0, 1);

/**
 * Builds the zip for Teams: the same files and values give the same bytes. Leaves placeholders without a value, for the
 * check to report.
 * @throws Error naming a file that is not valid JSON
 */
export const buildPackage = (files: PackageFiles, values: PackageValues): Uint8Array => {
  const entries = Object.keys(files)
    .sort()
    .map((name) => {
      const bytes = files[name] ?? new Uint8Array();
      return [name, name.endsWith('.json') ? filled(name, bytes, values) : bytes] as const;
    });
  return zipSync(Object.fromEntries(entries), { level: 9, mtime });
};

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
type PackageValues = Readonly<Record<string, string>>;

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
