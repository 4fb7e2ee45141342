import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Fault } from '../../../procedure/runtime/fault.ts';
import { type Language, languages } from '../../../procedure/words/languages.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { Typed } from './formFields.ts';

/** Larger than a report with all fields full and each character encoded as nine. */
export const largestForm = 64 * 1024;

/** Only browser forms are accepted in this scope: no JSON, no files. */
export const readFormsAlone = (pages: FastifyInstance): void => {
  pages.removeAllContentTypeParsers();
  pages.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
};

/**
 * There is no session that another site could use; but it could make the browsers of its visitors report. A browser says
 * where a form comes from (https://www.w3.org/TR/fetch-metadata/).
 */
const isFromHere = ({ headers }: FastifyRequest): boolean =>
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']?.toString());

const formSchema = z.looseObject({ n: z.string().regex(/^[0-9a-f]{32}$/) });

/**
 * Reads a submitted form, with line ends normalised.
 * @throws ApiError 400 for anything that is not one of our forms
 */
export const readForm = (request: FastifyRequest): Typed & { readonly n: string } => {
  const read = formSchema.safeParse(request.body);
  if (!read.success || !isFromHere(request)) throw ApiError.of('badRequest');
  const texts = Object.entries(read.data).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
  );
  return { ...Object.fromEntries(texts), n: read.data.n };
};

/** Logs neither the page nor a reference that a person could quote: both would link the line to the reporter. */
export const logFault = ({ log }: Pick<TabRoom, 'log'>, { code, operation }: Fault): void =>
  log('warn', 'open.fault', { code, operation });

const primary = (tag: string): Language | undefined =>
  languages.find((language) => language === tag.trim().toLowerCase().split('-')[0]);

/** `fr-CH, fr;q=0.9, en;q=0.8`: the preferred supported language (RFC 9110, 12.5.4). */
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
