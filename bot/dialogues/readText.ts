import { fold } from '../../procedure/record/fold.ts';
import { type Reference, readReference } from '../../procedure/record/reference.ts';

/** What somebody means who writes to the bot, in either language whatever his own is. */
export type Said =
  | { readonly kind: 'help' }
  | { readonly kind: 'report' }
  | { readonly kind: 'myReports' }
  | { readonly kind: 'chooseTriageChannel' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** Four words or more that tell something: it may be a report. */
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'question' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'notUnderstood' };

type Command = 'help' | 'report' | 'myReports' | 'chooseTriageChannel' | 'thanks';

/** Whole messages, folded (`fold.ts`), without the stops at their end. */
const commands: Readonly<Record<Command, RegExp>> = {
  help: /^(help|aide|aidez[ -]moi|menu|commands?|commandes?|start|\?)( me)?( please| svp| s'il (te|vous) plait)?$/,
  report:
    /^((i (want|need|would like) to|i'd like to|je (veux|voudrais|souhaite)|j'aimerais|(make )?a|(faire )?un|new|nouveau) )?(report|signaler|declarer|signalement)( (something|quelque chose|(an?|une?) (problem|issue|incident|nonconformity|probleme|non[- ]conformite)))?$/,
  myReports:
    /^((show|see|list|where are|voir|montrer|montre[- ]moi|afficher) )?(me )?(my reports?|mes signalements?)( please| svp)?$/,
  chooseTriageChannel: /^(use this channel for triage|utiliser ce canal pour le tri)$/,
  thanks:
    /^(thanks?|thank you|thx|merci)( (a lot|very much|so much|beaucoup|bien|again|encore))*( (for|de|pour) .{1,40})?$/,
};
const commandNames = Object.keys(commands) as readonly Command[];

const greeting =
  /^(hi|hello|hey|good (morning|afternoon|evening|day)|bonjour|bonsoir|salut|coucou|hallo)\b( (there|all|everyone|everybody|team|bot|tentwo|à tous|à toutes|tout le monde))*[\s,.!:;–-]*/i;

/** A question asks by its mark, or by how it begins; `When I came in, the door was open` is none. */
const asking =
  /^(how (do|does|can|could|should|to|is|are|many|much|long)|what (is|are|does|do|should|can|about)|why (is|are|do|does|did)|who (is|are|can|do|does)|where (is|are|can|do)|when (is|are|do|does|will|can)|can (i|you|we)|could (i|you|we)|do (i|you|we)|does|may (i|we)|should (i|we)|are you|is (there|it|this)|comment (faire|puis|peut|on|ca|je|fait|est|sont|allez|vas|signaler)|pourquoi|qu'est[- ]ce|est[- ]ce (que|qu')|qui (est|sont|peut)|ou (est|sont|puis|peut)|quand (est|sera|sont|faut)|combien|quel(le)?s? (est|sont)|peut[- ]on|puis[- ]je|peux[- ]tu|pouvez[- ]vous|dois[- ]je|faut[- ]il)\b/;

const folded = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const sentenceFrom = 4;
/** A reference in a message this short is asked for; in a longer one it is mentioned. */
const referenceUpTo = 5;

const isQuestion = (sentence: string): boolean => /\?["'»\s]*$/.test(sentence) || asking.test(folded(sentence));

const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^.!?\n]+[.!?]*/g)?.map((sentence) => sentence.trim()) ?? [];

const referenceIn = (text: string): Reference | undefined => {
  const found = /(?<![\p{L}\p{N}])nc[\s-]*\d{4}[\s-]+\d{1,7}(?![\p{L}\p{N}])/iu.exec(text);
  return found && words(text) <= referenceUpTo ? readReference(found[0]) : undefined;
};

/** No command is longer. */
const longestCommand = 120;

const commandIn = (text: string): Command | undefined => {
  if (text.length > longestCommand) return undefined;
  const bare = folded(text).replace(/[\s.!,;:…]+$/, '');
  return commandNames.find((name) => commands[name].test(bare));
};

/** @param spoken what was written, without the mention of the bot */
export const readText = (spoken: string): Said => {
  const text = spoken.trim();
  const reference = referenceIn(text);
  if (reference) return { kind: 'reference', reference };
  const rest = text.replace(greeting, '');
  const command = commandIn(text) ?? commandIn(rest);
  if (command) return { kind: command };
  // `report: the archive is open` is a report of any length.
  const after = /^(?:report|signaler|signalement)\s*[:–—-]\s*(\S.*)$/is.exec(rest)?.[1];
  if (after !== undefined) return { kind: 'sentence', text: after };
  const tells = sentencesOf(rest).some((one) => words(one) >= sentenceFrom && !isQuestion(one));
  if (tells) return { kind: 'sentence', text: rest };
  if (rest !== text) return { kind: 'help' };
  return { kind: isQuestion(text) ? 'question' : 'notUnderstood' };
};
