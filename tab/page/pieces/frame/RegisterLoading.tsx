import { type ReactNode, Suspense } from 'react';
import type { RegisterLoading as Loading } from '../../../api/wire.ts';
import { lazyPart } from '../../lazyPart.tsx';

// Hardly anyone ever sees it.
const LoadingBar = lazyPart(async () => (await import('./LoadingBar.tsx')).LoadingBar);

/** Says above an answer that it lacks records, and how many. */
export const RegisterLoading = ({ loading }: Loading): ReactNode =>
  loading?.expected !== undefined && (
    <Suspense>
      <LoadingBar loaded={loading.loaded} expected={loading.expected} />
    </Suspense>
  );

const lookEvery = 30_000;

/** `refetchInterval` of a query whose answer may lack records. */
export const whileLoading = ({ state }: { readonly state: { readonly data: Loading | undefined } }): number | false =>
  state.data?.loading !== undefined && lookEvery;
