import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { AdaptiveCard } from 'adaptivecards';
import { isRecord } from '../../../infra/local/teams/cards/cardAction.ts';
import { hostConfig } from '../../../infra/local/teams/page/cards/hostConfig.ts';
import { markMentionsInCard } from '../../../infra/local/teams/page/cards/mentionMarks.ts';
import { registerCardElements } from '../../../infra/local/teams/page/cards/registerCardElements.ts';
import { TypeaheadInput } from '../../../infra/local/teams/page/cards/typeaheadInput.ts';
import type { GoldenCard } from './goldenCards.ts';

/** The page of `npm run cards`: every golden card in both languages, as narrow as a phone and wide. */

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;
type Theme = keyof typeof themes;

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  fields: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
};
const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

const wear = (theme: Theme): void => {
  for (const [name, value] of Object.entries(themes[theme]))
    document.documentElement.style.setProperty(`--${name}`, String(value));
  document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
};

const draw = (json: unknown, width: 'narrow' | 'wide'): HTMLElement => {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(isRecord(json) ? markMentionsInCard(json) : json);
  const drawn = card.render();
  if (drawn) drawn.lang = '';
  // The local page fills these with React; here an empty box keeps the place.
  for (const input of card.getAllInputs())
    if (input instanceof TypeaheadInput && input.isTypeahead)
      input.host.append(make('input', { readOnly: true, value: input.picked.map(({ title }) => title).join(', ') }));
  return make('div', { className: `card ${width}` }, drawn ?? 'The card is not understood.');
};

const inLanguage = (language: string, { bytes, actions, json }: GoldenCard['in'][string]): HTMLElement =>
  make(
    'div',
    { lang: language },
    make('p', { className: 'quiet' }, `${language} · ${(bytes / 1024).toFixed(1)} KB · ${actions} actions`),
    draw(json, 'narrow'),
    draw(json, 'wide'),
  );

const sectionOf = (card: GoldenCard): HTMLElement => {
  const { name, file } = card;
  const section = make('section', { id: name, tabIndex: -1 }, make('h2', {}, name));
  section.append(make('p', { className: 'quiet' }, file));
  section.setAttribute('aria-label', name);
  return section;
};

const drawInto = (section: HTMLElement, card: GoldenCard): void => {
  const languages = Object.entries(card.in).map(([language, one]) => inLanguage(language, one));
  section.append(make('div', { className: 'languages' }, ...languages));
};

const begin = async (): Promise<void> => {
  const cards = (await (await fetch('/cards.json')).json()) as readonly GoldenCard[];
  registerCardElements();
  wear('light');
  for (const theme of Object.keys(themes) as Theme[]) {
    const radio = make('input', {
      type: 'radio',
      name: 'theme',
      checked: theme === 'light',
      onchange: () => wear(theme),
    });
    at('themes').append(make('label', {}, radio, theme));
  }
  const names = cards.map(({ name }) => make('li', {}, make('a', { href: `#${name}` }, name)));
  const sections = cards.map(sectionOf);
  at('names').append(...names);
  // A card is drawn when it comes into view: several hundred at once would keep a browser busy.
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const card = cards.find(({ name }) => name === target.id);
        if (!isIntersecting || !card || !(target instanceof HTMLElement)) continue;
        seen.unobserve(target);
        drawInto(target, card);
      }
    },
    { rootMargin: '600px' },
  );
  const choose = (text: string): void => {
    const shown = cards.map(({ name, file }) => `${name} ${file}`.toLowerCase().includes(text.toLowerCase()));
    shown.forEach((isShown, index) => {
      for (const one of [names[index], sections[index]]) one?.toggleAttribute('hidden', !isShown);
    });
    at('count').textContent = `${shown.filter(Boolean).length} cards`;
  };
  at('filter').addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) choose(target.value);
  });
  choose('');
  at('cards').append(...sections);
  for (const section of sections) seen.observe(section);
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

void begin();
