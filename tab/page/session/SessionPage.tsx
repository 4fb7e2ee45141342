import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { Failure, mayPass } from '../client/failure.ts';
import type { FrameName } from '../host/hostSession.ts';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { draw } from '../record/draw.ts';
import { usePageWords, useSpeech } from '../speech.tsx';
import { CauseTree } from './causes/CauseTree.tsx';
import type { OpenForm } from './forms/openForm.ts';
import { SessionForms } from './forms/SessionForms.tsx';
import { AgreementPart } from './parts/AgreementPart.tsx';
import { LatePart } from './parts/LatePart.tsx';
import { LeadPart } from './parts/LeadPart.tsx';
import { StageType, ToStage } from './parts/MeetingStage.tsx';
import { MinutesPart } from './parts/MinutesPart.tsx';
import { News } from './parts/News.tsx';
import { ProblemPart } from './parts/ProblemPart.tsx';
import { RootsPart } from './parts/RootsPart.tsx';
import { SessionHead } from './parts/SessionHead.tsx';
import { WhysPart } from './parts/WhysPart.tsx';
import { type Acts, ActsContext, SessionContext, useGiving, useSession } from './useGive.ts';
import { useLive } from './useLive.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    maxWidth: '1360px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalM,
    outline: 'none',
    '@media (max-width: 640px)': { paddingInline: tokens.spacingHorizontalM },
  },
  stage: { maxWidth: 'none' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  record: { justifySelf: 'start' },
});

type SessionPageProps = {
  readonly reference: Reference;
  readonly session: SessionId;
  readonly frame: FrameName;
  readonly openRecord: () => void;
  readonly toStage: () => Promise<void>;
};

/** A live 5-Whys session, in the tab, beside its meeting and on the stage. */
export const SessionPage = ({ reference, session, frame, openRecord, toStage }: SessionPageProps): ReactNode => {
  const styles = useStyles();
  const { live, look, again } = useLive(reference, session);
  const { answer, failure, isLost } = live;
  useEffect(() => {
    document.title = `${sessionKeyOf(reference, session)} · TenTwo`;
  }, [reference, session]);
  const shared = useMemo(() => answer && { answer, look }, [answer, look]);
  return (
    <StageType isOnStage={frame === 'stage'}>
      <main className={mergeClasses(styles.page, frame === 'stage' && styles.stage)}>
        {failure ? (
          <FailureNote heading="h1" failure={failure} again={again} />
        ) : shared ? (
          <SessionContext value={shared}>
            {frame === 'sidePanel' && !answer?.closed && <ToStage toStage={toStage} />}
            <Shown isLost={isLost} openRecord={openRecord} />
          </SessionContext>
        ) : isLost ? (
          <FailureNote heading="h1" failure={new Failure('offline')} again={again} />
        ) : (
          <PageSkeleton />
        )}
      </main>
    </StageType>
  );
};

const Shown = ({ isLost, openRecord }: { isLost: boolean; openRecord: () => void }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('session');
  const { closed, fiveWhys, readsRecord } = useSession().answer;
  const [form, setForm] = useState<OpenForm>();
  const pressed = useRef<Element>(null);
  const acts = useOneActs();
  const open = (next: OpenForm) => {
    pressed.current = document.activeElement;
    setForm(next);
  };
  const close = () => {
    setForm(undefined);
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
  };
  return (
    <ActsContext value={acts}>
      <SessionHead />
      <News />
      <Trouble isLost={isLost} giving={acts.giving} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <ProblemPart open={open} />
          {fiveWhys?.step === 'whys' && !closed && <WhysPart open={open} />}
          <AgreementPart open={open} />
          <RootsPart />
          <LeadPart open={open} />
          <LatePart />
          <MinutesPart />
        </div>
        <CauseTree open={open} />
      </div>
      {readsRecord && (
        <Button className={styles.record} appearance="subtle" onClick={openRecord}>
          {words.toRecord}
        </Button>
      )}
      {form && <SessionForms key={JSON.stringify(form)} form={form} close={close} />}
    </ActsContext>
  );
};

/** All single presses go the same way, and their errors are shown in one place. */
const useOneActs = (): Acts & { readonly giving: ReturnType<typeof useGiving> } => {
  const giving = useGiving();
  return {
    giving,
    isPending: giving.isPending,
    give: (contribution) => {
      const n = draw();
      giving.mutate([() => ({ n, contribution })]);
    },
    command: (command) => {
      const n = draw();
      giving.mutate([() => ({ n, command })]);
    },
  };
};

/** The connection state, and errors of single presses. */
const Trouble = ({ isLost, giving }: { isLost: boolean; giving: ReturnType<typeof useGiving> }): ReactNode => {
  const words = usePageWords('session');
  const { tab } = useSpeech();
  const { error, variables } = giving;
  const canRepeat = mayPass(error);
  return (
    <div role="alert">
      {isLost && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.lost}</MessageBarTitle>
            {` ${words.lostWhy}`}
          </MessageBarBody>
        </MessageBar>
      )}
      {error && <CommandFailure failure={error} />}
      {error && canRepeat && variables && <Button onClick={() => giving.mutate(variables)}>{tab.tryAgain}</Button>}
    </div>
  );
};
