import type { FormsAnswer } from '../../../../api/editing/formsWire.ts';

/** For forms that need nothing of the record. */
export const nothingKnown: FormsAnswer = {
  sequence: 0,
  today: '1970-01-01',
  me: '',
  people: [],
  actions: {},
  followUps: [],
  trainings: { closable: [], settled: [] },
  deadlines: [],
  like: [],
};
