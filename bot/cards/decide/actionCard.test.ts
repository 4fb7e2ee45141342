import { aStream, max, type Step } from '../../../test/builders/aLife.ts';
import { actionsOf } from '../../../test/builders/cardParts.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { approvedWith, drawNotice } from '../../../test/builders/sampleNotices.ts';

const approved = approvedWith();
/** Noor's training is Max's as well. */
const reassigned: Step = {
  by: max,
  events: [{ type: 'WorkReassigned', from: 'noor', to: max.id, because: 'Away' }],
};
const done: Step = {
  by: max,
  events: [{ type: 'ActionCompleted', action: 'A1', doneOn: '2026-12-20', note: 'It rings' }],
};
const card = (...more: readonly Step[]) =>
  drawNotice('actionAssigned', aStream([...approved, ...more]), max.id, drawingFor('en'), approved.length);
const linkOf = (drawn: unknown) => actionsOf(drawn).find(({ title }) => title === 'Add evidence')?.url;

describe('the button to add evidence', () => {
  it('leads to the action if only one is open', () => {
    expect(linkOf(card())).toMatch(/NC-2026-0042\/evidence\/A1$/);
  });

  it('leads to a choice if several are open, within six buttons', () => {
    const several = card(reassigned);
    expect(linkOf(several)).toMatch(/NC-2026-0042\/evidence$/);
    expect(actionsOf(several)).toHaveLength(6);
  });

  it('disappears with the last open action', () => {
    expect(linkOf(card(done))).toBeUndefined();
  });
});
