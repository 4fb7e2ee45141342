import type { Person } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { BotTools } from '../../botTools.ts';
import { keepTyped } from '../../cards/parts/typed.ts';
import type { Press } from '../../cards/press.ts';
import { workForms } from '../../cards/work/workForms.ts';
import type { WorkCommandName } from '../../cards/work/workVerbs.ts';

/** An Entra object id. */
const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const chosenIn = (name: WorkCommandName, { inputs }: Pick<Press, 'inputs'>): readonly string[] => {
  const typed = Object.values(keepTyped(inputs, workForms[name].limits));
  return [...new Set(typed.flatMap((text) => (text !== undefined && idShape.test(text) ? [text] : [])))];
};

/**
 * A person found in the directory is submitted by id alone: their name is looked up, so that the redrawn form shows
 * it. Without an answer it shows the id.
 */
export const learnChosen = async (
  name: WorkCommandName,
  press: Pick<Press, 'inputs'>,
  { room: { people } }: Pick<BotTools, 'room'>,
): Promise<void> => {
  const unknown = chosenIn(name, press).filter((id) => people.nameOf?.(id) === undefined);
  if (unknown.length === 0) return;
  await people.strangers(unknown).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
  });
};

/** These people, and others chosen in the form as far as their names are known. */
export const withChosen = (
  known: readonly Person[],
  name: WorkCommandName,
  press: Pick<Press, 'inputs'>,
  { room: { people } }: Pick<BotTools, 'room'>,
): readonly Person[] => {
  const chosen = chosenIn(name, press).flatMap((id) => {
    const called = people.nameOf?.(id);
    return called === undefined || known.some((one) => one.id === id) ? [] : [{ id, name: called }];
  });
  return [...known, ...chosen];
};
