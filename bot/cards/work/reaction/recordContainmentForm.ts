import { actForm } from './actForm.ts';

export const recordContainmentForm = actForm('containment');
