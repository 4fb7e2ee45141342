import { readdirSync, readFileSync } from 'node:fs';
import { actionsOf } from '../../builders/cardParts.ts';
import { fileOf } from './cardFiles.ts';

/** A golden card in each language, with what it costs. */
export type GoldenCard = {
  readonly name: string;
  /** That draws it. */
  readonly file: string;
  readonly in: Readonly<Record<string, { readonly bytes: number; readonly actions: number; readonly json: unknown }>>;
};

const folder = new URL('../cards/', import.meta.url);

export const readGoldenCards = (): readonly GoldenCard[] => {
  const cards = new Map<string, GoldenCard>();
  for (const path of readdirSync(folder).sort()) {
    const [name = '', language = ''] = path.split('.');
    const json: unknown = JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
    const bytes = Buffer.byteLength(JSON.stringify(json));
    const one = { bytes, actions: actionsOf(json).length, json };
    const known = cards.get(name);
    cards.set(name, { name, file: fileOf(name) ?? 'unknown', in: { ...known?.in, [language]: one } });
  }
  return [...cards.values()];
};
