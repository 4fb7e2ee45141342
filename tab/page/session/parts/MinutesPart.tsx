import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Author } from '../../../api/sessions/sessionWire.ts';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { useSession } from '../useGive.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
});

/** Who was there and who agreed, for people who may know. */
export const MinutesPart = (): ReactNode => {
  const styles = useStyles();
  const { minutes: words } = usePageWords('session');
  const { tab } = useSpeech();
  const minutes = useSession().answer.fiveWhys?.minutes;
  if (!minutes) return null;
  const names = (people: readonly Author[]): string =>
    people.length === 0 ? words.noOneYet : people.map(({ name }) => name ?? tab.nameGone).join(', ');
  return (
    <Section title={words.title}>
      <div className={styles.part}>
        <Body1>
          <strong>{tab.label(`${words.attended} (${minutes.attended.length})`)}</strong>
          {names(minutes.attended)}
        </Body1>
        <Body1>
          <strong>{tab.label(`${words.agreed} (${minutes.agreed.length})`)}</strong>
          {names(minutes.agreed)}
        </Body1>
      </div>
    </Section>
  );
};
