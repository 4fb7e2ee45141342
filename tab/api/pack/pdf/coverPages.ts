import { setImmediate } from 'node:timers/promises';
import type { ProcedurePage } from '../../../../procedure/audit/procedurePage.ts';
import type { SignedCheckpoint } from '../../../../procedure/record/history/checkpoint.ts';
import { shortDescription } from '../../../../procedure/record/values/plainText.ts';
import { stageName } from '../../../../procedure/words/stageName.ts';
import type { NameOf, Packed, PackedRecord, Voice } from '../packed.ts';
import { ink, type Paper } from './paper.ts';
import { type Cells, facts, table } from './paperTable.ts';
import { questionAnswers } from './questionAnswers.ts';

type CoverParts = {
  readonly paper: Paper;
  readonly voice: Voice;
  readonly nameIn: (record: PackedRecord) => NameOf;
  /** The part with the procedure. */
  readonly page: Pick<ProcedurePage, 'title'>;
};

/**
 * What the pack is, who requested it and what proves it; then the auditor's five questions. Other requests are served
 * in between.
 */
export const coverPages = async (packed: Packed, { paper, voice, nameIn, page }: CoverParts): Promise<void> => {
  const { words, terms } = voice;
  const { label } = words;
  paper.part(words.title);
  paper.text('ISO/IEC 27001:2022, 10.2', 'plain', ink.faint);
  facts(paper, [...coverFacts(packed, voice), ...checkpointFacts(packed.checkpoint, voice)], words.goesOn);
  paper.text(words.cover.verify);
  paper.heading(2, words.cover.listed);
  await setImmediate();
  const columns = [
    { head: label.reference, width: 22 },
    { head: label.title, width: 54 },
    { head: label.stage, width: 24 },
  ];
  const rows = packed.records.map(
    ({ stream: { state } }): Cells => [
      state.reference,
      shortDescription(state.facts.what),
      stageName({ stage: state.stage, closedBefore: state.legacy?.closed !== undefined }, terms),
    ],
  );
  table(paper, columns, rows, words.goesOn);
  await setImmediate();
  paper.part(words.question.title);
  for (const { question, text, heads, cells } of questionAnswers(packed.records, voice, nameIn, page.title)) {
    paper.heading(2, question);
    paper.text(text);
    if (cells.length > 0) table(paper, heads, cells, words.goesOn);
    await setImmediate();
  }
};

/** A claimed drawing is checked, not trusted. */
export const howDrawn = (
  drawn: Packed['drawn'],
  { words: { cover }, count }: Pick<Voice, 'words' | 'count'>,
): string => {
  if (!drawn) return cover.chosen;
  if (!drawn.isSame) return cover.saidDrawn;
  return drawn.population ? cover.drawn(count(drawn.population.length)) : cover.drawnBefore;
};

const coverFacts = (packed: Packed, voice: Voice): readonly Cells[] => {
  const {
    words: { cover },
    instant,
    count,
  } = voice;
  const { records, keptBack, drawn, actor, made, site, procedure } = packed;
  return [
    [cover.site, site],
    [cover.made, instant(made.toISOString())],
    [cover.askedBy, actor.name || actor.id],
    [cover.records, count(records.length)],
    [cover.keptBack, keptBack.join(', ')],
    [cover.procedure, procedure.version],
    [cover.howDrawn, howDrawn(drawn, voice)],
    [cover.seed, drawn?.seed],
    [cover.population, drawn?.digest],
  ];
};

const checkpointFacts = (
  signed: SignedCheckpoint | undefined,
  { words: { cover }, instant }: Voice,
): readonly Cells[] => {
  if (!signed) return [[cover.checkpoint, cover.noCheckpoint]];
  const { checkpoint, key, note } = signed;
  const proved = cover.covers(String(checkpoint.last));
  return [
    [cover.checkpoint, [`${checkpoint.name}, ${instant(checkpoint.at)}`, proved].join('\n')],
    [cover.note, note.trim()],
    [cover.key, `${key}\n${cover.keyHint}`],
  ];
};
