import { type ImportField, importFields } from '../../../../../procedure/commands/organisation/importRecord.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import { isFilled, type NumberedRow, textOf } from '../reading/readTable.ts';
import type { Sheet } from '../reading/sheet.ts';

/** The column of each field, counted from 0. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>;

/** Headings of these columns in registers, in either language, folded (`fold`) and without punctuation. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  oldId: [
    'id',
    'no',
    'nr',
    'n',
    'number',
    'numero',
    'nc',
    'nc no',
    'nc number',
    'ref',
    'reference',
    'nc id',
    'numero nc',
  ],
  what: [
    'what happened',
    'description',
    'short description',
    'nonconformity',
    'nc description',
    'title',
    'finding',
    'issue',
    'que s est il passe',
    'description breve',
    'description courte',
    'non conformite',
    'constat',
    'ecart',
    'intitule',
    'description de la non conformite',
    'description of the nonconformity',
    'breve description',
  ],
  system: [
    'system',
    'system or place',
    'system concerned',
    'asset',
    'area',
    'location',
    'process',
    'department',
    'place',
    'systeme',
    'systeme ou lieu',
    'systeme concerne',
    'actif',
    'perimetre',
    'processus',
    'service',
    'lieu',
  ],
  ongoing: ['ongoing', 'still going on', 'en cours', 'toujours en cours'],
  detectedOn: [
    'detected on',
    'date of detection',
    'detection date',
    'detected',
    'date',
    'date found',
    'raised on',
    'date raised',
    'detectee le',
    'date de detection',
    'detection',
    'date du constat',
    'constatee le',
    'date de constat',
  ],
  occurredOn: ['happened on', 'occurred on', 'date of occurrence', 'date des faits', 'survenue le', 'occurrence date'],
  clause: [
    'clause',
    'clause affected',
    'iso clause',
    'control',
    'iso 27001 clause',
    'annex a control',
    'iso control',
    'article',
    'clause concernee',
    'article concerne',
    'mesure',
    'exigence iso',
    'clause iso',
    'clause affectee',
  ],
  impact: ['impact', 'potential impact', 'severity', 'impact potentiel', 'gravite', 'severite'],
  priority: ['priority', 'priorite', 'urgency', 'urgence'],
  requirement: ['requirement', 'requirement not met', 'exigence', 'exigence non satisfaite', 'critere'],
  evidence: ['evidence', 'objective evidence', 'preuve', 'preuves', 'elements de preuve'],
  source: ['source', 'origin', 'how it came to light', 'origine', 'type of audit', 'mode de detection'],
  immediateAction: [
    'immediate action',
    'what was done at once',
    'correction',
    'containment',
    'action immediate',
    'mesure immediate',
  ],
  onBehalfOf: [
    'on behalf of',
    'reported by',
    'raised by',
    'reporter',
    'signalee par',
    'detectee par',
    'auteur',
    'declarant',
  ],
  rootCause: [
    'root cause',
    'root causes',
    'cause',
    'cause analysis',
    'cause racine',
    'causes racines',
    'causes',
    'analyse des causes',
  ],
  shortTermPlan: [
    'short term plan',
    'short term actions',
    'short term action plan',
    'plan a court terme',
    'actions a court terme',
  ],
  longTermPlan: [
    'long term plan',
    'long term actions',
    'corrective action',
    'corrective actions',
    'action plan',
    'long term action plan',
    'plan a long terme',
    'actions a long terme',
    'action corrective',
    'actions correctives',
    'plan d action',
    'plan d actions',
  ],
  planManager: [
    'plan manager',
    'owner',
    'action owner',
    'responsible',
    'responsible person',
    'assigned to',
    'manager',
    'responsable',
    'responsable du plan',
    'pilote',
    'porteur',
    'responsable de l action',
    'gestionnaire du plan',
  ],
  followUps: [
    'follow up',
    'follow ups',
    'followup',
    'next follow up',
    'follow up dates',
    'due date',
    'due',
    'target date',
    'suivi',
    'suivis',
    'prochain suivi',
    'dates de suivi',
    'echeance',
    'date cible',
    'date prevue',
  ],
  successCriteria: [
    'success criteria',
    'success criterion',
    'effectiveness criteria',
    'criteres de reussite',
    'critere de reussite',
    'criteres de succes',
    'criteres d efficacite',
  ],
  state: ['status', 'state', 'statut', 'etat', 'stage', 'etape'],
  closedOn: [
    'closed on',
    'closed',
    'closing date',
    'date closed',
    'closure date',
    'date de cloture',
    'cloturee le',
    'close le',
  ],
  closingResult: [
    'result',
    'closing result',
    'outcome',
    'effectiveness',
    'verification',
    'conclusion',
    'effectiveness check',
    'resultat',
    'efficacite',
    'bilan',
    'verification de l efficacite',
  ],
};

const bare = (heading: string): string =>
  fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The field that a heading names. */
const fieldNamed = (heading: string): ImportField | undefined => {
  const name = bare(heading);
  return name === '' ? undefined : importFields.find((field) => names[field].includes(name));
};

/** Separates the headings of a sheet from its rows, which keep their numbers. Empty rows are dropped. */
export type Table = {
  readonly headings: readonly string[];
  /** Number of the row of headings. */
  readonly headingRow: number;
  readonly rows: readonly NumberedRow[];
};

/** There may be a title above the headings: of the first rows, the one with the most field names has the headings. */
const mostAbove = 20;

export const tableOf = ({ rows }: Sheet): Table => {
  const numbered = rows
    .map((cells, index): NumberedRow => ({ row: index + 1, cells }))
    .filter(({ cells }) => isFilled(cells));
  const known = numbered
    .slice(0, mostAbove)
    .map(({ cells }) => cells.filter((cell) => typeof cell === 'string' && fieldNamed(cell) !== undefined).length);
  const at = Math.max(0, known.indexOf(Math.max(...known)));
  const width = Math.max(0, ...numbered.map(({ cells }) => cells.length));
  const head = numbered[at];
  return {
    headings: Array.from({ length: width }, (_, column) => textOf(head?.cells[column])),
    headingRow: head?.row ?? 1,
    rows: numbered.slice(at + 1),
  };
};

/** A first guess: each field gets the first column with its name. */
export const guessColumns = ({ headings }: Table): Mapping => {
  const fields = headings.map(fieldNamed);
  return Object.fromEntries(
    importFields.flatMap((field) => (fields.includes(field) ? [[field, fields.indexOf(field)]] : [])),
  );
};
