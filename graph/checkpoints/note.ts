import { noteText, type PublicJwk } from '../../procedure/record/history/checkpoint.ts';
import { isSignedBy, type Signer } from './signer.ts';
import { keyIdOf } from './verifierKey.ts';

/** Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. */

/** @param text ends with a line feed @param name of the key: without white space or plus */
export const signNote = async (text: string, name: string, signer: Signer): Promise<string> => {
  const signature = Buffer.concat([keyIdOf(name, signer.publicJwk), await signer.sign(text)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
};

/** Whether one of its signatures was made with this key. Others are ignored: they may be of a witness. */
export const isNoteSignedBy = (jwk: PublicJwk, note: string): boolean => {
  const text = noteText(note);
  return note
    .slice(text.length + 1)
    .split('\n')
    .some((line) => {
      const [, name = '', signature = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
      const bytes = Buffer.from(signature, 'base64');
      return isOf(jwk, name, bytes.subarray(0, 4)) && isSignedBy(jwk, text, bytes.subarray(4));
    });
};

const isOf = (jwk: PublicJwk, name: string, id: Buffer): boolean => {
  try {
    return keyIdOf(name, jwk).equals(id);
  } catch {
    return false;
  }
};

/**
 * A note that passed through a chat or an editor, as it was: these may change line ends, drop the empty line or indent.
 * The texts of checkpoints have no empty lines.
 */
export const restoredNote = (text: string): string => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isSignature = (line: string): boolean => line.startsWith('— ');
  const signed = lines.filter((line) => !isSignature(line)).map((line) => `${line}\n`);
  return `${signed.join('')}\n${lines
    .filter(isSignature)
    .map((line) => `${line}\n`)
    .join('')}`;
};
