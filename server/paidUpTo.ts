/** Of so many records, those paid last, it is remembered up to which commit they are paid. */
const remembered = 5000;

/** Up to which commit a record is paid, as far as this replica knows; 0 when it does not know. */
export const createPaidUpTo = () => {
  const sequences = new Map<string, number>();
  return {
    get: (reference: string): number => sequences.get(reference) ?? 0,
    set: (reference: string, sequence: number): void => {
      sequences.delete(reference);
      sequences.set(reference, sequence);
      const [oldest] = sequences.keys();
      if (sequences.size > remembered && oldest !== undefined) sequences.delete(oldest);
    },
  };
};
