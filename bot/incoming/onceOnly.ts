/**
 * True the first time it is asked about a key, as far back as it remembers. For what a second delivery would only show
 * twice; what must not be *done* twice is held by the command's id.
 */
export const createOnceOnly = (most = 2000) => {
  const seen = new Set<string>();
  return (key: string): boolean => {
    if (seen.has(key)) return false;
    seen.add(key);
    if (seen.size > most) for (const oldest of seen) return seen.delete(oldest);
    return true;
  };
};
