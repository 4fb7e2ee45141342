import type { ReactNode } from 'react';
import type { FormsAnswer } from '../../../../api/editing/formsWire.ts';
import { usePageWords, useSpeech } from '../../../speech.tsx';
import type { FieldLook } from './fieldLook.ts';
import { SearchBox } from './SearchBox.tsx';

type RecordFieldProps = {
  readonly look: FieldLook;
  readonly value: string;
  readonly like: FormsAnswer['like'];
  readonly onChange: (reference: string) => void;
};

/** Another record: a similar one, or any by its number. */
export const RecordField = ({ look, value, like, onChange }: RecordFieldProps): ReactNode => {
  const labels = usePageWords('labels');
  const { procedure } = useSpeech();
  return (
    <SearchBox
      look={look}
      free
      text={value}
      placeholder={labels.hint.number}
      found={like.map(({ reference, stage, title }) => ({
        value: reference,
        text: reference,
        more: `${procedure.stage[stage]} · ${title}`,
      }))}
      chosen={[value]}
      note={undefined}
      onText={onChange}
      onChoose={onChange}
      onLeave={() => undefined}
    />
  );
};
