import { screen } from '@testing-library/react';
import { aPart } from '../../../../test/builders/aPart.tsx';
import type { NoteReviewRequest, ReviewRow } from '../../../api/administration/organisationWire.ts';
import type { Me } from '../../../api/wire.ts';
import { Failure } from '../../client/failure.ts';
import { ReviewsPart } from './ReviewsPart.tsx';

const held: ReviewRow = {
  key: 'REVIEW-0001',
  period: {},
  heldOn: '2026-11-02',
  heldBy: { me: false, name: 'Mia Manager' },
  raised: [],
  nextOn: '2027-05-02',
  procedureVersion: '3.1',
  systemic: 0,
  notes: 0,
};

/** @param answers the answer to each note that is sent */
const reviews = async (row: Partial<ReviewRow> = {}, may: Me['may'] = ['noteReview'], answers: Error[] = []) => {
  const sent: NoteReviewRequest[] = [];
  let notes = 0;
  const page = await aPart(<ReviewsPart period={{}} may={may} />, {
    reviews: async () => ({ rows: [{ ...held, ...row, notes }], unreadable: [] }),
    noteReview: async (request) => {
      sent.push(request);
      const failure = answers.shift();
      if (failure) throw failure;
      notes += 1;
      return { reference: 'REVIEW-0001', sequence: 2, repeated: false };
    },
  });
  await screen.findByRole('button', { name: /^REVIEW-0001, held on 2 Nov 2026 by/ });
  return { ...page, sent };
};
const name = 'Add a note of management to REVIEW-0001';
const send = () => screen.getByRole('button', { name: 'Add the note' });

describe('a note of management on a review', () => {
  it('is sent, and counted in the list', async () => {
    const { sent, user } = await reviews();
    await user.click(screen.getByRole('button', { name }));
    await user.type(await screen.findByRole('textbox', { name: /^Note/ }), 'Seen');
    await user.click(send());
    expect(await screen.findByText('The note is recorded with REVIEW-0001.')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await screen.findByText(/1 note of management/)).toBeInTheDocument();
    expect(sent).toEqual([
      {
        n: expect.stringMatching(/^[0-9a-f]{32}$/),
        command: { name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' },
      },
    ]);
  });

  it('stays in the form while it is invalid or does not arrive, and sent again is the same note', async () => {
    const invalid = new Failure('refused', { refusal: { reason: 'invalid', problems: { comment: 'missing' } } });
    const { sent, user } = await reviews({}, ['noteReview'], [invalid, new Failure('offline')]);
    await user.click(screen.getByRole('button', { name }));
    const note = await screen.findByRole('textbox', { name: /^Note/ });
    await user.type(note, 'Seen');
    await user.click(send());
    expect(await screen.findByText('Please fill this in.')).toBeInTheDocument();
    await user.click(send());
    expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument();
    expect(note).toHaveValue('Seen');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The note is recorded with REVIEW-0001.')).toBeInTheDocument();
    expect(new Set(sent.map(({ n }) => n)).size).toBe(1);
  });

  it.each<[string, Partial<ReviewRow>, Me['may']]>([
    ['people without permission', {}, ['holdReview']],
    ['the reviewer', { heldBy: { me: true, name: 'Lea Staff' } }, ['noteReview']],
    ['anyone if it is damaged', { damage: { kind: 'brokenChain', row: 'REVIEW-0001/0001' } }, ['noteReview']],
  ])('is not offered to %s', async (_who, row, may) => {
    await reviews(row, may);
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });
});
