import { z } from 'zod';
import { longest, requiredText } from '../../record/report/reportFacts.ts';
import { isLive } from '../../record/sessions.ts';
import { trainingsOf } from '../../record/training.ts';
import { refuse } from '../decision.ts';
import { actionId, formLimits, person, withProblem } from '../fields.ts';
import { defineActionCommand } from './defineActionCommand.ts';

const schema = z.object({
  action: actionId,
  /** All that the people asked see of the record. */
  text: requiredText(longest.reason),
  people: z
    .array(person, withProblem('missing'))
    .min(1, withProblem('missing'))
    .max(formLimits.trainees, withProblem('tooMany')),
});

/**
 * Asks people to confirm that they have read and understood a training of the plan (10.2 c, 7.3). While its session
 * runs, asking again adds people; afterwards it opens a new session.
 */
export const askTraining = defineActionCommand({
  name: 'askTraining',
  schema,
  people: ({ people }) => people.map((id) => ({ field: 'people', id, as: 'task' })),
  applies: {
    to: ({ kind }) => kind === 'training',
    otherwise: { reason: 'invalid', problems: { action: 'notFitting' } },
  },
  decide: (command, record, context, action) => {
    const live = trainingsOf(record).find((one) => one.action === action.id && isLive(one.session));
    const people = [...new Set(command.people)].filter((id) => !live?.people.includes(id));
    if (people.length === 0) return refuse({ reason: 'nothingChanged' });
    const session = live?.session.id ?? (`S${record.sessions.length + 1}` as const);
    const asked = { type: 'TrainingAsked', session, action: action.id, text: command.text, people } as const;
    // The owner of the action leads the session, even if another person asks.
    const facilitator = action.owner === context.actor.id ? {} : { facilitator: action.owner };
    const opened = { type: 'SessionOpened', session, kind: 'training', ...facilitator } as const;
    return { events: live ? [asked] : [opened, asked] };
  },
});
