import { idOfLastCheckpoint, parseSignedCheckpoint } from '../../../graph/checkpoints/lastCheckpoint.ts';
import { fingerprint, readPublicJwk } from '../../../graph/checkpoints/signer.ts';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { type HistoryRow, historyList } from '../../../graph/lists/history.ts';
import { createListItems, type ListItems } from '../../../graph/lists/listItems.ts';
import { type NonconformityRow, nonconformitiesList } from '../../../graph/lists/nonconformities.ts';
import { createRawItems } from '../../../graph/lists/rawItems.ts';
import { createRowSeal, type SealKeys, sealKeys } from '../../../graph/lists/rowSeal.ts';
import { listNamed, type NamedList } from '../../../graph/site/siteShape.ts';
import { identityKeyId } from '../../../server/credentials/identities.ts';
import { signerOf } from '../../../server/credentials/signerOf.ts';
import { faultText } from '../../../server/faultText.ts';
import type { GivenSettings } from '../environment/checkSettings.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

type SealedRow = NonconformityRow & { readonly Seal: string };

const how = { operation: 'doctor.keys', urgency: 'start' } as const;
/** Number of oldest records to inspect: one page. */
const inspectedRecords = 200;

const restore = (name: string): string =>
  `Restore the ${name} that this site was written with (from your backup of the keys).`;

/** Checks whether the keys in the settings are those that the site was written with. Finds nothing in an empty site. */
export const checkStoredKeys = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
  settings: GivenSettings,
): Promise<readonly Finding[]> => {
  const historyId = listNamed(lists, historyList.name)?.id;
  const recordsId = listNamed(lists, nonconformitiesList.name)?.id;
  const { SEAL_KEY } = settings;
  if (historyId === undefined || recordsId === undefined || SEAL_KEY === undefined) return [];
  const seals = { keys: sealKeys(SEAL_KEY), observer: { read: () => undefined } };
  const history = createListItems(client, siteId, historyId, historyList, seals);
  const rowsOf = async (key: string) =>
    (await history.where('Reference', key, how)).items.toSorted((a, b) => Number(a.id) - Number(b.id));
  try {
    const columns = Object.keys(nonconformitiesList.columns) as (keyof SealedRow)[];
    const shown = createRawItems(client, siteId, recordsId, nonconformitiesList);
    const records = (await shown.firstPage(columns, how, inspectedRecords)).items.map(({ row }) => row);
    const sealed = records.find(({ ReporterAnonymity }) => ReporterAnonymity === 'sealed');
    const reported = sealed ? (await rowsOf(sealed.Reference)).map(({ row }) => row.Events).join('\n') : '';
    return [
      ...checkSeals(records, seals.keys),
      ...checkIdentities(reported, settings),
      ...(await checkSignature(history, settings)),
    ];
  } catch (error) {
    return [
      unchecked(
        'sealKey',
        `Could not determine whether the keys belong to this site: ${faultText(error)}.`,
        'Try again later.',
      ),
    ];
  }
};

/** One valid seal proves the key; a broken one alone may be an item edited by hand. */
const checkSeals = (records: readonly SealedRow[], keys: SealKeys): readonly Finding[] => {
  const { check } = createRowSeal(nonconformitiesList, keys);
  const found = new Set(records.map(({ Seal, ...row }) => check(row, 'all', Seal)));
  if (found.has('valid')) return [ok('sealKey', 'SEAL_KEY contains the key that sealed the records.')];
  if (!found.has('unknownKey')) return [];
  const what = 'SEAL_KEY lacks the key that sealed the records: none of them can be trusted.';
  return [problem('sealKey', what, restore('SEAL_KEY'))];
};

const checkIdentities = (events: string, { IDENTITY_KEYS }: GivenSettings): readonly Finding[] => {
  const id = /"sealed":"([0-9a-f]{8})\./.exec(events)?.[1];
  if (IDENTITY_KEYS === undefined || id === undefined) return [];
  if (IDENTITY_KEYS.some((key) => identityKeyId(key) === id))
    return [ok('identityKeys', 'IDENTITY_KEYS contains the key that sealed reporters’ identities.')];
  const what = 'IDENTITY_KEYS lacks the key that sealed a reporter’s identity: no custodian can reveal it.';
  return [problem('identityKeys', what, `${restore('IDENTITY_KEYS')} Put a new key before it, do not replace it.`)];
};

/** A vault that does not answer must not hide the other findings. */
const checkSignature = async (history: ListItems<HistoryRow>, given: GivenSettings): Promise<readonly Finding[]> => {
  try {
    const id = await idOfLastCheckpoint(history);
    const [last] = id === undefined ? [] : (await history.get(id, how)).items;
    const signed = last && parseSignedCheckpoint(last.row.Events);
    return await compareSigner(signed && fingerprint(readPublicJwk(signed.key)), given);
  } catch (error) {
    const what = `Could not determine whether CHECKPOINT_KEY signed the last checkpoint: ${faultText(error)}.`;
    return [unchecked('checkpointKey', what, 'Try again later.')];
  }
};

const compareSigner = async (last: string | undefined, given: GivenSettings): Promise<readonly Finding[]> => {
  const { CHECKPOINT_KEY, CLIENT_SECRET, TENANT_ID, CLIENT_ID, CLOUD } = given;
  if (last === undefined || !CHECKPOINT_KEY || !CLIENT_SECRET || !TENANT_ID || !CLIENT_ID || !CLOUD) return [];
  const { AUTHORITY_METADATA } = given;
  const needed = { CHECKPOINT_KEY, CLIENT_SECRET, TENANT_ID, CLIENT_ID, CLOUD, AUTHORITY_METADATA };
  const own = fingerprint((await signerOf(needed)).publicJwk);
  if (own === last) return [ok('checkpointKey', `CHECKPOINT_KEY is the key that signed the last checkpoint (${own}).`)];
  return [
    warning(
      'checkpointKey',
      `CHECKPOINT_KEY (${own}) is not the key that signed the last checkpoint (${last}).`,
      'If you changed it, keep the old public key for npm run verify -- --key; otherwise restore the old key.',
    ),
  ];
};
