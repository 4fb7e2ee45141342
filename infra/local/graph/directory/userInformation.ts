import { people } from '../../tenant.ts';
import { applicationName } from '../http/authorization.ts';

/** A row of the site's hidden User Information List. Person columns hold its id as LookupId. */
type UserInformation = {
  readonly lookupId: number;
  readonly displayName: string;
  readonly email: string;
  /** Empty for entries that are not people. */
  readonly userPrincipalName: string;
};

export const userInformationListTitle = 'User Information List';

/** SharePoint attributes everything that an application writes with its own token to this row. */
export const sharePointApp: UserInformation = {
  lookupId: 1073741822,
  displayName: 'SharePoint App',
  email: '',
  userPrincipalName: '',
};

/** The product's own row, used in `AppAuthorLookupId` and `AppEditorLookupId` of items written by an application. */
export const productApp: UserInformation = { lookupId: 10, displayName: 'TenTwo', email: '', userPrincipalName: '' };

/** LookupIds start above those that SharePoint reserves. Everyone is listed, as if they had all opened the site once. */
export const userInformation: readonly (UserInformation & { readonly userId: string })[] = people.map(
  (person, index) => ({
    lookupId: index + 11,
    displayName: person.displayName,
    email: person.guest
      ? person.userPrincipalName.replace(/#EXT#.*$/, '').replace(/_(?=[^_]*$)/, '@')
      : person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    userId: person.id,
  }),
);

const byLookupId = new Map<number, UserInformation>(
  [...userInformation, productApp, sharePointApp].map((row) => [row.lookupId, row]),
);

export const findUserInformation = (lookupId: number): UserInformation | undefined => byLookupId.get(lookupId);

/**
 * Identity of a writer as Graph returns it: for an application's own token always the application, never a person
 * (recorded in demisto/content, graph-lists 1.4).
 */
export const identityOf = (writer: string) =>
  writer === systemWriter
    ? { user: { displayName: 'System Account' } }
    : {
        application: { id: writer, displayName: applicationName(writer) },
        user: { displayName: sharePointApp.displayName },
      };

/** The writer of items that SharePoint creates itself. */
export const systemWriter = 'system';
