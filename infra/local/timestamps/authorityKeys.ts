import { randomBytes, webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, ExtKeyUsage, Time } from 'pkijs';
import { z } from 'zod';

/** In PEM; the key as PKCS #8. */
const schema = z.object({
  /** Certificate of the root, for the setting `TIMESTAMP_CA`. */
  root: z.string(),
  /** Certificate and key of the authority, which sign time stamps. */
  certificate: z.string(),
  key: z.string(),
});
export type AuthorityKeys = Readonly<z.output<typeof schema>>;

/** Opens the keys in `file` (JSON, mode 0600) and creates them on first use, so that earlier time stamps stay valid. */
export const openAuthorityKeys = async (file: string): Promise<AuthorityKeys> => {
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = await createAuthorityKeys();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  return keys;
};

type Choices = {
  readonly purposes?: readonly string[];
  /** Last day of the authority's certificate. Dates after 2049 would have another type (RFC 5280, 4.1.2.5). */
  readonly until?: Date;
  /** An authority that acts as the root, although its certificate does not allow that. */
  readonly below?: AuthorityKeys;
};

/** Creates a root, and an authority with a certificate from it. */
export const createAuthorityKeys = async (choices: Choices = {}): Promise<AuthorityKeys> => {
  const { purposes = [timeStamping], until = lastDay, below } = choices;
  const own = await newKeys();
  const root = await newKeys();
  const isCa = extensionOf('2.5.29.19', new BasicConstraints({ cA: true }));
  const purpose = extensionOf('2.5.29.37', new ExtKeyUsage({ keyPurposes: [...purposes] }));
  const issuer = below
    ? { name: authorityName, key: await importKey(below) }
    : { name: rootName, key: root.privateKey };
  const subject = { name: below ? 'Below an authority' : authorityName, key: own.publicKey, extension: purpose, until };
  return {
    root:
      below?.root ?? (await certify({ name: rootName, key: root.publicKey, extension: isCa, until: lastDay }, issuer)),
    certificate: await certify(subject, issuer),
    key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', own.privateKey)),
  };
};

/** Key of an authority, for `SignedData.sign`. */
export const importKey = (keys: AuthorityKeys): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('pkcs8', derIn(keys.key), algorithm, false, ['sign']);

/** The bytes of a PEM text. */
export const derIn = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text.replaceAll(/-----[^-]+-----/g, ''), 'base64'));

const timeStamping = '1.3.6.1.5.5.7.3.8';
const rootName = 'Contoso Time-Stamp Root';
const authorityName = 'Contoso Time-Stamp Authority';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const firstDay = new Date('2020-01-01T00:00:00Z');
const lastDay = new Date('2049-12-31T00:00:00Z');

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const extensionOf = (extnID: string, value: BasicConstraints | ExtKeyUsage): Extension =>
  new Extension({ extnID, critical: true, extnValue: value.toSchema().toBER() });

const pem = (label: string, der: ArrayBuffer): string =>
  [
    `-----BEGIN ${label}-----`,
    ...(Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
    '',
  ].join('\n');

type Subject = {
  readonly name: string;
  readonly key: webcrypto.CryptoKey;
  readonly extension: Extension;
  readonly until: Date;
};

const certify = async (subject: Subject, issuer: Pick<Subject, 'name' | 'key'>): Promise<string> => {
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: new Uint8Array([1, ...randomBytes(8)]).buffer }),
    notBefore: new Time({ value: firstDay }),
    notAfter: new Time({ value: subject.until }),
    extensions: [subject.extension],
  });
  certificate.issuer.typesAndValues.push(commonName(issuer.name));
  certificate.subject.typesAndValues.push(commonName(subject.name));
  await certificate.subjectPublicKeyInfo.importKey(subject.key);
  await certificate.sign(issuer.key, 'SHA-256');
  return pem('CERTIFICATE', certificate.toSchema(true).toBER());
};

const commonName = (text: string): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: text }) });
