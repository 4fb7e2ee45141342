import fc from 'fast-check';
import { Certificate, ContentInfo, SignedData, TimeStampReq, TimeStampResp } from 'pkijs';
import { type AuthorityKeys, createAuthorityKeys, derIn } from '../../infra/local/timestamps/authorityKeys.ts';
import { issueTimestamp } from '../../infra/local/timestamps/issueTimestamp.ts';
import { timestampRequest } from './timestampAuthority.ts';
import { verifyTimestamp } from './verifyTimestamp.ts';

const text = 'tentwo.example/été\n1\nroot\n';
const now = new Date('2026-12-02T10:00:00.250Z');
const nonce = 42n;
const genuine = { at: '2026-12-02T10:00:00.250Z', authority: 'Contoso Time-Stamp Authority' };

let keys: AuthorityKeys;
beforeAll(async () => {
  keys = await createAuthorityKeys();
});

const issued = (by = keys): Promise<Buffer> => issueTimestamp(by, timestampRequest(text, nonce), now);
const verdictOn = (response: Uint8Array, changes: { text?: string; nonce?: bigint; authorities?: string } = {}) =>
  verifyTimestamp(response, changes.text ?? text, { authorities: keys.root, nonce, ...changes });

/** Changes parts of a response that its signature does not cover. */
const altered = (response: Buffer, change: (signed: SignedData) => void): Buffer => {
  const parsed = TimeStampResp.fromBER(new Uint8Array(response));
  const signed = new SignedData({ schema: parsed.timeStampToken?.content });
  change(signed);
  const { contentType = '' } = parsed.timeStampToken ?? {};
  parsed.timeStampToken = new ContentInfo({ contentType, content: signed.toSchema() });
  return Buffer.from(parsed.toSchema().toBER());
};

describe('a time stamp', () => {
  it('states when its text existed', async () => {
    expect(await verdictOn(await issued())).toEqual(genuine);
    expect(await verdictOn(altered(await issued(), () => undefined))).toEqual(genuine);
  });

  it('is accepted if any of the trusted certificates vouches for it', async () => {
    const other = await createAuthorityKeys();
    expect(await verdictOn(await issued(), { authorities: `${other.root}\n${keys.root}` })).toEqual(genuine);
  });

  it('is not for another text or another request', async () => {
    const response = await issued();
    expect(await verdictOn(response, { text: `${text} ` })).toEqual({ problem: 'otherText' });
    expect(await verdictOn(response, { nonce: nonce + 1n })).toEqual({ problem: 'otherRequest' });
    const other = TimeStampReq.fromBER(timestampRequest(text, nonce));
    other.messageImprint.hashAlgorithm.algorithmId = '2.16.840.1.101.3.4.2.2';
    const odd = await issueTimestamp(keys, new Uint8Array(other.toSchema().toBER()), now);
    expect(await verdictOn(odd)).toEqual({ problem: 'otherText' });
  });

  it('is none if the authority refused', async () => {
    const response = await issueTimestamp(keys, Buffer.from('no request'), now);
    expect(await verdictOn(response)).toEqual({ problem: 'refused' });
  });

  it('needs a signature by the key of the certificate that its attributes name', async () => {
    const other = await createAuthorityKeys();
    expect(await verdictOn(await issued({ ...keys, key: other.key }))).toEqual({ problem: 'badSignature' });
    const withoutAttributes = altered(await issued(), ({ signerInfos: [signer] }) => {
      delete signer?.signedAttrs;
    });
    expect(await verdictOn(withoutAttributes)).toEqual({ problem: 'badSignature' });
    const twice = altered(await issued(), ({ signerInfos }) => signerInfos.push(...signerInfos));
    expect(await verdictOn(twice)).toEqual({ problem: 'badSignature' });
  });

  it('needs a certificate whose only purpose is time stamping', async () => {
    const timeStamping = '1.3.6.1.5.5.7.3.8';
    const server = '1.3.6.1.5.5.7.3.1';
    for (const purposes of [[server], [timeStamping, server], [server, timeStamping]]) {
      const by = await createAuthorityKeys({ purposes });
      expect(await verdictOn(await issued(by), { authorities: by.root })).toEqual({ problem: 'notForTimestamps' });
    }
  });

  it('needs a chain to a trusted certificate that was valid at the stated time', async () => {
    const unknown = { problem: 'unknownAuthority' };
    const other = await createAuthorityKeys();
    expect(await verdictOn(await issued(other))).toEqual(unknown);
    expect(await verdictOn(await issued(), { authorities: '' })).toEqual(unknown);
    const expired = await createAuthorityKeys({ until: new Date(now.getTime() - 60_000) });
    expect(await verdictOn(await issued(expired), { authorities: expired.root })).toEqual(unknown);
    // The certificates are verified at the stated time, not today: a time stamp outlives them.
    const soon = await createAuthorityKeys({ until: new Date(now.getTime() + 60_000) });
    expect(await verdictOn(await issued(soon), { authorities: soon.root })).toEqual(genuine);
  });

  it('is not accepted from anyone whom an authority certified', async () => {
    const below = await createAuthorityKeys({ below: keys });
    const response = altered(await issued(below), ({ certificates }) => {
      certificates?.push(Certificate.fromBER(derIn(keys.certificate)), Certificate.fromBER(derIn(keys.root)));
    });
    expect(await verdictOn(response)).toEqual({ problem: 'unknownAuthority' });
  });
});

describe('rubbish', () => {
  it('is unreadable, and never an exception', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('3000', 'hex'), Buffer.alloc(25_000, 0x30)])
      expect(await verdictOn(bytes)).toEqual({ problem: 'unreadable' });
    expect(await verdictOn(Buffer.concat([await issued(), Buffer.alloc(1)]))).toEqual({ problem: 'unreadable' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await verdictOn(bytes)).toHaveProperty('problem');
      }),
    );
  });

  it('does not alter what a time stamp states', async () => {
    const response = await issued();
    const place = fc.nat({ max: response.length - 1 });
    const edit = fc.record({ place, byte: fc.nat({ max: 255 }), removed: fc.constantFrom(0, 1, 2) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const bytes = [...response];
        for (const { place: at, byte, removed } of edits) bytes.splice(at, removed, byte);
        const verdict = await verdictOn(Uint8Array.from(bytes));
        if (verdict.problem === undefined) expect(verdict).toEqual(genuine);
      }),
    );
  });
});
