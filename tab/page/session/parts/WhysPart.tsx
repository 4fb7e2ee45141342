import { Body1, Button, makeStyles, Subtitle2, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular, ThumbLikeFilled, ThumbLikeRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { answersTo } from '../../../../procedure/causes/causePath.ts';
import type { CauseAnswer } from '../../../api/sessions/sessionWire.ts';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords } from '../../speech.tsx';
import { CauseMenu } from '../causes/CauseMenu.tsx';
import { CauseText } from '../causes/CauseText.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useActs, useQuestion, useSession } from '../useGive.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  why: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  question: { margin: 0, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0, width: '100%', display: 'grid', gap: tokens.spacingVerticalXS },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { flex: 1, minWidth: 0 },
  vote: { minWidth: '52px' },
});

type Opens = { readonly open: (form: OpenForm) => void };

/** The current whys, each with its answers. */
export const WhysPart = ({ open }: Opens): ReactNode => {
  const styles = useStyles();
  const { whys } = usePageWords('session');
  const { fiveWhys } = useSession().answer;
  return (
    <Section title={whys.title}>
      <div className={styles.part}>
        {fiveWhys?.asked.map((why) => (
          <AskedWhy key={why} why={why} open={open} />
        ))}
      </div>
    </Section>
  );
};

/** In the order of their arrival, which does not change while someone votes. */
const AskedWhy = ({ why, open }: Opens & { why: string }): ReactNode => {
  const styles = useStyles();
  const { whys } = usePageWords('session');
  const { question } = useQuestion(why);
  const { causes, may } = useSession().answer;
  const answers = answersTo(why, causes);
  return (
    <div className={styles.why}>
      <Subtitle2 as="h3" className={styles.question}>
        {question}
      </Subtitle2>
      {answers.length === 0 ? (
        <Body1>{whys.none}</Body1>
      ) : (
        <ul className={styles.list}>
          {answers.map((cause) => (
            <li key={cause.id} className={styles.row}>
              <div className={styles.text}>
                <CauseText cause={cause} votes={!may.includes('contribute')} />
              </div>
              {may.includes('contribute') && <Vote why={why} cause={cause} />}
              <CauseMenu cause={cause} open={open} />
            </li>
          ))}
        </ul>
      )}
      {may.includes('contribute') && (
        <Button
          appearance="primary"
          icon={<AddRegular />}
          aria-label={whys.addTo(question)}
          onClick={() => open({ name: 'cause', why })}
        >
          {whys.add}
        </Button>
      )}
    </div>
  );
};

const Vote = ({ why, cause }: { why: string; cause: CauseAnswer }): ReactNode => {
  const styles = useStyles();
  const { cause: words } = usePageWords('session');
  const { give } = useActs();
  const { id, text, votes, voted } = cause;
  return (
    <ToggleButton
      className={styles.vote}
      size="small"
      checked={voted}
      icon={voted ? <ThumbLikeFilled /> : <ThumbLikeRegular />}
      aria-label={words.voteFor(text, votes)}
      onClick={() => give({ type: 'VoteCast', why, ...(!voted && { cause: id }) })}
    >
      {String(votes)}
    </ToggleButton>
  );
};
