import type { Language } from '../../procedure/words/languages.ts';

/** Texts of the procedure page besides the procedure itself. */
type ProcedureWords = {
  readonly version: (version: string) => string;
  readonly approved: (version: string, who: string, when: string) => string;
  readonly notApproved: string;
  readonly changed: string;
  readonly earlier: string;
  readonly approve: string;
  readonly approveText: string;
  readonly done: string;
  readonly damage: string;
};

export const procedureWords: Readonly<Record<Language, ProcedureWords>> = {
  en: {
    version: (version) => `Version ${version} is in force.`,
    approved: (version, who, when) => `Version ${version} was approved by ${who} on ${when}.`,
    notApproved: 'No one in management has approved the procedure in TenTwo yet.',
    changed: 'The version, a rule or the software has changed since: what is shown here is not what was approved.',
    earlier: 'Earlier approvals',
    approve: 'Approve the procedure',
    approveText:
      'You approve this version with the rules in force, as it is shown below. Your name, the time and a digest of the page are recorded.',
    done: 'The approval is recorded.',
    damage: 'The history of the settings is damaged, so approvals may be missing here. Your security team knows why.',
  },
  fr: {
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
  },
};
