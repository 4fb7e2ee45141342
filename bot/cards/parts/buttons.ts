import type { ReportedMessage } from '../../../procedure/record/report/reportedMessage.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Verb } from '../verbs.ts';
import type { Action } from './card.ts';

/** Version of the cards' buttons; a press carries the version it was drawn by. */
const cardVersion = 1;

/** Data of a button besides the inputs: ids only, because a card stays in a chat for years. */
export type ButtonData = {
  readonly v: number;
  /** 128 bits that identify the press: random, or of the message that the form answers (`nonceOfMessage.ts`). */
  readonly n: string;
  /** On an unfolded report form: `n` of the short form. */
  readonly short?: string;
  readonly ref?: Reference;
  /** Sequence of the commit that the card showed. */
  readonly seq?: number;
  /** For the report form in a dialog, which exists only while it is open. */
  readonly message?: ReportedMessage;
  /** For a 5-Whys session: the number of the agreement round, so that no one agrees to something they have not seen. */
  readonly round?: number;
  /** For a dialog of such a session: the id of the why or the cause it was opened for. */
  readonly about?: string;
};

export const buttonData = (n: string, ref?: Reference, seq?: number): ButtonData => ({
  v: cardVersion,
  n,
  ...(ref !== undefined && { ref }),
  ...(seq !== undefined && { seq }),
});

/** Where a card is shown: a dialog supports only `Action.Submit`, a chat requires `Action.Execute`. */
export type Scene = 'chat' | 'dialog';

type Look = {
  readonly style?: 'positive' | 'destructive';
  /** Sends no inputs, so they are not validated. */
  readonly withoutInputs?: boolean;
};

export const button = (scene: Scene, verb: Verb, title: string, data: ButtonData, look: Look = {}): Action => {
  const style = look.style && { style: look.style };
  return scene === 'chat'
    ? {
        type: 'Action.Execute',
        title,
        verb,
        data,
        ...style,
        ...(look.withoutInputs && { associatedInputs: 'none' as const }),
      }
    : { type: 'Action.Submit', title, data: { ...data, verb }, ...style };
};

/**
 * On a message, opens a dialog with `task/fetch`: in a channel typing is done there in private, and anywhere an edit
 * of the message, caused by another person's commit, would discard what is being typed on it.
 */
export const dialogButton = (
  verb: Verb,
  title: string,
  data: ButtonData,
  { style }: Pick<Look, 'style'> = {},
): Action => ({
  type: 'Action.Submit',
  title,
  data: { ...data, verb, msteams: { type: 'task/fetch' } },
  ...(style && { style }),
});

/** Opens a form that holds inputs: from a message in a dialog, within a dialog in place. */
export const formButton = (
  scene: Scene,
  verb: Verb,
  title: string,
  data: ButtonData,
  look?: Pick<Look, 'style'>,
): Action => (scene === 'chat' ? dialogButton(verb, title, data, look) : button(scene, verb, title, data, look));

/** Only for addresses of ours; nothing a person wrote becomes a link. */
export const link = (title: string, url: string): Action => ({ type: 'Action.OpenUrl', title, url });
