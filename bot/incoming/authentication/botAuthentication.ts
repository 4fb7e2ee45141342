import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { Log } from '../../../procedure/ports/platform.ts';
import type { BotSettings } from '../../botRoom.ts';
import { type Connectors, connectorScope, loginUrl } from '../../outgoing/connectors.ts';
import { isAcceptedServiceUrl } from './acceptedServiceUrl.ts';
import { createSigningKeys } from './signingKeys.ts';
import { createTokenCheck, type TokenCheck } from './tokenCheck.ts';

/**
 * Decides who may post activities. Replaces botbuilder's own check, which costs twice the processor time and lets
 * some requests fail with 500 or pass unchecked (feasibility-bot 4.1, 4.4).
 */
export class BotAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #settings: BotSettings;
  readonly #connectorFactory: ConnectorFactory;
  readonly #log: Log;
  readonly #identity: ClaimsIdentity;
  readonly #check: TokenCheck;
  #userTokens: Promise<UserTokenClient> | undefined;

  constructor(settings: BotSettings, connectors: Connectors, log: Log) {
    super(stockSettings(settings), connectors.credentials);
    const { appId, openIdMetadataUrl } = settings;
    this.#settings = settings;
    this.#connectorFactory = { create: connectors.of };
    this.#log = log;
    this.#identity = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }], true);
    this.#check = createTokenCheck(appId, createSigningKeys(openIdMetadataUrl));
  }

  /** @throws AuthenticationError 401 for the token, 403 for where it would be answered, 503 when keys cannot be read */
  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const { serviceUrl, channelId } = activity;
    const problem = await this.#check(authorization, { serviceUrl, channelId }).catch(() => 'keysUnreadable' as const);
    if (problem === 'keysUnreadable') throw this.#refused(problem, 503);
    if (problem) throw this.#refused(problem, 401);
    if (!isAcceptedServiceUrl(serviceUrl, this.#settings.acceptedServiceUrls)) {
      throw this.#refused('notAcceptedServiceUrl', 403);
    }
    return { audience: connectorScope, claimsIdentity: this.#identity, connectorFactory: this.#connectorFactory };
  }

  /** Only HTTP is supported. */
  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw this.#refused('streaming', 401);
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectorFactory;
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(this.#identity);
    return this.#userTokens;
  }

  #refused(problem: string, status: number): AuthenticationError {
    this.#log(status === 503 ? 'error' : 'warn', 'activity.refused', { problem, status });
    return new AuthenticationError(problem, status);
  }
}

/** If one of them is given, botbuilder leaves the others undefined, so all are given (feasibility-bot 4.1). */
const stockSettings = ({ openIdMetadataUrl }: BotSettings) => ({
  ChannelService: '',
  ValidateAuthority: true,
  CallerId: '',
  ToChannelFromBotLoginUrl: loginUrl,
  ToChannelFromBotOAuthScope: connectorScope,
  ToBotFromChannelTokenIssuer: connectorScope,
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
});
