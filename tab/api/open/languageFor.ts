import type { FastifyRequest } from 'fastify';
import { type Language, languages } from '../../../procedure/words/languages.ts';

const primary = (tag: string): Language | undefined =>
  languages.find((language) => language === tag.trim().toLowerCase().split('-')[0]);

/** `fr-CH, fr;q=0.9, en;q=0.8`: the most wanted of those that are spoken here (RFC 9110, 12.5.4). */
const wanted = (accepted: string): Language | undefined =>
  accepted
    .slice(0, 500)
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one.split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/i.exec(text)?.[1]).find(Boolean);
      return { language: primary(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((one, other) => other.quality - one.quality)[0]?.language;

/** The language of an open page: the one in its address, else the browser's, else English. */
export const languageFor = ({ query, headers }: FastifyRequest): Language => {
  const named: unknown = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return (typeof named === 'string' ? primary(named) : undefined) ?? wanted(headers['accept-language'] ?? '') ?? 'en';
};
