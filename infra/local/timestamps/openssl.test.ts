import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTimestampAuthority, timestampRequest } from '../../../graph/checkpoints/timestampAuthority.ts';
import { verifyTimestamp } from '../../../graph/checkpoints/verifyTimestamp.ts';
import { newFolder } from '../testing/newFolder.ts';
import { startTimestamps, type Timestamps } from './startTimestamps.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) process.stderr.write('Skipped: no openssl on this machine to compare time stamps with.\n');

const text = 'tentwo.example/été\n1\nroot\n';
const folder = newFolder('timestamps');
const at = (name: string): string => join(folder, name);
const openssl = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  return { isDone: status === 0, said: `${stdout}${stderr}` };
};
const run = (line: string): void => {
  const { isDone, said } = openssl(...line.split(' '));
  if (!isDone) throw new Error(`openssl ${line}: ${said}`);
};

(hasOpenssl ? describe : describe.skip)('the local authority and openssl', () => {
  let authority: Timestamps;
  beforeAll(async () => {
    authority = await startTimestamps({ port: 0, dataDir: folder, clock: { now: () => new Date() } });
    writeFileSync(at('ca.pem'), authority.root);
    writeFileSync(at('note.txt'), text);
  });
  afterAll(() => authority.close());

  it('agree on a time stamp', async () => {
    const { response } = await createTimestampAuthority({ url: authority.url, authorities: authority.root }).stamp(
      text,
    );
    writeFileSync(at('note.tsr'), Buffer.from(response, 'base64'));
    const verify = (data: string) => openssl('ts', '-verify', '-data', data, '-in', 'note.tsr', '-CAfile', 'ca.pem');
    expect(verify('note.txt')).toEqual({ isDone: true, said: expect.stringContaining('Verification: OK') });
    writeFileSync(at('other.txt'), `${text} `);
    expect(verify('other.txt').isDone).toBe(false);
  });

  it('agree on a request', async () => {
    run('ts -query -data note.txt -sha256 -cert -out by-openssl.tsq');
    const headers = { 'content-type': 'application/timestamp-query' };
    const answer = await fetch(authority.url, { method: 'POST', headers, body: readFileSync(at('by-openssl.tsq')) });
    expect(answer.headers.get('content-type')).toBe('application/timestamp-reply');
    writeFileSync(at('by-query.tsr'), Buffer.from(await answer.arrayBuffer()));
    run('ts -verify -queryfile by-openssl.tsq -in by-query.tsr -CAfile ca.pem');
  });
});

const extensions = (lines: string): string => `basicConstraints=critical,${lines}\n`;
const configuration = [
  '[tsa]',
  'default_tsa = one',
  '[one]',
  `serial = ${at('serial')}`,
  'signer_digest = sha512',
  'default_policy = 1.3.6.1.4.1.32473.2',
  'digests = sha256',
  'accuracy = secs:1',
  'tsa_name = yes',
].join('\n');

/** An authority with RSA keys and a certificate between its own and its root, like most of the public ones. */
const createOpensslAuthority = (): void => {
  writeFileSync(at('ca.cnf'), extensions('CA:TRUE'));
  writeFileSync(at('tsa.cnf'), `${extensions('CA:FALSE')}extendedKeyUsage=critical,timeStamping\n`);
  writeFileSync(at('conf'), configuration);
  writeFileSync(at('serial'), '01\n');
  const certify = (name: string, by: string, extension: string, algorithm: string): void => {
    run(`req -new -newkey ${algorithm} -nodes -keyout ${name}.key -out ${name}.csr -subj /O=Fabrikam/CN=${name}`);
    const issuer = by === name ? `-key ${name}.key` : `-CA ${by}.pem -CAkey ${by}.key`;
    const signed = `-req -in ${name}.csr -out ${name}.pem -days 2 -extfile ${extension}`;
    run(`x509 ${signed} ${issuer.replace('-key', '-signkey')} -set_serial 0x${Buffer.from(name).toString('hex')}`);
  };
  certify('root', 'root', 'ca.cnf', 'rsa:2048');
  certify('between', 'root', 'ca.cnf', 'rsa:2048');
  certify('tsa', 'between', 'tsa.cnf', 'rsa:2048');
};

(hasOpenssl ? describe : describe.skip)('time stamps made by openssl', () => {
  it('are verified, over a certificate between authority and root', async () => {
    createOpensslAuthority();
    writeFileSync(at('query.tsq'), timestampRequest(text, 0xff00n));
    for (const id of ['sha1', 'sha256', 'sha512']) {
      writeFileSync(at('conf'), `${configuration}\ness_cert_id_alg = ${id}\ness_cert_id_chain = yes\n`);
      run(
        'ts -reply -config conf -section one -queryfile query.tsq -signer tsa.pem -inkey tsa.key -chain between.pem -out reply.tsr',
      );
      const response = readFileSync(at('reply.tsr'));
      const authorities = readFileSync(at('root.pem'), 'utf8');
      expect(await verifyTimestamp(response, text, { authorities, nonce: 0xff00n })).toEqual({
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        authority: 'tsa',
      });
      const local = readFileSync(at('ca.pem'), 'utf8');
      expect(await verifyTimestamp(response, text, { authorities: local })).toEqual({ problem: 'unknownAuthority' });
    }
  });
});
