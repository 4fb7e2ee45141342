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
/** An error in Graph's terms: https://learn.microsoft.com/graph/errors. Thrown anywhere, wrapped in the envelope in one place. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  /** Codes in `innerError`, outermost first. */
  readonly innerCodes: readonly string[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly innerCodes?: readonly string[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.innerCodes = more.innerCodes ?? [];
    this.headers = more.headers ?? {};
  }
}

export const invalidRequest = (message: string, innerCodes: readonly string[] = []) =>
  new GraphError(400, 'invalidRequest', message, { innerCodes });

export const badRequest = (message: string) => new GraphError(400, 'BadRequest', message);

export const itemNotFound = (message = 'The resource could not be found.') =>
  new GraphError(404, 'itemNotFound', message);

export const accessDenied = () => new GraphError(403, 'accessDenied', 'Access denied');

/** For features that the emulator lacks: it never sends an answer that only looks right. */
export const notImplemented = (what: string) =>
  new GraphError(501, 'notImplemented', `The local Graph emulator does not support this: ${what}.`);

/** List view threshold exceeded, recorded by UiPath "Working with SharePoint lists" (2023); the status is not recorded (graph-lists 2.1). */
export const tooManyResources = () =>
  new GraphError(400, 'notSupported', 'The request is unprocessable because it uses too many resources', {
    innerCodes: ['tooManyResources'],
  });

/** Builds the error body: `innerError` nests the codes, and contains the ids and the date of every error. */
export function envelope(error: GraphError, requestId: string, clientRequestId: string): unknown {
  const always = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  };
  const nested = error.innerCodes.reduceRight<object | undefined>(
    (inner, code) => ({ code, ...(inner && { innerError: inner }) }),
    undefined,
  );
  return { error: { code: error.code, message: error.message, innerError: { ...nested, ...always } } };
}
