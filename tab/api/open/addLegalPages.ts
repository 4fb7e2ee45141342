import type { FastifyInstance } from 'fastify';
import { type Readable, reads } from '../../../procedure/stages/reads.ts';
import type { Relation } from '../../../procedure/stages/relations.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureText } from '../../../procedure/words/procedureText.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import type { LegalFacts, LegalPage } from '../words/legalText.ts';
import { html, type Markup } from './html.ts';
import { languageFor } from './languageFor.ts';
import { type OpenPage, sendPage } from './openPage.ts';

/** Privacy notice and terms of use: the manifest of the app leads to them, and so do the open pages. */
export const addLegalPages = (pages: FastifyInstance, { open }: Pick<TabRoom, 'open'>): void => {
  for (const page of ['privacy', 'terms'] as const)
    pages.get(`/${page}`, (request, reply) => sendPage(reply, drawLegalPage(page, languageFor(request), open)));
};

export const drawLegalPage = (page: LegalPage, language: Language, facts: LegalFacts): OpenPage => {
  const words = apiWords[language].legal;
  const { title, sections } = words[page];
  const content = html`
${sections(facts).map(
  ({ heading, text = [], points = [], table }) => html`<h2>${heading}</h2>
${text.map((one) => html`<p>${one}</p>`)}
${points.length > 0 && html`<ul>${points.map((one) => html`<li>${one}</li>`)}</ul>`}
${table === 'reads' && readsTable(language)}
`,
)}
<p><a href="/${page === 'privacy' ? 'terms' : 'privacy'}?lang=${language}">${words[page === 'privacy' ? 'terms' : 'privacy'].title}</a></p>
`;
  return { language, path: `/${page}`, title, content };
};

/** The table by which the server decides who reads what, in words: it cannot say anything else than is done. */
const readsTable = (language: Language): Markup => {
  const { role, relation } = procedureWords[language];
  const { readable, what, who } = procedureText[language];
  const names: Readonly<Record<Relation, string>> = { ...role, ...relation };
  const rows = (Object.keys(reads) as Readable[]).map(
    (one) =>
      html`<tr><th scope="row">${readable[one]}</th><td>${reads[one].map((by) => names[by]).join(', ')}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">${what}</th><th scope="col">${who}</th></tr></thead><tbody>${rows}</tbody></table>`;
};
