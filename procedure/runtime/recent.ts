/** A map that keeps the most recently used entries. */
export type Recent<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly delete: (key: string) => void;
  readonly clear: () => void;
};

export const createRecent = <Value>(most: number): Recent<Value> => {
  // A Map iterates its keys in the order of insertion: the first is the least recently used.
  const held = new Map<string, Value>();
  const set = (key: string, value: Value): void => {
    held.delete(key);
    held.set(key, value);
    for (const oldest of held.keys()) {
      if (held.size <= most) break;
      held.delete(oldest);
    }
  };
  return {
    get: (key) => {
      const value = held.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    delete: (key) => {
      held.delete(key);
    },
    clear: () => held.clear(),
  };
};
