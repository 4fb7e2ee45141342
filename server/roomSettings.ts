import { resolve } from 'node:path';
import type { BotIdentity } from '../bot/botRoom.ts';
import { createKeySigner } from '../graph/checkpoints/signer.ts';
import type { GraphRoomOptions } from '../graph/graphRoom.ts';
import type { Policy } from '../procedure/handling/handling.ts';
import type { TabRoom } from '../tab/api/tabRoom.ts';
import { cloudOf, type Settings } from './settings.ts';
import { version } from './version.ts';

/** What each room needs of the settings, in its own words. */

export const policyOf = (settings: Settings): Policy => ({
  procedureVersion: settings.PROCEDURE_VERSION,
  calendar: { timeZone: settings.TIME_ZONE, holidays: settings.HOLIDAYS },
});

export const botIdentityOf = (settings: Settings): BotIdentity => ({
  appId: settings.CLIENT_ID,
  tenantId: settings.TENANT_ID,
  credentials: {
    clientSecret: settings.CLIENT_SECRET,
    authority: `${cloudOf(settings).authority}/${settings.TENANT_ID}`,
    authorityMetadata: settings.AUTHORITY_METADATA,
  },
});

type GraphOptions = Omit<GraphRoomOptions, 'clock' | 'log'>;

export const graphOptionsOf = (settings: Settings): GraphOptions => ({
  cloud: cloudOf(settings),
  origin: settings.GRAPH_ORIGIN,
  version,
  tenantId: settings.TENANT_ID,
  clientId: settings.CLIENT_ID,
  clientSecret: settings.CLIENT_SECRET,
  authorityMetadata: settings.AUTHORITY_METADATA,
  site: { hostname: settings.SITE_HOSTNAME, sitePath: settings.SITE_PATH },
  groups: {
    ismsManager: settings.GROUP_ISMS_MANAGERS,
    management: settings.GROUP_MANAGEMENT,
    auditor: settings.GROUP_AUDITORS,
    administrator: settings.GROUP_ADMINISTRATORS,
    ...(settings.GROUP_ALTERNATES && { alternate: settings.GROUP_ALTERNATES }),
    ...(settings.GROUP_CUSTODIANS && { custodian: settings.GROUP_CUSTODIANS }),
  },
  sealKey: settings.SEAL_KEY,
  signer: createKeySigner(settings.CHECKPOINT_KEY),
  timeZone: settings.TIME_ZONE,
});

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export const tabInTeams = (settings: Settings): string =>
  `https://teams.microsoft.com/l/entity/${settings.TEAMS_APP_ID}/register`;

/** Only an id goes into a link: all parts are encoded, and the whole stays far under the 1,900 characters of Windows. */
export const tabLink = (settings: Settings, reference: string | undefined): string => {
  const context = reference ? `?context=${encodeURIComponent(JSON.stringify({ subEntityId: reference }))}` : '';
  return `${tabInTeams(settings)}${context}`;
};

type TabSettings = Omit<TabRoom, 'policy' | 'handling' | 'register' | 'people' | 'digest' | 'nonce' | 'log'>;

export const tabSettingsOf = (settings: Settings): TabSettings => {
  const authority = `${cloudOf(settings).authority}/${settings.TENANT_ID}`;
  return {
    appId: settings.CLIENT_ID,
    audiences: [settings.APPLICATION_ID_URI],
    tenantId: settings.TENANT_ID,
    issuers: [`${authority}/v2.0`, `https://sts.windows.net/${settings.TENANT_ID}/`],
    jwksUrl: settings.TOKEN_KEYS ?? `${authority}/discovery/v2.0/keys`,
    pageDir: resolve(settings.PAGE_DIR),
    frameAncestors: settings.FRAME_ANCESTORS,
    tabInTeams: tabInTeams(settings),
  };
};
