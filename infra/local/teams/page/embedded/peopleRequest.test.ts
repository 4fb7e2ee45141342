import type { Person } from '../../wire.ts';
import { matchingPeople, peoplePickerResult, peopleRequestOf } from './peopleRequest.ts';

const person = (displayName: string, userPrincipalName: string, guest = false): Person => ({
  id: userPrincipalName,
  teamsId: `29:${userPrincipalName}`,
  displayName,
  userPrincipalName,
  jobTitle: '',
  locale: 'en-GB',
  guest,
});
const chloe = person('Chloé Garnier', 'chloe@contoso.example');
const rui = person('Rui Costa', 'rui.costa_partner.example#EXT#@contoso.example', true);

describe('peopleRequestOf', () => {
  const answer = jest.fn();

  it.each([
    [undefined, { title: undefined, isOne: false, chosen: [] }],
    [
      { title: '', setSelected: null },
      { title: undefined, isOne: false, chosen: [] },
    ],
    [
      { title: 'Owner', singleSelect: true, setSelected: ['a', 'b'] },
      { title: 'Owner', isOne: true, chosen: ['a'] },
    ],
    [{ setSelected: ['a', 1, 'b'] }, { title: undefined, isOne: false, chosen: ['a', 'b'] }],
  ])('%j', (inputs, asked) => {
    expect(peopleRequestOf(inputs, answer)).toEqual({ ...asked, answer });
  });
});

it.each([
  ['', [chloe, rui]],
  [' CHLOE ', [chloe]],
  ['partner', [rui]],
  ['no one', []],
])('finds people by name or address: %j', (text, found) => {
  expect(matchingPeople(text, [chloe, rui])).toEqual(found);
});

it('gives the app an id, a name and an address', () => {
  expect(peoplePickerResult(chloe)).toEqual({
    objectId: chloe.id,
    displayName: 'Chloé Garnier',
    email: 'chloe@contoso.example',
  });
});
