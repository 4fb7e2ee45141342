import { z } from 'zod';

/** Error codes of the Bot Connector that this stand-in returns, https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability */
export type ConnectorCode =
  | 'BadArgument'
  | 'Unauthorized'
  | 'BotNotInConversationRoster'
  | 'ConversationBlockedByUser'
  | 'ForbiddenOperation'
  | 'NotEnoughPermissions'
  | 'ConversationNotFound'
  | 'ActivityNotFoundInConversation'
  | 'AttachmentNotFound'
  | 'NotFound'
  | 'MessageSizeTooBig'
  | 'NotImplemented';

const statusOf: Readonly<Record<ConnectorCode, number>> = {
  BadArgument: 400,
  Unauthorized: 401,
  BotNotInConversationRoster: 403,
  ConversationBlockedByUser: 403,
  ForbiddenOperation: 403,
  NotEnoughPermissions: 403,
  ConversationNotFound: 404,
  ActivityNotFoundInConversation: 404,
  AttachmentNotFound: 404,
  NotFound: 404,
  MessageSizeTooBig: 413,
  NotImplemented: 501,
};

/** Refusal of a request from the bot, answered as `{error: {code, message}}`. */
export class ConnectorRefusal extends Error {
  readonly code: ConnectorCode;

  constructor(code: ConnectorCode, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return statusOf[this.code];
  }

  get body() {
    return { error: { code: this.code, message: this.message } };
  }
}

/** Converts an error thrown by a request handler into a refusal; undefined for faults of the stand-in. */
export function asRefusal(error: unknown): ConnectorRefusal | undefined {
  if (error instanceof ConnectorRefusal) return error;
  if (error instanceof z.ZodError) return new ConnectorRefusal('BadArgument', z.prettifyError(error));
  if (!(error instanceof Error && 'statusCode' in error)) return undefined;
  if (error.statusCode === 413) return new ConnectorRefusal('MessageSizeTooBig', 'Message size too large.');
  return typeof error.statusCode === 'number' && error.statusCode < 500
    ? new ConnectorRefusal('BadArgument', error.message)
    : undefined;
}
