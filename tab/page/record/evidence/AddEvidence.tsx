import {
  Button,
  Caption1,
  Field,
  makeStyles,
  mergeClasses,
  Select,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords } from '../../speech.tsx';
import { Uploads, useUploads } from './Uploads.tsx';

const useStyles = makeStyles({
  zone: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    justifyItems: 'start',
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorBrandBackground2, ...shorthands.borderColor(tokens.colorBrandStroke1) },
  wanted: { border: `2px solid ${tokens.colorBrandStroke1}` },
  quiet: { color: tokens.colorNeutralForeground3, maxWidth: '75ch' },
  choice: { width: '100%', maxWidth: '420px', minWidth: 0 },
  // A long title of an action does not widen the page.
  select: { minWidth: 0 },
});

type Props = {
  readonly record: RecordAnswer;
  /** Opened by a link: scrolled into view, with its action preselected. */
  readonly wanted: RecordPlace['evidence'];
};

/** Files are chosen, dropped or pasted; each is sent immediately. */
export const AddEvidence = ({ record, wanted }: Props): ReactNode => {
  const styles = useStyles();
  const { file: evidence } = usePageWords('record');
  const [said, setSaid] = useState('');
  const [action, setAction] = useState(() => record.actions.find(({ id }) => id === wanted?.action)?.id ?? '');
  const whole = useRef<HTMLDivElement>(null);
  const start = useEffectEvent(() => {
    // The browser scrolls the focused element into view.
    if (wanted) whole.current?.querySelector<HTMLElement>(action ? 'button' : 'select, button')?.focus();
  });
  useEffect(() => start(), []);
  const { uploads, add, again, remove } = useUploads(record.reference, ({ name }) => setSaid(evidence.attached(name)));
  const take: Take = (files) => {
    if (!files || files.length === 0) return false;
    setSaid('');
    add([...files], action || undefined);
    return true;
  };
  const { isOver, zone } = useDropped(take);
  usePasted(take);
  return (
    // Keyboard users have the button; dropping is an alternative.
    <div ref={whole} className={mergeClasses(styles.zone, wanted && styles.wanted, isOver && styles.over)} {...zone}>
      {record.actions.length > 0 && <ActionChoice actions={record.actions} chosen={action} choose={setAction} />}
      <Picker take={take} label={isOver ? evidence.drop : evidence.add} />
      <Caption1 className={styles.quiet}>{evidence.hint}</Caption1>
      {record.reporter.anonymity && <Caption1 className={styles.quiet}>{evidence.unnamedHint}</Caption1>}
      <Uploads
        uploads={uploads}
        again={again}
        remove={(upload) => {
          remove(upload.n);
          setSaid(evidence.cancelled(upload.file.name));
          // The focused element is gone.
          whole.current?.querySelector('button')?.focus();
        }}
      />
      <div role="status">{said}</div>
    </div>
  );
};

/** @returns whether there was a file */
type Take = (files: FileList | null | undefined) => boolean;
type Choice = {
  readonly actions: RecordAnswer['actions'];
  readonly chosen: string;
  readonly choose: (id: string) => void;
};

const ActionChoice = ({ actions, chosen, choose }: Choice): ReactNode => {
  const styles = useStyles();
  const { file: evidence } = usePageWords('record');
  return (
    <Field label={evidence.proves} className={styles.choice}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={chosen}
        onChange={(_event, { value }) => choose(value)}
      >
        <option value="">{evidence.wholeRecord}</option>
        {actions.map(({ id, title }) => (
          <option key={id} value={id}>{`${id} ${title}`}</option>
        ))}
      </Select>
    </Field>
  );
};

const Picker = ({ take, label }: { take: Take; label: string }): ReactNode => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<AttachRegular />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // Otherwise the same file could not be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};

const useDropped = (take: Take) => {
  const [isOver, setOver] = useState(false);
  const zone = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  return { isOver, zone };
};

/** A picture pasted anywhere on the page; what is pasted into a field stays text. */
const usePasted = (take: Take): void => {
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const isField =
      event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]');
    if (!isField && take(event.clipboardData?.files)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, []);
};
