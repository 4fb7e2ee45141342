import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { RecordPlace } from '../../procedure/record/recordPlace.ts';
import { sessionKeyOf } from '../../procedure/record/sessionKey.ts';
import type { Me } from '../api/wire.ts';
import { useApi } from './asking.tsx';
import type { AskedPeriod } from './numbers/useNumbers.ts';
import { FailureNote } from './pieces/FailureNote.tsx';
import { PageSkeleton } from './pieces/PageSkeleton.tsx';
import { type MainPage, PagesNav } from './pieces/PagesNav.tsx';
import { SignOut } from './pieces/SignOut.tsx';
import { isSidePage, type SidePage, usePlace } from './place.ts';
import { LiveSessions } from './register/LiveSessions.tsx';
import { RegisterPage } from './register/RegisterPage.tsx';
import { everything } from './register/registerView.ts';
import type { SignedInSession } from './session.ts';
import { Speaking } from './speech.tsx';

const RecordPage = lazy(async () => ({ default: (await import('./record/RecordPage.tsx')).RecordPage }));
const SessionPage = lazy(async () => ({ default: (await import('./session/SessionPage.tsx')).SessionPage }));
const AuditPage = lazy(async () => ({ default: (await import('./audit/AuditPage.tsx')).AuditPage }));
const WorkPage = lazy(async () => ({ default: (await import('./work/WorkPage.tsx')).WorkPage }));
const ReportPage = lazy(async () => ({ default: (await import('./report/ReportPage.tsx')).ReportPage }));
const AdministrationPage = lazy(async () => ({
  default: (await import('./administration/AdministrationPage.tsx')).AdministrationPage,
}));
const NumbersPage = lazy(async () => ({ default: (await import('./numbers/NumbersPage.tsx')).NumbersPage }));

/** Who is here, and then the register, another page, one record or one session. */
export const Home = ({ session }: { session: SignedInSession }): ReactNode => {
  const api = useApi();
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.me(signal), staleTime: 5 * 60_000 });
  const { place, open, go, close } = usePlace(session.opens);
  const [view, setView] = useState(everything);
  const [period, setPeriod] = useState<AskedPeriod>({ span: 'year' });
  const lastOpened = useRef<number>(undefined);
  const byItself = useOnce();

  useBack(session, place && close);

  const nav = (here: MainPage) => me.data && <PagesNav me={me.data} here={here} go={go} />;
  const sidePage = (page: SidePage, { may, reads }: Me): ReactNode => {
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
          <NumbersPage
            nav={nav('numbers')}
            asked={period}
            onAsked={setPeriod}
            mayHold={may.includes('holdReview')}
            onBehind={(behind) => {
              setView({ ...everything, behind });
              go(undefined);
            }}
          />
        );
      case 'audit':
        return <AuditPage nav={nav('audit')} />;
      case 'report':
        return <ReportPage nav={nav('report')} />;
      case 'administration':
        return <AdministrationPage nav={nav('administration')} />;
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
    <Suspense fallback={<PageSkeleton />}>{sidePage(place, me.data)}</Suspense>
  ) : place ? (
    <OnRecord {...{ place, session, open, close }} />
  ) : (
    <RegisterPage
      nav={nav('register')}
      sessions={isInMeeting(session) && <LiveSessions open={open} byItself={byItself} />}
      view={view}
      onView={setView}
      scope={me.data.reads.register ? 'all' : 'own'}
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
      {page}
    </Speaking>
  );
};

const isInMeeting = ({ frame }: SignedInSession): boolean => frame === 'sidePanel' || frame === 'stage';

/** True the first time it is asked. */
const useOnce = (): (() => boolean) => {
  const was = useRef(false);
  return () => {
    const isFirst = !was.current;
    was.current = true;
    return isFirst;
  };
};

/** Teams' own back button does what is to be done now. */
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
  return (
    <Suspense fallback={<PageSkeleton />}>
      {session ? (
        <SessionPage
          key={sessionKeyOf(reference, session)}
          {...{ reference, session, frame: teams.frame, toStage: teams.toStage }}
          openRecord={() => open({ reference })}
        />
      ) : (
        <RecordPage key={reference} place={place} back={close} openSession={open} />
      )}
    </Suspense>
  );
};
