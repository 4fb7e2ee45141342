import type { GraphClient } from '../../../graph/client/graphClient.ts';
import type { Wait } from '../../../graph/client/wait.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import type { NamedList } from '../../../graph/site/siteShape.ts';
import { setAsideCommand } from '../../../procedure/ports/health.ts';
import { faultText } from '../../../server/faultText.ts';
import { findUntrustedRows, plainText, type UntrustedSiteRow } from '../../untrustedRows.ts';
import type { GivenSettings } from '../environment/checkSettings.ts';
import { type Finding, ok, problem, unchecked } from '../finding.ts';

/** Rows named at most: more are a single incident. */
const named = 50;

/**
 * Checks the seals and the writers of all rows, and names each row that TenTwo did not write, with the command that sets
 * it aside.
 */
export const checkUntrustedRows = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
  { SEAL_KEY }: GivenSettings,
  { applications, wait }: { readonly applications: readonly string[]; readonly wait: Wait },
): Promise<readonly Finding[]> => {
  if (SEAL_KEY === undefined) return [];
  try {
    const { rows, read } = await findUntrustedRows(client, {
      siteId,
      lists,
      keys: sealKeys(SEAL_KEY),
      applications,
      wait,
    });
    const rest = rows.length - named;
    return [
      ...rows.slice(0, named).map(findingOf),
      ...(rest > 0
        ? [
            problem(
              'untrustedRows',
              `${rest} more rows were not written by TenTwo.`,
              'Set those above aside, then look again.',
            ),
          ]
        : []),
      ...(rows.length === 0
        ? [ok('untrustedRows', `All ${read} rows of the lists have a valid seal and were written by TenTwo.`)]
        : []),
    ];
  } catch (error) {
    const what = `The seals of the rows could not be checked: ${faultText(error)}.`;
    return [unchecked('untrustedRows', what, 'Try again later.')];
  }
};

const findingOf = (row: UntrustedSiteRow): Finding => {
  const { list, item, key, distrust } = row;
  const name = `Item ${item} of ${list}${key === '' ? '' : ` (${plainText(key)})`}`;
  if (distrust === 'unknownKey')
    return problem(
      'untrustedRows',
      `${name} is sealed with a key that is not in SEAL_KEY.`,
      'Add the key to SEAL_KEY, after the first (docs/how-to/rotate-keys.md).',
    );
  if (distrust === 'createdElsewhere')
    return problem(
      'untrustedRows',
      `${name} has a valid seal, but was not created by this application: someone took its key before TenTwo did, copied it, or has SEAL_KEY.`,
      list === historyList.name
        ? 'See docs/how-to/when-a-row-was-forged.md. If TenTwo ran under another application before, name that one with --application.'
        : `If TenTwo ran under another application before, name that one with --application. Otherwise see docs/how-to/when-a-row-was-forged.md, then: ${setAsideCommand(row)}`,
    );
  if (distrust === 'changedElsewhere')
    return problem(
      'untrustedRows',
      `${name} has a valid seal, but was not written last by this application: an old version may have been put back.`,
      `See docs/how-to/when-a-row-was-forged.md, then: ${setAsideCommand(row)}`,
    );
  return problem(
    'untrustedRows',
    `${name} was written or changed by someone other than TenTwo.`,
    `See docs/how-to/when-a-row-was-forged.md, then: ${setAsideCommand(row)}`,
  );
};
