import type { CardAction } from '../wire.ts';

/** A button with its data, the inputs merged into it. */
export type PressedButton = {
  readonly type: string;
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data: unknown;
};

/**
 * What Teams makes of a pressed button; undefined for buttons that never reach the bot.
 * `Action.Submit` opens a dialog when its data says so, and sends the dialog when it stands in one.
 */
export function cardActionOf(button: PressedButton, inDialog: boolean, theme: string): CardAction | undefined {
  const { type, id, verb = '', data } = button;
  if (type === 'Action.Execute') return { kind: 'execute', id, verb, data, trigger: 'manual' };
  if (type !== 'Action.Submit') return undefined;
  if (inDialog) return { kind: 'submitDialog', data, theme };
  return asksForDialog(data) ? { kind: 'fetchDialog', data, theme } : { kind: 'submit', data };
}

function asksForDialog(data: unknown): boolean {
  const { msteams } = isRecord(data) ? data : {};
  return isRecord(msteams) && msteams.type === 'task/fetch';
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
