import {
  Button,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
} from '@fluentui/react-components';
import { Attach20Regular } from '@fluentui/react-icons';
import { type ClipboardEvent, useRef, useState } from 'react';
import { type UploadedFile, uploadFile } from '../api.ts';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  tray: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chooser: { display: 'none' },
});

export type FileTray = {
  readonly files: readonly UploadedFile[];
  readonly failed: boolean;
  readonly add: (kind: UploadedFile['kind'], chosen: Iterable<File>) => void;
  readonly remove: (id: string) => void;
  /** Adds pictures from the clipboard, as Teams does. @returns whether there were any */
  readonly paste: (event: ClipboardEvent) => boolean;
  /** Empties the tray and returns the ids of its files. */
  readonly take: () => readonly string[];
};

/** Attached or pasted files that are not sent yet. */
export function useFileTray(): FileTray {
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [failed, setFailed] = useState(false);
  const putAll = async (kind: UploadedFile['kind'], chosen: readonly File[]) => {
    for (const file of chosen) {
      const put = await uploadFile(kind, file);
      setFiles((before) => [...before, put]);
    }
  };
  const add: FileTray['add'] = (kind, chosen) => {
    setFailed(false);
    // Copied, because clearing the input empties its file list.
    putAll(kind, [...chosen]).catch(() => setFailed(true));
  };
  return {
    files,
    failed,
    add,
    remove: (id) => setFiles((before) => before.filter((file) => file.id !== id)),
    paste: ({ clipboardData }) => {
      const pictures = [...clipboardData.files].filter(({ type }) => type.startsWith('image/'));
      add('picture', pictures);
      return pictures.length > 0;
    },
    take: () => {
      setFiles([]);
      return files.map(({ id }) => id);
    },
  };
}

type Props = { readonly tray: FileTray };

export function FileTags({ tray }: Props) {
  const styles = useStyles();
  const { words } = useStandIn();
  if (tray.files.length === 0) return null;
  return (
    <div className={styles.tray}>
      {tray.files.map(({ id, name }) => (
        <InteractionTag key={id} size="small">
          <InteractionTagPrimary hasSecondaryAction>{name}</InteractionTagPrimary>
          <InteractionTagSecondary aria-label={words.removeFile(name)} onClick={() => tray.remove(id)} />
        </InteractionTag>
      ))}
    </div>
  );
}

export function AttachButton({ tray }: Props) {
  const styles = useStyles();
  const { words } = useStandIn();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance="transparent"
        icon={<Attach20Regular />}
        aria-label={words.attach}
        onClick={() => chooser.current?.click()}
      />
      <input
        ref={chooser}
        className={styles.chooser}
        type="file"
        multiple
        aria-label={words.attach}
        onChange={({ target }) => {
          tray.add('file', target.files ?? []);
          target.value = '';
        }}
      />
    </>
  );
}
