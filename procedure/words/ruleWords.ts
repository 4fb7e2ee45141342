import type { Step } from '../deadlines/deadlinePolicy.ts';
import type { PlainRule, RuleName, RuleUnit } from '../organisation/rules.ts';
import { type Grade, grades, type Lane, lanes } from '../record/values/choices.ts';
import { deadlineWords } from './deadlineWords.ts';
import type { Language } from './languages.ts';
import type { Voiced } from './voiced.ts';
import { procedureWords } from './words.ts';

const en = {
  rule: {
    planAgain: 'Submit a plan again that came back or was changed',
    approval: 'Decide on a plan',
    extension: 'Decide on a request for more time',
    objection: 'Decide on a reporter’s objection',
    observationDays: 'Observation window, in which a recurrence counts',
    systemicCount: 'So many of one kind point at a systemic nonconformity',
    systemicDays: 'Detected within so many days',
    digestHour: 'Hour from which the daily message is sent',
    reviewEveryMonths: 'Longest time between two reviews of the records',
  } satisfies Record<PlainRule, string>,
  unit: {
    workingDays: 'working days',
    days: 'calendar days',
    months: 'months',
    count: 'nonconformities',
    hour: 'o’clock',
  } satisfies Record<RuleUnit, string>,
};

export type RuleWords = Voiced<typeof en>;

const fr: RuleWords = {
  rule: {
    planAgain: 'Soumettre à nouveau un plan renvoyé ou modifié',
    approval: 'Statuer sur un plan',
    extension: 'Statuer sur une demande de délai',
    objection: 'Statuer sur la contestation d’un auteur de signalement',
    observationDays: 'Période d’observation, pendant laquelle une récidive compte',
    systemicCount: 'Nombre de cas d’un même type révélant une non-conformité systémique',
    systemicDays: 'Période dans laquelle ils sont détectés',
    digestHour: 'Heure à partir de laquelle le message quotidien est envoyé',
    reviewEveryMonths: 'Délai maximal entre deux revues des fiches',
  },
  unit: {
    workingDays: 'jours ouvrés',
    days: 'jours calendaires',
    months: 'mois',
    count: 'non-conformités',
    hour: 'heures',
  },
};

export const ruleWords: Readonly<Record<Language, RuleWords>> = { en, fr };

const isPlain = (name: RuleName): name is PlainRule => name in en.rule;

/** What a rule is called: `Standard, Minor nonconformity: Find the root cause`. */
export const ruleName = (name: RuleName, language: Language): string => {
  if (isPlain(name)) return ruleWords[language].rule[name];
  const [, lane, grade, step] = name.split('.');
  const { lane: laneWords, grade: gradeWords } = procedureWords[language];
  const { deadline } = deadlineWords[language];
  const colon = language === 'fr' ? ' : ' : ': ';
  const kind = `${laneWords[one(lanes, lane)]}, ${gradeWords[one(grades, grade)].toLowerCase()}`;
  return `${kind}${colon}${deadline[one(steps, step)]}`;
};

const steps = ['containment', 'correction', 'statement', 'causes', 'plan'] as const satisfies readonly Step[];

/** @throws RangeError for a part that no rule has */
const one = <T extends Lane | Grade | Step>(values: readonly T[], text: string | undefined): T => {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new RangeError(`${text} is no part of a rule`);
  return found;
};
