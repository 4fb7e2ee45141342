import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Term, terms } from '../../../../procedure/record/values/choices.ts';
import type { ActionRow, CycleAnswer, RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { ActionItem } from './ActionItem.tsx';
import { PlanFields } from './PlanFields.tsx';

const useStyles = makeStyles({
  actions: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(340px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** 10.2 c: the plan to prevent recurrence, its owners and dates, and its progress. */
export const PlanPart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { plan: words } = usePageWords('record');
  const { cycle } = record;
  return (
    <Part name="plan">
      {cycle.plan || cycle.actions.length > 0 ? (
        <div className={styles.stack}>
          <PlanOf cycle={cycle} record={record} />
          <FollowUps record={record} />
        </div>
      ) : (
        <p className={styles.text}>{words.none}</p>
      )}
    </Part>
  );
};

type PlanOfProps = { readonly cycle: CycleAnswer; readonly record: Pick<RecordAnswer, 'today' | 'evidence'> };

/** The plan of one cycle and its actions, the short-term ones first. */
export const PlanOf = ({ cycle: { plan, actions }, record }: PlanOfProps): ReactNode => {
  const styles = useRecordStyles();
  return (
    <div className={styles.stack}>
      {terms.map((term) => (
        <Actions key={term} term={term} actions={actions.filter((action) => action.term === term)} record={record} />
      ))}
      {plan && <PlanFields plan={plan} />}
    </div>
  );
};

const Actions = ({
  term,
  actions,
  record,
}: { term: Term; actions: readonly ActionRow[] } & Pick<PlanOfProps, 'record'>): ReactNode => {
  const own = useStyles();
  const styles = useRecordStyles();
  const { procedure } = useSpeech();
  const { plan: words } = usePageWords('record');
  if (actions.length === 0) return null;
  return (
    <div className={styles.close}>
      <h3 className={styles.subtitle}>{`${words.actions} · ${procedure.term[term]}`}</h3>
      <ul className={own.actions}>
        {actions.map((action) => (
          <li key={action.id}>
            <ActionItem action={action} record={record} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const FollowUps = ({ record: { followUps } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { plan: words } = usePageWords('record');
  const { held, next } = followUps;
  if (held.length === 0 && next === undefined) return null;
  return (
    <div className={styles.close}>
      {held.length > 0 && <h3 className={styles.subtitle}>{words.followUpsHeld}</h3>}
      <ul className={styles.list}>
        {held.map(({ due, heldOn, heldBy, note }) => (
          <li key={`${due} ${heldOn}`}>
            <p className={styles.quiet}>
              {words.followUp(speech.day(due), speech.day(heldOn), whoText(heldBy, speech))}
            </p>
            <p className={styles.text}>{note}</p>
          </li>
        ))}
      </ul>
      {next !== undefined && <p className={styles.strong}>{words.next(speech.day(next, 'long'))}</p>}
    </div>
  );
};
