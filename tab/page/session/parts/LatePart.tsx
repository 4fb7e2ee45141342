import { Badge, Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords } from '../../speech.tsx';
import { useActs, useSession } from '../useGive.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Texts written while the session was being closed: kept as late until the leader includes them. */
export const LatePart = (): ReactNode => {
  const styles = useStyles();
  const { late: words } = usePageWords('session');
  const { command, isPending } = useActs();
  const { reference, session, late, may } = useSession().answer;
  if (late.length === 0) return null;
  return (
    <Section title={words.title}>
      <div className={styles.part}>
        <Body1>{words.count(late.length)}</Body1>
        <ul className={styles.list}>
          {late.map(({ id, type, text, taken }) => (
            <li key={id}>
              <Body1>{text ?? words.noText(type)}</Body1> {taken && <Badge appearance="tint">{words.taken}</Badge>}
            </li>
          ))}
        </ul>
        {may.includes('takeLateContributions') && (
          <Button disabled={isPending} onClick={() => command({ name: 'takeLateContributions', reference, session })}>
            {words.take}
          </Button>
        )}
      </div>
    </Section>
  );
};
