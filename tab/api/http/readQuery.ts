import type { z } from 'zod';
import { ApiError } from './apiError.ts';

/**
 * Reads a query string.
 * @throws ApiError 400 naming the parameters at fault
 */
export const readQuery = <T>(schema: z.ZodType<T>, typed: unknown): T => {
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  const named = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  throw ApiError.of(
    'badRequest',
    [...new Set(named)].slice(0, 8).map((name) => name.slice(0, 40)),
  );
};
