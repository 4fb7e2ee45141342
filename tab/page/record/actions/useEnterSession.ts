import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import { useApi } from '../../client/asking.tsx';
import { recordOf } from '../useRecord.ts';

/** Opens the session that was just started, unless the user has left the record meanwhile or it cannot be reached. */
export const useEnterSession = (
  openSession: (place: RecordPlace) => void,
): ((reference: Reference) => Promise<void>) => {
  const api = useApi();
  const queries = useQueryClient();
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return async (reference) => {
    // What is shown may be from before it was opened.
    const record = await queries.fetchQuery({ ...recordOf(api, reference), staleTime: 0 }).catch(() => undefined);
    const session = record?.sessions.findLast(({ closedAt }) => closedAt === undefined)?.session;
    if (session && isHere.current) openSession({ reference, session });
  };
};
