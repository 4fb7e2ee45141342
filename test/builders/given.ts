import type { Decision } from '../../procedure/commands/decision.ts';
import type { OrganisationContext, UnsettledContributions } from '../../procedure/commands/decisionContext.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Actor, Stranger } from '../../procedure/record/values/person.ts';
import type { RecordCommandName } from '../../procedure/stages/permissions.ts';
import { type RuleBook, theRuleBook } from '../matrix/ruleBook.ts';
import { theOrganisationContext } from './theOrganisationContext.ts';
import { type PersonName, thePeople } from './thePeople.ts';

export const today = '2026-11-24';

/** A command as a form sends it, its author, its day, and the other record that it may name. */
export type Press = {
  readonly name: RecordCommandName;
  readonly form: unknown;
  readonly by: PersonName | Actor;
  readonly on?: OrganisationContext['today'];
  readonly otherRecord?: Nonconformity;
  readonly management?: readonly string[];
  readonly ismsManagers?: readonly string[];
  readonly isSealed?: OrganisationContext['isSealed'];
  /** Why a person, by id, cannot be given a task. */
  readonly strangers?: Readonly<Record<string, Stranger>>;
  /** The contributions that the command closes. */
  readonly closing?: UnsettledContributions | undefined;
  /** The leader of the session, if inactive for five minutes. */
  readonly inactiveLeader?: string;
};

export const actorOf = (by: Press['by']): Actor => (typeof by === 'string' ? thePeople[by] : by);

/** The path of a command through the procedure, without ports: authorisation, validation, decision. */
export const decided = (record: Nonconformity, press: Press, rules: RuleBook = theRuleBook): Decision => {
  const { name, form, by, on = today, otherRecord, closing, inactiveLeader } = press;
  const actor = actorOf(by);
  const refusal = rules.permitted(name, actor, record);
  if (refusal) return { refusal };
  const read = rules.readCommand(name, record.reference, form, on);
  if ('refusal' in read) return read;
  const management = press.management ?? [thePeople.management.id, thePeople.otherManagement.id];
  const { isSealed = theOrganisationContext.isSealed, ismsManagers = [thePeople.ismsManager.id] } = press;
  const strangers = new Map(Object.entries(press.strangers ?? {}));
  const around = { ...theOrganisationContext, today: on, management, ismsManagers, isSealed, strangers };
  const context = { ...around, actor, otherRecord, closing, inactiveLeader };
  return rules.decideOnRecord(read.command, record, context);
};

/** The record after a command that must succeed. @throws Error when it was refused */
export const afterwards = (record: Nonconformity, press: Press, sequence = 50): Nonconformity => {
  const decision = decided(record, press);
  if ('refusal' in decision) throw new Error(`${press.name}: ${JSON.stringify(decision.refusal)}`);
  const told = { at: `${press.on ?? today}T09:00:00.000Z`, by: actorOf(press.by).id, sequence };
  return decision.events.reduce<Nonconformity>(
    (so, event) => theRuleBook.evolve(so, event, told, record.reference),
    record,
  );
};

/** `given(record).when(…).gives(events)` or `.refuses(refusal)`. */
export const given = (record: Nonconformity) => ({
  when: (name: RecordCommandName, form: unknown, by: Press['by'], more: Partial<Press> = {}) => {
    const decision = decided(record, { name, form, by, ...more });
    return {
      gives: (...events: readonly object[]): void => expect(decision).toEqual({ events }),
      refuses: (refusal: object): void => expect(decision).toEqual({ refusal }),
    };
  },
});
