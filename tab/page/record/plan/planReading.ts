import { isCalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { actionKinds, actionPriorities, terms } from '../../../../procedure/record/values/choices.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { EditorWords } from '../../../words/en/editorWords.ts';
import type { Speech } from '../../speech.tsx';
import type { Reading } from '../editor/Meanwhile.tsx';
import { nameIn } from '../editor/useNames.ts';
import { type ActionText, actionTexts, planTexts } from './planDraft.ts';

const named = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>, value: string): string => {
  const known = values.find((one) => one === value);
  return known ? names[known] : value;
};

/** Names and texts of the parts of a plan, for showing differences. */
export const planReading = (people: readonly Person[], words: EditorWords, speech: Speech): Reading => {
  const { plan } = words;
  const { procedure } = speech;
  const day = (value: string): string => (isCalendarDate(value) ? speech.day(value, 'long') : value);
  const person = (value: string): string => (value === '' ? '' : nameIn(people, value, words));
  const ofAction: Readonly<Record<ActionText, (value: string) => string>> = {
    title: (value) => value,
    owner: person,
    due: day,
    priority: (value) => named(actionPriorities, procedure.actionPriority, value),
    term: (value) => named(terms, procedure.term, value),
    kind: (value) => named(actionKinds, procedure.actionKind, value),
  };
  const whole = (value: string): string => {
    if (value === '') return words.meanwhile.gone;
    const texts: unknown = JSON.parse(value);
    return actionTexts.map((field, index) => ofAction[field](textAt(texts, index))).join(' · ');
  };
  const fieldOf = (path: string): ActionText | undefined => actionTexts.find((one) => path.endsWith(`.${one}`));
  return {
    label: (path) => {
      const [list, id = ''] = path.split('.');
      const field = fieldOf(path);
      if (list === 'actions') return field ? `${plan.action(id)}, ${plan.actionField[field]}` : plan.action(id);
      if (path === 'followUps') return plan.followUps;
      const text = planTexts.find((one) => one === path);
      return text ? plan.field[text] : plan.order;
    },
    value: (path, value) => {
      const field = fieldOf(path);
      if (path.startsWith('actions.')) return field ? ofAction[field](value) : whole(value);
      if (path === 'on') return day(value);
      if (path === 'verifier' || path === 'manager') return person(value);
      if (path === 'needed') return value === 'yes' ? words.yes : value === 'no' ? words.no : value;
      if (path === 'followUps') return value.split(' ').map(day).join(' · ');
      return path === 'order' ? value.split(' ').join(', ') : value;
    },
  };
};

const textAt = (texts: unknown, index: number): string => {
  const text: unknown = Array.isArray(texts) ? texts[index] : undefined;
  return typeof text === 'string' ? text : '';
};
