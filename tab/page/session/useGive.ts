import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import { pathTo, problemWhy } from '../../../procedure/causes/causePath.ts';
import type { SessionAnswer } from '../../api/sessions/sessionWire.ts';
import type { CommandSent } from '../../api/wire.ts';
import { useApi } from '../client/asking.tsx';
import { Failure } from '../client/failure.ts';
import { draw } from '../record/draw.ts';
import { usePageWords } from '../speech.tsx';

/** The question of a why, and the cause above unless it is the first. */
export const useQuestion = (why: string): { readonly question: string; readonly above?: string } => {
  const { answer } = useSession();
  const { whys } = usePageWords('session');
  if (why === problemWhy) return { question: whys.why(1, answer.fiveWhys?.problem.problem ?? whys.theProblem) };
  const path = pathTo(answer.causes, why);
  const above = path.at(-1)?.text;
  return above === undefined ? { question: whys.theProblem } : { question: whys.why(path.length + 1, above), above };
};

type Contribution = { readonly type: string } & Readonly<Record<string, unknown>>;
/** `n` is generated with it, so a retry is the same contribution, never a second one. */
type Giving =
  | { readonly n: string; readonly contribution: Contribution }
  | { readonly n: string; readonly command: CommandSent };

type Shared = { readonly answer: SessionAnswer; readonly look: () => Promise<void> };
export const SessionContext = createContext<Shared | undefined>(undefined);
export const useSession = (): Shared => {
  const shared = useContext(SessionContext);
  if (!shared) throw new Error('useSession outside SessionContext');
  return shared;
};

/** A contribution that changes nothing counts as a success. */
const isSoAlready = (error: unknown): boolean => error instanceof Failure && error.refusal?.reason === 'nothingChanged';

/**
 * Contributes to the session, and shows it immediately.
 * @returns the id of the contribution
 */
export const useGiving = (done: () => void = () => undefined) => {
  const api = useApi();
  const queries = useQueryClient();
  const { answer, look } = useSession();
  const { reference, session } = answer;
  return useMutation({
    networkMode: 'always',
    mutationFn: async (givings: readonly ((before: string) => Giving)[]): Promise<string> => {
      let id = '';
      for (const make of givings) {
        const giving = make(id);
        const given = 'command' in giving ? api.command(giving) : api.contribute(reference, session, giving);
        const answered = await given.catch((error: unknown) => {
          if (isSoAlready(error)) return undefined;
          throw error;
        });
        id = answered && 'id' in answered ? answered.id : id;
      }
      return id;
    },
    onSuccess: async () => {
      done();
      await look();
      await queries.invalidateQueries({ queryKey: ['record', reference] });
    },
    onError: look,
  });
};

/** One press is one contribution: a form's `n` is generated when it is opened. */
export const useFormNumbers = (): readonly [string, string] =>
  useState<readonly [string, string]>(() => [draw(), draw()])[0];

/** Actions with a single press and no form. Errors are shown at the head of the page. */
export type Acts = {
  readonly give: (contribution: Contribution) => void;
  readonly command: (command: CommandSent) => void;
  readonly isPending: boolean;
};

export const ActsContext = createContext<Acts | undefined>(undefined);

export const useActs = (): Acts => {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('useActs outside ActsContext');
  return acts;
};
