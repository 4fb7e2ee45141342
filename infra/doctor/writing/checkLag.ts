import { faultText } from '../../../server/faultText.ts';
import { type Check, type Finding, ok, problem, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { ScratchRows } from './scratchRows.ts';

/** Between two polls, in milliseconds. */
const pollInterval = 500;
const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

/** Starts a delta at the current state. @returns the findings, and the link to continue with */
export const startDelta = async ({
  items,
}: ScratchRows): Promise<readonly [readonly Finding[], string | undefined]> => {
  try {
    const { delta } = await items.changes('now', ['NoticeKey'], how('delta'));
    if (delta !== undefined)
      return [[ok('delta', 'Delta starts at the current state, without reading the list.')], delta];
    return [[problem('delta', 'Delta with token=latest returned no delta link.', tellUs)], undefined];
  } catch (error) {
    return [[problem('delta', `Delta cannot be read: ${faultText(error)}.`, tellUs)], undefined];
  }
};

const tellUs = 'Try again later. If the problem persists, Graph has changed: please report it to us.';
const hidden =
  'In the list settings, *Versioning settings*: no content approval; *Advanced settings*: *Read all items*. The other choices hide rows from the server.';

/** Measures, in parallel, how long after its creation a filter and delta see a row. */
export const checkLag = async (
  { items, key }: ScratchRows,
  id: string,
  since: string | undefined,
  ports: Ports,
): Promise<readonly Finding[]> => {
  const inFilter = async () => (await items.where('NoticeKey', key, how('filter'))).length > 0;
  let link = since ?? '';
  const inDelta = async () => {
    const page = await items.follow(link, ['NoticeKey'], how('delta'));
    link = page.next ?? page.delta ?? link;
    return page.items.some((item) => item.id === id);
  };
  const [filter, delta] = await Promise.all([
    measure(inFilter, ports),
    since === undefined ? undefined : measure(inDelta, ports),
  ]);
  return [
    ...judge({ works: 'filter', lag: 'filterLag', by: 'a filter on an indexed column' }, filter, ports.lags.filter),
    ...(delta ? judge({ works: 'delta', lag: 'deltaLag', by: 'delta' }, delta, ports.lags.delta) : []),
  ];
};

type Measured = { readonly ms: number } | { readonly never: true } | { readonly error: unknown };

const measure = async (look: () => Promise<boolean>, { wait, lags }: Ports): Promise<Measured> => {
  const begun = performance.now();
  try {
    for (;;) {
      if (await look()) return { ms: performance.now() - begun };
      if (performance.now() - begun > lags.giveUp) return { never: true };
      await wait(pollInterval);
    }
  } catch (error) {
    return { error };
  }
};

type Subject = { readonly works: Check; readonly lag: Check; readonly by: string };

const judge = ({ works, lag, by }: Subject, measured: Measured, limit: number): readonly Finding[] => {
  if ('error' in measured)
    return [problem(works, `Looking for a new row by ${by} failed: ${faultText(measured.error)}.`, tellUs)];
  if ('never' in measured) return [problem(works, `A new row is never visible to ${by}.`, hidden)];
  const what = `A new row is visible to ${by} after ${(measured.ms / 1000).toFixed(1)} s.`;
  const working = works === 'filter' ? [ok(works, 'A filter on an indexed column works.')] : [];
  if (measured.ms <= limit) return [...working, ok(lag, what)];
  return [...working, warning(lag, what, 'Try again at another time; if the lag persists, ask Microsoft.')];
};
