import { setImmediate } from 'node:timers/promises';
import { procedurePage } from '../../../../procedure/audit/procedurePage.ts';
import type { Naming } from '../../../../procedure/messages/knownPeople.ts';
import type { Actor, PersonId } from '../../../../procedure/record/values/person.ts';
import { mayRead } from '../../../../procedure/stages/reads.ts';
import { procedureWords } from '../../../../procedure/words/words.ts';
import { type NameOf, type Packed, type PackedRecord, recordNames, type Voice } from '../packed.ts';
import { coverPages } from './coverPages.ts';
import { createPaper, type Paper } from './paper.ts';
import { table } from './paperTable.ts';
import { procedurePages } from './procedurePages.ts';
import { recordPages } from './recordPages.ts';

/** The pack as a document for people. Other requests are served between two records. */
export const packPdf = async (packed: Packed, voice: Voice, naming: Naming): Promise<Uint8Array> => {
  const { words, language, count } = voice;
  const { actor, made, records } = packed;
  const paper = createPaper({
    title: words.title,
    language,
    made,
    pageLabel: (page) => words.page(count(page)),
  });
  const nameIn = ({ stream }: PackedRecord): NameOf => recordNames(stream, actor, naming, words);
  const page = procedurePage(procedureWords[language], packed.procedure.rules);
  await coverPages(packed, { paper, voice, nameIn, page });
  await procedurePages(page, packed.procedure, { paper, voice });
  paper.flush();
  const named = new Map<PersonId, string>();
  for (const record of records) {
    await setImmediate();
    const name = nameIn(record);
    recordPages(record, { paper, voice, name });
    paper.flush();
    for (const id of idsIn(record, actor)) if (name(id) !== id) named.set(id, name(id));
  }
  peoplePages(named, paper, voice);
  await setImmediate();
  return paper.end();
};

/** Everyone who did something in it, by the id in history.jsonl. */
const idsIn = ({ stream }: PackedRecord, actor: Actor): readonly PersonId[] => {
  const { state, commits } = stream;
  const isKept = (id: PersonId): boolean =>
    id === state.reporter && (state.unnamed !== undefined || !mayRead('reporter', actor, state));
  return commits.map(({ actorId }) => actorId).filter((id) => !isKept(id));
};

const peoplePages = (named: ReadonlyMap<PersonId, string>, paper: Paper, { words }: Voice): void => {
  paper.part(words.people);
  paper.text(words.peopleHint);
  const columns = [
    { head: words.label.name, width: 45 },
    { head: words.label.id, width: 55 },
  ];
  const rows = [...named].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id, name]) => [name, id]);
  if (rows.length > 0) table(paper, columns, rows, words.goesOn);
};
