import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import type { Population } from '../../../procedure/measures/counting/tally.ts';
import type { Definition } from '../../../procedure/measures/definition.ts';
import type { Exclusion, LeftOut } from '../../../procedure/measures/measure.ts';
import type { MeasureWords } from '../../../procedure/words/en/measureWords.ts';
import { usePageWords } from '../speech.tsx';
import { CountLink } from './CountLink.tsx';
import type { Question } from './useNumbers.ts';

const useStyles = makeStyles({
  button: { alignSelf: 'start', justifySelf: 'start', paddingInline: 0, minWidth: 0, fontWeight: 'normal' },
  panel: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  list: { display: 'grid', gap: tokens.spacingVerticalXXS, margin: 0 },
  term: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  left: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

type HowCountedProps = {
  readonly defined: Definition;
  readonly population?: Population;
  /** The query of the register for them, without the part. */
  readonly question?: Question;
};

/** *How is this counted?*: the method of a number, and what is not in it (9.1 b). */
export const HowCounted = ({ defined, population, question }: HowCountedProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        className={styles.button}
        appearance="transparent"
        size="small"
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-label={words.howOf(defined.name)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {words.how}
      </Button>
      {isOpen && (
        <div id={id} className={styles.panel}>
          <dl className={styles.list}>
            {(['definition', 'population', 'exclusions'] as const).map((part) => (
              <div key={part}>
                <dt className={styles.term}>{words[part]}</dt>
                <dd className={styles.text}>{defined[part]}</dd>
              </div>
            ))}
          </dl>
          {population && question && <LeftOutList defined={defined} population={population} question={question} />}
          <p className={styles.text}>{words.everyRecord}</p>
        </div>
      )}
    </>
  );
};

const LeftOutList = ({ defined, population, question }: Required<HowCountedProps>): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const measure = usePageWords('measures');
  const { missing, pending, exclusions } = population;
  const counts = Object.entries({ missing, pending, ...exclusions }) as readonly (readonly [LeftOut, number])[];
  const some = counts.filter(([, count]) => count > 0);
  if (some.length === 0) return undefined;
  return (
    <div>
      <div className={styles.term}>{words.left}</div>
      <ul className={styles.left}>
        {some.map(([why, count]) => (
          <li key={why}>
            {`${leftOutName(why, measure)}: `}
            <CountLink
              count={count}
              question={{ ...question, part: why }}
              label={`${defined.name}, ${leftOutName(why, measure)}`}
            />
          </li>
        ))}
      </ul>
    </div>
  );
};

const leftOutName = (why: LeftOut, { exclusion, missing, pending }: MeasureWords): string => {
  const names: Readonly<Record<Exclusion | LeftOut, string>> = { ...exclusion, missing, pending };
  return names[why];
};
