import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Plan } from '../../../../procedure/record/recordParts.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { useSpeech } from '../../speech.tsx';
import { useEditorWords } from '../editor/useEditing.ts';
import { planDivergences } from './mergePlan.ts';
import { draftOf } from './planDraft.ts';
import { planReading } from './planReading.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

type PlanChangesProps = { readonly from: Plan; readonly to: Plan; readonly people: readonly Person[] };

/** What is different between two plans, from what to what: nothing is only said to be different. */
export const PlanChanges = ({ from, to, people }: PlanChangesProps): ReactNode => {
  const styles = useStyles();
  const words = useEditorWords();
  const { approve, meanwhile, plan } = words;
  const reading = planReading(people, words, useSpeech());
  const [before, now] = [draftOf(from, undefined), draftOf(to, undefined)];
  const changes = planDivergences(before, now, before);
  if (changes.length === 0) return <p>{approve.same}</p>;
  const told = (path: string, was: string, theirs: string): string => {
    const isWhole = /^actions\.A\d+$/.test(path);
    if (isWhole && was === '') return plan.said(approve.added, reading.value(path, theirs));
    if (isWhole && theirs === '') return plan.said(approve.dropped, reading.value(path, was));
    const [one, other] = [was, theirs].map((value) => reading.value(path, value) || meanwhile.nothing);
    return approve.change(one ?? '', other ?? '');
  };
  return (
    <ul className={styles.list}>
      {changes.map(({ path, was, theirs }) => (
        <li key={path} className={styles.text}>
          <strong>{reading.label(path)}</strong>
          <br />
          {told(path, was, theirs)}
        </li>
      ))}
    </ul>
  );
};
