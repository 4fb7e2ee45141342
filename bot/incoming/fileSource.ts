import type { Log } from '../../procedure/ports/platform.ts';
import type { FetchProblem } from '../cards/files/fetchProblem.ts';
import type { MessageFile } from './activity/messageFiles.ts';
import { isAcceptedServiceUrl } from './authentication/acceptedServiceUrl.ts';

export type FetchedFile =
  | {
      readonly kind: 'open';
      readonly name: string;
      /** As announced, if it was. */
      readonly size: number | undefined;
      /** Read once; ends with an error when the other side breaks off or is too slow. */
      readonly bytes: AsyncIterable<Uint8Array>;
      /** Cancels the rest of the body. */
      readonly close: () => Promise<void>;
    }
  | { readonly kind: 'closed'; readonly problem: FetchProblem };

export type FileSource = {
  /** Requests the file and reads only the response headers. Never throws. */
  readonly open: (file: MessageFile) => Promise<FetchedFile>;
  /** The server is stopping: transfers in progress get a few more seconds. */
  readonly end: () => void;
};

export type FileSourceSettings = {
  /** Addresses of the Bot Connector, to which the bot's token may be sent. */
  readonly acceptedServiceUrls: readonly string[];
  /** Addresses of files that need no token. */
  readonly fileAddresses: readonly string[];
  /** The bot's token for the Bot Connector. */
  readonly token: () => Promise<string>;
  readonly log: Log;
  /** Timeouts in milliseconds for the headers and for the whole file. */
  readonly within?: { readonly head: number; readonly whole: number };
};

/** A hundred megabytes at one megabyte per second, with some margin. */
const deadline = { head: 15_000, whole: 150_000 };
/** A server has 20 s to stop. */
const atTheEnd = 8000;

/** `…/v3/attachments/<id>/views/<view>` of the Bot Connector, and nothing else there. */
const isPictureAddress = (url: string): boolean =>
  URL.canParse(url) && /\/v3\/attachments\/[^/]+\/views\/[^/]+$/.test(new URL(url).pathname);

const mayFetch = ({ kind, url }: MessageFile, settings: FileSourceSettings): boolean =>
  kind === 'picture'
    ? isPictureAddress(url) && isAcceptedServiceUrl(url, settings.acceptedServiceUrls)
    : isAcceptedServiceUrl(url, settings.fileAddresses);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/**
 * Fetches the files of a message, only from addresses that the settings allow. Redirects are not followed, and the
 * token is sent only to the Bot Connector.
 */
export const createFileSource = (settings: FileSourceSettings): FileSource => {
  const { log, within = deadline } = settings;
  const ending = new AbortController();

  const ask = async (file: MessageFile): Promise<{ readonly response: Response; readonly stop: () => void }> => {
    const headers = {
      // Then the announced length is that of the file.
      'accept-encoding': 'identity',
      ...(file.kind === 'picture' && { authorization: `Bearer ${await settings.token()}` }),
    };
    const stopping = new AbortController();
    const signal = AbortSignal.any([stopping.signal, ending.signal, AbortSignal.timeout(within.whole)]);
    const late = setTimeout(() => stopping.abort(), within.head);
    try {
      const response = await fetch(file.url, { headers, redirect: 'manual', signal });
      return { response, stop: () => stopping.abort() };
    } finally {
      clearTimeout(late);
    }
  };

  const closed = (problem: FetchProblem, facts: Readonly<Record<string, string | number>>): FetchedFile => {
    log('warn', 'file.unfetched', { problem, ...facts });
    return { kind: 'closed', problem };
  };

  return {
    open: async (file) => {
      const host = hostOf(file.url);
      if (!mayFetch(file, settings)) return closed('otherHost', { host });
      try {
        const { response, stop } = await ask(file);
        const { status } = response;
        const problem = problemOf(file, response);
        if (!problem) return opened(file, response, stop);
        stop();
        return closed(problem, { host, status });
      } catch (error) {
        return closed('unreachable', { host, error: error instanceof Error ? error.name : typeof error });
      }
    },
    end: () => {
      setTimeout(() => ending.abort(), atTheEnd).unref();
    },
  };
};

const typeOf = ({ headers }: Response): string =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

const problemOf = (file: MessageFile, response: Response): FetchProblem | undefined => {
  const { status } = response;
  if (status >= 500 || status === 429) return 'unreachable';
  if (status !== 200) return 'gone';
  // From a phone, the address may be that of a page about the file (Microsoft-Teams-Samples issue 1314).
  return typeOf(response) === 'text/html' && !/\.html?$/i.test(file.name ?? '') ? 'page' : undefined;
};

/** Name of an unnamed picture, by the content type from the Bot Connector. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const nameOf = (file: MessageFile, response: Response): string =>
  file.name ?? `picture.${endings[typeOf(response)] ?? 'png'}`;

const sizeOf = ({ headers }: Response): number | undefined => {
  const length = headers.get('content-length');
  return length !== null && /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : undefined;
};

const opened = (file: MessageFile, response: Response, stop: () => void): FetchedFile => ({
  kind: 'open',
  name: nameOf(file, response),
  size: sizeOf(response),
  bytes: response.body ?? none(),
  close: async () => {
    // Has no effect after the end.
    stop();
    await response.body?.cancel().catch(() => undefined);
  },
});

async function* none(): AsyncGenerator<Uint8Array> {}
