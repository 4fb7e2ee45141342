/** How the bot is known to Entra and to the Bot Connector. */
export type BotIdentity = {
  /** Application (client) id of the bot. */
  readonly appId: string;
  /** The one tenant that it serves. */
  readonly tenantId: string;
  readonly credentials: ({ readonly clientSecret: string } | { readonly clientAssertion: () => Promise<string> }) & {
    /** Default `https://login.microsoftonline.com/<tenantId>`; another one in a sovereign cloud. */
    readonly authority?: string | undefined;
    /** JSON of the authority's OpenID metadata; MSAL then does not fetch it (feasibility-bot 4.3). */
    readonly authorityMetadata?: string | undefined;
  };
};
