import { createHash } from 'node:crypto';
import { type AsnType, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Certificate,
  ExtKeyUsage,
  id_eContentType_TSTInfo,
  SignedData,
  SignedDataVerifyError,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/**
 * What is wrong with a time stamp. `refused`: the authority granted none. `otherText`, `otherRequest`: it is for another
 * text or answers another request. `unknownAuthority`: no trusted certificate vouches for it. `notForTimestamps`: its
 * certificate is for another purpose.
 */
export type TimestampProblem =
  | 'unreadable'
  | 'refused'
  | 'otherText'
  | 'otherRequest'
  | 'unknownAuthority'
  | 'badSignature'
  | 'notForTimestamps';

/** `at`: the time that the authority states, as ISO 8601 in UTC. `authority`: its name in its certificate. */
export type TimestampVerdict =
  | { readonly at: string; readonly authority: string; readonly problem?: never }
  | { readonly problem: TimestampProblem };

/** Largest response that is read, in bytes. Those of the well-known authorities have up to 7,000. */
export const maxTimestampBytes = 24 * 1024;

type Expected = {
  /** Certificates in PEM, one after the other, that may vouch for an authority. */
  readonly authorities: string;
  /** Nonce of the request; not compared if absent. */
  readonly nonce?: bigint;
};

/**
 * Verifies the response of a time-stamp authority (RFC 3161, `TimeStampResp` in DER) against the text it was requested
 * for: imprint, signature, purpose of the certificate, and its chain at the stated time. Does not check whether a
 * certificate was revoked, and neither does `openssl ts -verify`. Never throws.
 */
export const verifyTimestamp = async (
  response: Uint8Array,
  text: string,
  expected: Expected,
): Promise<TimestampVerdict> => {
  try {
    return await judge(response, Buffer.from(text, 'utf8'), expected);
  } catch {
    return { problem: 'unreadable' };
  }
};

const judge = async (bytes: Uint8Array, text: Buffer, expected: Expected): Promise<TimestampVerdict> => {
  const { status, timeStampToken } = new TimeStampResp({ schema: readValue(bytes) });
  // Granted, or granted with modifications (RFC 3161, 2.4.2), which are checked like everything else.
  if (!timeStampToken || (status.status !== 0 && status.status !== 1)) return { problem: 'refused' };
  const signed = new SignedData({ schema: timeStampToken.content });
  const content = signed.encapContentInfo;
  if (content.eContentType !== id_eContentType_TSTInfo || !content.eContent) return { problem: 'unreadable' };
  const info = new TSTInfo({ schema: readValue(new Uint8Array(content.eContent.getValue())) });
  if (!isImprintOf(text, info)) return { problem: 'otherText' };
  if (expected.nonce !== undefined && info.nonce?.toBigInt() !== expected.nonce) return { problem: 'otherRequest' };
  const signer = await signerOf(signed, text, expected.authorities);
  if (!(signer instanceof Certificate)) return { problem: signer };
  if (!isForTimestamps(signer)) return { problem: 'notForTimestamps' };
  return { at: info.genTime.toISOString(), authority: nameOf(signer) };
};

/** @throws if the bytes are more or less than one ASN.1 value */
const readValue = (bytes: Uint8Array): AsnType => {
  const { offset, result } = bytes.length > maxTimestampBytes ? { offset: -1, result: undefined } : fromBER(bytes);
  if (!result || offset !== bytes.length) throw new TypeError('not one ASN.1 value');
  return result;
};

const sha256 = '2.16.840.1.101.3.4.2.1';

const isImprintOf = (text: Buffer, { messageImprint }: TSTInfo): boolean =>
  messageImprint.hashAlgorithm.algorithmId === sha256 &&
  createHash('sha256').update(text).digest().equals(Buffer.from(messageImprint.hashedMessage.getValue()));

const signedAttribute = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** The certificate of the only signer, or the problem with its signature. */
const signerOf = async (
  signed: SignedData,
  text: Buffer,
  authorities: string,
): Promise<Certificate | 'badSignature' | 'unknownAuthority'> => {
  const [signer, ...others] = signed.signerInfos;
  const attribute = (type: string): unknown =>
    signer?.signedAttrs?.attributes.find((one) => one.type === type)?.values[0];
  const contentType = attribute(signedAttribute.contentType);
  // Without these attributes pkijs verifies the content alone, which RFC 5652 (5.3) does not allow here.
  if (others.length > 0 || !(contentType instanceof ObjectIdentifier)) return 'badSignature';
  if (contentType.getValue() !== id_eContentType_TSTInfo) return 'badSignature';
  // With one list of revoked certificates inside, pkijs requires one for each certificate.
  signed.crls = [];
  signed.ocsps = [];
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: new Uint8Array(text).buffer,
      trustedCerts: readCertificates(authorities),
      checkChain: true,
      extendedMode: true,
    });
    const isNamed =
      signerCertificate &&
      (names(attribute(signedAttribute.signingCertificateV2), signerCertificate, 'sha256') ||
        names(attribute(signedAttribute.signingCertificate), signerCertificate, 'sha1'));
    return signatureVerified && isNamed ? signerCertificate : 'badSignature';
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    return error.code === chainFailed ? 'unknownAuthority' : 'badSignature';
  }
};

/** Code of pkijs for a certificate without a valid chain. */
const chainFailed = 5;

/** The certificates of a text in PEM. */
const readCertificates = (pem: string): Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(([, base64 = '']) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(base64, 'base64'))),
  );

const hashes: Readonly<Record<string, string>> = {
  [sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Whether a signed attribute names this certificate as that of the signer (`ESSCertID`, `ESSCertIDv2`: RFC 5035). */
const names = (attribute: unknown, certificate: Certificate, defaultHash: string): boolean => {
  const [first] = partsOf(partsOf(attribute)[0]);
  const [one, two] = partsOf(first);
  const [algorithm] = partsOf(one);
  const hash = algorithm instanceof ObjectIdentifier ? hashes[algorithm.getValue()] : defaultHash;
  const named = one instanceof OctetString ? one : two;
  if (hash === undefined || !(named instanceof OctetString)) return false;
  const der = new Uint8Array(certificate.toSchema().toBER());
  return createHash(hash).update(der).digest().equals(Buffer.from(named.getValue()));
};

const partsOf = (value: unknown): readonly unknown[] => (value instanceof Sequence ? value.valueBlock.value : []);

const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** RFC 3161, 2.3: the only purpose, in a critical extension. */
const isForTimestamps = ({ extensions = [] }: Certificate): boolean => {
  const usage = extensions.find(({ extnID }) => extnID === extendedKeyUsage);
  if (!usage?.critical || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  const [purpose, ...others] = usage.parsedValue.keyPurposes;
  return purpose === timeStamping && others.length === 0;
};

const nameTypes = { commonName: '2.5.4.3', organization: '2.5.4.10' } as const;

const nameOf = ({ subject }: Certificate): string => {
  const part = (type: string): string | undefined =>
    subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  return part(nameTypes.commonName) ?? part(nameTypes.organization) ?? '';
};
