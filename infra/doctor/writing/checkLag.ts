import { faultText } from '../../../server/faultText.ts';
import { type Check, type Finding, ok, problem, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { ScratchRows } from './scratchRows.ts';

/** Between two looks, in milliseconds. */
const pause = 500;
const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

/** Begins a delta at now. @returns where to go on, besides the finding */
export const startDelta = async ({
  items,
}: ScratchRows): Promise<readonly [readonly Finding[], string | undefined]> => {
  try {
    const { delta } = await items.changes('now', ['NoticeKey'], how('delta'));
    if (delta !== undefined) return [[ok('delta', 'Delta begins at now, without reading the list.')], delta];
    return [[problem('delta', 'Delta with token=latest gave no link to go on.', tellUs)], undefined];
  } catch (error) {
    return [[problem('delta', `Delta cannot be read: ${faultText(error)}.`, tellUs)], undefined];
  }
};

const tellUs = 'Look again later. If it stays so, Graph has changed: tell us.';
const hidden =
  'In the list settings, *Versioning settings*: no content approval; *Advanced settings*: *Read all items*. Both hide rows from the server.';

/** How long after its answer a row is seen by a filter and by delta: measured at the same time. */
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
      await wait(pause);
    }
  } catch (error) {
    return { error };
  }
};

type Of = { readonly works: Check; readonly lag: Check; readonly by: string };

const judge = ({ works, lag, by }: Of, measured: Measured, limit: number): readonly Finding[] => {
  if ('error' in measured)
    return [problem(works, `A new row was looked for by ${by}: ${faultText(measured.error)}.`, tellUs)];
  if ('never' in measured) return [problem(works, `A new row is never seen by ${by}.`, hidden)];
  const what = `A new row is seen by ${by} after ${(measured.ms / 1000).toFixed(1)} s.`;
  const works_ = works === 'filter' ? [ok(works, 'A filter on an indexed column works.')] : [];
  if (measured.ms <= limit) return [...works_, ok(lag, what)];
  return [...works_, warning(lag, what, 'Look again at another hour; if it stays so, ask Microsoft.')];
};
