import { fold } from '../../procedure/record/history/fold.ts';
import { readCaseCode } from '../../procedure/record/report/identity.ts';
import { type Reference, readReference } from '../../procedure/record/values/reference.ts';

/** The intent of a text to the bot, in either language regardless of the user's own. */
export type TextIntent =
  | { readonly kind: 'help' }
  | { readonly kind: 'report' }
  | { readonly kind: 'myReports' }
  | { readonly kind: 'myTasks' }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'myDeputy' }
  /** `sentence`: it may be a report after all, if nothing is found. */
  | { readonly kind: 'search'; readonly text: string; readonly sentence?: string }
  /** An unnamed reporter asks about their report. `holdsCode`: the message itself contains the case code. */
  | { readonly kind: 'case'; readonly holdsCode: boolean }
  | { readonly kind: 'chooseTriageChannel' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** To find the cause together, in this conversation. */
  | { readonly kind: 'fiveWhys'; readonly reference: Reference }
  /** A statement of four words or more: it may be a report. */
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'question' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'notUnderstood' };

type Command =
  | 'help'
  | 'report'
  | 'myReports'
  | 'myTasks'
  | 'overdue'
  | 'myDeputy'
  | 'case'
  | 'chooseTriageChannel'
  | 'thanks';

/** Whole messages, folded (`fold.ts`), without the stops at their end. */
const commands: Readonly<Record<Command, RegExp>> = {
  help: /^(help|aide|aidez[ -]moi|menu|commands?|commandes?|start|\?)( me)?( please| svp| s'il (te|vous) plait)?$/,
  report:
    /^((i (want|need|would like) to|i'd like to|je (veux|voudrais|souhaite)|j'aimerais|(make )?a|(faire )?un|new|nouveau) )?(report|signaler|declarer|signalement)( (something|quelque chose|(an?|une?) (problem|issue|incident|nonconformity|probleme|non[- ]conformite)))?$/,
  myReports:
    /^((show|see|list|where are|voir|montrer|montre[- ]moi|afficher) )?(me )?(my reports?|mes signalements?)( please| svp)?$/,
  myTasks:
    /^((show|see|list|what (is|are)|voir|montrer|montre[- ]moi|afficher|quel(le)?s? sont) )?(me )?((my|mes|mon) (open )?(actions?|work|tasks?|to[- ]?dos?|taches?|travail|rappels?|reminders?)( en cours| ouvertes)?|what is waiting for me|ce qui m'attend|ce qu'on attend de moi)( please| svp)?[ ?]*$/,
  overdue:
    /^((show|see|list|what is|what's|whats|voir|montrer|montre[- ]moi|afficher|qu'est[- ]ce qui est|ce qui est|quoi est) )?(me )?((my |mes |les )?(actions?|tasks?|taches?|rappels?) )?(what is )?(overdue|en retard|les retards|retards)( (actions?|tasks?))?( please| svp)?[ ?]*$/,
  myDeputy:
    /^((show|name|set|change|who is|voir|nommer|changer|designer|qui est) )?((my|a|the|mon|ma|un|une) )?(deputy|stand[- ]?in|substitute|suppleante?|remplacante?)( please| svp)?[ ?]*$/,
  case: /^((show|see|open|check|follow|voir|ouvrir|afficher|consulter|suivre) )?(me )?((my|the|mon|le) )?(case( (code|number))?|(anonymous|sealed) report|code|dossier|suivi|code (de suivi|du dossier|de dossier)|numero de dossier|signalement (anonyme|sous scelle))( please| svp)?$/,
  chooseTriageChannel: /^(use this channel for triage|utiliser ce canal pour le tri)$/,
  thanks:
    /^(thanks?|thank you|thx|merci)( (a lot|very much|so much|beaucoup|bien|again|encore))*( (for|de|pour) .{1,40})?$/,
};
const commandNames = Object.keys(commands) as readonly Command[];

const greeting =
  /^(hi|hello|hey|good (morning|afternoon|evening|day)|bonjour|bonsoir|salut|coucou|hallo)\b( (there|all|everyone|everybody|team|bot|tentwo|à tous|à toutes|tout le monde))*[\s,.!:;–-]*/i;

/** A question is recognised by its mark or its beginning; `When I came in, the door was open` is not one. */
const asking =
  /^(how (do|does|can|could|should|to|is|are|many|much|long)|what (is|are|does|do|should|can|about)|why (is|are|do|does|did)|who (is|are|can|do|does)|where (is|are|can|do)|when (is|are|do|does|will|can)|can (i|you|we)|could (i|you|we)|do (i|you|we)|does|may (i|we)|should (i|we)|are you|is (there|it|this)|comment (faire|puis|peut|on|ca|je|fait|est|sont|allez|vas|signaler)|pourquoi|qu'est[- ]ce|est[- ]ce (que|qu')|qui (est|sont|peut)|ou (est|sont|puis|peut)|quand (est|sera|sont|faut)|combien|quel(le)?s? (est|sont)|peut[- ]on|puis[- ]je|peux[- ]tu|pouvez[- ]vous|dois[- ]je|faut[- ]il)\b/;

const folded = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentenceFrom = 4;
/** A search is a few words. */
const mostSought = 4;
/** A reference in a message this short is a request; in a longer one it is only mentioned. */
const referenceUpTo = 5;

const isQuestion = (sentence: string): boolean => /\?["'»\s]*$/.test(sentence) || asking.test(folded(sentence));

const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^.!?\n]+[.!?]*/g)?.map((sentence) => sentence.trim()) ?? [];

export const referenceShape = /(?<![\p{L}\p{N}])nc[\s-]*\d{4}[\s-]+\d{1,7}(?![\p{L}\p{N}])/iu;

const referenceIn = (text: string): Reference | undefined => {
  const found = referenceShape.exec(text);
  return found && words(text) <= referenceUpTo ? readReference(found[0]) : undefined;
};

/** `5 whys NC-2026-0042`, `cinq pourquoi nc 2026 42`. */
const fiveWhysShape =
  /^(?:start |open |ouvrir |lancer |commencer )?(?:the |les )?(?:5|five|cinq)[ -]*(?:whys?|pourquoi)\b/;

/** No command is longer. */
const longestCommand = 120;

const commandIn = (text: string): Command | undefined => {
  if (text.length > longestCommand) return undefined;
  const bare = folded(text).replace(/[\s.!,;:…]+$/, '');
  return commandNames.find((name) => commands[name].test(bare));
};

const codeShape = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}]{4}[-–—]){3}[\p{L}\p{N}]{4}(?![\p{L}\p{N}])/gu;

/** A code almost always has digits, unlike four words of four letters; and letters, unlike a card number. */
const mayBeCode = (text: string): boolean =>
  /\d/.test(text) && /\p{L}/u.test(text) && readCaseCode(text.replace(/[–—]/g, '-')) !== undefined;

/**
 * The first candidate for a case code. With hyphens anywhere in the text; in one piece (a serial number?) or with
 * spaces only if the text contains nothing else.
 */
export const codeIn = (text: string): string | undefined => {
  const rest = text
    .replace(referenceShape, ' ')
    .replace(/(?<!\p{L})(my|case|code|number|mon|dossier|de|suivi|numéro|is|est)(?!\p{L})/giu, ' ')
    .replace(/[:,;.]/g, ' ');
  const found = [...(text.match(codeShape) ?? []), rest].find(mayBeCode);
  return found?.replace(/[–—]/g, '-').trim();
};

/**
 * With a colon, or followed by one or two words: longer text is more likely a report (`Search results show passwords`),
 * which is offered if nothing is found.
 */
const searchFor = (text: string): Extract<TextIntent, { kind: 'search' }> | undefined => {
  const asked = /^(?:search|find|look for|chercher?|rechercher?|trouver?)(\s+for\b)?(\s*:\s*|\s+)(\S.{1,99})$/i.exec(
    text,
  );
  const sought = asked?.[3]?.replace(/[\s.!?]+$/, '') ?? '';
  const count = words(sought);
  if (!asked || count === 0) return undefined;
  if (asked[2]?.includes(':')) return { kind: 'search', text: sought };
  if (count > mostSought) return undefined;
  const isClear = asked[1] !== undefined || /^look/i.test(text) || words(text) < sentenceFrom;
  return { kind: 'search', text: sought, ...(!isClear && { sentence: text }) };
};

/** @param spoken what was written, without the mention of the bot */
export const readText = (spoken: string): TextIntent => {
  const text = spoken.trim();
  if (codeIn(text) !== undefined) return { kind: 'case', holdsCode: true };
  const isCase = (part: string) => commandIn(part.replace(referenceShape, '').trim()) === 'case';
  if (isCase(text) || isCase(text.replace(greeting, ''))) return { kind: 'case', holdsCode: false };
  const reference = referenceIn(text);
  if (reference) return { kind: fiveWhysShape.test(folded(text)) ? 'fiveWhys' : 'reference', reference };
  const rest = text.replace(greeting, '');
  const command = commandIn(text) ?? commandIn(rest);
  if (command && command !== 'case') return { kind: command };
  const search = searchFor(rest);
  if (search) return search;
  // `report: the archive is open` is a report of any length.
  const after = /^(?:report|signaler|signalement)\s*[:–—-]\s*(\S.*)$/is.exec(rest)?.[1];
  if (after !== undefined) return { kind: 'sentence', text: after };
  const tells = sentencesOf(rest).some((one) => words(one) >= sentenceFrom && !isQuestion(one));
  if (tells) return { kind: 'sentence', text: rest };
  if (rest !== text) return { kind: 'help' };
  return { kind: isQuestion(text) ? 'question' : 'notUnderstood' };
};
