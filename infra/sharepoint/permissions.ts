/** What the server's application needs in Entra, and no more: application permissions of Microsoft Graph. */
export const serverPermissions = ['Sites.Selected', 'GroupMember.Read.All'] as const;

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
