import { filesOfRepository, type Kind, secretsIn } from './secrets.ts';

/** Lookalikes. */
const known = [
  // A file name that an attacker could choose.
  'procedure/record/values/fileName.test.ts: a folder of a personal machine',
];

/** Assembled here, so that this file contains none of them. */
const planted: readonly (readonly [Kind, string])[] = [
  ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1h`],
  ['a private key', `"-----BEGIN RSA ${'PRIVATE'} KEY-----\\nMIIEowIBAAKCAQEAw2s3"`],
  ['a private key', `"-----BEGIN ${'PRIVATE'} KEY-----\\r\\nMC4CAQAwBQYDK2VwBCIEIJ1h"`],
  ['a private key', `-----BEGIN PGP ${'PRIVATE'} KEY BLOCK-----\r\n\r\nlQdGBGXyZ1ABEADQ0w1rTn`],
  ['a private key as JSON', `{ "${'kty'}": "EC", "crv": "P-256", "d": "${'aB3_-'.repeat(9)}" }`],
  ['a key of TenTwo', `SEAL_KEY=${'a1b2c3d4'.repeat(8)}`],
  ['a key of TenTwo', `SECRET_IDENTITY_KEYS: "${'a1b2c3d4'.repeat(8)} ${'00'.repeat(32)}"`],
  ['a key of TenTwo', `"sealKey": { "value": "${'a1b2c3d4'.repeat(8)}" }`],
  ['a signed token', `${'eyJ'}hbGciOiJSUzI1NiJ9.${'eyJ'}vaWQiOiIxMTExIn0.c2lnbmF0dXJlLW9mLWl0`],
  ['a client secret of Entra', `CLIENT_SECRET=abc8${'Q~'}${'aB3.-_~'.repeat(5).slice(0, 34)}`],
  ['the key of a storage account or a bus', `AccountName=x;Account${'Key'}=c2VjcmV0c2VjcmV0c2VjcmV0`],
  ['the key of Application Insights', `Instrumentation${'Key'}=0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9`],
  ['a signed link', `https://x.blob.core.windows.net/a?se=1&${'sig'}=c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0`],
  ['a token of npm, GitHub, Slack or a cloud', `npm_${'a1'.repeat(18)}`],
  ['a token of npm, GitHub, Slack or a cloud', `gh${'p'}_${'a1'.repeat(18)}`],
  ['a token of npm, GitHub, Slack or a cloud', `github${'_pat'}_11ABCDEFG0${'a1'.repeat(36)}`],
  ['a token of npm, GitHub, Slack or a cloud', `xox${'b'}-123456789012-1234567890123-${'aB'.repeat(12)}`],
  ['a token of npm, GitHub, Slack or a cloud', `AWS_SESSION=AS${'IA'}IOSFODNN7EXAMPLE`],
  ['a token of npm, GitHub, Slack or a cloud', `aws_secret_${'access'}_key = ${'wJal/+aB'.repeat(5)}`],
  ['a public webhook address', `https://${'hooks'}.slack.com/services/T00000000/B0/x`],
  ['a public webhook address', `https://contoso.${'webhook'}.office.com/webhookb2/0b1c2d3e-4f50@x/IncomingWebhook/`],
  ['a password in an address', `https://me:${'word'}@git.example.test/x.git`],
  ['a password of npm', `//npm.example.test/:_auth${'Token'}=abc`],
  ['a folder of a personal machine', `see /${'home'}/lea/tentwo`],
  ['a folder of a personal machine', `"C:\\\\${'Users'}\\\\lea"`],
  ['the host of a registry', `${'registry'}=https://npm.example.test`],
  ['the host of a registry', `"${'resolved'}": "https://npm.example.test/x.tgz"`],
];

it.each(planted)('%s is found', (kind, text) => {
  expect(secretsIn('x', `first\n${text}\nlast`)).toContainEqual({ path: 'x', kind, line: 2 });
});

it.each([
  'import { workCard } from "../work/workCard.ts"',
  'https://learn.microsoft.com/x?view=y#z',
  `-----BEGIN ${'PRIVATE'} KEY-----`,
  'InstrumentationKey=<key>',
  'SEAL_KEY=$(openssl rand -hex 32)',
  "SEAL_KEY: '5'.repeat(64)",
  'https://hooks.slack.com/services/<yours>',
  'api://tab.example.com/botid-x',
  'Bearer eyJ',
  'NC-2026-0042/0007',
])('nothing is found in %s', (text) => {
  expect(secretsIn('x', text)).toEqual([]);
});

it('the repository contains none of them', () => {
  const files = filesOfRepository();
  expect(files.length).toBeGreaterThan(1000);
  const found = files.flatMap(({ path, text }) => secretsIn(path, text));
  const others = found.filter(({ path, kind }) => !known.includes(`${path}: ${kind}`));
  expect(others).toEqual([]);
  expect([...new Set(found.map(({ path, kind }) => `${path}: ${kind}`))]).toEqual(known);
});
