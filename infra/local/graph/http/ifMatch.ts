import { GraphError } from './graphError.ts';

/**
 * The update and delete pages document 412 for an `If-Match` that matches none of the item's tags. Code and message are
 * those recorded for drives in 2026 (graph-lists 1.6).
 * @throws GraphError 412; 400 for a malformed tag
 */
export function requireTag(ifMatch: string | undefined, tags: readonly string[]): void {
  if (ifMatch === undefined || (ifMatch === '*' && tags.length > 0)) return;
  if (ifMatch !== '*' && !/^(W\/)?"[^"]*"$/.test(ifMatch)) {
    throw new GraphError(400, 'invalidRequest', 'ETags must be quoted strings', { innerCodes: ['malformedEntityTag'] });
  }
  if (tags.includes(ifMatch)) return;
  const message = "ETag does not match current item's value";
  throw new GraphError(412, 'notAllowed', message, { innerCodes: ['entityTagDoesNotMatch'] });
}
