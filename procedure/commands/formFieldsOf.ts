import type { Reference } from '../record/values/reference.ts';

const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(present);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(kept.map(([key, held]) => [key, present(held)]));
};

/** The fields of the form without empty ones: the part of a command that becomes an event. */
export const formFieldsOf = <Command extends { readonly name: string; readonly reference: Reference }>({
  name: _,
  reference: __,
  ...said
}: Command): Omit<Command, 'name' | 'reference'> => present(said) as Omit<Command, 'name' | 'reference'>;
