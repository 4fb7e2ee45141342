import { otherRecordForm } from './otherRecordForm.ts';

export const markDuplicateForm = { ...otherRecordForm('duplicate'), isFinal: true } as const;
