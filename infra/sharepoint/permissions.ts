import type { optionalPermissions } from '../../server/settings.ts';

/** Permissions that the server's application needs in Entra: application permissions of Microsoft Graph. */
export const serverPermissions = ['Sites.Selected', 'GroupMember.Read.All'] as const;

/** Consequence of a missing permission, as the end of a sentence. */
export const withoutIt: Readonly<Record<(typeof serverPermissions | typeof optionalPermissions)[number], string>> = {
  'Sites.Selected': 'the site cannot be opened, and TenTwo does not start',
  'GroupMember.Read.All': 'no one has a role, and TenTwo does not start',
  'User.ReadBasic.All': 'the tab cannot find people by name that TenTwo has not met',
  'User.Read.All':
    'the tab cannot find people by name that TenTwo has not met, and line managers are not told what is overdue',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'the bot cannot install itself for people it has to ask',
};

/** How an administrator consents: https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent */
export const consentTo = (permission: string): string =>
  `In the Entra admin center, *App registrations*, the application, *API permissions*: *Add a permission*, *Microsoft Graph*, *Application permissions*, ${permission}; then *Grant admin consent*.`;

/** Permissions that the application of `npm run provision` needs. */
export const provisioningNeeds =
  '`Sites.Manage.All`, or `Sites.Selected` with the role `owner` or `fullcontrol` on this site';

/**
 * The call with which an administrator grants an application access to the site (site-post-permissions). It requires
 * `Sites.FullControl.All`.
 */
export const grantCall = (
  site: { readonly hostname: string; readonly sitePath: string },
  role: 'write' | 'fullcontrol',
  clientId: string,
): string =>
  `POST /v1.0/sites/${site.hostname}:${site.sitePath}:/permissions ` +
  JSON.stringify({ roles: [role], grantedToIdentities: [{ application: { id: clientId, displayName: 'TenTwo' } }] });
