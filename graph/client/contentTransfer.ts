import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { faultOfAnswer, GraphFault, jsonOf } from './graphFault.ts';
import { secondsUntil } from './retryAfter.ts';

/** A request to a URL that Graph returned, which works without a token for anyone who has it. */
export type ContentRequest = {
  readonly operation: string;
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: string;
  /** `bytes 0-26/128`, where `bytes` holds these bytes. */
  readonly range?: string;
  readonly bytes?: Uint8Array;
  /** Default 60,000 ms without a byte in either direction. */
  readonly silenceMs?: number;
};

const usualSilence = 60_000;
const idleLimit = 50_000;
/** Of a JSON answer. */
const maxJsonLength = 1024 * 1024;

/**
 * Content bypasses the Graph client, which would send the token along: an upload URL may refuse it, and it is not meant
 * for others (driveitem-createuploadsession). The URL comes from an answer, so it is not trusted: only known origins
 * are allowed, and redirects are not followed.
 */
export const createContentTransfer = (origins: ReadonlySet<string>, userAgent: string) => {
  const http = new HttpAgent({ keepAlive: true, maxSockets: 16, timeout: idleLimit });
  const https = new HttpsAgent({ keepAlive: true, maxSockets: 16, timeout: idleLimit });

  const open = (request: ContentRequest): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { operation, method, range, bytes, silenceMs = usualSilence } = request;
      const url = allowed(request, origins);
      const headers = {
        'user-agent': userAgent,
        ...(bytes && { 'content-length': bytes.length }),
        ...(range !== undefined && { 'content-range': range }),
      };
      const options = { method, headers, timeout: silenceMs };
      const sent =
        url.protocol === 'https:'
          ? httpsRequest(url, { ...options, agent: https }, resolve)
          : httpRequest(url, { ...options, agent: http }, resolve);
      sent.on('timeout', () => sent.destroy(new Error('time limit')));
      sent.on('error', (cause) => reject(new GraphFault('unreachable', operation, 'unknown', { cause })));
      sent.end(bytes);
    });

  const checked = async (request: ContentRequest): Promise<IncomingMessage> => {
    const answer = await open(request);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status <= 299) return answer;
    const body = await textOf(request.operation, answer).catch(() => '');
    throw faultOfAnswer(request.operation, { status, body, retryAfter: secondsUntil(answer.headers) });
  };

  return {
    upload: async (request: ContentRequest): Promise<unknown> => {
      const answer = await checked(request);
      const text = await textOf(request.operation, answer);
      return jsonOf(request.operation, answer.statusCode ?? 0, text);
    },
    download: async (request: ContentRequest): Promise<AsyncIterable<Uint8Array>> =>
      bytesOf(request.operation, await checked(request)),
    close: (): void => {
      http.destroy();
      https.destroy();
    },
  };
};

/** @throws GraphFault for an origin that is not allowed */
const allowed = ({ operation, url }: ContentRequest, origins: ReadonlySet<string>): URL => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && origins.has(parsed.origin) && parsed.username === '' && parsed.password === '') return parsed;
  throw new GraphFault('unexpectedAnswer', operation, 'refused');
};

async function* bytesOf(operation: string, answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    // Buffers, because no encoding was set.
    yield* answer as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new GraphFault('unreachable', operation, 'unknown', { cause });
  }
}

const textOf = async (operation: string, answer: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytesOf(operation, answer)) {
    length += chunk.length;
    if (length > maxJsonLength) throw new GraphFault('unexpectedAnswer', operation, 'unknown');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
