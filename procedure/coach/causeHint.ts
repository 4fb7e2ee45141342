import { fold } from '../record/history/fold.ts';
import { termsOf } from '../similarity/termsOf.ts';
import { blameIn } from './blame.ts';

/** First names that are common in either language, and are no word, place or product. */
const firstNames = `
  Adam Adrian Alain Alan Albert Alexander Alexandra Alexandre Alice Alicia Amanda Amélie Andrea Andrew Angela Anna Anne
  Annie Anthony Antoine Arnaud Arthur Audrey Aurélie Barbara Benjamin Benoît Bernard Brian Bruno Camille Carole Caroline
  Catherine Cécile Céline Chantal Charlotte Christelle Christian Christine Christophe Christopher Claire Claudine Corinne
  Cyril Damien Daniel Danielle David Deborah Delphine Denis Didier Dominique Donna Edward Elizabeth Élise Élodie Emily
  Emma Emmanuel Éric Eric Estelle Étienne Evelyn Fabien Fabrice Fanny Florian Franck François Françoise Frédéric Gary
  George Georges Gérard Gilles Grégory Guillaume Hannah Helen Hélène Henri Henry Hervé Hugo Isabelle Jacob Jacqueline
  Jacques James Jason Jeff Jeffrey Jennifer Jeremy Jérôme Jessica Joan John Jonathan Joseph Joshua Julia Julie Julien
  Karen Karine Katherine Kathleen Kelly Kenneth Kevin Laetitia Larry Laura Laurence Laurent Léa Linda Lisa Louise Luc
  Lucas Lucie Ludovic Magali Manon Margaret Maria Marie Marion Martine Mary Mathieu Matthew Matthieu Maxime Melissa Mélanie
  Michael Michel Michelle Monique Muriel Nadine Nancy Nathalie Nathan Nicholas Nicolas Nicole Olivia Olivier Pamela
  Pascal Patricia Patrick Paul Pauline Peter Philip Philippe Pierre Rachel Raymond Rebecca Richard Robert Roger Ronald
  Ryan Samantha Samuel Sandra Sandrine Sarah Scott Sébastien Séverine Sharon Simon Sophie Stephanie Stéphane Stéphanie
  Stephen Steve Steven Susan Suzanne Sylvain Sylvie Thierry Thomas Timothy Valérie Vanessa Véronique Vincent Virginie
  Walter William Xavier Yannick Yves Zoé
`
  .split(/\s+/)
  .filter(Boolean);

const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');
const anyName = [...new Set([...firstNames, ...firstNames.map(withoutAccents)])].join('|');

/** `Room Marie Curie`, `rue Pierre`, `Saint-Nicolas`, `the Paul building`: places are named after people. */
const somebody = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.-])(?<!(?:[Rr]oom|[Ss]alle|[Rr]ue|[Ss]treet|[Bb]uilding|[Bb]âtiment|[Ss]ite|[Ss]aint|[Ss]ainte|St\.?|[Pp]lace|[Hh]all) )(?:${anyName})(?![\p{L}\p{N}@-])(?! (?:[Bb]uilding|[Rr]oom|[Ss]treet|[Hh]all|[Hh]ospital|Curie))`,
  'u',
);
const titled = /(?<!\p{L})(?:Mr|Mrs|Ms|Mme|Mlle|Monsieur|Madame)\.? \p{Lu}\p{Ll}+/u;

/** Whether a person is named: a cause should be about how work is organised. */
const namesPerson = (text: string): boolean => {
  const composed = text.normalize('NFC');
  return somebody.test(composed) || titled.test(composed);
};

/** Why a text reads like a symptom, and not like a cause that can be removed (nc-landscape C8, D5, D6). */
const causeHints = ['humanError', 'notTrained', 'forgot', 'blame', 'repeats'] as const;
export type CauseHint = (typeof causeHints)[number];

/** What a cause answers: the problem of the session, and the cause above, unless it is the first why. */
type CauseContext = { readonly problem?: string | undefined; readonly above?: string | undefined };

const phrases = (text: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${text.replace(/\s*\n\s*/g, '|')})(?![a-z0-9])`);
/** Words between *not* and what was not done. */
const little = '(?:(?:been|yet|properly|sufficiently|enough|well|adequately|ete|assez|suffisamment|encore|bien) )*';
/** French inflects for gender and number. */
const ending = 'e?s?';

/** Folded, as texts are before they are compared: lower case, no accents. */
const symptoms: Readonly<Record<'humanError' | 'notTrained' | 'forgot', RegExp>> = {
  humanError: phrases(`(?:human|user|operator|manual|typing|handling|individual|personal) (?:error|mistake|failure)s?
    (?:erreur|faute|defaillance)s? (?:humaine|individuelle|personnelle|operateur|utilisateur|manuelle)s?
    (?:erreur|faute)s? (?:de manipulation|de saisie|de frappe|d'inattention|d'attention|d'etourderie)
    (?:erreur|faute)s? (?:de |d'|du |des )(?:l'|la |le |un |une |les )?(?:utilisat|operat|employe|collaborat|agent|technicien)[a-z]*
    (?:made|makes|making) (?:a |some )?(?:mistake|error)s?
    (?:a|ont|avait|avaient) (?:fait|commis) une (?:erreur|faute)
    s'(?:est|etait|etaient) trompe${ending}
    se sont trompe${ending}
    inattention|distraction|etourderie|lack of (?:attention|care)|manque d'attention|was not careful`),
  notTrained: phrases(`(?:not|[a-z]+n't|never) ${little}trained|untrained
    (?:lack of|lacking|no|insufficient|inadequate|missing|poor|not enough|more|needs?|need of) training
    training (?:is|was) (?:missing|lacking|insufficient|inadequate|poor|not sufficient|not enough)
    (?:manque|absence|defaut|insuffisance|besoin) de (?:formation|sensibilisation)
    (?:pas|jamais) ${little}(?:forme|sensibilise|informe)${ending}
    (?:non|mal|peu) (?:forme|sensibilise)${ending}
    pas (?:eu |recu )?(?:de |assez de |suffisamment de )formation
    formation (?:insuffisante|inadaptee|absente|inexistante|manquante)
    (?:lack of|no|low|poor) (?:security )?awareness|(?:not|[a-z]+n't) (?:been )?aware|unaware
    (?:did|does|do)(?: not|n't) know (?:the|about the|of the|our|this) (?:rule|policy|procedure|process|instruction)s?
    ne (?:connait|connaissait|connaissaient|connaissent) pas (?:la|les|le|cette|nos) (?:regle|procedure|politique|consigne|processus)s?`),
  forgot: phrases(`forgot|forgotten|forgets?|forgetfulness|overlooked|(?:an|by|due to|through) oversight
    (?:did not|didn't|does not|doesn't) (?:remember|think of|think about)
    oubli|oublis|oublie${ending}|par inadvertance|by accident|inadvertently
    n'(?:a|ont|avait|avaient) pas pense|ne (?:s'est|se sont|s'etait) pas souvenu${ending}`),
};

/**
 * These words introduce a why, or what failed to prevent it: a cause, or on the way to one. The right to be forgotten
 * says nothing about a person who forgot.
 */
const goesOn = phrases(`because|since|as long as|so that|therefore|which|who|where|when|if|although|despite|only
    no|not|nobody|no one|nothing|none|never|without|against|instead|cannot|nor|neither|[a-z]+n't
    process|procedure|policy|rule|control|check|checks|checked|review|system|tool|design|plan|planned|owner|budget|risk
    parce que?|car|puisque|faute de|lorsque|quand|si|alors que|malgre|donc|qui|seul|seule|uniquement
    aucun|aucune|personne|rien|jamais|sans|contre|pas|ni|ne
    processus|politique|regle|controle|controles|verification|revue|systeme|outil|conception|plan|prevu|prevue|responsable
    right to be|droit a l'|depend|depends|relies|rely|repose|depende?nt|possible|allows?|permet|tolerates?|tolere`);

/** A text with more than this number of words besides the symptom has something to it. */
const mostBeside = 5;

const isSymptom = (folded: string, pattern: RegExp): boolean => {
  const [found] = pattern.exec(folded) ?? [];
  if (found === undefined) return false;
  const beside = folded.replace(found, ' ');
  return !goesOn.test(beside) && termsOf(beside).size <= mostBeside;
};

/** Below this share of the earlier words, common words are chance. */
const leastShare = 1 / 3;

/** Whether each word was said before. */
const repeats = (text: string, before: string | undefined): boolean => {
  if (before === undefined) return false;
  if (plain(text) === plain(before)) return true;
  const [said, known] = [termsOf(text), termsOf(before)];
  return said.size >= 2 && said.size >= known.size * leastShare && [...said].every((term) => known.has(term));
};
const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * Returns the one hint that would help the author most, in either language: an auditor accepts none of these as a
 * root cause. None when in doubt: a hint too many costs more goodwill than one too few.
 */
export const causeHint = (text: string, { problem, above }: CauseContext): CauseHint | undefined => {
  if (blameIn(text) !== undefined || namesPerson(text)) return 'blame';
  const folded = fold(text)
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ');
  for (const hint of ['humanError', 'notTrained', 'forgot'] as const)
    if (isSymptom(folded, symptoms[hint])) return hint;
  return repeats(text, problem) || repeats(text, above) ? 'repeats' : undefined;
};
