import type { Similar } from '../../../procedure/similarity/similar.ts';
import type { Drawing } from '../drawing.ts';
import type { Element } from '../parts/card.ts';
import { label, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';
import type { FormView } from './commandForm.ts';

const shownTitle = 120;

const row = ({ entry }: Similar, { terms }: Drawing): readonly Element[] => [
  label(`${entry.reference} · ${terms.stage[entry.stage]}`),
  ...userText(entry.title, shownTitle),
];

/**
 * Similar records; nothing where there are none.
 * @param hint `similar`: duplicate, recurrence, or new? `like`: without a question
 */
export const similarRecords = (
  { similar }: Pick<FormView, 'similar'>,
  hint: 'similar' | 'like',
  drawing: Drawing,
): readonly Element[] => {
  const found = similar();
  return found.length === 0
    ? []
    : [
        {
          type: 'Container',
          style: 'emphasis',
          items: [quiet(drawing.words.work.hint[hint]), ...found.flatMap((one) => row(one, drawing))],
        },
      ];
};
