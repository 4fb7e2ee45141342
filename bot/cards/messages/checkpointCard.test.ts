import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner } from '../../../graph/checkpoints/signer.ts';
import { checkHistory } from '../../../infra/verify/checkHistory.ts';
import { createAHistory, withRewritten } from '../../../infra/verify/testing/aHistory.ts';
import { type SignedCheckpoint, signedCheckpointSchema } from '../../../procedure/record/history/checkpoint.ts';
import { languages } from '../../../procedure/words/languages.ts';
import { partsOf } from '../../../test/builders/cardParts.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { checkpointCard } from './checkpointCard.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const signer = createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString());

const aHistory = async () => {
  const history = createAHistory(signer);
  for (const key of ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0001']) history.commit(key);
  return { rows: history.rows, signed: await history.checkpoint() };
};

/** The text a person copies from the channel. */
const copiedFrom = (signed: SignedCheckpoint, language: (typeof languages)[number]): SignedCheckpoint => {
  const card = JSON.parse(JSON.stringify(checkpointCard.render(signed, drawingFor(language))));
  const texts = [...partsOf(card)].map((part) => String(part.text ?? ''));
  const text = texts.find((one) => one.startsWith('{')) ?? '';
  return signedCheckpointSchema.parse(JSON.parse(text));
};

describe.each(languages)('a checkpoint in the channel, in %s', (language) => {
  it('is an anchor: matches the history it was made from and exposes a rewritten one', async () => {
    const { rows, signed } = await aHistory();
    const anchor = copiedFrom(signed, language);
    expect(anchor).toEqual(signed);
    expect(checkHistory(rows, { anchor })).toMatchObject({ sound: true });
    const rewritten = checkHistory(withRewritten(rows, 1, { ActorId: 'q' }), { anchor });
    expect(rewritten.findings.map(({ misfit }) => misfit)).toContain('anchorRowsDiffer');
  });

  it('states its number, time, number of rows, their digest and enough of the signature', async () => {
    const { signed } = await aHistory();
    const texts = JSON.stringify(checkpointCard.render(signed, drawingFor(language)));
    const rows = language === 'fr' ? '3 (éléments 1 à 3)' : '3 (items 1 to 3)';
    for (const part of ['CHECK/0001', '2026', rows, signed.checkpoint.digest, signed.signature.slice(0, 16)])
      expect(texts).toContain(part);
    expect(texts).toContain('npm run verify -- --anchor anchor.json');
  });
});
