import { actionsOf } from '../../builders/cardParts.ts';
import { goldenNames, readGoldenCard } from '../goldenFiles.ts';
import { fileOf } from './cardFiles.ts';

/** A golden card in each language, with what it costs. */
export type GoldenCard = {
  readonly name: string;
  /** That draws it. */
  readonly file: string;
  readonly in: Readonly<Record<string, { readonly bytes: number; readonly actions: number; readonly json: unknown }>>;
};

export const readGoldenCards = (): readonly GoldenCard[] => {
  const cards = new Map<string, GoldenCard>();
  for (const [name, language] of goldenNames()) {
    const json = readGoldenCard(name, language);
    const bytes = Buffer.byteLength(JSON.stringify(json));
    const one = { bytes, actions: actionsOf(json).length, json };
    const known = cards.get(name);
    cards.set(name, { name, file: fileOf(name) ?? 'unknown', in: { ...known?.in, [language]: one } });
  }
  return [...cards.values()];
};
