import type { Drawing } from './drawing.ts';
import type { Form } from './form.ts';
import type { AdaptiveCard } from './parts/card.ts';
import { addCard } from './report/addCard.ts';
import { caseCard } from './report/caseCard.ts';
import { correctCard } from './report/correctCard.ts';
import { reportCard } from './report/reportCard.ts';
import { withdrawCard } from './report/withdrawCard.ts';

export const drawForm = (form: Form, drawing: Drawing): AdaptiveCard => {
  switch (form.card) {
    case 'report':
      return reportCard.render(form, drawing);
    case 'add':
      return addCard.render(form, drawing);
    case 'correct':
      return correctCard.render(form, drawing);
    case 'withdraw':
      return withdrawCard.render(form, drawing);
    case 'case':
      return caseCard.render(form, drawing);
    default:
      return form satisfies never;
  }
};
