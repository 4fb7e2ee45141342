import type { AnswerLine, CommandLine, LedgerLine } from '../ledger.ts';
import { canonical, sha256 } from './canonical.ts';
import type { Row } from './chains.ts';
import type { Finding } from './finding.ts';

/** A command with all that was answered to it. A delivery without an answer counts as one that is not known. */
type Given = { readonly command: CommandLine; readonly answers: readonly AnswerLine[]; readonly unanswered: number };

/**
 * What the person may rely on. `acknowledged`: a server told them that it is done. `refused`: all servers refused.
 * `doubtful`: a server did not know the outcome, and none said that it is done.
 */
export type Standing = 'acknowledged' | 'refused' | 'doubtful';

/**
 * Valid reasons for an unknown outcome: Microsoft 365, the line, the power. Anything else is a failure of the server
 * itself.
 */
const outside: ReadonlySet<string> = new Set([
  'unreachable',
  'throttled',
  'refused',
  'notKnownYet',
  'notSeenYet',
  'busy',
  'unexpectedAnswer',
  'TypeError',
  'TimeoutError',
  'not saved yet',
  'not now',
  'status 503',
]);

const standingOf = ({ answers, unanswered }: Given): Standing => {
  if (answers.some(({ outcome }) => outcome === 'done')) return 'acknowledged';
  return unanswered > 0 || answers.some(({ outcome }) => outcome === 'unknown') ? 'doubtful' : 'refused';
};

const givenIn = (ledger: readonly LedgerLine[]): readonly Given[] => {
  const answers = new Map<string, AnswerLine[]>();
  const sent = new Map<string, number>();
  for (const line of ledger) {
    if (line.line === 'sent') sent.set(line.id, (sent.get(line.id) ?? 0) + 1);
    if (line.line === 'answer') answers.set(line.id, [...(answers.get(line.id) ?? []), line]);
  }
  return ledger.flatMap((line) => {
    if (line.line !== 'command') return [];
    const told = answers.get(line.id) ?? [];
    return [{ command: line, answers: told, unanswered: (sent.get(line.id) ?? 0) - told.length }];
  });
};

/** Design section 2: SHA-256 of actor, verb, the button's data and the inputs; of a report without the inputs. */
const commandIdOf = ({ actor, verb, n, reference, form }: CommandLine): string =>
  sha256(canonical([actor, verb, { n, ref: reference }, verb === 'report' || verb === 'report.send' ? null : form]));

type Index = {
  readonly byCommand: ReadonlyMap<string, readonly Row[]>;
  readonly bySaying: ReadonlyMap<string, readonly Row[]>;
};

const indexOf = (rows: readonly Row[]): Index => {
  const byCommand = new Map<string, Row[]>();
  const bySaying = new Map<string, Row[]>();
  const put = (map: Map<string, Row[]>, name: string, row: Row): void => {
    map.set(name, [...(map.get(name) ?? []), row]);
  };
  for (const row of rows) {
    put(byCommand, row.command, row);
    for (const id of new Set(row.events.match(/storm-\d+-\d{6}/g))) put(bySaying, id, row);
  }
  return { byCommand, bySaying };
};

const checkOne = (given: Given, { byCommand, bySaying }: Index): readonly Finding[] => {
  const { command, answers } = given;
  const { id } = command;
  const rows = byCommand.get(commandIdOf(command)) ?? [];
  const saying = bySaying.get(id) ?? [];
  const standing = standingOf(given);
  const about = `${id} ${command.verb} ${command.reference ?? ''}`;
  const tell = (what: Finding['what'], more?: string): readonly Finding[] => [
    { what, about, ...(more !== undefined && { more }) },
  ];
  const keys = (some: readonly Row[]): string => some.map(({ key }) => key).join(', ');
  if (command.mustBeRefused && (standing === 'acknowledged' || rows.length + saying.length > 0))
    return tell('forbiddenDone', keys([...rows, ...saying]));
  // A refusal is final, from any server and despite the other answers: read lag excuses none.
  if (answers.some(({ outcome }) => outcome === 'refused') && standing !== 'refused' && rows.length > 0)
    return tell('refusedElsewhere', keys(rows));
  if (standing === 'refused' && rows.length + saying.length > 0)
    return tell('refusedPresent', keys([...rows, ...saying]));
  // More than one row of a command is reported with the chains.
  const [row] = rows;
  if (!row) {
    if (standing === 'acknowledged') return tell('acknowledgedMissing', keys(saying));
    return saying.length > 0 ? tell('textElsewhere', keys(saying)) : [];
  }
  const others = saying.filter((one) => !rows.includes(one));
  return [
    ...(others.length > 0 || (command.says && saying.length === 0) ? tell('textElsewhere', keys(saying)) : []),
    ...(row.actor === command.actor ? [] : tell('actorDiffers', row.key)),
    ...answersTo(row, answers).flatMap((more) => tell('answerDiffers', more)),
  ];
};

/** Every acknowledgement names this row: its record and, where given, its number. */
const answersTo = (row: Row, answers: readonly AnswerLine[]): readonly string[] =>
  answers.flatMap((answer) => {
    if (answer.outcome !== 'done') return [];
    const { reference, sequence } = answer;
    const is = reference === row.stream && (sequence === undefined || sequence === row.number);
    return is ? [] : [`${row.key} was told as ${reference}/${sequence ?? ''}`];
  });

/**
 * Each acknowledged command exactly once, as it was answered; each refused one nowhere; none of unknown outcome twice;
 * and no row of a record without a command.
 * @param reactions `CommandId`s of the reactions that the commits of other records call for
 */
export const checkCommands = (
  rows: readonly Row[],
  ledger: readonly LedgerLine[],
  reactions: ReadonlySet<string>,
): { readonly findings: readonly Finding[]; readonly counts: Readonly<Record<string, number>> } => {
  const given = givenIn(ledger);
  const index = indexOf(rows);
  const known = new Set(given.map(({ command }) => commandIdOf(command)));
  const nobodys = rows
    .filter(({ stream, command }) => stream.startsWith('NC-') && !known.has(command) && !reactions.has(command))
    .map(({ key, actor }): Finding => ({ what: 'rowNotRequested', about: key, more: actor }));
  const failed = given.flatMap(({ command, answers }) =>
    answers
      .flatMap((answer) => (answer.outcome === 'unknown' && !outside.has(answer.why) ? [answer.why] : []))
      .map((more): Finding => ({ what: 'serverFailed', about: `${command.id} ${command.verb}`, more })),
  );
  return {
    findings: [...given.flatMap((one) => checkOne(one, index)), ...nobodys, ...failed],
    counts: countsOf(given, index),
  };
};

const countsOf = (given: readonly Given[], { byCommand }: Index): Readonly<Record<string, number>> => {
  const of = (standing: Standing) => given.filter((one) => standingOf(one) === standing);
  const wasRefused = ({ answers }: Given): boolean => answers.some(({ outcome }) => outcome === 'refused');
  return {
    acknowledged: of('acknowledged').length,
    refused: of('refused').length,
    doubtful: of('doubtful').length,
    doubtfulAndDone: of('doubtful').filter(({ command }) => byCommand.has(commandIdOf(command))).length,
    acknowledgedAndRefusedElsewhere: of('acknowledged').filter(wasRefused).length,
  };
};
