import type { ReactNode } from 'react';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { formWords } from '../../../../procedure/words/formWords.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { useSpeech } from '../../speech.tsx';
import { useMessage } from '../editor/fields.tsx';
import { PeopleField } from '../forms/fields/PeopleField.tsx';
import { longest } from './causesDraft.ts';
import type { CausesFormProps } from './WhyTree.tsx';

type AgreedByProps = CausesFormProps & {
  readonly people: readonly Person[];
  readonly meet: (person: Person) => void;
};

/** Who agrees to the findings. A person alone finds the cause they expect, and so says why they were alone. */
export const AgreedBy = ({ draft, change, problems, people, meet }: AgreedByProps): ReactNode => {
  const { label } = formWords[useSpeech().language];
  return (
    <>
      <PeopleField
        look={{ label: label.agreedBy, ...useMessage(problems.agreedBy) }}
        value={draft.agreedBy}
        people={people}
        onMet={meet}
        onChange={(agreedBy) => change({ ...draft, agreedBy })}
      />
      {(draft.agreedBy.length === 0 || draft.aloneBecause !== '' || problems.aloneBecause) && (
        <TextField
          {...{ label: label.aloneBecause, value: draft.aloneBecause, most: longest.aloneBecause, rows: 2 }}
          problem={problems.aloneBecause}
          onChange={(aloneBecause) => change({ ...draft, aloneBecause })}
        />
      )}
    </>
  );
};
