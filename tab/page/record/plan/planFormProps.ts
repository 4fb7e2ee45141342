import type { Person } from '../../../../procedure/record/values/person.ts';
import type { Problems } from '../../problemsIn.ts';
import type { PlanDraft } from './planDraft.ts';

export type PlanFormProps = {
  readonly draft: PlanDraft;
  readonly change: (draft: PlanDraft) => void;
  readonly problems: Problems;
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
  /** The highest number that an action of the record ever had. */
  readonly lastAction: number;
};
