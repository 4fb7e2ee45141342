import type { ReactNode } from 'react';
import { type LegacyText, legacyTexts } from '../../../../procedure/record/report/legacy.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

/** What an earlier register says, unchanged. */
export const LegacyPart = ({ record: { legacy } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { procedure, day, number } = useSpeech();
  const { before } = usePageWords('record');
  if (!legacy) return null;
  const { closed, texts, oldId, fileName, row, file } = legacy;
  const labelOf = (name: LegacyText): string => (name === 'followUps' ? before.followUps : procedure.logField[name]);
  return (
    <Part name="before">
      <div className={styles.stack}>
        <p className={styles.text}>{closed ? before.closed : before.open}</p>
        <FieldList
          fields={[
            { label: before.oldId, value: oldId },
            ...(closed
              ? [
                  { label: before.closedOn, value: closed.on && day(closed.on, 'long'), otherwise: before.unknownDay },
                  { label: before.result, value: closed.result, wide: true },
                ]
              : []),
            ...legacyTexts.map((name) => ({ label: labelOf(name), value: texts[name], wide: name !== 'planManager' })),
            { label: before.file, value: before.row(fileName, number(row)) },
            { label: before.digest, value: file, wide: true },
          ]}
        />
      </div>
    </Part>
  );
};
