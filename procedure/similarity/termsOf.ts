import { fold } from '../record/history/fold.ts';
import { inEachLanguage, type Language, languages } from '../words/languages.ts';
import { type Branch, meaningOf, phrasesFrom } from './meaningOf.ts';
import { piecesOf, wordOf, writtenWords } from './word.ts';

const words = (text: string): ReadonlySet<string> => new Set(fold(text).split(/\s+/).filter(Boolean));

/**
 * Stop words, folded, without elisions (`l'`, `it's`). They also reveal the language of a text. Negations (`not`,
 * `sans`) are not among them: they belong to what they negate.
 */
export const smallWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(`
    a about above after again all almost already also although always am among an and another any anybody anyone anything
    are aren around as at away be became because become been before behind being below between both but by came can cannot
    come comes coming could couldn did didn do does doesn doing don done during each either else enough even ever every everybody
    everyone everything few for from get gets give given go goes going gone got had hadn has hasn have haven having he her
    here hers herself hi hello him himself his how however i if in instead into is isn it its itself just know known last
    let like made make makes many may me might mine more most much must my myself near need needs neither next now of off
    often on once one only onto or other others our ours out over own people perhaps person please put quite rather really said same saw
    say says see seem seems seen several shall she should shouldn since so some somebody someone something soon still such
    sure take taken tell than thank thanks that the their theirs them then there these they thing things think this those
    though through thus to today together told too took toward two under until up upon us very was wasn we well went were
    weren what when where whether which while who whoever whole whom whose why will with within won would wouldn yesterday
    yet you your yours
    two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands
  `),
  fr: words(`
    à afin ai ainsi alors après as au aucunement aujourd aussi autre autres aux avait avaient avant avec avez avoir avons
    ayant beaucoup bien bonjour c car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet
    cette ceux chaque chez ci comme comment d dans de déjà depuis derrière des dès deux devant doit doivent donc dont du
    elle elles en encore entre es est et étaient était étant etc été être eu eux faire fait faite faites font fois fut hier hui
    ici il ils j je jusqu jusque l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais malgré me
    même mêmes merci mes mi mien moi moins mon n ne ni nos notre nous on ont ou où par parce parfois parmi pendant peu peut
    peuvent peux plus plusieurs plutôt pour pourquoi pourtant près puis puisque qu quand quasi que quel quelle quelles
    quelqu quelque quelques quels qui quoi s sa se selon sera serait ses seulement si sien soi soit son sont sous souvent
    suis suivant sur t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes très
    trop tu un une va vers via voici voilà vont vos votre vous vraiment vu y
    dire disent dit mettre met mise mis passe passent passer pouvait pouvoir prend prendre sait savoir venait vient viennent
    veut voulait vouloir trois quatre cinq six sept huit neuf dix dizaine trentaine centaine centaines cent cents mille milliers
  `),
};

/** Negations; alone they are no similarity either. */
export const denials: ReadonlySet<string> = words(
  'no not non nobody none nor never nothing without pas sans jamais rien personne aucun aucune nul nulle ne',
);

/** What is known of a word regardless of its neighbours. */
type Known = {
  readonly written: string;
  readonly stem: string;
  /** The phrases that begin with it. */
  readonly phrases: Branch | undefined;
  readonly isSmall: Readonly<Record<Language, boolean>>;
  /** Its term in a text of each language, and in one of unknown language; undefined for a stop word. */
  readonly term: Readonly<Record<Language | 'either', string | undefined>>;
};

const isNumber = /^\d+$/;

const read = (written: string): Known => {
  const word = wordOf(written);
  const { folded, singular, stem } = word;
  const isSmall = inEachLanguage((language) => smallWords[language].has(folded));
  const isMute = folded.length < 2 || isNumber.test(folded) || denials.has(folded) || denials.has(singular);
  const termIn = (language: Language | undefined): string | undefined => {
    const isSmallHere = language ? isSmall[language] : languages.some((one) => isSmall[one]);
    return isMute || isSmallHere ? undefined : (meaningOf(word, language) ?? stem);
  };
  const term = { ...inEachLanguage(termIn), either: termIn(undefined) };
  return { written, stem, phrases: phrasesFrom(word), isSmall, term };
};

/** Cached by piece: the same few thousand recur, and reading one costs more than finding it. */
const known = new Map<string, readonly Known[]>();
const mostKnown = 20_000;

const knownIn = (piece: string): readonly Known[] => {
  const before = known.get(piece);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const words = writtenWords(piece).map(read);
  known.set(piece, words);
  return words;
};

const wordsOf = (pieces: readonly string[]): readonly Known[] => {
  const words: Known[] = [];
  for (const piece of pieces) for (const word of knownIn(piece)) words.push(word);
  return words;
};

/** The language of most of the stop words; `either` if several have as many. */
const spokenIn = (words: readonly Known[]): Language | 'either' => {
  let spoken: Language | 'either' = 'either';
  let most = 0;
  for (const language of languages) {
    let count = 0;
    for (const { isSmall } of words) if (isSmall[language]) count += 1;
    if (count === most) spoken = 'either';
    if (count > most) [spoken, most] = [language, count];
  }
  return spoken;
};

type Phrase = { readonly name: string; readonly length: number };

/** The longest phrase that begins with a word. */
const phraseAt = (words: readonly Known[], at: number): Phrase | undefined => {
  let longest: Phrase | undefined;
  let branch = words[at]?.phrases;
  for (let length = 2; branch && at + length <= words.length; length += 1) {
    branch = branch.next.get(words[at + length - 1]?.stem ?? '');
    if (branch?.name !== undefined) longest = { name: branch.name, length };
  }
  return longest;
};

/** @param visit called with each term, its position and its number of words */
const visitTerms = (words: readonly Known[], visit: (term: string, at: number, length: number) => void): void => {
  const spoken = spokenIn(words);
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Known;
    const phrase = word.phrases && phraseAt(words, at);
    const length = phrase?.length ?? 1;
    const term = phrase?.name ?? word.term[spoken];
    if (term !== undefined) visit(term, at, length);
    at += length;
  }
};

/** The terms of a text in order, with repetitions. @param pieces of the text (`piecesOf`) */
export const eachTerm = (pieces: readonly string[], visit: (term: string) => void): void =>
  visitTerms(wordsOf(pieces), visit);

/**
 * Returns the terms of a text, for comparing it with others: the meanings of its words and phrases, the same in
 * English and French (`meaning.ts`), and the stems of its other words. Each once, in the order of the text.
 */
export const termsOf = (text: string): Set<string> => {
  const terms = new Set<string>();
  eachTerm(piecesOf(text), (term) => void terms.add(term));
  return terms;
};

/** Returns the terms of a text with the words of their first occurrence. */
export const writtenTerms = (text: string): ReadonlyMap<string, string> => {
  const words = wordsOf(piecesOf(text));
  const terms = new Map<string, string>();
  visitTerms(words, (term, at, length) => {
    const written = words.slice(at, at + length).map((word) => word.written);
    if (!terms.has(term)) terms.set(term, written.join(' '));
  });
  return terms;
};
