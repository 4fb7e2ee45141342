import type { EvidenceWords } from '../en/evidenceWords.ts';

export const evidenceWords: EvidenceWords = {
  none: 'Aucune preuve n’a encore été jointe.',
  add: 'Ajouter une preuve',
  hint: 'Choisissez des fichiers, déposez-les ici ou collez une image. 100 Mo au plus chacun.',
  unnamedHint:
    'L’auteur du signalement ne donne pas son nom : ce qu’un appareil inscrit dans une image (lieu, appareil, heure) en est retiré. Les documents restent tels quels : vérifiez qui ils nomment.',
  drop: 'Déposez pour joindre',
  proves: 'Que prouve-t-il ?',
  wholeRecord: 'La fiche dans son ensemble',
  ofAction: (action) => `pour l’action ${action}`,
  by: (when, who) => `${when} par ${who}`,
  open: (name) => `Ouvrir ${name}`,
  opening: (name) => `${name} est récupéré et comparé à son empreinte…`,
  copyHash: (name) => `Copier le SHA-256 de ${name}`,
  sending: (name) => `Envoi de ${name}`,
  keeping: (name) => `${name} est arrivé, enregistrement en cours`,
  waiting: (name) => `${name} est le suivant`,
  cancel: (name) => `Annuler ${name}`,
  cancelled: (name) => `${name} n’a pas été joint.`,
  tryAgain: (name) => `Réessayer avec ${name}`,
  remove: 'Retirer',
  removeFile: (name) => `Retirer ${name} de cette liste`,
  attached: (name) => `${name} est joint.`,
  notAttached: (name) => `${name} n’est pas joint.`,
  kept: 'Le fichier est toujours là. Réessayer ne le joindra pas deux fois.',
};
