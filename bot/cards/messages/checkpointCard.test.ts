import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner } from '../../../graph/checkpoints/signer.ts';
import { checkHistory } from '../../../infra/verify/checkHistory.ts';
import { type Anchor, readAnchor } from '../../../infra/verify/readAnchor.ts';
import { createAHistory, withRewritten } from '../../../infra/verify/testing/aHistory.ts';
import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
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

/** The lines a person copies from the channel: Teams puts its own line ends between the blocks. */
const copiedFrom = (signed: SignedCheckpoint, language: (typeof languages)[number]): Anchor => {
  const card = JSON.parse(JSON.stringify(checkpointCard.render(signed, drawingFor(language))));
  const lines = [...partsOf(card)].filter(({ type }) => type === 'TextRun').map(({ text }) => String(text));
  return readAnchor(lines.join('\r\n'));
};

describe.each(languages)('a checkpoint in the channel, in %s', (language) => {
  it('is an anchor: matches the history it was made from and exposes a rewritten one', async () => {
    const { rows, signed } = await aHistory();
    const anchor = copiedFrom(signed, language);
    expect(anchor).toMatchObject({ note: signed.note, key: signer.publicJwk });
    const now = new Date('2026-11-25T01:00:00Z');
    expect(checkHistory(rows, { now, anchor })).toMatchObject({ verdict: 'proven' });
    const rewritten = checkHistory(withRewritten(rows, 1, { ActorId: 'q' }), { now, anchor });
    expect(rewritten.findings.map(({ misfit }) => misfit)).toContain('anchorRowsDiffer');
  });

  it('states its number, time and number of rows', async () => {
    const { signed } = await aHistory();
    const texts = JSON.stringify(checkpointCard.render(signed, drawingFor(language)));
    const rows = language === 'fr' ? '3, jusqu’à l’élément 3' : '3, up to item 3';
    for (const part of ['CHECK/0001', '2026', rows, signed.checkpoint.root, signed.key]) expect(texts).toContain(part);
    expect(texts).toContain('npm run verify -- --anchor anchor.txt');
  });
});
