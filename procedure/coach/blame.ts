/** Words that judge a person instead of how work is organised; `~` stands for the endings of French. */
const judging = `
  careless carelessly carelessness incompetent incompetence negligent negligently lazy laziness sloppy stupid idiot idiots
  moron irresponsible unprofessional reckless clueless culprit culprits
  incomp[ée]tent~ incomp[ée]tence n[ée]gligent~ paresseux paresseuse paresseuses fain[ée]ant~ stupide stupides idiot~
  imb[ée]cile imb[ée]ciles irresponsables coupable coupables inconscient~ j(?:e-)?m'en-?foutis[mt]e
`;

/** A name as people write it. Whether it is a person's is unknown: `things` excludes what is not. */
const name = String.raw`\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?`;
const honorific = `(?:(?:Mr|Mrs|Ms|Mme|Mlle|M|Dr|Monsieur|Madame).? )`;
/** Often capitalised, but not a person. */
const things = `
  Windows Linux Microsoft Google Apple Amazon Azure Teams Outlook SharePoint Sharepoint Office Excel Word Exchange Oracle
  Active Entra Chrome Firefox Internet Wifi Bluetooth Java Python Docker Covid Brexit Christmas Easter Monday Tuesday
  Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November
  December The This That Our An No Its Their These Les Une Un Des Cette Ce Notre Leur Europe France Paris Noël Pâques
`
  .split(/\s+/)
  .filter(Boolean)
  .join('|');
const somebody = String.raw`(?:${honorific}?(?!(?:${things})(?!\p{L}))${name}|him|her|them|lui|elle|eux)`;

const alone = (pattern: string, flags = 'iu'): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${pattern})(?!\p{L})`, flags);

const words = judging
  .split(/\s+/)
  .filter(Boolean)
  .map((word) => word.replace('~', '(?:e?s?)'));

/** `faute de temps`, `faute de frappe` and `fault tolerance` blame no one. */
const patterns: readonly RegExp[] = [
  alone(words.join('|')),
  alone(String.raw`(?:\p{L}+'s|his|her|their|my|your) (?:own )?fault`),
  alone(String.raw`fault of (?:the |my |our )?\p{L}+|(?:is|are|was|were) to blame|didn't bother|couldn't be bothered`),
  alone(`screwed up|messed up|doesn't care|don't care`),
  alone(`(?:c'est|par|de) (?:sa|leur|ma|votre) faute|s'en (?:fiche|fout)(?:ent)?`),
  alone(String.raw`(?:la|une) faute (?:du |de la |de l'|des |à )(?!frappe|saisie|personne)\p{L}+`),
  alone(`[Bb]ecause of ${somebody}`, 'u'),
  alone(`[ÀàAa] cause (?:de |d')${somebody}`, 'u'),
  alone(`la faute (?:de |d')${somebody}`, 'u'),
];

/** Returns the words with which a text blames a person, as written: only letters, blanks, full stops, `'` and `-`. */
export const blameIn = (text: string): string | undefined => {
  const even = text.replace(/[‘’ʼ′`´]/g, "'").replace(/\s+/g, ' ');
  const found = patterns.flatMap((pattern) => pattern.exec(even) ?? []);
  return found.sort((a, b) => even.indexOf(a) - even.indexOf(b))[0];
};
