import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleName } from '../../../procedure/organisation/rules.ts';
import type { RuleRow } from '../../api/administration/organisationWire.ts';
import { useApi } from '../client/asking.tsx';
import { type Problems, problemsIn } from '../client/failure.ts';
import { draw } from '../record/draw.ts';

export type RuleChanges = {
  /** As typed; undefined if unchanged. */
  readonly typed: Readonly<Partial<Record<RuleName, string>>>;
  readonly set: (name: RuleName, text: string) => void;
  readonly because: string;
  readonly setBecause: (text: string) => void;
  readonly problems: Problems;
  /** Problems that belong to no field. */
  readonly error: Error | undefined;
  readonly isPending: boolean;
  readonly isChanged: boolean;
  readonly send: () => void;
};

/**
 * Typed changes to the rules in force, until they are recorded. A value that is not a number is sent as empty, and
 * refused.
 */
export const useRuleChanges = (rules: readonly RuleRow[], done: () => void): RuleChanges => {
  const api = useApi();
  const queries = useQueryClient();
  // Other values with the same `n` are another press, because the server includes the inputs.
  const [n] = useState(draw);
  const [typed, setTyped] = useState<RuleChanges['typed']>({});
  const [because, setBecause] = useState('');
  const changed = rules.filter(({ name, value }) => typed[name] !== undefined && typed[name] !== String(value));
  const changing = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const changes = Object.fromEntries(changed.map(({ name }) => [name, numberIn(typed[name])]));
      return api.changeRules({ n, command: { name: 'changeRules', changes, because } });
    },
    onSuccess: async () => {
      done();
      await queries.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  const problems: Problems = Object.fromEntries(
    Object.entries(problemsIn(changing.error)).map(([path, one]) => [path.replace(/^changes\./, ''), one]),
  );
  return {
    typed,
    because,
    problems,
    set: (name, text) => setTyped({ ...typed, [name]: text }),
    setBecause,
    error: changing.error && Object.keys(problems).length === 0 ? changing.error : undefined,
    isPending: changing.isPending,
    isChanged: changed.length > 0,
    send: () => {
      if (!changing.isPending && changed.length > 0) changing.mutate();
    },
  };
};

const numberIn = (text: string | undefined): number => (text?.trim() ? Number(text.replace(',', '.')) : Number.NaN);
