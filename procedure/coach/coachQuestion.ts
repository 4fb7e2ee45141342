import { fold } from '../record/history/fold.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { ReportFacts } from '../record/report/reportFacts.ts';
import { writtenWords } from '../similarity/word.ts';
import { blameIn } from './blame.ts';

/** Beginnings of words, folded, of both languages; `$` ends a word. */
const beginnings = (text: string): RegExp =>
  new RegExp(`(?<![a-z0-9])(?:${text.split(/\s+/).filter(Boolean).join('|').replaceAll('$', '(?![a-z0-9])')})`);

/** A system, a room, a team, a process: where to go and look. */
const places = beginnings(`
  server serveur laptop portable$ desktop workstation poste phone$ telephone mobile$ smartphone tablet printer imprimante
  copier$ copieur scanner database base$ table$ application app$ apps$ logiciel software portal portail site web page$
  network reseau wifi$ vpn$ firewall pare-feu cloud$ domain domaine director annuaire account compte mailbox mail e-mail
  email courriel messagerie inbox folder$ dossier share$ shared partage drive$ disk disque usb$ key$ cle$ backup sauvegarde
  tape bande log$ logs$ journa registre register repository depot platform plateforme plate-forme system systeme tool$
  outil$ erp$ crm$ siem$ soc$ api$ box$ boitier device appareil equip machine vm$ sap$ intranet extranet file$ fichier
  room salle office bureau building batiment floor$ etage door porte entrance entree reception accueil corridor hall
  couloir desk$ cabinet armoire archive warehouse entrepot workshop atelier datacent data$ cent canteen cantine kitchen
  cuisine car$ parking train$ shop$ store$ agence agency branch plant$ usine department departement team$ equipe service
  subsidiar filiale supplier fournisseur prestataire vendor contractor project projet meeting reunion contract contrat
  certificate certificat polic politique procedure process checklist invoice facture badge locker whiteboard tableau
  spreadsheet excel$ sharepoint onedrive outlook teams$ jira$ github gitlab slack$ zoom$ chatbot risk$ soa$ ssid$
`);

/** A proper name or an abbreviation that does not begin a sentence: `Lyon`, `CRM`, `Building B`. */
const named = /[^.!?:…\n«“"\s-] +(?:[A-ZÀ-Þ][\p{L}\p{N}]{2,})/u;

/** How it is known: something seen, counted, tried, written down. */
const evidences = beginnings(`
  photo picture$ image screenshot screen$ capture copie copy$ video record enregistr log$ logs$ journa report$ rapport
  ticket e-mail$ email$ mail$ courriel list$ liste export extract extrait sample echantillon audit$ review$ revue test$
  tests$ tested teste tried essaye essai check$ checked controle verif saw$ seen$ vu$ vue$ vus$ noticed remarque watched
  found trouv observ constat croise heard entendu told dit$ explained confirm showed shows montre affiche indique says$
  certificate certificat contract contrat minutes$ proces-verbal register registre proof preuve evidence witness temoin
  scan statement compared compar traced count interview statistic invoice facture monitoring alert$ alerte sent$ envoye
  complain plaint recu$ received learned appris signal notified prevenu auction plan$
`);

/** What should have been: a rule, a promise, a duty. */
const requirements = beginnings(`
  polic politique procedure rule$ rules$ regle norm$ norme standard$ must should shall$ required requirement require$
  requires exig oblig devrait devraient doit$ doivent aurait$ auraient suppose supposed cense charte charter consigne
  instruction contract contrat agreed agreement accord law$ legal loi$ legale regulation reglement gdpr$ rgpd$ dora$ nis2$
  iso$ sla$ target$ objecti allowed autoris forbidden interdit permitted permis$ prohibited defend prevu planned plan$
  expected attendu promis checklist baseline due$ instead normalement normally always$ never$ jamais toujours everyone
  needs$ clause annex annexe mandatory obligatoire without sans$ unencrypted unlocked overdue expired expire encore$ still$
  longer$ a\\.\\d
`);

/** Where or how something was seen is often a figure: a date, a count, a room. */
const figure = /\d/;

/** What a text states. Errs towards *yes*: a question too many costs more goodwill than one too few. */
const mentions = {
  place: (text: string): boolean => places.test(fold(text)) || named.test(text),
  evidence: (text: string): boolean => figure.test(text) || evidences.test(fold(text)),
  requirement: (text: string): boolean => requirements.test(fold(text)),
} as const;

/** What a statement of a nonconformity needs and this one lacks; the most useful first. */
const coachSubjects = ['blame', 'gap', 'place', 'evidence', 'requirement'] as const;
export type CoachSubject = (typeof coachSubjects)[number];

export type CoachQuestion =
  | { readonly about: Exclude<CoachSubject, 'blame'> }
  /** `words`: those that blame, as written. */
  | { readonly about: 'blame'; readonly words: string };

/** The part of a report that the question depends on. */
type Told = Pick<ReportFacts, 'what' | 'system' | 'requirement' | 'evidence'> & {
  readonly clause?: string | undefined;
};

/** Fewer words than these say that something is wrong, but neither what is nor what should be. */
const fewestWords = 5;

/**
 * Returns the one question that would help this report most, or undefined when it has what auditors look for: the
 * requirement, the evidence, the gap and the place, without blame (10.2 b 1). It depends only on the text, in either
 * language: people write in another language than their Teams is set to.
 */
export const coachQuestion = (facts: Told, hasEvidence = false): CoachQuestion | undefined => {
  const { what, system, requirement, evidence, clause } = facts;
  const words = blameIn(what);
  if (words !== undefined) return { about: 'blame', words };
  if (writtenWords(what).length < fewestWords && !requirement) return { about: 'gap' };
  if (!system && !mentions.place(what)) return { about: 'place' };
  if (!evidence && !hasEvidence && !mentions.evidence(what)) return { about: 'evidence' };
  if (!requirement && !clause && !mentions.requirement(what)) return { about: 'requirement' };
  return undefined;
};

/** Asked once, after saving: not for a report that was added to, or is already decided on. */
export const questionAfterSaving = ({
  stage,
  facts,
  additions,
  message,
  evidence,
}: Nonconformity): CoachQuestion | undefined =>
  stage === 'reported' && additions.length === 0
    ? coachQuestion(facts, message !== undefined || evidence.length > 0)
    : undefined;
