import { people } from '../../tenant.ts';

/** A row of the site's hidden User Information List. Person columns hold its id as LookupId. */
export type UserInformation = {
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
