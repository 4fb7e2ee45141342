import * as AdaptiveCards from 'adaptivecards';
import { longest, type ReportFacts, reportFields, specOf } from '../../procedure/record/report/reportFacts.ts';
import { clauses } from '../../procedure/record/values/clauses.ts';
import { languages } from '../../procedure/words/languages.ts';
import { actionsOf, partsOf, textsOf } from '../../test/builders/cardParts.ts';
import { aRecord, drawingFor, sampleCards } from '../../test/builders/sampleCards.ts';
import { goldenNames, listsTexts, listTexts, readGoldenFile, structureOf } from '../../test/goldens/goldenFiles.ts';
import { cards } from './cards.ts';
import { triageCard } from './messages/triageCard.ts';
import { largestCard, mostActions } from './parts/card.ts';
import { type Verb, verbs } from './verbs.ts';

/** The longest clause title makes the widest fact. */
const longestClause = [...clauses].sort((a, b) => b.length - a.length)[0];

const atLimits = (unit: string): ReportFacts => {
  const fill = (most: number): string => unit.repeat(Math.floor(most / unit.length));
  const typed = reportFields.flatMap((field) => {
    const spec = specOf(field);
    if (spec.most !== undefined) return [[field, fill(spec.most)]];
    return spec.kind === 'choice' ? [[field, spec.values.at(-1)]] : [];
  });
  return {
    what: fill(longest.what),
    ...Object.fromEntries(typed),
    ongoing: 'yes',
    detectedOn: '2026-11-24',
    occurredOn: '2026-11-23',
    clause: longestClause,
    impact: 'critical',
    priority: 'notSure',
    source: 'managementReview',
  };
};

/** The costliest texts in UTF-8 and in JSON, and one of nothing but line ends. */
const worst = ['漢', '"', '\\', '😀', 'a\n'].map((unit) => {
  const addition = { at: '2026-11-24T09:30:00.000Z', by: 'x', text: unit.repeat(longest.addition / unit.length) };
  return [
    JSON.stringify(unit),
    aRecord(atLimits(unit), { additions: Array.from({ length: 9 }, () => addition) }),
  ] as const;
});

/**
 * Not among the properties that the parser counts to version 1.5, and why it is safe to use them all the same.
 * Their children are content, which is checked separately.
 */
const besides: Readonly<Record<string, readonly string[]>> = {
  // Content; `msteams` is Teams' own, for mentions.
  AdaptiveCard: ['body', 'actions', 'msteams'],
  Container: ['items'],
  RichTextBlock: ['inlines'],
  // Teams has had it since 1.5; a client without it shows the choices that are in the card
  // (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search).
  'Input.ChoiceSet': ['choices.data'],
};
const version = AdaptiveCards.Versions.v1_5;
const { elements, actions } = AdaptiveCards.GlobalRegistry;

const emptyPart = (type: string): AdaptiveCards.SerializableObject | undefined => {
  if (type === 'AdaptiveCard') return new AdaptiveCards.AdaptiveCard();
  if (type === 'TextRun') return new AdaptiveCards.TextRun();
  return elements.createInstance(type, version) ?? actions.createInstance(type, version);
};

/**
 * Properties that are unknown or newer than version 1.5; none for anything that is neither an element nor an action.
 */
const laterIn = (part: Readonly<Record<string, unknown>>): readonly string[] => {
  const { type } = part;
  const schema = typeof type === 'string' ? emptyPart(type)?.getSchema() : undefined;
  if (!schema) return [];
  const all = Array.from({ length: schema.getCount() }, (_, index) => schema.getItemAt(index));
  const known = all.filter(({ targetVersion }) => targetVersion.compareTo(version) <= 0).map(({ name }) => name);
  const allowed = [...known, ...(besides[String(type)] ?? [])];
  return Object.keys(part)
    .filter((name) => !allowed.includes(name))
    .map((name) => `${type}.${name}`);
};

/** Findings of a parser that knows only version 1.5, including newer elements and values. */
const problemsIn = (card: unknown): readonly string[] => {
  const context = new AdaptiveCards.SerializationContext(version);
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: mostActions } });
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const events = [...parsing, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
  return [
    ...events.filter((event) => !event.startsWith('Property "choices.data"')),
    ...[...partsOf(card)].flatMap(laterIn),
  ];
};

/** Everything a client shows, except the values of inputs. */
const shownIn = (card: unknown): readonly string[] =>
  [...partsOf(card)].flatMap((part) => {
    const values = Array.isArray(part.facts) ? part.facts.map(({ value }) => value) : [];
    return [part.text, part.title, part.label, part.placeholder, ...values].filter((text) => typeof text === 'string');
  });

describe.each(languages)('the cards in %s', (language) => {
  const samples = Object.entries(sampleCards(language));

  it.each(samples)('%s matches its golden file', (name, card) => {
    expect(listsTexts(name, language) ? listTexts(card) : card).toEqual(readGoldenFile(name, language));
  });

  it.each(samples)('%s can be parsed by version 1.5', (_name, card) => {
    expect(problemsIn(card)).toEqual([]);
  });

  it.each(samples)('%s stays within the limits of Teams', (_name, card) => {
    expect(card.version).toBe('1.5');
    expect(actionsOf(card).length).toBeLessThanOrEqual(mostActions);
    // None asks a client to refresh it, so none lists users: 60 are allowed.
    expect(
      Object.keys(card).filter((key) => !['$schema', 'type', 'version', 'body', 'actions', 'msteams'].includes(key)),
    ).toEqual([]);
    for (const action of actionsOf(card).filter((one) => one.type !== 'Action.OpenUrl')) {
      const {
        v,
        n,
        ref,
        seq,
        verb,
        msteams,
        message,
        round = 1,
        about,
        ...rest
      } = action.data as Record<string, unknown>;
      expect(rest).toEqual({});
      // Of a session: a number, and an id on the button of a dialog.
      expect(round).toEqual(expect.any(Number));
      expect(
        about === undefined || (action.type === 'Action.Submit' && /^(problem|[0-9a-f]{64})$/.test(`${about}`)),
      ).toBe(true);
      // A person's text is in no chat's buttons: only the form in a dialog has the message that it was opened for.
      expect(message === undefined || action.type === 'Action.Submit').toBe(true);
      expect([typeof v, n]).toEqual(['number', expect.stringMatching(/^[0-9a-f]{32}$/)]);
    }
  });

  it.each(samples)('%s can be read aloud and names each element once', (_name, card) => {
    const parts = [...partsOf(card)];
    const inputs = parts.filter((part) => String(part.type).startsWith('Input.'));
    // A label is a text of ours: not empty, and never the id of the field.
    const names = inputs.map(({ type, title, label }) => (type === 'Input.Toggle' ? title : label));
    expect(names.filter((name) => !/^(\d+ )?\p{Lu}/u.test(String(name ?? '')))).toEqual([]);
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
    expect(parts.filter(({ type, altText }) => type === 'Image' && !altText)).toEqual([]);
    expect(parts.filter(({ style }) => style === 'heading').length).toBeLessThanOrEqual(1);
    const titles = card.actions?.map(({ title }) => title) ?? [];
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(samples.filter(([name]) => name !== 'checkpoint'))('%s is written in plain language', (_name, card) => {
    const shown = shownIn(card);
    expect(shown.length).toBeGreaterThan(0);
    const typedWrong = '2026-13-45';
    expect(shown.filter((text) => /\d{4}-\d\d-\d\d/.test(text.replace(typedWrong, '')))).toEqual([]);
    expect(shown.filter((text) => /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text))).toEqual([]);
    // French has a no-break space (U+00A0) before : ; ? ! » and after «, so that no line begins or ends with one.
    expect(shown.filter((text) => language === 'fr' && / [:;?!»]|« /.test(text))).toEqual([]);
  });

  it.each(worst)('no card exceeds 28 KB with texts of %s', (_unit, record) => {
    const sizes = Object.entries(sampleCards(language, record)).map(
      ([name, card]) => [name, Buffer.byteLength(JSON.stringify(card))] as const,
    );
    expect(sizes.filter(([, size]) => size > largestCard)).toEqual([]);
    expect(Math.max(...sizes.map(([, size]) => size))).toBeGreaterThan(largestCard / 4);
  });
});

it.each([
  ['a newer element', { type: 'Badge', text: 'New' }],
  ['a newer property', { type: 'Input.Text', id: 'a', label: 'A', labelPosition: 'inline' }],
  ['a property of Teams only', { type: 'TextBlock', text: 'A', targetWidth: 'narrow' }],
  ['a newer value', { type: 'TextBlock', text: 'A', style: 'title' }],
])('the checks reject %s', (_what, element) => {
  expect(problemsIn({ type: 'AdaptiveCard', version: '1.5', body: [element] })).not.toEqual([]);
});

const translated = languages
  .filter((language) => language !== 'en')
  .flatMap((language) => Object.entries(sampleCards(language)).map(([name, card]) => [language, name, card] as const))
  .filter(([language, name]) => listsTexts(name, language));

it.each(translated)('in %s, %s differs from the English card only in its texts', (_language, name, card) => {
  expect(structureOf(card)).toEqual(structureOf(readGoldenFile(name, 'en')));
});

it('has a golden for every card and no others', () => {
  const expected = languages.flatMap((language) =>
    Object.keys(sampleCards(language)).map((name) => `${name}.${language}`),
  );
  expect(
    goldenNames()
      .map((golden) => golden.join('.'))
      .sort(),
  ).toEqual(expected.sort());
});

it('assigns every verb to a card file that defines it', () => {
  expect(verbs.filter((verb) => !cards[verb].verbs.includes(verb))).toEqual([]);
  const known: readonly Verb[] = Object.values(cards).flatMap((one) => one.verbs);
  expect(new Set(known)).toEqual(new Set(verbs));
});

describe('text written by a person', () => {
  const hostile = '**bold** [x](javascript:alert(1)) <at>Claire Dubois</at> {{DATE(2026-11-24T00:00:00Z)}} <b>b</b>';
  const facts = { what: hostile, system: hostile, requirement: hostile, evidence: hostile, onBehalfOf: hostile };
  const drawn = sampleCards(
    'en',
    aRecord(facts, { additions: [{ at: '2026-11-24T09:30:00.000Z', by: 'x', text: hostile }] }),
  );

  it.each(Object.entries(drawn))('is plain text in %s', (_name, card) => {
    for (const part of partsOf(card)) {
      if (part.type === 'TextRun' || String(part.type).startsWith('Input.')) continue;
      expect(String(part.text ?? '') + String(part.value ?? '') + String(part.url ?? '')).not.toMatch(
        /javascript:|\*\*/,
      );
    }
    expect(JSON.stringify([...partsOf(card)].filter((part) => part.type === 'TextRun'))).not.toMatch(
      /\{\{DATE|<\/?at>/,
    );
  });

  it('is shown as it was written', () => {
    expect(textsOf(drawn.receipt)).toContain(
      '**bold** [x](javascript:alert(1)) <\u200Bat>Claire Dubois<\u200B/at> {\u200B{DATE(',
    );
  });
});

describe('the triage card', () => {
  it('reveals neither the reporter nor the person on whose behalf it was reported', () => {
    const text = JSON.stringify(sampleCards('en').triage);
    expect(text).not.toContain('11111111');
    expect(text).not.toContain('Reception');
  });

  it('mentions the ISMS manager only while the problem is still going on', () => {
    const { triage, 'triage-over': over } = sampleCards('fr');
    expect(triage?.msteams?.entities).toEqual([
      {
        type: 'mention',
        text: '<at>Claire Dubois</at>',
        mentioned: { id: 'b0000000-0000-4000-8000-000000000003', name: 'Claire Dubois' },
      },
    ]);
    expect(textsOf(triage)).toContain('<at>Claire Dubois</at>');
    expect(over?.msteams).toBeUndefined();
  });

  it('calls people without known names by their role, each one differently', () => {
    const record = aRecord({ ongoing: 'yes' });
    const ismsManagers = [
      { id: 'one', name: '' },
      { id: 'two', name: 'Ida Olsen' },
      { id: 'three', name: '<>' },
    ];
    const drawn = triageCard.render({ record, ismsManagers }, drawingFor('fr'));
    const role = 'Responsable du SMSI';
    expect(drawn.msteams?.entities?.map(({ text }) => text)).toEqual([
      `<at>${role}</at>`,
      '<at>Ida Olsen</at>',
      `<at>${role} 3</at>`,
    ]);
  });
});
