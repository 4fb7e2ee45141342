import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { type Language, languages } from '../../../procedure/words/languages.ts';
import { apiWords } from '../words/apiWords.ts';
import { html, Markup } from './html.ts';

/** The only style sheet of the open pages. It is inline; its hash makes the browser accept it and no other. */
const openStyle = `
:root { color-scheme: light dark; --text: #242424; --quiet: #565656; --page: #fff; --field: #fff; --line: #767676;
  --brand: #2b2f86; --on-brand: #fff; --soft: #f3f2fb; --wrong: #a4262c; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f5f5f5; --quiet: #c2c2c2; --page: #1b1b1f; --field: #26262b; --line: #9a9aa2;
    --brand: #b3b6ff; --on-brand: #16183f; --soft: #272838; --wrong: #ff9a9a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.5 'Segoe UI', system-ui, -apple-system, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 1.75rem 0 .25rem; }
p, ul, table { margin: .5rem 0; }
ul { padding-inline-start: 1.25rem; }
a { color: var(--brand); }
.language { margin: 0; text-align: end; }
.quiet { color: var(--quiet); }
.said { white-space: pre-wrap; border-inline-start: 3px solid var(--line); padding-inline-start: .75rem; margin-inline: 0; }
.notice { background: var(--soft); border-inline-start: 4px solid var(--brand); padding: .6rem .8rem; }
.wrong { color: var(--wrong); font-weight: 600; }
.code { font: 600 1.5rem/1.3 ui-monospace, Consolas, monospace; user-select: all; margin: .25rem 0; }
.field { margin: 1rem 0; }
label { display: block; font-weight: 600; }
label.check { display: flex; gap: .6rem; align-items: start; font-weight: 400; }
input, select, textarea { width: 100%; font: inherit; color: inherit; background: var(--field); border: 1px solid var(--line);
  border-radius: 4px; padding: .5rem .6rem; min-height: 2.75rem; }
textarea { display: block; min-height: 6rem; resize: vertical; }
label.check input { width: 1.3rem; height: 1.3rem; min-height: 0; margin: .1rem 0 0; flex: none; }
.field p { margin: .25rem 0 0; }
[aria-invalid] { border-color: var(--wrong); border-width: 2px; }
summary { cursor: pointer; padding: .6rem 0; color: var(--brand); font-weight: 600; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.5rem; border-radius: 4px;
  border: 2px solid var(--brand); background: var(--brand); color: var(--on-brand); cursor: pointer; }
button.second { background: transparent; color: var(--brand); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 480px) { button { width: 100%; } th, td { display: block; padding-inline: 0; } th { border: 0; } }
`;

/** A public page: plain markup without scripts, pictures or external content. */
export type OpenPage = {
  readonly language: Language;
  /** Its path, such as `/report/`, for the link to the other language; absent where that would lose input. */
  readonly path?: string;
  readonly title: string;
  readonly content: Markup;
};

const style = new Markup(openStyle);
const styleHash = createHash('sha256').update(openStyle, 'utf8').digest('base64');

/** Set on every answer, including errors, in addition to the server's usual headers. No cookie. */
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
