import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from './calendarDate.ts';
import { isReference, type Reference } from './reference.ts';
import { isSessionId } from './sessionKey.ts';

export const day = z.string().refine((text): text is CalendarDate => isCalendarDate(text));
export const reference = z.string().refine((text): text is Reference => isReference(text));
/** Entra object id. */
export const personId = z.string();
export const sessionId = z.string().refine(isSessionId);
