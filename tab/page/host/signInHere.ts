import type { HowToSignIn } from '../../api/page/signInWire.ts';

/** As written into the page by the server; undefined if it is not there. */
export const howToSignIn = (): HowToSignIn | undefined => {
  const written = document.querySelector<HTMLMetaElement>('meta[name="sign-in"]')?.content;
  // From our own server in its own page, not from an address or a person.
  return written ? (JSON.parse(written) as HowToSignIn) : undefined;
};

const mark = 'tentwo.signedIn';

/** Is the person just coming back from signing in, or did they sign in before in this window? */
export const mayBeSignedIn = (): boolean =>
  /^#(code|error|client_info)=/.test(location.hash) || sessionStorage.getItem(mark) !== null;

export const noteSignedIn = (signedIn: boolean): void =>
  signedIn ? sessionStorage.setItem(mark, '1') : sessionStorage.removeItem(mark);
