import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PackSpec, SampleFile } from '../../api/exports/exportWire.ts';
import type { DrawnFile } from '../client/api.ts';
import { ExportButton } from '../pieces/ExportButton.tsx';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { RecordLink } from '../pieces/RecordLink.tsx';
import { Said } from '../pieces/Said.tsx';
import { saveAs } from '../saveAs.ts';
import { usePageWords, useSpeech } from '../speech.tsx';
import { useOnAudit } from './useAudit.ts';

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  list: { margin: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalM },
});

/** The pack of all drawn records; for those this reader may not read, only the numbers. */
const packOf = ({ drawn, seed, count, by, period, population }: SampleFile): PackSpec => ({
  kind: 'auditPack',
  references: drawn.map(({ reference }) => reference),
  sample: { seed, count, ...(by && { by }), period, digest: population.digest },
});

/** The drawn records, and how to draw them again. */
export const DrawnSample = ({ drawn: { bytes, key, name, sample } }: { drawn: DrawnFile }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit').sample;
  const { number } = useSpeech();
  const { open, answer } = useOnAudit();
  const { population, seed, drawn } = sample;
  const isReadable = drawn.some((one) => !('keptBack' in one));
  return (
    <div className={styles.parts}>
      <Subtitle2 as="h3" className={styles.title}>
        <span role="status">{words.drawn(key, number(drawn.length), number(population.count))}</span>
      </Subtitle2>
      <ol className={styles.list}>
        {drawn.map((one) => (
          <li key={one.reference}>
            {'keptBack' in one ? (
              `${one.reference} (${words.keptBack})`
            ) : (
              <>
                <RecordLink reference={one.reference} open={open} /> {one.title} <StageMark stage={one.stage} />
              </>
            )}
          </li>
        ))}
      </ol>
      <Said text={words.seedWas(seed)} />
      <Said text={words.digest(population.digest)} />
      <Said text={population.gaps.length > 0 ? words.gaps(population.gaps.join(', ')) : words.noGaps} />
      <Said text={words.rule} />
      {!answer.mayPack && <Said text={words.packNotYours} />}
      <div className={styles.buttons}>
        <Button icon={<SaveRegular />} onClick={() => saveAs(bytes, name)}>
          {words.save}
        </Button>
        {isReadable && answer.mayPack && <ExportButton label={words.pack} spec={packOf(sample)} />}
      </div>
    </div>
  );
};
