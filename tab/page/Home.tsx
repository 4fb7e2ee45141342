import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { RecordPlace } from '../../procedure/record/recordPlace.ts';
import { sessionKeyOf } from '../../procedure/record/values/sessionKey.ts';
import type { Me } from '../api/wire.ts';
import { useApi } from './client/asking.tsx';
import type { SignedInSession } from './host/hostSession.ts';
import { lazyPart } from './lazyPart.tsx';
import type { PeriodChoice } from './numbers/useNumbers.ts';
import { FailureNote } from './pieces/FailureNote.tsx';
import { Arrival } from './pieces/frame/Arrival.tsx';
import { PageSkeleton } from './pieces/frame/PageSkeleton.tsx';
import { isFor, type MainPage, PagesNav } from './pieces/frame/PagesNav.tsx';
import { SignOut } from './pieces/frame/SignOut.tsx';
import { isSidePage, type SidePage, usePlace } from './place.ts';
import { LiveSessions } from './register/LiveSessions.tsx';
import { everything, type RegisterView, useRegisterView } from './register/registerView.ts';
import { Speaking } from './speech.tsx';

const RecordPage = lazyPart(
  async () => (await import('./record/RecordPage.tsx')).RecordPage,
  ['deadlines', 'forms', 'labels', 'record', 'reporting'],
);
const SessionPage = lazyPart(async () => (await import('./session/SessionPage.tsx')).SessionPage, ['session']);
const AuditPage = lazyPart(
  async () => (await import('./audit/AuditPage.tsx')).AuditPage,
  ['audit', 'deadlines', 'measures', 'numbers', 'procedure', 'rules', 'text'],
);
const RegisterPage = lazyPart(async () => (await import('./register/RegisterPage.tsx')).RegisterPage);
const WorkPage = lazyPart(async () => (await import('./work/WorkPage.tsx')).WorkPage, ['deadlines']);
const ReportPage = lazyPart(async () => (await import('./report/ReportPage.tsx')).ReportPage, ['report', 'reporting']);
const AdministrationPage = lazyPart(
  async () => (await import('./administration/AdministrationPage.tsx')).AdministrationPage,
  ['administration', 'deadlines', 'rules'],
);
const ProcedurePage = lazyPart(
  async () => (await import('./ProcedurePage.tsx')).ProcedurePage,
  ['deadlines', 'measures', 'procedure', 'rules', 'text'],
);
const CasePage = lazyPart(
  async () => (await import('./case/CasePage.tsx')).CasePage,
  ['case', 'deadlines', 'forms', 'labels', 'reporting'],
);
const NumbersPage = lazyPart(
  async () => (await import('./numbers/NumbersPage.tsx')).NumbersPage,
  ['measures', 'numbers'],
);

/** The signed-in person, then the register, another page, a record or a session. */
export const Home = ({ session }: { session: SignedInSession }): ReactNode => {
  const api = useApi();
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.me(signal), staleTime: 5 * 60_000 });
  const { place: requested, open, go, close } = usePlace(session.opens);
  const place = isSidePage(requested) && me.data && !isFor(requested, me.data) ? undefined : requested;
  const [view, setView] = useRegisterView(place === undefined);
  const [period, setPeriod] = useState<PeriodChoice>({ span: 'year' });
  const lastOpened = useRef<number>(undefined);
  const byItself = useOnce();

  useBack(session, place && close);

  const nav = (here?: MainPage) => me.data && <PagesNav me={me.data} here={here} go={go} />;
  const showBehind = (behind: RegisterView['behind']): void => {
    setView({ ...everything, behind });
    go(undefined);
  };
  const sidePage = (page: SidePage, { id, may, reads }: Me): ReactNode => {
    switch (page) {
      case 'work':
        return (
          <WorkPage
            nav={nav('work')}
            readsRegister={reads.register}
            open={(reference) => open({ reference })}
            go={(page) => go(page === 'register' ? undefined : page)}
          />
        );
      case 'numbers':
        return (
          <NumbersPage nav={nav('numbers')} period={period} onPeriod={setPeriod} may={may} onDrillDown={showBehind} />
        );
      case 'audit':
        return (
          <AuditPage
            nav={nav('audit')}
            period={period}
            onPeriod={setPeriod}
            onDrillDown={showBehind}
            open={(reference) => open({ reference })}
            go={go}
          />
        );
      case 'report':
        return (
          <ReportPage nav={nav('report')} me={id} open={(reference) => open({ reference })} toCase={() => go('case')} />
        );
      case 'procedure':
        return <ProcedurePage nav={nav('procedure')} />;
      case 'administration':
        return (
          <AdministrationPage
            nav={nav('administration')}
            may={may}
            // To an administrator without another role, every record would be an unknown one.
            open={reads.register ? (reference) => open({ reference }) : undefined}
          />
        );
      case 'case':
        return <CasePage nav={nav()} />;
      default:
        return page satisfies never;
    }
  };

  const page = me.isError ? (
    <main>
      <FailureNote heading="h1" failure={me.error} again={() => void me.refetch()} />
    </main>
  ) : !me.data ? (
    <PageSkeleton />
  ) : isSidePage(place) ? (
    sidePage(place, me.data)
  ) : place ? (
    <OnRecord place={place} session={session} open={open} close={close} />
  ) : (
    <RegisterPage
      nav={nav('register')}
      sessions={isInMeeting(session) && <LiveSessions open={open} byItself={byItself} />}
      view={view}
      onView={setView}
      me={me.data}
      lastOpened={lastOpened}
      onOpen={(reference, index) => {
        lastOpened.current = index;
        open({ reference });
      }}
    />
  );
  return (
    <Speaking locale={session.locale} timeZone={me.data?.timeZone}>
      {session.signOut && me.data && <SignOut name={me.data.name} signOut={session.signOut} />}
      <Suspense fallback={<PageSkeleton />}>
        {page}
        {/* A record says by itself where the focus goes. */}
        <Arrival at={isSidePage(place) ? place : place ? undefined : 'register'} />
      </Suspense>
    </Speaking>
  );
};

const isInMeeting = ({ frame }: SignedInSession): boolean => frame === 'sidePanel' || frame === 'stage';

/** True on the first call only. */
const useOnce = (): (() => boolean) => {
  const was = useRef(false);
  return () => {
    const isFirst = !was.current;
    was.current = true;
    return isFirst;
  };
};

/** Connects Teams' own back button to the current page. */
const useBack = ({ onBack }: SignedInSession, close: (() => void) | undefined): void => {
  const back = useRef(close);
  back.current = close;
  useEffect(
    () =>
      onBack(() => {
        back.current?.();
        return back.current !== undefined;
      }),
    [onBack],
  );
};

type OnRecordProps = {
  readonly place: RecordPlace;
  readonly session: SignedInSession;
  readonly open: (place: RecordPlace) => void;
  readonly close: () => void;
};

/** One record, or one session of it. */
const OnRecord = ({ place, session: teams, open, close }: OnRecordProps): ReactNode => {
  const { reference, session } = place;
  return session ? (
    <SessionPage
      key={sessionKeyOf(reference, session)}
      reference={reference}
      session={session}
      frame={teams.frame}
      toStage={teams.toStage}
      openRecord={() => open({ reference })}
    />
  ) : (
    <RecordPage key={reference} place={place} back={close} openSession={open} />
  );
};
