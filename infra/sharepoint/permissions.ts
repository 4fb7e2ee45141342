import type { optionalPermissions } from '../../server/settings.ts';

/** What the server's application needs in Entra, and no more: application permissions of Microsoft Graph. */
export const serverPermissions = ['Sites.Selected', 'GroupMember.Read.All'] as const;

/** What each permission of the server is for, told to whoever has not consented to it. */
export const withoutIt: Readonly<Record<(typeof serverPermissions | typeof optionalPermissions)[number], string>> = {
  'Sites.Selected': 'the site cannot be opened, and TenTwo does not start',
  'GroupMember.Read.All': 'nobody has a role, and TenTwo does not start',
  'User.ReadBasic.All': 'nobody is found by name in the tab whom TenTwo has not met',
  'User.Read.All': 'nobody is found by name in the tab whom TenTwo has not met, and no line manager hears what is late',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'the bot does not install itself for whom it has to ask something',
};

/** Where an administrator consents: https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent */
export const consentTo = (permission: string): string =>
  `In the Entra admin center, *App registrations*, the application, *API permissions*: *Add a permission*, *Microsoft Graph*, *Application permissions*, ${permission}; then *Grant admin consent*.`;

/** What the application of `npm run provision` needs. */
export const provisioningNeeds =
  '`Sites.Manage.All`, or `Sites.Selected` with the role `owner` or `fullcontrol` on this site';

/**
 * The call with which an administrator lets an application into the one site: site-post-permissions. He needs
 * `Sites.FullControl.All`.
 */
export const grantCall = (
  site: { readonly hostname: string; readonly sitePath: string },
  role: 'write' | 'fullcontrol',
  clientId: string,
): string =>
  `POST /v1.0/sites/${site.hostname}:${site.sitePath}:/permissions ` +
  JSON.stringify({ roles: [role], grantedToIdentities: [{ application: { id: clientId, displayName: 'TenTwo' } }] });
