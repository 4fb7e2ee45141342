import type { MeetingWords } from '../en/meetingWords.ts';

export const meetingWords: MeetingWords = {
  onlyInChannel: (reference) =>
    `Écrivez « 5 pourquoi ${reference} » dans le canal où votre équipe se réunit : la carte y apparaît, et toutes les personnes du canal peuvent participer. Pour chercher la cause de votre côté, écrivez ${reference} ici et choisissez Causes.`,
  hidden:
    'Cette fiche ne peut pas être ouverte dans un canal : les personnes concernées y travaillent dans leur conversation privée et dans l’onglet.',
  plan: {
    title: '5 pourquoi ensemble',
    how: 'Planifiez une réunion dans un canal de votre équipe avec ce titre. Dès que vous la démarrez, la carte apparaît dans sa conversation. Toutes les personnes du canal voient le problème et peuvent participer.',
    meetingTitle: (reference, short) => `5 pourquoi ${reference} : ${short}`,
    meetingTitleLabel: 'Titre de la réunion, à copier',
    withoutMeeting: (reference) => `Sans réunion planifiée, écrivez « 5 pourquoi ${reference} » dans le canal.`,
  },
};
