import type { Drawing } from '../../bot/cards/drawing.ts';
import { type FileOutcome, filesCard } from '../../bot/cards/files/filesCard.ts';
import { whichRecordCard } from '../../bot/cards/files/whichRecordCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';

const kept: FileOutcome = { kind: 'kept', name: 'Badge log, week 47.pdf', bytes: 1_234_567 };

/** Answers to a person who sends the bot a file. */
export const sampleFileCards = (
  { reference, facts }: Nonconformity,
  drawing: Drawing,
): Readonly<Record<string, AdaptiveCard>> => {
  const about = { reference };
  const trouble = { id: '0f0f0f0f', what: 'unreachable' } as const;
  const invalid = { reason: 'invalid', problems: { file: 'tooLarge' } } as const;
  // A name of the maximum length, written by a person.
  const long = facts.what.repeat(20).slice(0, 255);
  const all: readonly FileOutcome[] = [
    kept,
    { kind: 'kept', name: undefined, bytes: 640 },
    { kind: 'there', name: 'door.jpg' },
    { kind: 'refused', name: `${long}.mp4`, refusal: invalid },
    { kind: 'refused', name: `${long}.docx`, refusal: { reason: 'fileMayName' } },
    { kind: 'unfetched', name: 'photo.png', problem: 'page' },
    { kind: 'unfetched', name: 'far.txt', problem: 'otherHost' },
    { kind: 'unfetched', name: 'old.txt', problem: 'gone' },
    { kind: 'unfetched', name: undefined, problem: 'unreachable' },
    { kind: 'failed', name: long, trouble },
  ];
  const candidates = Array.from({ length: 6 }, (_, n) => ({
    subject: n === 1 ? `${reference} A2` : reference,
    title: n === 2 ? undefined : facts.what,
  }));
  return {
    files: filesCard.render({ about, outcomes: [kept], hasCaption: false }, drawing),
    'files-action': filesCard.render(
      { about: { ...about, action: 'A2' }, outcomes: [kept], hasCaption: true },
      drawing,
    ),
    'files-in-part': filesCard.render({ about, outcomes: all, tooMany: 10, hasCaption: false }, drawing),
    'files-none': filesCard.render(
      { about, outcomes: [{ kind: 'refused', name: 'film.mp4', refusal: invalid }], hasCaption: false },
      drawing,
    ),
    'files-unnamed': filesCard.render(
      { about: undefined, outcomes: [{ ...kept, name: 'evidence-1.jpg' }], hasCaption: false },
      drawing,
    ),
    'files-received': filesCard.renderReceived(drawing),
    'files-trouble': filesCard.renderTrouble(trouble, drawing),
    'files-which': whichRecordCard.render({ candidates }, drawing),
    'files-which-none': whichRecordCard.render({ candidates: [] }, drawing),
  };
};
