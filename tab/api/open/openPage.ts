import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { type Language, languages } from '../../../procedure/words/languages.ts';
import { apiWords } from '../words/apiWords.ts';
import { html, Markup } from './html.ts';
import { openStyle } from './openStyle.ts';

/** A public page: plain markup without scripts, pictures or external content. */
export type OpenPage = {
  readonly language: Language;
  /** Where it is, such as `/report/`, for the way to the other language; absent where that would lose something. */
  readonly path?: string;
  readonly title: string;
  readonly content: Markup;
};

const style = new Markup(openStyle);
const styleHash = createHash('sha256').update(openStyle, 'utf8').digest('base64');

/** Set on every answer, also to what went wrong, beside what every answer of the server bears. No cookie. */
export const openHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-robots-tag': 'noindex',
  vary: 'accept-language',
};

export const sendPage = (reply: FastifyReply, page: OpenPage, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(drawPage(page));

const drawPage = ({ language, path, title, content }: OpenPage): string => {
  const other = languages.find((one) => one !== language) ?? language;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · TenTwo</title>
<style>${style}</style>
</head>
<body>
<main>
${path !== undefined && html`<p class="language"><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${apiWords[other].open.inThisLanguage}</a></p>`}
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
};
