import { setImmediate } from 'node:timers/promises';
import type { PageBlock, ProcedurePage } from '../../../../procedure/audit/procedurePage.ts';
import type { ProcedureInForce } from '../../../../procedure/useCases/changeSettings.ts';
import type { Voice } from '../packed.ts';
import type { Paper } from './paper.ts';
import { type Cells, type Column, facts, table } from './paperTable.ts';

/** The procedure as it is in force, with who approved it: the answer to the last of the five questions. */
export const procedurePages = async (
  page: ProcedurePage,
  procedure: ProcedureInForce,
  { paper, voice }: { readonly paper: Paper; readonly voice: Voice },
): Promise<void> => {
  const { words } = voice;
  paper.part(page.title);
  facts(paper, approvalFacts(procedure, voice), words.goesOn);
  if (procedure.damage) paper.text(words.procedure.damaged, 'bold');
  paper.text(words.procedure.check);
  paper.text(page.intro);
  for (const { title, blocks } of page.sections) {
    paper.heading(2, title);
    for (const block of blocks) {
      draw(block, paper, words.goesOn);
      await setImmediate();
    }
  }
};

/** The procedure in force, and whether management approved it. */
export const approvalFacts = (procedure: ProcedureInForce, { words, instant }: Voice): readonly Cells[] => {
  const { version, digest, approvals } = procedure;
  const said = words.procedure;
  const [last] = approvals;
  const isSame = last?.version === version && last.digest === digest;
  const approval = last ? said.approvedBy(last.name || last.by, instant(last.at), last.version) : said.notApproved;
  return [
    [said.version, version],
    [said.digest, digest],
    [said.approved, last && !isSame ? `${approval}\n${words.said(said.changed, last.digest)}` : approval],
  ];
};

const draw = (block: PageBlock, paper: Paper, goesOn: string): void => {
  switch (block.kind) {
    case 'text':
      paper.text(block.text);
      break;
    case 'list':
      paper.list(block.points.map(({ term, text }) => (term ? `${term}: ${text}` : text)));
      break;
    case 'table':
      table(paper, columnsOf(block), block.rows, goesOn);
      break;
    default:
      block satisfies never;
  }
};

const columnsOf = ({ head, rows }: Extract<PageBlock, { readonly kind: 'table' }>): readonly Column[] =>
  head.map((name, index) => ({ head: name, width: widthOf([name, ...rows.map((row) => row[index] ?? '')]) }));

/** At least its longest word; long texts get more, and may wrap. */
const widthOf = (texts: readonly string[]): number => {
  const longest = Math.max(...texts.map(({ length }) => length));
  const word = Math.max(...texts.flatMap((text) => text.split(/\s/)).map(({ length }) => length));
  return Math.max(word, Math.sqrt(longest) * 3);
};
