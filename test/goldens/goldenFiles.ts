import { readdirSync, readFileSync } from 'node:fs';

/**
 * The golden of a card in English is its JSON. In any other language it is the list of its texts in order of appearance:
 * everything else is as in English, which a test checks (`bot/cards/cards.test.ts`).
 */
export const goldenFolder = new URL('./cards/', import.meta.url);

/** Cut into pages by its size in bytes, so each language cuts it elsewhere: its golden is JSON in every language. */
export const cutByBytes: readonly string[] = ['approval-page', 'approval-last-page'];

/** Whether this golden is a list of texts. */
export const listsTexts = (name: string, language: string): boolean => language !== 'en' && !cutByBytes.includes(name);

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const textKeys: readonly string[] = ['text', 'title', 'label', 'placeholder', 'altText', 'errorMessage'];

/** `value` is a text in a fact and in a text field; elsewhere it is a code or a date. */
const replaceIn = (json: Json, replace: (text: string) => string, isFact: boolean): Json => {
  if (Array.isArray(json)) return json.map((item: Json) => replaceIn(item, replace, isFact));
  if (typeof json !== 'object' || json === null) return json;
  const hasTextValue = isFact || ('type' in json && json.type === 'Input.Text');
  const replaced = Object.entries(json).map(([key, value]) => {
    const isText = typeof value === 'string' && (textKeys.includes(key) || (hasTextValue && key === 'value'));
    return [key, isText ? replace(value) : replaceIn(value, replace, key === 'facts')];
  });
  return Object.fromEntries(replaced);
};

/** @returns a copy of the card with each text replaced, in order of appearance */
export const replaceTexts = (card: unknown, replace: (text: string) => string): Json =>
  replaceIn(JSON.parse(JSON.stringify(card)) as Json, replace, false);

export const structureOf = (card: unknown): Json => replaceTexts(card, () => '');

export const listTexts = (card: unknown): readonly string[] => {
  const texts: string[] = [];
  replaceTexts(card, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
};

const onOneLine = (json: Json): string => {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(onOneLine).join(', ')}]`;
  const entries = Object.entries(json).map(([key, value]) => `${JSON.stringify(key)}: ${onOneLine(value)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
};

/** JSON in lines of at most 120 characters: what fits on one line stands on one line. */
const printJson = (json: Json, indent = '', before = 0): string => {
  const line = onOneLine(json);
  if (typeof json !== 'object' || json === null || indent.length + before + line.length < 120) return line;
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    const items = json.map((item: Json) => `${inner}${printJson(item, inner)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(json).map(([key, value]) => {
    const start = `${JSON.stringify(key)}: `;
    return `${inner}${start}${printJson(value, inner, start.length)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
};

/** What the file of a golden contains. */
export const printGolden = (name: string, language: string, card: unknown): string =>
  listsTexts(name, language)
    ? `${JSON.stringify(listTexts(card), null, 2)}\n`
    : `${printJson(JSON.parse(JSON.stringify(card)) as Json)}\n`;

export const readGoldenFile = (name: string, language: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.${language}.json`, goldenFolder), 'utf8'));

/** The golden as a card: the texts of another language in the English card. */
export const readGoldenCard = (name: string, language: string): unknown => {
  if (!listsTexts(name, language)) return readGoldenFile(name, language);
  const texts = [...(readGoldenFile(name, language) as readonly string[])];
  return replaceTexts(readGoldenFile(name, 'en'), () => texts.shift() ?? '');
};

/** All goldens, by name and language. */
export const goldenNames = (): readonly (readonly [name: string, language: string])[] =>
  readdirSync(goldenFolder)
    .sort()
    .map((path) => {
      const [name = '', language = ''] = path.split('.');
      return [name, language] as const;
    });
