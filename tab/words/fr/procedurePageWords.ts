import type { ProcedurePageWords } from '../en/procedurePageWords.ts';

export const procedurePageWords: ProcedurePageWords = {
  version: (version) => `La version ${version} est en vigueur.`,
  approved: (version, who, when) => `La version ${version} a été approuvée par ${who} le ${when}.`,
  notApproved: 'Personne à la direction n’a encore approuvé la procédure dans TenTwo.',
  changed:
    'La version, une règle ou le logiciel a changé depuis : ce qui est montré ici n’est pas ce qui a été approuvé.',
  earlier: 'Approbations antérieures',
  approve: 'Approuver la procédure',
  approveText:
    'Vous approuvez cette version avec les règles en vigueur, telle qu’elle est montrée ci-dessous. Votre nom, l’heure et une empreinte de la page sont enregistrés.',
  done: 'L’approbation est enregistrée.',
  damage:
    'L’historique des paramètres est endommagé : des approbations peuvent manquer ici. Votre équipe sécurité sait pourquoi.',
};
