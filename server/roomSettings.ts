import { resolve } from 'node:path';
import type { BotIdentity } from '../bot/outgoing/connectors.ts';
import { createTimestampAuthority, type TimestampAuthority } from '../graph/checkpoints/timestampAuthority.ts';
import type { ClientProof } from '../graph/client/tokens.ts';
import type { GraphRoomOptions } from '../graph/graphRoom.ts';
import type { RoleGroups } from '../graph/people/groupPeople.ts';
import { readRecordPlace } from '../procedure/record/recordPlace.ts';
import type { Reference } from '../procedure/record/values/reference.ts';
import type { Policy } from '../procedure/useCases/handlingPorts.ts';
import type { TabRoom } from '../tab/api/tabRoom.ts';
import { clientProofOf } from './credentials/clientProof.ts';
import { cloudOf, type Settings } from './settings.ts';
import { version } from './version.ts';

/** The settings each room needs, in its own terms. */

export const policyOf = (settings: Settings): Policy => ({
  procedureVersion: settings.PROCEDURE_VERSION,
  calendar: { timeZone: settings.TIME_ZONE, holidays: settings.HOLIDAYS },
});

export const botIdentityOf = (settings: Settings): BotIdentity => ({
  appId: settings.CLIENT_ID,
  tenantId: settings.TENANT_ID,
  credentials: {
    ...clientProofOf(settings),
    authority: `${cloudOf(settings).authority}/${settings.TENANT_ID}`,
    authorityMetadata: settings.AUTHORITY_METADATA,
  },
});

/** The tenant's SharePoint, and its OneDrive, where Teams stores files attached in a chat. */
export const fileAddressesOf = ({ FILE_ADDRESSES, SITE_HOSTNAME }: Settings): readonly string[] =>
  FILE_ADDRESSES ?? [`https://${SITE_HOSTNAME}`, `https://${SITE_HOSTNAME.replace('.', '-my.')}`];

/** Both settings or neither: `readSettings`. */
export const timestampsOf = ({
  TIMESTAMP_URL: url,
  TIMESTAMP_CA: authorities,
}: Pick<Settings, 'TIMESTAMP_URL' | 'TIMESTAMP_CA'>): TimestampAuthority | undefined =>
  url !== undefined && authorities !== undefined ? createTimestampAuthority({ url, authorities }) : undefined;

type GroupSettings = Pick<
  Settings,
  | 'GROUP_ISMS_MANAGERS'
  | 'GROUP_ALTERNATES'
  | 'GROUP_MANAGEMENT'
  | 'GROUP_AUDITORS'
  | 'GROUP_CUSTODIANS'
  | 'GROUP_ADMINISTRATORS'
>;

export const roleGroupsOf = (settings: GroupSettings): RoleGroups => ({
  ismsManager: settings.GROUP_ISMS_MANAGERS,
  management: settings.GROUP_MANAGEMENT,
  auditor: settings.GROUP_AUDITORS,
  administrator: settings.GROUP_ADMINISTRATORS,
  ...(settings.GROUP_ALTERNATES && { alternate: settings.GROUP_ALTERNATES }),
  ...(settings.GROUP_CUSTODIANS && { custodian: settings.GROUP_CUSTODIANS }),
});

type GraphOptions = Omit<GraphRoomOptions, 'clock' | 'log' | 'signer'> & ClientProof;

export const graphOptionsOf = (settings: Settings): GraphOptions => ({
  cloud: cloudOf(settings),
  origin: settings.GRAPH_ORIGIN,
  version,
  tenantId: settings.TENANT_ID,
  clientId: settings.CLIENT_ID,
  ...clientProofOf(settings),
  authorityMetadata: settings.AUTHORITY_METADATA,
  site: { hostname: settings.SITE_HOSTNAME, sitePath: settings.SITE_PATH },
  groups: roleGroupsOf(settings),
  sealKeys: settings.SEAL_KEY,
  timestamps: timestampsOf(settings),
  timeZone: settings.TIME_ZONE,
  budget: { unitsPerMinute: settings.RESOURCE_UNITS_PER_MINUTE, servers: settings.SERVER_COUNT },
  granted: {
    names: settings.OPTIONAL_PERMISSIONS.some((one) => one === 'User.ReadBasic.All' || one === 'User.Read.All'),
    managers: settings.OPTIONAL_PERMISSIONS.includes('User.Read.All'),
    ...(settings.OPTIONAL_PERMISSIONS.includes('TeamsAppInstallation.ReadWriteSelfForUser.All') && {
      installs: settings.TEAMS_APP_ID,
    }),
  },
});

/** The tab pinned by the app manifest, as links name it. */
export const registerEntity = 'register';

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export const tabInTeams = (settings: Settings): string =>
  `https://teams.microsoft.com/l/entity/${settings.TEAMS_APP_ID}/${registerEntity}`;

/** The domain of the tab, with its port if it has one; undefined when the Application ID URI is not that of a tab. */
export const tabHostOf = ({ APPLICATION_ID_URI }: Pick<Settings, 'APPLICATION_ID_URI'>): string | undefined =>
  /^api:\/\/([^/]+)\/./.exec(APPLICATION_ID_URI)?.[1]?.toLowerCase();

/**
 * Only an id goes into a link: all parts are encoded, and the whole stays well below the 1,900 characters that Windows
 * allows.
 */
export const createTabLink = (settings: Settings): ((place?: string) => string) => {
  const tab = tabInTeams(settings);
  return (place) => (place ? `${tab}?context=${encodeURIComponent(JSON.stringify({ subEntityId: place }))}` : tab);
};

type Wired =
  | (
      | 'policy'
      | 'handling'
      | 'evidence'
      | 'attendance'
      | 'register'
      | 'registerProgress'
      | 'sync'
      | 'tasks'
      | 'health'
      | 'logTexts'
      | 'people'
    )
  | ('proof' | 'clock' | 'digest' | 'nonce' | 'log');
/** Teams answers at both, whichever one a link was copied from. */
const teamsHosts = ['teams.microsoft.com', 'teams.cloud.microsoft'];

const subEntityIn = (context: string | null): unknown => {
  try {
    const value: unknown = JSON.parse(context ?? 'null');
    return typeof value === 'object' && value !== null && 'subEntityId' in value ? value.subEntityId : undefined;
  } catch {
    return undefined;
  }
};

/** At the addresses of the page: `/tab/#/NC-2026-0042`, and `/tab/open?record=NC-2026-0042`, which opens Teams. */
const recordOfPage = ({ pathname, hash, searchParams }: URL): unknown =>
  pathname === '/tab/open' ? searchParams.get('record') : pathname === '/tab/' ? hash.replace(/^#\//, '') : undefined;

/** The record that a link into the tab refers to: one of our links (`createTabLink`), or the address of the page itself. */
export const referenceInLink = (settings: Settings, link: string): Reference | undefined => {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const isOurs = teamsHosts.includes(url.host) && url.pathname === new URL(tabInTeams(settings)).pathname;
  const named = isOurs
    ? subEntityIn(url.searchParams.get('context'))
    : url.host === tabHostOf(settings)
      ? recordOfPage(url)
      : undefined;
  return typeof named === 'string' ? readRecordPlace(named)?.reference : undefined;
};

type TabSettings = Omit<TabRoom, Wired>;

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
    open: {
      anonymousPage: settings.ANONYMOUS_PAGE === 'on',
      organisation: settings.PUBLISHER_NAME,
      privacyContact: settings.PRIVACY_CONTACT,
    },
    signIn: {
      clientId: settings.CLIENT_ID,
      authority,
      scope: `${settings.APPLICATION_ID_URI}/access_as_user`,
      ...(settings.AUTHORITY_METADATA !== undefined && { metadata: settings.AUTHORITY_METADATA }),
    },
  };
};
