import { CacheLookupPolicy, createStandardPublicClientApplication } from '@azure/msal-browser';
import type { HowToSignIn } from '../../api/page/signInWire.ts';
import type { SignedInSession } from './hostSession.ts';
import { noteSignedIn } from './signInHere.ts';

type BrowserSignIn = {
  /** Leaves for Microsoft's sign-in; the page is loaded anew when the person comes back. */
  readonly signIn: () => Promise<void>;
  /** Undefined when no one is signed in, or no longer. */
  readonly signedIn: () => Promise<Required<Pick<SignedInSession, 'token' | 'signOut'>> | undefined>;
};

/**
 * Signs a person in where Teams does not: authorization code with PKCE, in this window and back
 * (https://learn.microsoft.com/entra/identity-platform/scenario-spa-overview). Tokens stay in this window's session
 * storage, and the code in the address is gone before the page is drawn. No hidden frames: the content security policy
 * has no room for them, so after a day without a look the person signs in once more.
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

/** As it is registered: the page, without where in it one is. */
const pageAddress = (): string => `${location.origin}/tab/`;

/** An answer that came to nothing does not stay in the address. */
const clearAnswer = (): void => {
  if (/^#(code|error|client_info)=/.test(location.hash)) history.replaceState(null, '', location.pathname);
};
