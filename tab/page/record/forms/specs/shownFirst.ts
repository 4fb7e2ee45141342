import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
import type { RecordAnswer } from '../../../../api/record/recordWire.ts';
import { commandForms } from './commandForms.ts';

const mostNext = 2;
/** Up to this number no menu is needed. */
const mostWithoutMenu = 3;

const isHere = (name: RecordCommandName): boolean => {
  const form = commandForms[name];
  return 'fields' in form || form.elsewhere === 'editor';
};

/** Splits commands into buttons and a menu, to avoid a wall of buttons. */
export const shownFirst = ({
  next,
  all,
}: RecordAnswer['offered']): {
  readonly first: readonly RecordCommandName[];
  /** The first of them moves the record forward. */
  readonly isNext: boolean;
  readonly more: readonly RecordCommandName[];
} => {
  const wanted = next.filter(isHere);
  const here = [...wanted, ...all.filter((name) => isHere(name) && !wanted.includes(name))];
  const isNext = wanted.length > 0;
  if (here.length <= mostWithoutMenu) return { first: here, isNext, more: [] };
  const first = here.slice(0, isNext ? Math.min(mostNext, wanted.length) : mostNext);
  return { first, isNext, more: here.slice(first.length) };
};
