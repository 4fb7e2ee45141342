import { createRecent } from '../../procedure/runtime/recent.ts';

/**
 * True the first time it is asked about a key, as far back as it remembers. For what a second delivery would only show
 * twice; what must not be *done* twice is held by the command's id.
 */
export const createOnceOnly = (most = 2000) => {
  const seen = createRecent<true>(most);
  return (key: string): boolean => {
    const first = seen.get(key) === undefined;
    seen.set(key, true);
    return first;
  };
};
