import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useApi } from './asking.tsx';
import { FailureNote } from './pieces/FailureNote.tsx';
import { PageSkeleton } from './pieces/PageSkeleton.tsx';
import { usePlace } from './place.ts';
import { RegisterPage } from './register/RegisterPage.tsx';
import { everything } from './register/registerView.ts';
import type { TeamsSession } from './session.ts';
import { Speaking } from './speech.tsx';

const RecordPage = lazy(async () => ({ default: (await import('./record/RecordPage.tsx')).RecordPage }));

/** Who is here, and then the register or one record. */
export const Home = ({ session }: { session: TeamsSession }): ReactNode => {
  const api = useApi();
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.me(signal), staleTime: 5 * 60_000 });
  const { place, open, close } = usePlace(session.opens);
  const [view, setView] = useState(everything);
  const lastOpened = useRef<number>(undefined);

  const back = useRef<() => boolean>(() => false);
  back.current = () => {
    if (place) close();
    return place !== undefined;
  };
  useEffect(() => {
    session.onBack(() => back.current());
  }, [session]);

  const page = me.isError ? (
    <main>
      <FailureNote heading="h1" failure={me.error} again={() => void me.refetch()} />
    </main>
  ) : !me.data ? (
    <PageSkeleton />
  ) : place ? (
    <Suspense fallback={<PageSkeleton />}>
      <RecordPage key={place} reference={place} back={close} />
    </Suspense>
  ) : (
    <RegisterPage
      view={view}
      onView={setView}
      scope={me.data.reads.register ? 'all' : 'own'}
      lastOpened={lastOpened}
      onOpen={(reference, index) => {
        lastOpened.current = index;
        open(reference);
      }}
    />
  );
  return (
    <Speaking locale={session.locale} timeZone={me.data?.timeZone}>
      {page}
    </Speaking>
  );
};
