import type { RecordAnswer } from '../../../api/record/recordWire.ts';

/** What an editor of a record gets. */
export type EditorProps = {
  readonly record: RecordAnswer;
  readonly close: () => void;
  /** It is committed. @param said what to say of it, where the command itself has another sentence */
  readonly done: (said?: string) => void;
};
