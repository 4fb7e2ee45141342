import type { FastifyRequest } from 'fastify';
import { GraphError } from '../../http/graphError.ts';

/** The stream of a body that nothing has parsed; nothing for an empty one. */
export async function* bytesOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const { body } = request;
  if (body && typeof body === 'object' && Symbol.asyncIterator in body) {
    // The one parser of the scope hands the stream of the request through, and that gives Buffers.
    yield* body as AsyncIterable<Uint8Array>;
  }
}

/** The connection ends, as what the client still sends would be in the way of its next request. */
const tooLarge = (innerCode: string, message: string) =>
  new GraphError(413, 'invalidRequest', message, { innerCodes: [innerCode], headers: { connection: 'close' } });

/** errors.md documents the status and both inner codes; which code stands outside is not recorded. */
export const fileTooLarge = () => tooLarge('maxFileSizeExceeded', 'Max file size exceeded.');
export const fragmentTooLarge = () => tooLarge('maxFragmentLengthExceeded', 'Max fragment length exceeded.');
