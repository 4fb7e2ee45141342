import { createEvidence } from '../../../graph/evidence/evidence.ts';
import { createEvidenceDrive } from '../../../graph/evidence/evidenceDrive.ts';
import { createEvidenceTransfer } from '../../../graph/evidence/evidenceTransfer.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { setAsideFolder } from '../../../procedure/ports/evidence.ts';
import {
  addAgain,
  clearRow,
  type ForgedRow,
  type FoundRow,
  findForgedRow,
  isOfSettings,
  keyOf,
  lastSealed,
  NotSetAside,
  type RowCopy,
  readCopy,
  type SetAsidePorts,
  type SetAsideRequest,
} from './forgedRow.ts';
import { missingRows } from './missingRows.ts';
import { openSettingsRecord, type SetAside, type SettingsRecord } from './settingsRecord.ts';

const nameOfCopy = ({ list, item }: SetAsideRequest): string => `${list}-${item}`;

/** Copies the row with all its versions into the library Evidence. */
const keepCopy = async (ports: SetAsidePorts, { request, list, item, copy, before }: ForgedRow): Promise<SetAside> => {
  const stored = await createEvidence(ports).store({
    reference: setAsideFolder,
    name: `${nameOfCopy(request)}.json`,
    bytes: bytesOf(`${JSON.stringify(copy, null, 2)}\n`),
  });
  if (stored.kind !== 'stored') throw new NotSetAside('The row could not be copied. Nothing was changed.');
  const row = keyOf(list, before ?? item.row);
  return { ...request, row, file: stored.file, outcome: before ? 'restored' : 'removed' };
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

type ReadCopy = { readonly copy: RowCopy; readonly file: NonNullable<SetAside['file']> };

/** The copies of this item in the library. @throws GraphFault */
const copiesOf = async (ports: SetAsidePorts, request: SetAsideRequest): Promise<readonly ReadCopy[]> => {
  const drive = createEvidenceDrive(ports.client, ports.siteId);
  const { download } = createEvidenceTransfer(drive, ports);
  const found: ReadCopy[] = [];
  for (const name of await drive.names(setAsideFolder)) {
    if (!name.startsWith(`${nameOfCopy(request)} (`)) continue;
    const file = await drive.find(setAsideFolder, name);
    const content = file && (await download(file));
    if (!content) continue;
    const { size: bytes, sha256 } = content;
    const copy = readCopy((await content.read(0, bytes)).toString('utf8'));
    await content.close();
    const link = await drive.linkTo(setAsideFolder, name);
    if (copy) found.push({ copy, file: { name: `${nameOfCopy(request)}.json`, bytes, sha256, link } });
  }
  return found;
};

type Unforged = Exclude<FoundRow, { kind: 'forged' }>;

/**
 * What an interrupted run may have left unrecorded: a row of the settings is cleared before that is recorded, so it may
 * be gone or restored already.
 */
const unrecorded = async (
  ports: SetAsidePorts,
  request: SetAsideRequest,
  { list }: Unforged,
): Promise<readonly SetAside[]> => {
  if (list.table.name !== historyList.name) return [];
  return (await copiesOf(ports, request)).flatMap(({ copy, file }) => {
    const before = lastSealed(list, ports, copy);
    const row = before ?? list.table.row.safeParse(copy.item.fields).data;
    if (!row || !isOfSettings(list, [row])) return [];
    return [{ ...request, row: keyOf(list, row), file, outcome: before ? 'restored' : 'removed' } as const];
  });
};

const notForged = ({ list, item }: SetAsideRequest, { kind }: Unforged): NotSetAside =>
  new NotSetAside(
    kind === 'gone'
      ? `${list} has no item ${item}. A row that was deleted can be restored from the recycle bin of the site.`
      : `Item ${item} of ${list} is sealed: TenTwo wrote it. Nothing was changed.`,
  );

type Found<Row> = { readonly request: SetAsideRequest; readonly row: Row };

/** Adds the row that an earlier run removed and had not added again. */
const putBack = async (ports: SetAsidePorts, { list }: Unforged, done: SetAside): Promise<void> => {
  if (done.outcome !== 'restored' || list.table.name === historyList.name) return;
  const kept = (await copiesOf(ports, done)).find(({ file }) => file.sha256 === done.file?.sha256);
  const before = kept && lastSealed(list, ports, kept.copy);
  if (before) await addAgain(ports, list, before);
};

/** Ends what an earlier run began, if there was one, or records that the row is missing. @throws NotSetAside; GraphFault */
const finish = async (
  ports: SetAsidePorts,
  settings: SettingsRecord,
  { request, row }: Found<Unforged>,
): Promise<SetAside> => {
  const recorded = await settings.recorded();
  const left = await unrecorded(ports, request, row);
  const open = left.find(({ file }) => !recorded.some((one) => one.file?.sha256 === file?.sha256));
  if (open) {
    await settings.add(open);
    return open;
  }
  const done = recorded.findLast(({ list, item }) => list === request.list && item === request.item);
  if (done && row.kind === 'gone') await putBack(ports, row, done);
  if (done) return done;
  const item = row.kind === 'gone' ? await missingRows(ports, request) : '';
  if (item === '') throw notForged(request, row);
  const missing = { ...request, item, row: '', outcome: 'missing' } as const;
  await settings.add(missing);
  return missing;
};

/**
 * Sets rows aside that TenTwo did not write, or that were changed since: copies each with all its versions into the
 * library Evidence, records who did it and why in the stream of the organisation, and puts back what TenTwo wrote, or
 * removes the row. Of rows that are gone it records only that. If it is interrupted, it can be repeated. Rows of the settings come first and are cleared before
 * that is recorded, because nothing can follow them.
 * @throws NotSetAside; GraphFault
 */
export const setAside = async (
  ports: SetAsidePorts,
  requests: readonly SetAsideRequest[],
): Promise<readonly SetAside[]> => {
  const settings = await openSettingsRecord(ports);
  const forged: ForgedRow[] = [];
  const others: Found<Unforged>[] = [];
  for (const request of requests) {
    const row = await findForgedRow(ports, request);
    if (row.kind === 'forged') forged.push(row.row);
    else others.push({ request, row });
  }
  const ofSettings = forged.filter(({ list, item, before }) => isOfSettings(list, [item.row, before]));

  const cleared: SetAside[] = [];
  for (const row of ofSettings) {
    cleared.push(await keepCopy(ports, row));
    await clearRow(ports, row);
  }
  for (const done of cleared) await settings.add(done);
  const finished: SetAside[] = [];
  for (const other of others) finished.push(await finish(ports, settings, other));
  for (const row of forged) {
    if (ofSettings.includes(row)) continue;
    const done = await keepCopy(ports, row);
    await settings.add(done);
    await clearRow(ports, row);
    finished.push(done);
  }
  return [...cleared, ...finished];
};
