import { generateKeyPairSync } from 'node:crypto';
import { isNoteSignedBy, restoredNote, signNote } from './note.ts';
import { createKeySigner, readPublicJwk } from './signer.ts';
import { readVerifierKey, verifierKeyOf } from './verifierKey.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const signers = {
  Ed25519: createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString()),
  'P-256': createKeySigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString()),
  RSA: createKeySigner(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString()),
};
const name = 'contoso.sharepoint.com/sites/isms';
const text = 'First line.\nÉtat : 2\n';

describe('a signed note', () => {
  it('is read as the example of C2SP signed-note', () => {
    const jwk = readVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k') ?? {};
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(verifierKeyOf('example.com/foo', jwk)).toMatch(/^example\.com\/foo\+530d903a\+AekyeRrm/);
    expect(isNoteSignedBy(jwk, note)).toBe(true);
    expect(isNoteSignedBy(jwk, note.replace('example message', 'other message'))).toBe(false);
  });

  describe.each(Object.entries(signers))('with a key of type %s', (type, signer) => {
    it('is verified with that key and no other, whatever other signatures it has', async () => {
      const note = await signNote(text, name, signer);
      expect(note.startsWith(`${text}\n— ${name} `)).toBe(true);
      const witnessed = note.replace('\n— ', '\n— witness.example AAAAAAAA\n— ');
      for (const one of [note, witnessed]) expect(isNoteSignedBy(signer.publicJwk, one)).toBe(true);
      for (const [other, { publicJwk }] of Object.entries(signers))
        expect([other, isNoteSignedBy(publicJwk, note)]).toEqual([other, other === type]);
      expect(isNoteSignedBy(signer.publicJwk, note.replace('2', '3'))).toBe(false);
      // The key is bound to its name.
      if (type !== 'P-256') expect(isNoteSignedBy(signer.publicJwk, note.replace(`— ${name}`, '— other'))).toBe(false);
    });

    it('is what it was after a chat or an editor changed its white space', async () => {
      const note = await signNote(text, name, signer);
      for (const pasted of [note, note.replaceAll('\n', '\r\n'), `\n${note.replace('\n\n', '\n').replace('—', '  —')}`])
        expect(restoredNote(pasted)).toBe(note);
    });

    it('has a verifier key, from which the key is read', () => {
      const key = verifierKeyOf(name, signer.publicJwk);
      expect(readVerifierKey(key)).toEqual(signer.publicJwk);
      expect(readPublicJwk(`${key}\n`)).toEqual(signer.publicJwk);
      const [, id = ''] = key.split('+');
      expect(readVerifierKey(key.replace(id, '00000000'))).toBeUndefined();
      expect(readVerifierKey(key.slice(0, -8))).toBeUndefined();
    });
  });

  it('is not verified with anything that is no key, and no text is one', () => {
    for (const jwk of [{}, { kty: 'oct' }, { kty: 'EC' }])
      expect(isNoteSignedBy(jwk, 'a\n\n— b AAAAAAAA\n')).toBe(false);
    for (const none of ['', 'a+00000000+AAAA', 'a+00000000+AwAA', 'a+b'] as const)
      expect(readVerifierKey(none)).toBeUndefined();
  });
});
