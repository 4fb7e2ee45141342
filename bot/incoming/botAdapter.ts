import { CloudAdapter } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Activity as SdkActivity } from 'botframework-schema';
import type { Log } from '../../procedure/ports/platform.ts';
import type { BotSettings } from '../botRoom.ts';
import type { Connectors } from '../outgoing/connectors.ts';
import { BotAuthentication } from './authentication/botAuthentication.ts';
import type { Walk, WalkAnswer } from './walkAnswer.ts';

/** `refused`: not let in, with the HTTP status that says so. */
export type TurnResult = WalkAnswer | { readonly refused: number };

/**
 * botbuilder's adapter, entered below its HTTP handler: that one throws before the token is checked when a body has
 * no type, writes errors to the console and their messages to the caller (teams-platform 1.5).
 */
export class BotAdapter extends CloudAdapter {
  readonly #walk: Walk;

  constructor(settings: BotSettings, connectors: Connectors, log: Log, walk: Walk) {
    super(new BotAuthentication(settings, connectors, log));
    this.#walk = walk;
  }

  /** @param body what was posted: an object with a `type`; nothing else of it is known */
  async receive(authorization: string, body: { readonly type: string }): Promise<TurnResult> {
    let answer: WalkAnswer = { status: 200 };
    try {
      await this.processActivity(authorization, body as SdkActivity, async () => {
        answer = await this.#walk(body);
      });
      return answer;
    } catch (error) {
      if (error instanceof AuthenticationError) return { refused: error.statusCode };
      throw error;
    }
  }
}
