import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { coachQuestion } from '../../../procedure/coach/coachQuestion.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { readingRoles } from '../../../procedure/stages/reads.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { withinSentence } from '../../../procedure/words/withinSentence.ts';
import { copyText } from '../copyText.ts';
import { useSpeech } from '../speech.tsx';
import type { Sent } from './useReport.ts';
import { useReportWords } from './useReportWords.ts';

const useStyles = makeStyles({
  receipt: { display: 'grid', gap: tokens.spacingVerticalM, maxWidth: '44rem' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, outlineStyle: 'none' },
  given: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', margin: 0, gap: tokens.spacingVerticalS },
  value: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase500, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

type ReceiptProps = {
  readonly sent: Sent;
  readonly open: (reference: Reference) => void;
  readonly toCase: () => void;
  readonly another: () => void;
};

/** The number, and what happens next by when; without a name also the case code, shown only here. */
export const ReportReceipt = ({ sent, open, toCase, another }: ReceiptProps): ReactNode => {
  const styles = useStyles();
  const { page, reporting } = useReportWords();
  const title = useRef<HTMLHeadingElement>(null);
  const { reference, caseCode } = sent.answer;
  // Screen readers announce the new content.
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.receipt} aria-labelledby="receipt">
      <h2 id="receipt" ref={title} tabIndex={-1} className={styles.title}>
        {reporting.receipt.saved(reference)}
      </h2>
      {sent.isOlder && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{page.receipt.repeated}</MessageBarBody>
        </MessageBar>
      )}
      <dl className={styles.given}>
        <Given name={reporting.case.number} value={reference} />
        {caseCode !== undefined && <Given name={reporting.unnamedReceipt.codeLabel} value={caseCode} />}
      </dl>
      {caseCode !== undefined && (
        <Text>
          <strong>{reporting.unnamedReceipt.writeDown}</strong> {page.receipt.how}
        </Text>
      )}
      <Promises sent={sent} />
      <Coach sent={sent} />
      <Text>{caseCode === undefined ? page.receipt.files : page.receipt.byCase}</Text>
      <div className={styles.buttons}>
        {caseCode === undefined ? (
          <Button appearance="primary" onClick={() => open(reference)}>
            {page.receipt.open}
          </Button>
        ) : (
          <Button onClick={toCase}>{page.receipt.ask}</Button>
        )}
        <Button onClick={another}>{page.receipt.another}</Button>
      </div>
    </section>
  );
};

const Given = ({ name, value }: { name: string; value: string }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const { page } = useReportWords();
  const [copied, setCopied] = useState(false);
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.value}>
        <code className={styles.code}>{value}</code>
        <Button
          icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={page.receipt.copy(name)}
          onClick={() => void copyText(value).then(setCopied)}
        />
        <span role="status">{copied && tab.copied}</span>
      </dd>
    </div>
  );
};

/** Who can see it and by when it is handled: the same promises as on the card. */
const Promises = ({ sent: { answer, draft } }: { sent: Sent }): ReactNode => {
  const { procedure, language } = useSpeech();
  const { receipt, unnamedReceipt } = useReportWords().reporting;
  const { anonymity, notToIsmsManager } = draft;
  const readers = readingRoles(draft).map((role) => withinSentence(procedure.role[role]));
  const due = answer.due && longDate(answer.due, language);
  if (anonymity === 'named') {
    const { whoSees, whoSeesKept, youHearBy, youHearByKept } = receipt;
    return (
      <>
        <Text>{(notToIsmsManager ? whoSeesKept : whoSees)(readers)}</Text>
        {due && <Text>{(notToIsmsManager ? youHearByKept : youHearBy)(due)}</Text>}
      </>
    );
  }
  const { lookedAtBy, whoReads, inChannel, notInChannel, name } = unnamedReceipt;
  return (
    <>
      {due && <Text>{lookedAtBy(due)}</Text>}
      <Text>{[whoReads(readers), notToIsmsManager ? notInChannel : inChannel, name[anonymity]].join(' ')}</Text>
    </>
  );
};

/** The one most helpful question, as in the chat: asked after saving, and optional. */
const Coach = ({ sent: { draft } }: { sent: Sent }): ReactNode => {
  const { page, reporting } = useReportWords();
  const { coach } = reporting;
  const { what = '', system, requirement, evidence, clause } = draft.facts;
  const question = coachQuestion({ what, system, requirement, evidence, clause });
  if (!question) return null;
  const { howToAnswer, howToAnswerByCase } = page.receipt;
  return (
    <MessageBar intent="info" layout="multiline" politeness="polite">
      <MessageBarBody>
        {question.about === 'blame' ? coach.blame(question.words) : coach.asks[question.about]}{' '}
        {draft.anonymity === 'named' ? howToAnswer : howToAnswerByCase}
      </MessageBarBody>
    </MessageBar>
  );
};
