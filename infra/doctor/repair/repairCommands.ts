import { realWait } from '../../../graph/client/wait.ts';
import { correctiveActionsList } from '../../../graph/lists/correctiveActions.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { nonconformitiesList } from '../../../graph/lists/nonconformities.ts';
import { createGroupPeople } from '../../../graph/people/groupPeople.ts';
import { roleGroupsOf } from '../../../server/roomSettings.ts';
import { type Environment, settingsSchema } from '../../../server/settings.ts';
import { readCopy } from '../../backup/copyFile.ts';
import { groupSettings, onSite, openLists } from '../../onSite.ts';
import { readNeeded, readSiteAccess } from '../../siteAccess.ts';
import { plainText } from '../../untrustedRows.ts';
import { eraseName } from './eraseName.ts';
import type { SetAsidePorts } from './forgedRow.ts';
import { stateLost } from './lostRows.ts';
import { putBack } from './putBack.ts';
import { setAside } from './setAside.ts';

const keySetting = settingsSchema.pick({ SEAL_KEY: true });

const outcomes = {
  restored: 'what TenTwo had written was put back',
  removed: 'the row was removed',
  missing: 'it is recorded that this is missing',
  putBack: 'it was put back before',
  lost: 'it is recorded that it is lost',
} as const;

type Why = { readonly reason?: string | undefined; readonly by?: string | undefined };
/** @throws Error with a sentence for the administrator */
const givenWhy = (option: string, { reason = '', by = '' }: Why): { readonly reason: string; readonly by: string } => {
  if (reason.trim() === '' || by.trim() === '')
    throw new Error(`${option} needs --reason "why" and --by "your name": both are recorded.`);
  return { reason: reason.trim(), by: by.trim() };
};

/** With what a repair needs. */
const onRepairedSite = async (
  settings: Environment,
  applications: readonly string[],
  repair: (ports: SetAsidePorts) => Promise<void>,
): Promise<void> => {
  const { SEAL_KEY } = readNeeded(keySetting, settings);
  const all = [readSiteAccess(settings).clientId, ...applications];
  await onSite(settings, (client, siteId) =>
    repair({ client, siteId, keys: SEAL_KEY, applications: all, now: Date.now, wait: realWait }),
  );
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `--set-aside History:57`, also several; of missing rows also a range, `Messages:1-500`.
 * @throws Error with a sentence for the administrator
 */
export const setRowsAside = async (
  settings: Environment,
  named: readonly string[],
  given: Why & {
    /** Under which TenTwo ran before. */
    readonly applications: readonly string[];
  },
): Promise<void> => {
  const why = givenWhy('--set-aside', given);
  const requests = named.map((row) => {
    const [, list = '', item = ''] = /^(.+):(\d+(?:-\d+)?)$/.exec(row) ?? [];
    if (item === '') throw new Error(`${row} names no row. Write the list and the id of the item: History:57`);
    return { list, item, ...why };
  });
  await onRepairedSite(settings, given.applications, async (ports) => {
    for (const { list, item, row, outcome, file } of await setAside(ports, requests)) {
      const name = row === '' ? `${list}:${item}` : `${list}:${item} (${plainText(row)})`;
      print(`${name}: ${outcomes[outcome]}.${file ? ` Copy: ${file.link}` : ''}`);
    }
    print('Next: npm run verify.');
  });
};

/**
 * `--put-back SETTINGS/0003 --copy FILE`, also several.
 * @throws Error with a sentence for the administrator
 */
export const putRowsBack = async (
  settings: Environment,
  commitKeys: readonly string[],
  given: Why & { readonly copy?: string | undefined },
): Promise<void> => {
  if (given.copy === undefined) throw new Error('--put-back needs --copy FILE, which npm run back-up wrote.');
  const why = givenWhy('--put-back', given);
  const rows = await readCopy(given.copy);
  await onRepairedSite(settings, [], async (ports) => {
    for (const { commitKey, item } of await putBack(ports, rows, commitKeys, why))
      print(`${plainText(commitKey)}: put back as item ${item}.`);
    print('Next: npm run verify.');
  });
};

/**
 * `--lost SETTINGS/0003`, also several: no copy has the row.
 * @throws Error with a sentence for the administrator
 */
export const stateRowsLost = async (
  settings: Environment,
  commitKeys: readonly string[],
  given: Why,
): Promise<void> => {
  const why = givenWhy('--lost', given);
  await onRepairedSite(settings, [], async (ports) => {
    for (const { commitKey, stopsAt } of await stateLost(ports, commitKeys, why)) {
      print(`${plainText(commitKey)}: it is recorded that it is lost.`);
      if (stopsAt !== undefined)
        print(
          `LEFT  What follows cannot be understood without it: the record shows what came before ${plainText(stopsAt)}, and can only be read. Report the nonconformity again, and name this record in the report.`,
        );
    }
    print('Next: npm run verify.');
  });
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `--erase-name <person id>`. Exits with 1 if an item that shows the name could not be written again.
 * @throws Error with a sentence for the administrator
 */
export const erasePerson = async (settings: Environment, given: string): Promise<void> => {
  const person = given.trim().toLowerCase();
  if (!guid.test(person)) throw new Error(`${given} is not the object ID of a person in Microsoft Entra.`);
  const { SEAL_KEY } = readNeeded(keySetting, settings);
  const groups = roleGroupsOf(readNeeded(groupSettings, settings));
  await onSite(settings, async (client, siteId) => {
    const itemsOf = await openLists(client, siteId, SEAL_KEY);
    const people = createGroupPeople(client, groups);
    await people.refresh('start');
    const { rows, records, left } = await eraseName(
      {
        history: itemsOf(historyList),
        nonconformities: itemsOf(nonconformitiesList),
        actions: itemsOf(correctiveActionsList),
        holders: people.holders,
        wait: realWait,
        log: () => undefined,
      },
      person,
    );
    print(`Rows of History in which the name was erased: ${rows}. Records written again: ${records.length}.`);
    if (people.rolesOf(person).length > 0)
      print('The person is in a group of TenTwo: remove them there, or their name is written again.');
    for (const reference of left)
      print(
        `LEFT  ${plainText(reference)}: a row of this record is damaged or not trusted. Set it aside, then run this again.`,
      );
    process.exitCode = left.length === 0 ? 0 : 1;
  });
};
