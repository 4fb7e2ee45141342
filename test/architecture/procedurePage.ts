import { lanes } from '../../procedure/record/choices.ts';
import { type Role, roles } from '../../procedure/record/person.ts';
import { demands, laneDemands, letters, parts } from '../../procedure/stages/gates.ts';
import { apart, contributors, permissions } from '../../procedure/stages/permissions.ts';
import { reads } from '../../procedure/stages/reads.ts';
import type { Relation } from '../../procedure/stages/relations.ts';
import { exits, path, type Stage, stages } from '../../procedure/stages/stages.ts';
import { procedureWords } from '../../procedure/words/words.ts';

const words = procedureWords.en;

const isRole = (relation: Relation): relation is Role => (roles as readonly string[]).includes(relation);
const nameOf = (relation: Relation): string => (isRole(relation) ? words.role[relation] : words.relation[relation]);
const namesOf = (relations: readonly Relation[]): string => relations.map(nameOf).join(', ');

/** `recordContainment` as a person reads it: record containment. */
const spoken = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Neighbours on the path as a span; the rest one by one. */
const spanOf = (allowed: readonly Stage[] | 'none'): string => {
  if (allowed === 'none') return '(no record)';
  const first = stages.indexOf(allowed[0] as Stage);
  const isSpan = allowed.length > 2 && allowed.every((stage, n) => stage === stages[first + n]);
  const names = allowed.map((stage) => words.stage[stage]);
  return isSpan ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
};

/** Of what is read, that which is about persons. */
const people: Readonly<Record<string, string>> = { reporter: 'who reported', authors: 'who gave what in a session' };

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** `docs/procedure.md`, from the tables that the software itself goes by. */
export const procedurePage = (): string => `# The procedure

What the software goes by, printed from its own tables (\`npm run procedure-page\`): a test fails when this page and the tables differ.
Clauses are those of ISO/IEC 27001:2022; the letters are those of clause 10.2.

## Stages

${path.map((stage) => words.stage[stage]).join(' → ')}.

Ways out: ${exits.map((stage) => words.stage[stage]).join(', ')}. A returned plan goes back to ${words.stage.planning}; a verdict other than
“${words.verdict.effective}” begins the next cycle in ${words.stage.analysis}. “Overdue” is computed and never a stage.

## What must be there before a record is closed

${table(
  ['10.2', 'Part', ...lanes.map((lane) => words.lane[lane])],
  parts.map((part) => [
    demands[part].letter,
    words.part[part],
    ...lanes.map((lane) => (laneDemands[lane].includes(part) ? 'yes' : '')),
  ]),
)}

${letters.map((letter) => `* **${letter}** ${words.letter[letter]}`).join('\n')}

A correction alone is closed from ${words.stage.triaged}, everything else from ${words.stage.verification}.

## Who may do what, and when

${table(
  ['Command', 'Who', 'Stages'],
  Object.entries(permissions).map(([name, { may, stages: allowed }]) => [spoken(name), namesOf(may), spanOf(allowed)]),
)}

Besides, an action’s owner sees only to his own actions and a facilitator only to his own session. Every employee is asked in
a training, where nobody was asked by name, and in a sweep, but in a sweep no ${namesOf(apart.sweep)}; in a session of 5 Whys only these contribute: ${namesOf(contributors.fiveWhys)}.
Of the attendees, who are where the session’s card stands (guests of that team too), no ${namesOf(apart.fiveWhys)} does.

A session of 5 Whys is handed over by whoever leads it to anybody. Whoever contributes, and is no guest, takes it over for himself from
somebody who has given nothing for five minutes; the ISMS manager, the alternate and the owner at any time. To lead it so opens no record.
It is closed with root causes when the owner and at least one other person agreed to them; otherwise only by who may determine causes, with a recorded reason.
A session that nobody closes determines no causes.

Duties are segregated:

* Nobody decides about a plan, accepts the risk instead or lets an action of it go, who reported the nonconformity, owns it, manages the plan, has an action in it or submitted it.
  This holds through delegation, for both. Only when nobody in management is eligible does one of them decide by exception, with a recorded reason.
* While a delegation runs nobody else in management replaces it.
* Nobody verifies who has an action in the plan or did one.
* Nobody decides about his own rejection, or an extension that he asked for or of his own action, or takes note of a review that he held.
  Who owns the nonconformity or manages the plan may decide about an extension: it changes nothing that was approved, and the original day counts.
* An approval is of the revision of the plan that was seen. A later change voids it and asks again.
  A leaver’s work that goes to another voids nothing: the plan stays as it was approved, and who has the work now is told beside it.

A task is given to somebody: not to an id of nobody, not to an account that is disabled, and not to a guest without a role, who only contributes.
Whoever has a task already keeps it. What its reporter keeps from the ISMS managers is no task of theirs; it is taken in when an alternate who is none of them can take it up.

## Who may read what

${table(
  ['What', 'Who'],
  Object.entries(reads).map(([what, may]) => [people[what] ?? `the ${what}`, namesOf(may)]),
)}

A task opens the record for as long as one has it: an action while it is open, a delegation until the plan is decided, a session while the record runs. Who may not read a record hears the same as for one that does not exist.
`;
