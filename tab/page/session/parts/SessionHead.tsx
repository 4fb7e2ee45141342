import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { HandRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { stepOf } from '../causes/tree.ts';
import { useActs, useSession } from '../useGive.ts';

const useStyles = makeStyles({
  head: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  title: { ...typographyStyles.title3, margin: 0, outline: 'none', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The state of the session, and who is there. */
export const SessionHead = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('session');
  const { number, isOne, instant } = useSpeech();
  const { give } = useActs();
  const { answer } = useSession();
  const { reference, facilitator, count, fiveWhys, closed, may } = answer;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const present = fiveWhys?.present ?? 0;
  const led = facilitator.me ? words.youLead : facilitator.name && words.facilitator(facilitator.name);
  return (
    <header className={styles.head}>
      <h1 ref={title} tabIndex={-1} className={styles.title}>
        {words.title(reference)}
      </h1>
      <Steps />
      <Body1>{words.counts(number(present), number(count), isOne(present), isOne(count))}</Body1>
      {closed ? <Body1>{words.closed(closed.how, instant(closed.at))}</Body1> : led && <Body1>{led}</Body1>}
      <Caption1 className={styles.quiet}>{words.authors}</Caption1>
      {may.includes('contribute') &&
        (fiveWhys?.here ? (
          <Caption1 className={styles.quiet}>{words.lead.hereDone}</Caption1>
        ) : (
          <Button icon={<HandRightRegular />} onClick={() => give({ type: 'PresenceTold' })}>
            {words.lead.here}
          </Button>
        ))}
    </header>
  );
};

const useStepsStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  step: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  current: {
    border: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const Steps = (): ReactNode => {
  const styles = useStepsStyles();
  const { step: words } = usePageWords('session');
  const { answer } = useSession();
  const current = stepOf(answer);
  return (
    <ol className={styles.list} aria-label={words.list}>
      {(['problem', 'whys', 'agreement', 'closed'] as const).map((step) => (
        <li
          key={step}
          className={mergeClasses(styles.step, step === current && styles.current)}
          {...(step === current && { 'aria-current': 'step' as const })}
        >
          {words[step]}
        </li>
      ))}
    </ol>
  );
};
