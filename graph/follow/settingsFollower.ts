import { organisationKey } from '../../procedure/organisation/organisation.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';

export type SettingsPorts = {
  readonly inMemory: (key: string) => Stream<unknown, unknown> | undefined;
  readonly load: (key: string, how: 'fresh') => Promise<unknown>;
};

/** Keeps the organisation's stream up to date: it is always in memory, so it is read again rather than forgotten. */
export const createSettingsFollower = (ports: SettingsPorts) => {
  /** `unread`: the stream has a row that is not in memory, or one of its rows was edited. */
  let state: { readonly seen: number; readonly unread: boolean } = { seen: 0, unread: false };
  const held = () => ports.inMemory(organisationKey);

  return {
    see: (sequence: number, commandId: string, isEdited: boolean): void => {
      const isNew = held()?.commits[sequence - 1]?.commandId !== commandId;
      state = { seen: Math.max(state.seen, sequence), unread: state.unread || isEdited || isNew };
    },
    markUnread: (): void => {
      state = { ...state, unread: true };
    },
    /** Reads the stream if needed, and again at the next poll while a lagging filter does not show what delta did. */
    refresh: async (): Promise<void> => {
      if (!state.unread) return;
      await ports.load(organisationKey, 'fresh');
      const stream = held();
      state = { ...state, unread: !stream?.damage && state.seen > (stream ? lastCommit(stream).sequence : 0) };
    },
  };
};
export type SettingsFollower = ReturnType<typeof createSettingsFollower>;
