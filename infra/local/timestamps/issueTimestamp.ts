import { createHash, randomBytes } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { type AuthorityKeys, derIn, importKey } from './authorityKeys.ts';

const policy = '1.3.6.1.4.1.32473.1';
/** `PKIStatus` of RFC 3161, 2.4.2. */
const status = { granted: 0, rejection: 2 } as const;

/** Answers a request (`TimeStampReq`) as RFC 3161, 2.4.2 says: a time stamp, or a rejection. Never throws. */
export const issueTimestamp = async (keys: AuthorityKeys, request: Uint8Array, now: Date): Promise<Buffer> => {
  try {
    return await grant(keys, TimeStampReq.fromBER(new Uint8Array(request)), now);
  } catch {
    return encode(new TimeStampResp({ status: new PKIStatusInfo({ status: status.rejection }) }));
  }
};

const encode = (response: TimeStampResp): Buffer => Buffer.from(response.toSchema().toBER());

const grant = async (keys: AuthorityKeys, request: TimeStampReq, now: Date): Promise<Buffer> => {
  const info = new TSTInfo({
    version: 1,
    policy,
    messageImprint: request.messageImprint,
    serialNumber: new Integer({ valueHex: new Uint8Array([1, ...randomBytes(8)]).buffer }),
    genTime: now,
    ...(request.nonce && { nonce: request.nonce }),
  });
  const content = info.toSchema().toBER();
  const certificate = Certificate.fromBER(derIn(keys.certificate));
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: id_eContentType_TSTInfo,
      eContent: new OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(content, keys) }),
      }),
    ],
    ...(request.certReq && { certificates: [certificate] }),
  });
  await signed.sign(await importKey(keys), 0, 'SHA-256');
  return encode(
    new TimeStampResp({
      status: new PKIStatusInfo({ status: status.granted }),
      timeStampToken: new ContentInfo({ contentType: id_ContentType_SignedData, content: signed.toSchema(true) }),
    }),
  );
};

const sha256 = (bytes: ArrayBuffer | Uint8Array): OctetString =>
  new OctetString({ valueHex: new Uint8Array(createHash('sha256').update(new Uint8Array(bytes)).digest()).buffer });

/** Attributes under the signature: content type, digest, and which certificate signs (`SigningCertificateV2`, RFC 5035). */
const attributesOf = (content: ArrayBuffer, keys: AuthorityKeys): Attribute[] => {
  const certificateId = new Sequence({ value: [sha256(derIn(keys.certificate))] });
  const signingCertificate = new Sequence({ value: [new Sequence({ value: [certificateId] })] });
  return [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: id_eContentType_TSTInfo })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [sha256(content)] }),
    new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [signingCertificate] }),
  ];
};
