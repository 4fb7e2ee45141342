/** What the page needs to know to have somebody sign in where Teams does not: written into it by the server. */
export type HowToSignIn = {
  /** Application (client) id. */
  readonly clientId: string;
  /** `https://login.microsoftonline.com/<tenant id>`. */
  readonly authority: string;
  /** `<application ID URI>/access_as_user`. */
  readonly scope: string;
  /** OpenID metadata as JSON, where the sign-in host is not asked for it. */
  readonly metadata?: string | undefined;
};
