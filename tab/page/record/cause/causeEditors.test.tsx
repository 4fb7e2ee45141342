import { configure, fireEvent, screen, within } from '@testing-library/react';
import type { Problems } from '../../../../procedure/commands/commandFields.ts';
import { anEditing, anEditor, choose } from '../../../../test/builders/anEditor.tsx';
import { theCauses } from '../../../../test/builders/aRecord.ts';
import { thePeople } from '../../../../test/builders/thePeople.ts';
import type { EditingAnswer } from '../../../api/editing/editingWire.ts';
import { Failure } from '../../client/failure.ts';

beforeAll(() => configure({ defaultHidden: true }));
beforeEach(() => sessionStorage.clear());

const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const box = (name: string | RegExp) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const changed = { by: { me: false, name: 'Sam Carter' }, at: '2026-11-24T09:41:00.000Z' };
const statement = { problem: 'A door stood open', implications: 'Theft', ...changed };
const causes: NonNullable<EditingAnswer['causes']> = {
  method: 'fiveWhys',
  whys: theCauses.whys,
  agreedBy: theCauses.agreedBy,
  session: 'S1',
  rootCauses: [{ statement: 'The door has no closer', category: 'design', whyId: 'w2' }],
  ...changed,
};

describe('the causes', () => {
  it('begin with the result of a session, and branch, and are sent whole', async () => {
    const answer = anEditing({ statement, causes });
    const { user, sent, done } = await anEditor({ name: 'determineCauses', answer });
    expect(screen.getByText(/what session S1 found/)).toBeInTheDocument();
    expect(screen.getByText('A door stood open')).toBeInTheDocument();
    expect(box(/^1\.1 Why\?/)).toHaveValue('It does not shut by itself');
    await user.click(button('Ask why: 1.1'));
    fill(box('1.1.1 Why? (It does not shut by itself)'), 'It was cheaper');
    fill(box('1.1.1 What shows it? (optional)'), 'The invoice');
    await user.click(button('Add another answer next to 1'));
    fill(box('2 Why did it happen?'), 'It was hot');
    await user.click(screen.getByRole('checkbox', { name: '1.1.1 is a root cause' }));
    const second = within(screen.getByRole('region', { name: 'Root cause 2' }));
    expect(second.getByRole('textbox')).toHaveValue('It was cheaper');
    await user.selectOptions(second.getByRole('combobox', { name: 'Kind of cause' }), 'Resources');
    const agrees = screen.getByRole('combobox', { name: /Who agrees/ });
    await choose(user, agrees, thePeople.verifier.name);
    await choose(user, agrees, thePeople.planManager.name);
    await user.click(button('This is the root cause'));
    expect(sent[0]?.command).toMatchObject({
      name: 'determineCauses',
      causes: {
        whys: [
          {
            id: 'w1',
            children: [{ id: 'w2', children: [{ id: 'w3', answer: 'It was cheaper', evidence: 'The invoice' }] }],
          },
          { id: 'w4', question: 'Why did it happen?', answer: 'It was hot' },
        ],
        rootCauses: [{ whyId: 'w2' }, { statement: 'It was cheaper', category: 'resources', whyId: 'w3' }],
        agreedBy: [thePeople.verifier.id],
      },
    });
    expect(done).toHaveBeenCalled();
  });

  it('that arrived although the answer was lost are sent again as the same command; one may be under no why', async () => {
    const [{ whyId: _, ...root } = { statement: '', category: 'other' as const }] = causes.rootCauses;
    let isAway = true;
    const command = () => {
      isMeanwhile(anEditing({ sequence: 10, causes: { ...causes, rootCauses: [root] } }));
      return isAway ? new Failure('slow') : undefined;
    };
    const { user, sent, done, isMeanwhile } = await anEditor({
      name: 'determineCauses',
      answer: anEditing({ causes }),
      command,
    });
    const under = screen.getByRole('combobox', { name: /^Found under/ });
    await user.selectOptions(under, within(under).getByRole('option', { name: 'no why in particular' }));
    expect(under).toHaveValue('');
    await user.click(button('This is the root cause'));
    await screen.findByText('Not saved yet.', { exact: false });
    isAway = false;
    await user.click(button('Try again'));
    expect(sent).toHaveLength(2);
    expect([sent[1]?.n, sent[1]?.command]).toEqual([sent[0]?.n, sent[0]?.command]);
    expect(done).toHaveBeenCalled();
  });

  it('show problems where they are', async () => {
    const problems: Problems = { answer: 'missing', 'rootCauses.0.category': 'missing', aloneBecause: 'missing' };
    const command = () => new Failure('refused', { refusal: { reason: 'invalid', problems } });
    const { user } = await anEditor({ name: 'determineCauses', command });
    await user.click(screen.getByRole('checkbox', { name: '1 is a root cause' }));
    await user.click(button('This is the root cause'));
    expect(box('1 Why did it happen?')).toHaveAccessibleDescription('Please fill this in.');
    expect(screen.getByRole('combobox', { name: 'Kind of cause' })).toBeInvalid();
    expect(box(/no one else took part/)).toBeInvalid();
  });

  it('determined by another person meanwhile are not overwritten unseen', async () => {
    const { user, sent, isMeanwhile } = await anEditor({
      name: 'determineCauses',
      answer: anEditing({ causes }),
    });
    fill(box(/^1\.1 Why\?/), 'Mine');
    const rootCauses: typeof causes.rootCauses = [{ statement: 'Theirs', category: 'training', whyId: 'w1' }];
    const whys = [{ id: 'w1', question: 'Why?', answer: 'Others', children: [] }];
    isMeanwhile(anEditing({ sequence: 10, causes: { ...causes, whys, rootCauses } }));
    await user.click(button('This is the root cause'));
    expect(await screen.findByRole('region', { name: /Sam Carter changed this/ })).toBeInTheDocument();
    expect(sent).toEqual([]);
    expect(screen.getByRole('radio', { name: 'Theirs: Theirs (Training and awareness)' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Theirs: 1 Others' }));
    await user.click(button('Merge'));
    expect(box('1 Why?')).toHaveValue('Others');
  });
});

describe('the problem statement', () => {
  it('begins with the report, is kept while it is typed, and confirmed', async () => {
    const first = await anEditor({ name: 'confirmStatement' });
    expect(box('The problem')).toHaveValue('The door stood open.');
    fill(box('What it implies'), 'Theft');
    first.unmount();
    const { user, sent } = await anEditor({ name: 'confirmStatement' });
    await user.click(button('Continue'));
    expect(box('What it implies')).toHaveValue('Theft');
    await user.click(button('Confirm'));
    expect(sent[0]?.command).toEqual({
      name: 'confirmStatement',
      reference: 'NC-2026-0042',
      problem: 'The door stood open.',
      implications: 'Theft',
    });
    expect(sessionStorage).toHaveLength(0);
  });

  it('of another person is shown next to it', async () => {
    const { user, sent, becomes } = await anEditor({ name: 'confirmStatement', answer: anEditing({ statement }) });
    fill(box('What it implies'), 'Mine');
    await becomes(anEditing({ sequence: 10, statement: { ...statement, implications: 'Fire' } }));
    await user.click(await screen.findByRole('radio', { name: 'Theirs: Fire' }));
    await user.click(button('Merge'));
    expect(box('What it implies')).toHaveValue('Fire');
    expect(sent).toEqual([]);
  });
});
