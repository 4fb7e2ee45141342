import type { Mistake } from './mutants.ts';

type Same = readonly [stands: string, kinds: readonly string[], why: string];

/**
 * Turned round, these make no other rule and no test could tell: a second look at what was asked before, or a case that
 * only the compiler sees. By file: what stands there (`…`: and so on), which mistakes in it are none, and why.
 */
export const noMistakes: Readonly<Record<string, readonly Same[]>> = {
  'procedure/commands/permitted.ts': [
    ["permission.stages === 'none' || !record", ['operator'], 'a command is about a record or about none, never both'],
  ],
  'procedure/stages/segregation.ts': [
    ['verifier === undefined ? …', ['always the second'], 'nobody has an action of nobody'],
  ],
  'procedure/commands/approval/approver.ts': [
    ['delegation?.to !== actor.id', ['if never'], 'nobody else comes here: the table of permissions'],
  ],
  'procedure/commands/approval/approvePlan.ts': [['!plan', ['if never'], 'what was submitted has a plan']],
  'procedure/commands/triage/changeTriage.ts': [
    ['before', ['if always'], 'what is changed was triaged'],
    ['before.owner !== triage.owner', ['if always'], 'the owner before was no conflict'],
  ],
  'procedure/commands/session/openSession.ts': [
    ["stages.filter((stage) => stage !== 'reported' …", ['not filtered'], 'the table of permissions asks first'],
    ["stage !== 'reported' && !isEnded(stage)", ['operator'], 'the same'],
  ],
  'procedure/commands/reaction/act.ts': [
    ["act.kind === 'done' ? …", ['always the first'], 'a day that is not given is right'],
  ],
  'procedure/commands/planning/planProblems.ts': [
    ['early === undefined ? …', ['always the second'], 'a day that is not given is right'],
  ],
  'procedure/commands/implementation/reassignWork.ts': [
    ['0', ['one more'], 'the number of a commit that is only imagined'],
  ],
  'procedure/record/history/steps/effectivenessSteps.ts': [
    ['triage ? …', ['always the first'], 'who has work was given it at triage or later'],
  ],
  'procedure/record/history/steps/planSteps.ts': [
    ["after.stage === 'implementation' ? …", ['always the first'], 'actions change in no other stage'],
    ['!plan', ['if never'], 'a guard of damaged chains: what is decided was submitted'],
    ['!plan || revision === undefined', ['if never', 'operator'], 'the same'],
  ],
  'procedure/record/history/steps/sessionSteps.ts': [
    ['before.sessions.some(…', ['if never'], 'a guard of damaged chains: numbers are not given twice'],
    ['!before.sessions.some(…', ['if never'], 'the same: what is closed was opened'],
    ['one.closed', ['if never'], 'the same: nothing is closed twice'],
    ['confirmed === undefined ? …', ['always the second'], 'what is undefined is not there'],
  ],
};

const isMeant = (text: string, stands: string): boolean => {
  const plain = text.replace(/\s+/g, ' ');
  return stands.endsWith('…') ? plain.startsWith(stands.slice(0, -1).trimEnd()) : plain === stands;
};

/** @param text of the module */
export const isNoMistake = ({ path, kind, from, to }: Mistake, text: string): boolean =>
  noMistakes[path]?.some(([stands, kinds]) => kinds.includes(kind) && isMeant(text.slice(from, to), stands)) ?? false;
