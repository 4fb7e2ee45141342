import { addCard } from './addCard.ts';
import { caseCard } from './caseCard.ts';
import { correctCard } from './correctCard.ts';
import type { Drawing } from './drawing.ts';
import type { Form } from './form.ts';
import type { AdaptiveCard } from './parts/card.ts';
import { reportCard } from './reportCard.ts';
import { withdrawCard } from './withdrawCard.ts';

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
