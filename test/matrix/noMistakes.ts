import type { Mistake } from './mutants.ts';

type Same = readonly [stands: string, kinds: readonly string[], why: string];

/**
 * Mutations that change no rule, so that no test could detect them: a repeated check, or a case that only the compiler
 * sees. By file: the code (`…`: and so on), the harmless mutations of it, and why.
 */
export const noMistakes: Readonly<Record<string, readonly Same[]>> = {
  'procedure/commands/permitted.ts': [
    ["permission.stages === 'none' || !record", ['operator'], 'a command is about a record or about none, never both'],
  ],
  'procedure/stages/segregation.ts': [
    ['verifier === undefined ? …', ['always the second'], 'no one owns an action without a verifier'],
  ],
  'procedure/commands/approval/approver.ts': [
    ['delegation?.to !== actor.id', ['if never'], 'the table of permissions lets no one else through'],
  ],
  'procedure/commands/approval/approvalCommands.ts': [['!plan', ['if never'], 'a submission has a plan']],
  'procedure/commands/triage/triageCommands.ts': [
    ['before', ['if always'], 'a change of triage follows a triage'],
    ['before.owner !== triage.owner', ['if always'], 'the earlier owner had no conflict'],
  ],
  'procedure/commands/session/openSession.ts': [
    ["stages.filter((stage) => stage !== 'reported' …", ['not filtered'], 'the table of permissions checks first'],
    ["stage !== 'reported' && !isEnded(stage)", ['operator'], 'the same'],
  ],
  'procedure/commands/reactionCommands.ts': [
    ["act.kind === 'done' ? …", ['always the first'], 'a missing day is valid'],
  ],
  'procedure/commands/planning/planCommands.ts': [
    ['early === undefined ? …', ['always the second'], 'a missing day is valid'],
  ],
  'procedure/commands/implementation/reassignWork.ts': [['0', ['one more'], 'the number of a hypothetical commit']],
  'procedure/record/history/steps/planSteps.ts': [
    ["after.stage === 'implementation' ? …", ['always the first'], 'actions change in no other stage'],
    ['!plan', ['if never'], 'guards against damaged chains: a decision follows a submission'],
    ['!plan || revision === undefined', ['if never', 'operator'], 'the same'],
  ],
  'procedure/record/history/steps/sessionSteps.ts': [
    ['before.sessions.some(…', ['if never'], 'guards against damaged chains: numbers are unique'],
    ['!before.sessions.some(…', ['if never'], 'the same: a closing follows an opening'],
    ['one.closed', ['if never'], 'the same: nothing is closed twice'],
    ['confirmed === undefined ? …', ['always the second'], 'undefined counts as absent'],
  ],
};

const isMeant = (text: string, stands: string): boolean => {
  const plain = text.replace(/\s+/g, ' ');
  return stands.endsWith('…') ? plain.startsWith(stands.slice(0, -1).trimEnd()) : plain === stands;
};

/** @param text of the module */
export const isNoMistake = ({ path, kind, from, to }: Mistake, text: string): boolean =>
  noMistakes[path]?.some(([stands, kinds]) => kinds.includes(kind) && isMeant(text.slice(from, to), stands)) ?? false;
