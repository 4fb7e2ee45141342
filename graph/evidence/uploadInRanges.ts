import { z } from 'zod';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isUnknown } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';
import type { BufferedContent } from './bufferContent.ts';
import { type DriveFile, driveFile } from './evidenceDrive.ts';

/** Maximum number of consecutive failures without progress. */
const maxFailures = 5;

const sessionSchema = z.object({ uploadUrl: z.string() });
const statusSchema = z.object({ nextExpectedRanges: z.array(z.string()) });

type Ports = { readonly client: GraphClient; readonly wait: Wait; readonly rangeSize: number };
type Target = { readonly address: string; readonly name: string };

/**
 * Uploads in ranges. After a fault it asks how much arrived and continues from there; when it gives up it cancels, and
 * the uploaded ranges are discarded.
 * @throws GraphFault: 409 when the name is taken; one whose outcome is `unknown`, or 404, when the file may be there
 */
export const uploadInRanges = async (
  ports: Ports,
  target: Target,
  content: BufferedContent,
  onProgress: (kept: number) => void,
): Promise<DriveFile> => {
  const url = await openSession(ports.client, target);
  try {
    return await sendAll(ports, url, content, onProgress);
  } catch (error) {
    // Best effort: the session expires by itself. Once it has become a file there is nothing to cancel.
    await ports.client.upload({ operation: 'evidence.cancel', method: 'DELETE', url }).catch(() => undefined);
    throw error;
  }
};

const openSession = async (client: GraphClient, { address, name }: Target): Promise<string> => {
  const operation = 'evidence.session';
  const item = { '@microsoft.graph.conflictBehavior': 'fail', name };
  const path = `${address}/createUploadSession`;
  const answer = await client.call({ operation, method: 'POST', path, body: { item }, urgency: 'transfer' });
  const session = sessionSchema.safeParse(answer);
  if (session.success) return session.data.uploadUrl;
  throw new GraphFault('unexpectedAnswer', operation, 'unknown', { cause: session.error });
};

const sendAll = async (
  { client, wait, rangeSize }: Ports,
  url: string,
  content: BufferedContent,
  onProgress: (kept: number) => void,
): Promise<DriveFile> => {
  let at: number | undefined = 0;
  for (let failures = 0; ; ) {
    try {
      at ??= await arrived(client, url, content.size);
      const sent: DriveFile | number = await sendRange(client, url, content, {
        start: at,
        end: Math.min(at + rangeSize, content.size),
      });
      onProgress(typeof sent === 'number' ? sent : content.size);
      if (typeof sent !== 'number') return sent;
      failures = sent > at ? 0 : failures + 1;
      at = sent;
    } catch (error) {
      if (!mayGoOn(error) || failures >= maxFailures) throw error;
      failures += 1;
      at = undefined;
      await wait(200 * 2 ** failures);
    }
    if (failures > maxFailures) throw new GraphFault('unexpectedAnswer', 'evidence.range', 'unknown');
  }
};

/** 416: this range, or a part of it, has already arrived. */
const mayGoOn = (error: unknown): boolean =>
  isUnknown(error) || (error instanceof GraphFault && (error.code === 'throttled' || error.status === 416));

/** @returns the file when it is complete, otherwise where the next range begins */
const sendRange = async (
  client: GraphClient,
  url: string,
  content: BufferedContent,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<DriveFile | number> => {
  const operation = 'evidence.range';
  const range = `bytes ${start}-${end - 1}/${content.size}`;
  const bytes = await content.read(start, end);
  const answer = await client.upload({ operation, method: 'PUT', url, range, bytes });
  const more = statusSchema.safeParse(answer);
  return more.success ? (nextOf(more.data) ?? end) : driveFile(answer, operation);
};

/** @throws GraphFault 404 when the session is over: it expired, or the file was created and the answer was lost */
const arrived = async (client: GraphClient, url: string, size: number): Promise<number> => {
  const operation = 'evidence.status';
  const status = statusSchema.safeParse(await client.upload({ operation, method: 'GET', url }));
  const next = status.success ? nextOf(status.data) : undefined;
  if (next !== undefined && next < size) return next;
  // Everything arrived but no file was created: start again.
  throw new GraphFault('unexpectedAnswer', operation, 'unknown');
};

/** `["26-"]`, or several ranges, to be sent in order. */
const nextOf = ({ nextExpectedRanges: [first = ''] }: z.output<typeof statusSchema>): number | undefined => {
  const start = /^\d+/.exec(first)?.[0];
  return start === undefined ? undefined : Number(start);
};
