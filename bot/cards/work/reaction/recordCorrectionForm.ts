import { actForm } from './actForm.ts';

export const recordCorrectionForm = actForm('correction');
