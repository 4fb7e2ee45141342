import {
  Body1,
  Button,
  Caption1Strong,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CaseAnswer } from '../../api/wire.ts';
import { StageBadge } from '../pieces/marks/StageMark.tsx';
import { CommandDialog } from '../record/actions/CommandDialog.tsx';
import type { CommandForm } from '../record/forms/specs/formSpec.ts';
import { nothingKnown } from '../record/forms/specs/nothingKnown.ts';
import { objectToRejection } from '../record/forms/specs/objectionForms.ts';
import { addToReport, correctReport, withdrawReport } from '../record/forms/specs/reportForms.ts';
import { useSpeech } from '../speech.tsx';
import { failedWith } from './CaseForm.tsx';
import { useCaseWords } from './useCaseWords.ts';

const useStyles = makeStyles({
  whole: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  line: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: 'anywhere', outline: 'none' },
  said: { display: 'grid', gap: tokens.spacingVerticalXXS },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const forms = { addToReport, objectToRejection, correctReport, withdrawReport } as const;
type Offered = keyof typeof forms;

type CaseRecordProps = {
  readonly record: CaseAnswer;
  readonly caseCode: string;
  readonly isAsking: boolean;
  readonly failure: Error | null;
  readonly done: (said: string) => void;
  readonly another: () => void;
};

/** The label of each button, and the message when it is done. */
const useOfferWords = (record: CaseAnswer): Readonly<Record<Offered, readonly [label: string, said: string]>> => {
  const { tab } = useSpeech();
  const { page, shared } = useCaseWords();
  return {
    addToReport: [isAsked(record) ? shared.answer : tab.add.button, shared.saidAdded],
    objectToRejection: [page.object, shared.saidObjected],
    correctReport: [page.correct, page.done],
    withdrawReport: [tab.withdraw.button, page.done],
  };
};

/** The outcome, in plain words; the questions to the reporter and their answers; and what they can do. */
export const CaseRecord = (props: CaseRecordProps): ReactNode => {
  const { record, caseCode, isAsking, failure, done, another } = props;
  const styles = useStyles();
  const speech = useSpeech();
  const { page, shared } = useCaseWords();
  const [open, setOpen] = useState<Offered>();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const words = useOfferWords(record);
  const offered = (Object.keys(forms) as Offered[]).filter((name) => isOffered(name, record));
  const form: CommandForm | undefined = open && forms[open];
  return (
    <section className={styles.whole} aria-labelledby="case">
      <div className={styles.line}>
        <h2 id="case" ref={title} tabIndex={-1} className={styles.title}>
          {record.reference} · {record.title}
        </h2>
        <StageBadge stage={record.stage} />
        <span className={styles.quiet}>{page.known[record.anonymity]}</span>
      </div>
      <Standing record={record} />
      <Exchange record={record} />
      {failure && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{failedWith(failure, speech, shared.notFound)}</MessageBarBody>
        </MessageBar>
      )}
      <section className={styles.buttons} aria-label={page.can}>
        {offered.map((name, at) => (
          <Button key={name} appearance={at === 0 ? 'primary' : 'secondary'} onClick={() => setOpen(name)}>
            {words[name][0]}
          </Button>
        ))}
        <Button disabledFocusable={isAsking} onClick={() => done('')}>
          {isAsking ? page.asking : shared.again}
        </Button>
        <Button appearance="subtle" onClick={another}>
          {page.another}
        </Button>
      </section>
      {open && form && (
        <CommandDialog
          name={open}
          form={form}
          record={record}
          caseCode={caseCode}
          known={{ ...nothingKnown, ...(record.rejection && { rejection: { reason: record.rejection.reason } }) }}
          close={() => setOpen(undefined)}
          done={() => {
            setOpen(undefined);
            title.current?.focus();
            done(words[open][1]);
          }}
        />
      )}
    </section>
  );
};

const isOffered = (name: Offered, { may, rejection }: CaseAnswer): boolean =>
  may.includes(name) && (name !== 'objectToRejection' || rejection?.objection === undefined);

const exchangeOf = ({ questions, additions }: CaseAnswer) =>
  [
    ...questions.map((one) => ({ ...one, kind: 'asked' as const })),
    ...additions.map((one) => ({ ...one, kind: 'added' as const })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));

const isAsked = (record: CaseAnswer): boolean => exchangeOf(record).at(-1)?.kind === 'asked';

const Said = ({ title, text }: { title: string; text: string }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.said}>
      <Caption1Strong>{title}</Caption1Strong>
      <p className={styles.text}>{text}</p>
    </div>
  );
};

/** Its stage, why, and the outcome. */
const Standing = ({ record }: { record: CaseAnswer }): ReactNode => {
  const { shared } = useCaseWords();
  const { instant } = useSpeech();
  const { stage, duplicateOf, rejection, closure } = record;
  return (
    <>
      <Body1>
        {shared.now[stage]}
        {stage === 'duplicate' && duplicateOf && ` ${shared.duplicateOf(duplicateOf)}`}
      </Body1>
      {closure && <Said title={shared.closed} text={closure.summary} />}
      {rejection && <Said title={shared.rejected} text={rejection.reason} />}
      {rejection?.objection && (
        <Said title={shared.objected(instant(rejection.objection.at))} text={rejection.objection.text} />
      )}
      {rejection?.decision && (
        <Said title={rejection.decision.upheld ? shared.upheld : shared.stands} text={rejection.decision.reason} />
      )}
    </>
  );
};

const Exchange = ({ record }: { record: CaseAnswer }): ReactNode => {
  const styles = useStyles();
  const { page, shared } = useCaseWords();
  const { instant } = useSpeech();
  const said = exchangeOf(record);
  return (
    <>
      {said.length > 0 && (
        <ol className={styles.list} aria-label={page.story}>
          {said.map(({ kind, at, text }) => (
            <li key={`${kind}${at}`}>
              <Said title={shared[kind](instant(at))} text={text} />
            </li>
          ))}
        </ol>
      )}
      {record.evidence.length > 0 && <Body1>{page.files(record.evidence.length)}</Body1>}
    </>
  );
};
