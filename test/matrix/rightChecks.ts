import type { RecordCommandName } from '../../procedure/stages/permissions.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import type { Check } from './check.ts';
import { press } from './examples.ts';
import { outcomeOf } from './outcomeOf.ts';
import { decisionContexts, recordFor } from './records.ts';
import { columns, readers, rights, stageCodes } from './rights.ts';
import type { RuleBook } from './ruleBook.ts';

const codes = Object.entries(stageCodes) as readonly [keyof typeof stageCodes, Stage][];
const codeOf = new Map<string, string>(codes.map(([code, stage]) => [stage, code]));

/**
 * The answer according to the tables: `?` unknown, `-` not allowed, `.` not in this stage, or the stage to which it
 * leads. In this order: people who may not read the record learn nothing of it, and people who may never do it learn
 * nothing of the stage.
 */
const expectedCell = (name: string, code: string, who: string): string => {
  const row = rights.get(name) ?? {};
  const reads = readers.get(who)?.[code];
  if (reads === '.' || (reads === 's' && row[who] === '.')) return '?';
  return row[who] === '+' ? (row[code] ?? '') : '-';
};

const signs: Readonly<Record<string, string>> = { unknown: '?', notAllowed: '-' };

const gotCell = (rules: RuleBook, name: RecordCommandName, stage: Stage, who: string): string => {
  const cells = (columns[who] ?? []).map((by) => {
    const outcome = outcomeOf(rules, recordFor(name, stage), { ...press(by, name), ...decisionContexts[name] });
    if ('record' in outcome) return codeOf.get(outcome.record.stage) ?? '!';
    return outcome.refused === `notInThisStage: ${stage}` ? '.' : (signs[outcome.refused] ?? outcome.refused);
  });
  return [...new Set(cells)].join('/');
};

/** A row for each column of people, a cell for each stage. */
const sheet = (cell: (code: string, stage: Stage, who: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(columns).map((who) => [who, codes.map(([code, stage]) => cell(code, stage, who)).join(' ')]),
  );

/** Stages × commands × people: a line a command. */
export const rightChecks: readonly Check[] = [...rights.keys()].map((name) => ({
  about: 'who may do what in which stage',
  name,
  expected: sheet((code, _, who) => expectedCell(name, code, who)),
  // The rows of the table are the commands: a test of its own compares them.
  got: (rules) => sheet((_, stage, who) => gotCell(rules, name as RecordCommandName, stage, who)),
}));
