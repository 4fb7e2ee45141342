import { type ImportField, rowStates } from '../../../../../procedure/commands/organisation/importRecord.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import type { ChoiceField as ChoiceOfReport } from '../../../../../procedure/record/report/reportFacts.ts';
import { impacts, ongoings, priorities, sources } from '../../../../../procedure/record/values/choices.ts';
import { clauses, isClause } from '../../../../../procedure/record/values/clauses.ts';

/** The fields that are one of a closed list, in the order in which unclear words are asked about. */
export const choicesOf: Readonly<Record<ChoiceOfReport | 'clause' | 'state', readonly string[]>> = {
  priority: priorities,
  impact: impacts,
  clause: clauses,
  source: sources,
  ongoing: ongoings,
  state: rowStates,
};
export type ChoiceField = keyof typeof choicesOf;
export const choiceFields = Object.keys(choicesOf) as readonly ChoiceField[];

export const isChoiceField = (field: ImportField): field is ChoiceField => field in choicesOf;

/** Spellings of each choice in registers, in either language, folded (`fold`). The first match counts. */
const meant: Readonly<Record<Exclude<ChoiceField, 'clause'>, readonly (readonly [choice: string, words: RegExp])[]>> = {
  priority: [
    ['high', /^(high|haute?|elevee?|urgent|urgente|critical|critique|p?1|h)$/],
    ['medium', /^(medium|moderate|moyen|moyenne|normale?|p?2|m)$/],
    ['low', /^(low|basse?|faible|p?3|l|b)$/],
    ['notSure', /^(not sure|unknown|inconnue?|n\/?a|-|\?)$/],
  ],
  impact: [
    ['critical', /^(critical|critique|catastrophic|tres eleve|very high|4)$/],
    ['high', /^(high|major|majeure?|eleve|haut|fort|grave|3)$/],
    ['medium', /^(medium|moderate|moyen|moyenne|modere|2)$/],
    ['low', /^(low|minor|mineure?|faible|bas|1)$/],
    ['notSure', /^(not sure|unknown|inconnu|n\/?a|-|\?)$/],
  ],
  source: [
    ['internalAudit', /\b(internal audit|audit interne)\b/],
    [
      'externalAudit',
      /\b(external audit|certification|surveillance audit|audit externe|audit de (certification|surveillance))\b/,
    ],
    ['incident', /\bincident\b/],
    ['monitoring', /\b(monitoring|alert|surveillance|supervision|scan)\b/],
    ['customer', /\b(customer|client|complaint|reclamation)\b/],
    ['supplier', /\b(supplier|vendor|fournisseur|prestataire)\b/],
    ['managementReview', /\b(management review|revue de direction)\b/],
    ['staff', /\b(staff|employee|internal|personnel|collaborateur|salarie|interne)\b/],
    ['other', /^(other|autre)$/],
  ],
  ongoing: [
    ['yes', /^(yes|y|oui|o|true|vrai|x)\b/],
    ['no', /^(no|n|non|false|faux)\b/],
    ['notSure', /^(not sure|unknown|pas sur|inconnu|\?)$/],
  ],
  state: [
    [
      'open',
      /^(open|opened|ouverte?|in progress|ongoing|en cours|new|nouvelle|pending|en attente|a traiter|not closed|non close|reopened|todo|to do)$/,
    ],
    [
      'closed',
      /^(closed|close|cloturee?|clos|fermee?|done|completed|complete|terminee?|soldee?|resolved|resolue?|implemented|verified|finished|effective)$/,
    ],
  ],
};

/** `A.5.15`, `A5.15 Access control`, `ISO 27001:2022 - 10.2 a`: the first valid clause. */
const clauseIn = (text: string): string | undefined => {
  const said = text.replace(/ISO(\/IEC)?\s*27\d{3}(:\s*\d{4})?/gi, ' ');
  for (const [found] of said.matchAll(/(?:A\s?\.?\s?)?\d{1,2}(?:\.\d{1,2})+/gi)) {
    const [, annex = '', number = ''] = /^(A?)\s?\.?\s?([\d.]+)$/i.exec(found) ?? [];
    const clause = annex === '' ? number : `A.${number}`;
    if (isClause(clause)) return clause;
  }
  return undefined;
};

/** The choice that a text of a register means; undefined if it is unclear. */
export const guessChoice = (field: ChoiceField, text: string): string | undefined => {
  const exact = choicesOf[field].find((choice) => choice === text.trim());
  if (exact !== undefined) return exact;
  if (field === 'clause') return clauseIn(text);
  const said = fold(text).trim();
  return meant[field].find(([, words]) => words.test(said))?.[0];
};
