import { deadlineKinds, deadlineLetters } from '../deadlines/deadline.ts';
import type { Ladder } from '../deadlines/deadlinePolicy.ts';
import { measureNames } from '../measures/measures.ts';
import { type Rules, ruleTable } from '../organisation/rules.ts';
import { lanes } from '../record/values/choices.ts';
import { type Role, roles } from '../record/values/person.ts';
import { demands, laneDemands, letters, parts } from '../stages/gates.ts';
import { contributors, notInvited, permissions } from '../stages/permissions.ts';
import { type Readable, reads } from '../stages/reads.ts';
import type { Relation } from '../stages/relations.ts';
import { exits, path, type Stage, stages } from '../stages/stages.ts';
import type { ProcedureText } from '../words/en/procedureText.ts';
import type { ProcedureWords } from '../words/en/procedureWords.ts';
import type { Words } from '../words/en/words.ts';
import { ruleName } from '../words/ruleName.ts';
import { type PageSection, pageSections } from './pageSections.ts';

/** A block of the page, in reading order. A point may begin with a term. */
export type PageBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly points: readonly { readonly term?: string; readonly text: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The procedure as a page, rendered by docs, tab and audit pack. */
export type ProcedurePage = {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly {
    readonly name: PageSection;
    readonly title: string;
    readonly blocks: readonly PageBlock[];
  }[];
};

/** What the page is written with, in one language. */
export type PageWords = Pick<Words, 'deadlines' | 'measures' | 'rules' | 'terms' | 'text'>;

/** The words of one language, and phrases composed of them. */
type Saying = {
  readonly all: PageWords;
  readonly words: ProcedureWords;
  readonly says: ProcedureText;
  readonly namesOf: (relations: readonly Relation[]) => string;
};

const isRole = (relation: Relation): relation is Role => (roles as readonly string[]).includes(relation);

const sayingIn = (all: PageWords): Saying => {
  const { terms: words, text: says } = all;
  const nameOf = (relation: Relation): string => (isRole(relation) ? words.role[relation] : words.relation[relation]);
  return { all, words, says, namesOf: (relations) => relations.map(nameOf).join(', ') };
};

const text = (said: string): PageBlock => ({ kind: 'text', text: said });
const list = (points: readonly string[]): PageBlock => ({
  kind: 'list',
  points: points.map((point) => ({ text: point })),
});

/** Neighbouring stages as a range; the rest one by one. */
const spanOf = (allowed: readonly Stage[] | 'none', { words, says }: Saying): string => {
  if (allowed === 'none') return says.noRecord;
  const first = stages.indexOf(allowed[0] ?? 'reported');
  const isSpan = allowed.length > 2 && allowed.every((stage, n) => stage === stages[first + n]);
  const names = allowed.map((stage) => words.stage[stage]);
  return isSpan ? says.span(names[0] ?? '', names.at(-1) ?? '') : names.join(', ');
};

const stageBlocks = ({ words, says }: Saying): readonly PageBlock[] => [
  text(`${path.map((stage) => words.stage[stage]).join(' → ')}.`),
  text(says.waysOut(exits.map((stage) => words.stage[stage]).join(', '), words)),
];

const demandBlocks = ({ words, says }: Saying): readonly PageBlock[] => [
  {
    kind: 'table',
    head: ['10.2', says.part, ...lanes.map((lane) => words.lane[lane])],
    rows: parts.map((part) => [
      demands[part].letter,
      words.part[part],
      ...lanes.map((lane) => (laneDemands[lane].includes(part) ? says.yes : '')),
    ]),
  },
  { kind: 'list', points: letters.map((letter) => ({ term: letter, text: words.letter[letter] })) },
  text(says.closedFrom(words)),
];

const commandBlocks = (saying: Saying): readonly PageBlock[] => {
  const { says, namesOf } = saying;
  const names = Object.keys(permissions) as (keyof typeof permissions)[];
  return [
    {
      kind: 'table',
      head: [says.command, says.who, says.stages],
      rows: names.map((name) => [
        says.commandName(name),
        namesOf(permissions[name].may),
        spanOf(permissions[name].stages, saying),
      ]),
    },
    ...says
      .commands({
        sweepApart: namesOf(notInvited.sweep),
        whysBy: namesOf(contributors.fiveWhys),
        whysApart: namesOf(notInvited.fiveWhys),
      })
      .map(text),
  ];
};

const dutyBlocks = ({ says }: Saying): readonly PageBlock[] => [list(says.duties), ...says.tasks.map(text)];

const readBlocks = ({ says, namesOf }: Saying): readonly PageBlock[] => [
  {
    kind: 'table',
    head: [says.what, says.who],
    rows: (Object.keys(reads) as Readable[]).map((what) => [says.readable[what], namesOf(reads[what])]),
  },
  text(says.reading),
];

const laddersOf = ({ rungs, everyDays }: Ladder, { says }: Saying): string =>
  [...rungs.map(({ at, to }) => says.rung(at, to)), ...(everyDays ? [says.again(everyDays)] : [])].join('; ');

const deadlineBlocks = ({ ladders }: Rules, saying: Saying): readonly PageBlock[] => [
  text(saying.says.deadlines),
  {
    kind: 'table',
    head: [saying.says.deadline, '10.2', saying.says.reminded],
    rows: deadlineKinds.map((kind) => [
      saying.all.deadlines.deadline[kind],
      deadlineLetters[kind],
      laddersOf(ladders[kind], saying),
    ]),
  },
];

const ruleBlocks = (rules: Rules, { all, says }: Saying): readonly PageBlock[] => [
  text(says.rules),
  {
    kind: 'table',
    head: [says.rule, says.value, says.bounds],
    rows: ruleTable.map(({ name, unit, of, least, most }) => [
      ruleName(name, all),
      all.rules.amount[unit](String(of(rules)), of(rules) === 1),
      says.span(String(least), String(most)),
    ]),
  },
];

const measureBlocks = ({ all: { measures }, says }: Saying): readonly PageBlock[] => {
  const { measure, other } = measures;
  const all = [...measureNames.map((name) => measure[name]), ...Object.values(other)];
  return [
    {
      kind: 'table',
      head: [says.measure, says.definition, says.population, says.exclusions],
      rows: all.map(({ name, definition, population, exclusions }) => [name, definition, population, exclusions]),
    },
  ];
};

/**
 * Returns the procedure from the tables that the software itself uses. Pure: the same rules give the same page.
 * @param rules those in force
 */
export const procedurePage = (words: PageWords, rules: Rules): ProcedurePage => {
  const saying = sayingIn(words);
  const { says } = saying;
  const blocks: Readonly<Record<PageSection, readonly PageBlock[]>> = {
    stages: stageBlocks(saying),
    demands: demandBlocks(saying),
    commands: commandBlocks(saying),
    duties: dutyBlocks(saying),
    reads: readBlocks(saying),
    deadlines: deadlineBlocks(rules, saying),
    rules: ruleBlocks(rules, saying),
    measures: measureBlocks(saying),
    changes: says.changes.map(text),
  };
  return {
    title: says.title,
    intro: says.intro,
    sections: pageSections.map((name) => ({ name, title: says.section[name], blocks: blocks[name] })),
  };
};
