/** Sign-in parameters for a browser outside Teams: written into the page by the server. */
export type HowToSignIn = {
  /** Application (client) id. */
  readonly clientId: string;
  /** `https://login.microsoftonline.com/<tenant id>`. */
  readonly authority: string;
  /** `<application ID URI>/access_as_user`. */
  readonly scope: string;
  /** OpenID metadata as JSON, if it is not fetched from the sign-in host. */
  readonly metadata?: string | undefined;
};
