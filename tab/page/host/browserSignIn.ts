import { CacheLookupPolicy, createStandardPublicClientApplication } from '@azure/msal-browser';
import type { HowToSignIn } from '../../api/page/signInWire.ts';
import type { SignedInSession } from './hostSession.ts';
import { noteSignedIn } from './signInHere.ts';

type BrowserSignIn = {
  /** Goes to Microsoft's sign-in; the page is reloaded when the person returns. */
  readonly signIn: () => Promise<void>;
  /** Undefined if no one is signed in, or no longer. */
  readonly signedIn: () => Promise<Required<Pick<SignedInSession, 'token' | 'signOut'>> | undefined>;
};

/**
 * Signs a person in outside Teams: authorization code with PKCE, by redirect in this window
 * (https://learn.microsoft.com/entra/identity-platform/scenario-spa-overview). Tokens stay in this window's session
 * storage, and the code is removed from the address before the page is drawn. No hidden frames, which the content
 * security policy forbids, so after a day of inactivity the person signs in again.
 */
export const openBrowserSignIn = async ({
  clientId,
  authority,
  scope,
  metadata,
}: HowToSignIn): Promise<BrowserSignIn> => {
  const client = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority,
      redirectUri: pageAddress(),
      postLogoutRedirectUri: pageAddress(),
      knownAuthorities: [new URL(authority).host],
      ...(metadata !== undefined && { authorityMetadata: metadata }),
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  const scopes = [scope];

  const signedIn: BrowserSignIn['signedIn'] = async () => {
    // The person pressed back, or declined: then they are not signed in, and can try again.
    const back = await client.handleRedirectPromise().catch(() => null);
    const account = back?.account ?? client.getAllAccounts()[0];
    if (!account) {
      noteSignedIn(false);
      clearAnswer();
      return undefined;
    }
    const token: SignedInSession['token'] = async (anew = false) => {
      const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
      const got = await client.acquireTokenSilent({ scopes, account, forceRefresh: anew, cacheLookupPolicy });
      return got.accessToken;
    };
    const signOut = async (): Promise<void> => {
      noteSignedIn(false);
      await client.logoutRedirect({ account });
    };
    try {
      await token();
    } catch {
      await client.clearCache({ account });
      noteSignedIn(false);
      return undefined;
    }
    noteSignedIn(true);
    return { token, signOut };
  };

  return {
    signIn: () => client.loginRedirect({ scopes, prompt: 'select_account', redirectStartPage: location.href }),
    signedIn,
  };
};

/** As registered: the page, without the place in it. */
const pageAddress = (): string => `${location.origin}/tab/`;

/** A failed response does not stay in the address. */
const clearAnswer = (): void => {
  if (/^#(code|error|client_info)=/.test(location.hash)) history.replaceState(null, '', location.pathname);
};
