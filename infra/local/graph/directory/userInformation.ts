import { people } from '../../tenant.ts';

/** A row of the site's hidden User Information List: its id is what a person column holds as LookupId. */
export type UserInformation = {
  readonly lookupId: number;
  readonly displayName: string;
  readonly email: string;
  /** Empty for what is no person. */
  readonly userPrincipalName: string;
};

export const userInformationListTitle = 'User Information List';

/** Under this row SharePoint files everything that an application wrote with its own token. */
export const sharePointApp: UserInformation = {
  lookupId: 1073741822,
  displayName: 'SharePoint App',
  email: '',
  userPrincipalName: '',
};

/** The product's own row, in `AppAuthorLookupId` and `AppEditorLookupId` of what an application wrote. */
export const productApp: UserInformation = { lookupId: 10, displayName: 'TenTwo', email: '', userPrincipalName: '' };

/** LookupIds begin above what SharePoint takes for itself. A person is there because everybody has opened the site once. */
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
