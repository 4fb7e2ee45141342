import { createContext, useContext } from 'react';
import type { CommandSent } from '../../api/wire.ts';
import type { Contribution } from './useGive.ts';

/** What is done with one press and no form. What went wrong with it is said at the head of the page. */
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
