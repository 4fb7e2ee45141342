import { formWords } from '../../../procedure/words/fr/formWords.ts';
import type { WorkWords } from '../en/workWords.ts';

export const workWords: WorkWords = {
  title: (command, reference) => `${reference} · ${command}`,
  choose: 'Veuillez choisir',
  choosePerson: 'Saisissez un nom',
  tooLarge:
    'Ce qui est enregistré ne tient pas sur une carte : veuillez ouvrir la fiche dans le registre pour la modifier.',
  onlyInDialog:
    'D’autres personnes peuvent lire cette conversation : veuillez ouvrir le formulaire avec le bouton de la carte, ou dans notre conversation privée.',
  planAction: (id) => `Action ${id}`,
  followUpNumber: (number) => `Suivi ${number}`,
  bare: 'La fiche ne peut pas être lue pour le moment. Ce que vous avez saisi est conservé ci-dessous.',
  typed: 'Ce que vous avez saisi',
  chosen: 'Votre choix',
  kind: formWords.kind,
  why: {
    first: 'Pourquoi est-ce arrivé ?',
    next: (number) => `Pourquoi cela ? (${number})`,
    ask: (answer) => `Pourquoi ? (${answer})`,
    again: 'Encore un pourquoi',
  },
  record: {
    missing: (missing, demanded) => `Il manque ${missing} élément${missing > 1 ? 's' : ''} sur ${demanded}`,
    nothingMissing: 'Il ne manque rien : elle peut être close.',
    earlier: (cycle, verdict) => `Cycle ${cycle} : ${verdict.toLowerCase()}`,
    causeThen: (cause) => `Cause racine retenue à l’époque : ${cause}`,
    nextCycle: (cycle) =>
      `Le cycle ${cycle} commence : les causes sont analysées de nouveau, puis un nouveau plan est établi.`,
    group: {
      react: 'Réaction (10.2 a)',
      causes: 'Causes (10.2 b)',
      plan: 'Actions (10.2 c)',
      effectiveness: 'Efficacité (10.2 d)',
    },
    grade: 'Niveau',
    lane: 'Voie de traitement',
    owner: 'Responsable',
    more: 'Plus',
    whatNext: 'Que souhaitez-vous faire ?',
    next: 'Ce que vous pouvez faire',
    goOn: 'Continuer',
  },
  label: formWords.label,
  hint: formWords.hint,
};
