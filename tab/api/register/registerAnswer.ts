import type { Register, RegisterQuery } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { RegisterAnswer, RegisterRow } from '../wire.ts';

/**
 * A page of the register for this reader: all records with the register right, otherwise their own reports.
 * @param among restricts it to these records
 */
export const registerAnswer = (
  register: Register,
  actor: Actor,
  query: RegisterQuery,
  among?: ReadonlySet<string>,
): RegisterAnswer => {
  const all = mayRead('register', actor, undefined);
  const { entries, total } = register.find(all ? query : { ...query, reporter: actor.id }, seenBy(actor, among));
  return { scope: all ? 'all' : 'own', total, offset: query.offset, rows: entries.map(registerRow) };
};

/** Whether this reader may see an entry; restricted to these records, if given. */
export const seenBy = (actor: Actor, among?: ReadonlySet<string>): ((entry: RegisterEntry) => boolean) => {
  // Saves 100,000 checks for people who may read every record, except those kept from the ISMS manager.
  const always = mayRead('record', actor, undefined);
  return (entry) =>
    (!among || among.has(entry.reference)) && ((always && !entry.notToIsmsManager) || mayRead('record', actor, entry));
};

/** A record as a row of a list: it names no one. */
export const registerRow = (entry: RegisterEntry): RegisterRow => {
  const { what: _what, reporter: _reporter, notToIsmsManager: _kept, measured, sequence: _, ...shown } = entry;
  return measured?.closedBefore === undefined ? shown : { ...shown, closedBefore: true };
};
