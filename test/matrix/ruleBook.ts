import { decideOnRecord } from '../../procedure/commands/decideOnRecord.ts';
import { permitted } from '../../procedure/commands/permitted.ts';
import { readCommand } from '../../procedure/commands/recordCommands.ts';
import { checkMayContribute } from '../../procedure/commands/session/contribute.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import { missing } from '../../procedure/stages/gates.ts';
import { mayRead, mayReadSession } from '../../procedure/stages/reads.ts';
import { independentAlternates, managementFor, responsibleFor } from '../../procedure/stages/responsible.ts';
import { createHandling } from '../../procedure/useCases/handling.ts';

/** The rules as the matrix asks them: the product's own, or a copy with something changed in it (`mutants.ts`). */
export const theRuleBook = {
  permitted,
  mayRead,
  mayReadSession,
  readCommand,
  decideOnRecord,
  checkMayContribute,
  evolve,
  missing,
  managementFor,
  responsibleFor,
  independentAlternates,
  createHandling,
} as const;
export type RuleBook = typeof theRuleBook;

/** The path of each, for callers that reload them. */
export const ruleBookAt: Readonly<Record<keyof RuleBook, string>> = {
  permitted: 'procedure/commands/permitted.ts',
  mayRead: 'procedure/stages/reads.ts',
  mayReadSession: 'procedure/stages/reads.ts',
  readCommand: 'procedure/commands/recordCommands.ts',
  decideOnRecord: 'procedure/commands/decideOnRecord.ts',
  checkMayContribute: 'procedure/commands/session/contribute.ts',
  evolve: 'procedure/record/history/evolve.ts',
  missing: 'procedure/stages/gates.ts',
  managementFor: 'procedure/stages/responsible.ts',
  responsibleFor: 'procedure/stages/responsible.ts',
  independentAlternates: 'procedure/stages/responsible.ts',
  createHandling: 'procedure/useCases/handling.ts',
};
