import { z } from 'zod';

/** The codes of the Bot Connector that this stand-in gives, https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability */
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

/** A request of the bot that the connector refuses, answered as `{error: {code, message}}`. */
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

/** What an error thrown while a request was handled means to the bot; undefined for our own faults. */
export function asRefusal(error: unknown): ConnectorRefusal | undefined {
  if (error instanceof ConnectorRefusal) return error;
  if (error instanceof z.ZodError) return new ConnectorRefusal('BadArgument', z.prettifyError(error));
  if (!(error instanceof Error && 'statusCode' in error)) return undefined;
  if (error.statusCode === 413) return new ConnectorRefusal('MessageSizeTooBig', 'Message size too large.');
  return typeof error.statusCode === 'number' && error.statusCode < 500
    ? new ConnectorRefusal('BadArgument', error.message)
    : undefined;
}
