import type { CardAction } from '../wire.ts';

/** A pressed button, with the inputs merged into its data. */
export type PressedButton = {
  readonly type: string;
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data: unknown;
};

/**
 * Returns the action that Teams performs for a pressed button; undefined for buttons that never reach the bot.
 * `Action.Submit` opens a dialog if its data requests one, and submits the dialog if it is pressed inside one.
 */
export function cardActionOf(button: PressedButton, inDialog: boolean, theme: string): CardAction | undefined {
  const { type, id, verb = '', data } = button;
  if (type === 'Action.Execute') return { kind: 'execute', id, verb, data, trigger: 'manual' };
  if (type !== 'Action.Submit') return undefined;
  if (inDialog) return { kind: 'submitDialog', data, theme };
  return requestsDialog(data) ? { kind: 'fetchDialog', data, theme } : { kind: 'submit', data };
}

function requestsDialog(data: unknown): boolean {
  const { msteams } = isRecord(data) ? data : {};
  return isRecord(msteams) && msteams.type === 'task/fetch';
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
