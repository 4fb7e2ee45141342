/**
 * Runs calls with the same key one after the other, in order of arrival; others run concurrently. A failure does not
 * block the next one.
 */
export const createKeyedMutex = () => {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return mine;
  };
};
export type KeyedMutex = ReturnType<typeof createKeyedMutex>;
