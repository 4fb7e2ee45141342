import type { FastifyRequest } from 'fastify';
import { GraphError } from '../../http/graphError.ts';

/** Streams an unparsed request body; yields nothing for an empty one. */
export async function* bytesOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const { body } = request;
  if (body && typeof body === 'object' && Symbol.asyncIterator in body) {
    // The scope's only parser passes the request stream through, and that yields Buffers.
    yield* body as AsyncIterable<Uint8Array>;
  }
}

/** Closes the connection, because the rest of the body would corrupt the client's next request. */
const tooLarge = (innerCode: string, message: string) =>
  new GraphError(413, 'invalidRequest', message, { innerCodes: [innerCode], headers: { connection: 'close' } });

/** errors.md documents the status and both inner codes; the outer code is not recorded. */
export const fileTooLarge = () => tooLarge('maxFileSizeExceeded', 'Max file size exceeded.');
export const fragmentTooLarge = () => tooLarge('maxFragmentLengthExceeded', 'Max fragment length exceeded.');
