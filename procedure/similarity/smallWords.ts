import { fold } from '../record/history/fold.ts';
import type { Language } from '../words/languages.ts';

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
