import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords } from '../../speech.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useActs, useSession } from '../useGive.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Who agrees to the findings, and who does not yet, and why. */
export const AgreementPart = ({ open }: { open: (form: OpenForm) => void }): ReactNode => {
  const styles = useStyles();
  const { agreement } = usePageWords('session');
  const { fiveWhys, may, closed } = useSession().answer;
  const { give } = useActs();
  if (!fiveWhys?.round) return null;
  const { round, agreed, agree, objections } = fiveWhys;
  return (
    <Section title={closed ? agreement.title : agreement.question}>
      <div className={styles.part}>
        <Body1>
          <strong>{agreement.count(agreed, objections.length)}</strong>
        </Body1>
        {agree !== undefined && !closed && <Body1>{agree ? agreement.youAgree : agreement.youObject}</Body1>}
        {may.includes('contribute') && (
          <div className={styles.buttons}>
            {agree !== true && (
              <Button
                appearance="primary"
                icon={<CheckmarkRegular />}
                onClick={() => give({ type: 'AgreementGiven', round: round.id })}
              >
                {agreement.agree}
              </Button>
            )}
            <Button onClick={() => open({ name: 'object', round: round.id })}>{agreement.object}</Button>
          </div>
        )}
        {objections.length > 0 && (
          <>
            <Body1>{agreement.objections}</Body1>
            <ul className={styles.list}>
              {objections.map(({ text, by }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an objection has no id, and two may say the same
                <li key={index}>{by?.name ? `${text} (${by.name})` : text}</li>
              ))}
            </ul>
          </>
        )}
        {!closed && <Caption1 className={styles.quiet}>{`${agreement.needs} ${agreement.frozen}`}</Caption1>}
      </div>
    </Section>
  );
};
