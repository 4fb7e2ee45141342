import { createHash, randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { Fault } from '../../procedure/runtime/fault.ts';
import { maxTimestampBytes, type TimestampVerdict, verifyTimestamp } from './verifyTimestamp.ts';

export type Timestamp = { readonly response: string; readonly at: string; readonly authority: string };

/** An independent witness of the time: only the hash of a text is sent to it. */
export type TimestampAuthority = {
  /**
   * Requests a time stamp for the UTF-8 text, and verifies it.
   * @returns the response of the authority (RFC 3161, `TimeStampResp` in DER) in base64, and what it states
   * @throws Fault when the authority cannot be reached, refuses, or its response does not verify; its cause says why
   */
  readonly stamp: (text: string) => Promise<Timestamp>;
};

type Options = {
  readonly url: string;
  /** Certificates in PEM, one after the other, that may vouch for the authority. */
  readonly authorities: string;
  /** Milliseconds for the whole exchange. */
  readonly timeLimit?: number;
};

const operation = 'timestamp.request';
const sha256 = '2.16.840.1.101.3.4.2.1';

export const createTimestampAuthority = ({ url, authorities, timeLimit = 10_000 }: Options): TimestampAuthority => ({
  stamp: async (text) => {
    const nonce = randomBytes(8).readBigUInt64BE();
    const response = await post(url, timestampRequest(text, nonce), timeLimit);
    const verdict = await verifyTimestamp(response, text, { authorities, nonce });
    if (verdict.problem) throw faultOf(verdict.problem);
    return { response: response.toString('base64'), at: verdict.at, authority: verdict.authority };
  },
});

const faultOf = (problem: NonNullable<TimestampVerdict['problem']>): Fault =>
  new Fault(problem === 'refused' ? 'refused' : 'unexpectedAnswer', operation, { cause: new Error(problem) });

/** A request (`TimeStampReq` in DER) for the SHA-256 hash of a text in UTF-8, with the certificates of the authority. */
export const timestampRequest = (text: string, nonce: bigint): Uint8Array<ArrayBuffer> => {
  const valueHex = new Uint8Array(createHash('sha256').update(text, 'utf8').digest()).buffer;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
      hashedMessage: new OctetString({ valueHex }),
    }),
    nonce: Integer.fromBigInt(nonce),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
};

const codeOf = (status: number) => (status === 429 ? 'throttled' : status >= 500 ? 'unreachable' : 'refused');

/** RFC 3161, 3.4. The address may be plain HTTP, as those of most authorities are: the response is signed. */
const post = async (url: string, body: Uint8Array<ArrayBuffer>, timeLimit: number): Promise<Buffer> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimit),
  }).catch((cause: unknown) => Promise.reject(new Fault('unreachable', operation, { cause })));
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Fault(codeOf(answer.status), operation, { cause: new Error(`${answer.status}`) });
  }
  return readAll(answer);
};

/** @throws Fault when the body breaks off or is too large */
const readAll = async (answer: Response): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of answer.body ?? []) {
      size += part.length;
      if (size > maxTimestampBytes) break;
      parts.push(part);
    }
  } catch (cause) {
    throw new Fault('unreachable', operation, { cause });
  }
  if (size > maxTimestampBytes) throw new Fault('unexpectedAnswer', operation, { cause: new Error(`${size} bytes`) });
  return Buffer.concat(parts);
};
