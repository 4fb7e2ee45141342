import { otherRecordForm } from './otherRecordForm.ts';

export const confirmRecurrenceForm = otherRecordForm('recurrence');
