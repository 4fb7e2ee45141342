import { commitKeyOf, hashOf, readCommitKey, sha256 } from '../../graph/history/commitHash.ts';
import { contributionsList } from '../../graph/lists/contributions.ts';
import { conversationsList } from '../../graph/lists/conversations.ts';
import { correctiveActionsList } from '../../graph/lists/correctiveActions.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import type { ListTable } from '../../graph/lists/listTable.ts';
import { messagesList } from '../../graph/lists/messages.ts';
import { nonconformitiesList } from '../../graph/lists/nonconformities.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { PlainItem } from '../contracts/graphStage.ts';
import { openListItems } from '../contracts/openListItems.ts';
import { type AttackedSite, session, type Written } from './attackedSite.ts';
import type { Replica } from './replica.ts';
import { rehashed, streamTargets } from './streamTargets.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a server believes about each subject. */
export type Beliefs = ReadonlyMap<string, unknown>;

/** A list under attack. The rows of a subject are the victims of one attack. */
export type Target = {
  readonly table: ListTable;
  /** As the page names it; default is the name of the list. */
  readonly name?: string;
  /** There is only one of its kind: each attack needs the site for itself. */
  readonly isSingle?: boolean;
  /** What an edit makes of the column `Events`. */
  readonly events?: string;
  /** What the site needs so that there are at least this many subjects. */
  readonly site: (subjects: number) => Written;
  /** Whose row it is: a record, a person, a contribution. '' for a row that is left alone. */
  readonly subjectOf: (fields: Fields) => string;
  /** A new row of this subject, made of its last one: what an attacker would add. */
  readonly forged: (last: Fields, subject: string) => Fields;
  /** The row of another subject, as one of this subject whose last row is `last`. */
  readonly moved: (other: Fields, last: Fields) => Fields;
  /** The rows as they have to be so that a change fits: hashes and links that anyone can compute. */
  readonly fitting: (rows: readonly Fields[], changed: string | undefined) => readonly Fields[];
  readonly believed: (replica: Replica, site: AttackedSite) => Promise<Beliefs>;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const asTheyAre = (rows: readonly Fields[]): readonly Fields[] => rows;

const historyRow = (fields: Fields): HistoryRow => fields as unknown as HistoryRow;

export const history: Target = {
  table: historyList as unknown as ListTable,
  site: (subjects) => ({ records: subjects }),
  subjectOf: ({ Reference }) => (text(Reference).startsWith('NC-') ? text(Reference) : ''),
  forged: (last, subject) => {
    const sequence = (readCommitKey(text(last.CommitKey))?.sequence ?? 0) + 1;
    const row = {
      ...last,
      CommitKey: commitKeyOf(subject, sequence),
      CommandId: sha256(`forged ${subject}`),
      ActorId: 'ida',
      ActorName: 'Ida Olsen',
      Events: JSON.stringify([{ type: 'ReportWithdrawn', reason: 'It was a mistake' }]),
      PreviousHash: last.Hash,
    };
    return { ...row, Hash: hashOf(historyRow(row)) };
  },
  moved: (other, last) => {
    const reference = text(last.Reference);
    const sequence = (readCommitKey(text(last.CommitKey))?.sequence ?? 0) + 1;
    const row = {
      ...other,
      Reference: reference,
      CommitKey: commitKeyOf(reference, sequence),
      CommandId: sha256(`moved ${reference}`),
      At: last.At,
      PreviousHash: last.Hash,
    };
    return { ...row, Hash: hashOf(historyRow(row)) };
  },
  fitting: rehashed,
  believed: async ({ room }, site) => {
    const references = new Set(site.rows(historyList).map(({ fields }) => history.subjectOf(fields)));
    const found = [...references].filter(Boolean).map(async (reference) => {
      const stream = await room.records.load(reference, 'fresh').then(
        (loaded) => loaded.stream,
        (error: unknown) => {
          if (error instanceof Fault && error.code === 'damaged') return undefined;
          throw error;
        },
      );
      return [reference, stream?.commits] as const;
    });
    return new Map(await Promise.all(found));
  },
};

const nonconformities: Target = {
  table: nonconformitiesList as unknown as ListTable,
  site: (subjects) => ({ records: subjects }),
  subjectOf: ({ Reference }) => text(Reference),
  forged: (last, subject) => ({ ...last, Reference: subject.replace('NC-2026-', 'NC-2026-9') }),
  moved: (other, { Reference }) => ({ ...other, Reference }),
  fitting: asTheyAre,
  believed: async ({ room }) => new Map([...room.register.all()].map((entry) => [entry.reference, entry])),
};

/** Rows with a valid seal: what the product itself would take from the list. */
const sealedRows = async (site: AttackedSite, table: ListTable, subjectOf: Target['subjectOf']): Promise<Beliefs> => {
  const { items, close } = await openListItems(site.stage, table);
  const page = await items.firstPage('all', { operation: 'test' });
  close();
  return new Map(page.items.map(({ row }) => [subjectOf(row as Fields), row] as const));
};

const correctiveActions: Target = {
  table: correctiveActionsList as unknown as ListTable,
  site: (subjects) => ({ records: 1, actions: subjects }),
  subjectOf: ({ ActionKey }) => text(ActionKey),
  forged: (last, subject) => ({ ...last, ActionKey: `${subject}9`, ActionId: `${text(last.ActionId)}9` }),
  moved: (other, { ActionKey, ActionId }) => ({ ...other, ActionKey, ActionId }),
  fitting: asTheyAre,
  believed: (_, site) => sealedRows(site, correctiveActions.table, correctiveActions.subjectOf),
};

const contributionId = /"id":"([^"]*)"/;

const contributions: Target = {
  table: contributionsList as unknown as ListTable,
  site: (subjects) => ({ records: 1, contributors: subjects }),
  subjectOf: ({ Inputs }) => contributionId.exec(text(Inputs))?.[1] ?? '',
  forged: (last, subject) => ({
    ...last,
    ContributionKey: `${text(last.ContributionKey)}9`,
    Inputs: text(last.Inputs).replace(contributionId, `"id":"${subject} again"`).replace('person-', 'other-'),
  }),
  moved: (other, { ContributionKey }) => ({ ...other, ContributionKey }),
  fitting: asTheyAre,
  believed: async ({ room }) => {
    const { included } = await room.sessions.contributions(session, [], 'fresh');
    return new Map(included.map((one) => [one.id, one]));
  },
};

const messages: Target = {
  table: messagesList as unknown as ListTable,
  site: (subjects) => ({ records: subjects }),
  subjectOf: ({ NoticeKey }) => /^(NC-[\d-]+)\/0001\/triage\/channel/.exec(text(NoticeKey))?.[1] ?? '',
  forged: (last, subject) => ({
    ...last,
    NoticeKey: `${subject}/0009/forged`,
    ConversationId: 'a:someone else',
    ActivityId: 'forged',
  }),
  moved: (other, { NoticeKey, Reference }) => ({ ...other, NoticeKey, Reference }),
  fitting: asTheyAre,
  believed: async ({ room }, site) => {
    const references = new Set(site.rows(messagesList).map(({ fields }) => messages.subjectOf(fields)));
    const found = [...references].filter(Boolean).map(async (reference) => {
      const shown = await room.postedMessages.showing(reference);
      return [reference, shown.toSorted((a, b) => a.key.localeCompare(b.key))] as const;
    });
    return new Map(await Promise.all(found));
  },
};

const conversations: Target = {
  table: conversationsList as unknown as ListTable,
  site: (subjects) => ({ records: 1, people: subjects }),
  subjectOf: ({ PersonId }) => (text(PersonId).startsWith('person-') ? text(PersonId) : ''),
  forged: (last) => ({ ...last, ConversationId: 'a:someone else', RememberedAt: '2027-01-01T00:00:00.000Z' }),
  moved: (other, { PersonId }) => ({ ...other, PersonId }),
  fitting: asTheyAre,
  believed: async ({ room }, site) => {
    const people = new Set(site.rows(conversationsList).map(({ fields }) => conversations.subjectOf(fields)));
    const found = [...people].filter(Boolean).map(async (id) => [id, await room.conversations.ofPerson(id)] as const);
    return new Map(await Promise.all(found));
  },
};

export const nameOf = ({ table, name }: Pick<Target, 'table' | 'name'>): string => name ?? table.name;

/** By the name of the list, or of the stream. */
export const targets: Readonly<Record<string, Target>> = Object.fromEntries(
  [history, ...streamTargets, nonconformities, correctiveActions, contributions, messages, conversations].map(
    (target) => [nameOf(target), target],
  ),
);

/** The columns of the list; '' for nothing, as the service returns no column that is empty. */
export const ownFields = ({ columns }: ListTable, { fields }: Pick<PlainItem, 'fields'>): Fields =>
  Object.fromEntries(Object.keys(columns).map((name) => [name, fields[name] ?? '']));
