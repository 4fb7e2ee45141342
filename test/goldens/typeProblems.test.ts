import { goldenNames, readGoldenCard } from './goldenFiles.ts';
import { typeProblemsIn } from './typeProblems.ts';

const goldens = Object.fromEntries(
  goldenNames().map(([name, language]) => [`${name}.${language}`, readGoldenCard(name, language)]),
);

const heading = { type: 'TextBlock', text: 'Approval', wrap: true, size: 'large', style: 'heading' };
const approve = { type: 'Action.Execute', title: 'Approve', verb: 'plan.approve', data: { v: 1 } };
const aCard = (element: object = heading, action: object = approve): object => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Container', items: [element] }],
  actions: [action],
});
const { text: _text, ...textless } = heading;

const mistakes: Readonly<Record<string, readonly [card: object, at: string]>> = {
  'a property that no element has': [aCard({ ...heading, bold: true }), 'body[0].items[0].bold'],
  'a word that a property does not know': [aCard({ ...heading, style: 'title' }), 'body[0].items[0].style'],
  'a property of another element': [aCard({ ...heading, facts: [] }), 'body[0].items[0].facts'],
  'a number for a text': [aCard({ ...heading, text: 42 }), 'body[0].items[0].text'],
  'an element without what it needs': [aCard(textless), 'body[0].items[0]'],
  'an element that there is not': [aCard({ ...heading, type: 'Heading' }), 'body[0].items[0].type'],
  'an action as an element': [
    aCard({ type: 'Action.OpenUrl', title: 'Open', url: 'https://a.test/' }),
    'body[0].items[0].type',
  ],
  'a misspelt property of an action': [
    aCard(heading, { ...approve, associatedInput: 'none' }),
    'actions[0].associatedInput',
  ],
  'an unknown version': [{ ...aCard(), version: '1.9' }, 'version'],
};

describe("Microsoft's types of cards", () => {
  it('cover every property in each golden card', () => {
    expect(Object.keys(goldens).length).toBeGreaterThan(100);
    expect(typeProblemsIn({ ...goldens, sound: aCard() })).toEqual([]);
  });

  it('refuse what a client would not understand, and say where it is', () => {
    const problems = typeProblemsIn(Object.fromEntries(Object.entries(mistakes).map(([name, [card]]) => [name, card])));
    expect(problems.map((problem) => problem.replace(/: .*$/s, ''))).toEqual(
      Object.entries(mistakes).map(([name, [, at]]) => `${name}.${at}`),
    );
  });
});
