import type { Log } from '../../procedure/ports/platform.ts';
import type { FetchProblem } from '../cards/files/fetchProblem.ts';
import type { MessageFile } from './activity/messageFiles.ts';
import { isAcceptedServiceUrl } from './authentication/acceptedServiceUrl.ts';

export type FetchedFile =
  | {
      readonly kind: 'open';
      readonly name: string;
      /** As it was announced, if it was. */
      readonly size: number | undefined;
      /** Read once; ends with an error when the other side breaks off or is too slow. */
      readonly bytes: AsyncIterable<Uint8Array>;
      /** Cancels the rest of the body. */
      readonly close: () => Promise<void>;
    }
  | { readonly kind: 'closed'; readonly problem: FetchProblem };

export type FileSource = {
  /** Asks for the file; no more of it is read than the head. Never throws. */
  readonly open: (file: MessageFile) => Promise<FetchedFile>;
  /** The server ends: what is still coming has a few seconds more. */
  readonly end: () => void;
};

export type FileSourceSettings = {
  /** Where the bot's token may go: the addresses of the Bot Connector. */
  readonly acceptedServiceUrls: readonly string[];
  /** Where files may lie that open without a token. */
  readonly fileAddresses: readonly string[];
  /** The bot's token for the Bot Connector. */
  readonly token: () => Promise<string>;
  readonly log: Log;
  /** Milliseconds for the head, and for the whole file. */
  readonly within?: { readonly head: number; readonly whole: number };
};

/** A hundred megabytes at one megabyte a second, and some more. */
const deadline = { head: 15_000, whole: 150_000 };
/** A server has 20 s to end in. */
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
 * Fetches what came with a message. What a message names is only asked for where the settings allow it, redirects are not
 * followed, and the token goes to the Bot Connector alone.
 */
export const createFileSource = (settings: FileSourceSettings): FileSource => {
  const { log, within = deadline } = settings;
  const ending = new AbortController();

  const ask = async (file: MessageFile): Promise<{ readonly response: Response; readonly stop: () => void }> => {
    const headers = {
      // The length that is announced is then that of the file.
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
  // From a telephone the address may be that of a page about the file (Microsoft-Teams-Samples issue 1314).
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
  const told = headers.get('content-length');
  return told !== null && /^\d{1,15}$/.test(told) && !headers.has('content-encoding') ? Number(told) : undefined;
};

const opened = (file: MessageFile, response: Response, stop: () => void): FetchedFile => ({
  kind: 'open',
  name: nameOf(file, response),
  size: sizeOf(response),
  bytes: response.body ?? none(),
  close: async () => {
    // After its end this does nothing.
    stop();
    await response.body?.cancel().catch(() => undefined);
  },
});

async function* none(): AsyncGenerator<Uint8Array> {}
