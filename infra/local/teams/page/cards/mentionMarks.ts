import { isRecord } from '../../cards/cardAction.ts';
import type { MentionEntity } from '../../wire.ts';

/**
 * Private-use characters that mark mentions before Markdown is rendered. They pass through escaping, so only text named by an
 * entity is shown as a mention. As in Teams, any other `<at>` is shown literally.
 */
const open = '\uE000';
const close = '\uE001';

export function markMentions(text: string, entities: readonly MentionEntity[]): string {
  let marked = text.replaceAll(open, '').replaceAll(close, '');
  for (const { text: tag, mentioned } of entities) marked = marked.replaceAll(tag, open + mentioned.name + close);
  return marked;
}

/** Returns the card with the mentions of its `msteams.entities` marked in all its texts. */
export function markMentionsInCard(card: Readonly<Record<string, unknown>>): unknown {
  const entities =
    isRecord(card.msteams) && Array.isArray(card.msteams.entities) ? card.msteams.entities.filter(isMention) : [];
  const mark = (value: unknown, name: string): unknown => {
    if (name === 'data') return value;
    if (Array.isArray(value)) return value.map((item) => mark(item, name));
    if (!isRecord(value)) return value;
    const shown = name === 'facts' ? ['title', 'value'] : ['text'];
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        typeof item === 'string' && shown.includes(key) ? markMentions(item, entities) : mark(item, key),
      ]),
    );
  };
  return mark(card, '');
}

const isMention = (entity: unknown): entity is MentionEntity =>
  isRecord(entity) &&
  entity.type === 'mention' &&
  typeof entity.text === 'string' &&
  isRecord(entity.mentioned) &&
  typeof entity.mentioned.name === 'string';
