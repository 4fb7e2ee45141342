import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../http/apiError.ts';
import type { Typed } from './formFields.ts';

/** A report with every field full, each character as nine, stays under it. */
export const largestForm = 64 * 1024;

/** A browser's form and nothing else is read in this scope: no JSON, no files. */
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
