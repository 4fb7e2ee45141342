import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  SearchBox,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExtensionResult } from '../../wire.ts';
import { AppIcon } from '../shell/appIcon.tsx';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  button: { flex: 'none' },
  surface: { width: 'min(360px, calc(100vw - 32px))', padding: '12px', boxSizing: 'border-box' },
  search: { width: '100%', maxWidth: '100%' },
  list: { margin: '8px 0 0', padding: 0, listStyle: 'none', maxHeight: '280px', overflowY: 'auto' },
  posting: { width: '100%', display: 'block', textAlign: 'start', fontWeight: tokens.fontWeightRegular },
  line: { display: 'block', overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', marginTop: '10px', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly conversation: string;
  readonly root: string | undefined;
  readonly onChosen: (posting: ExtensionResult) => void;
};

/** Search of the message extension at the compose box. The selected card is attached to the message. */
export function ExtensionSearch({ onChosen, ...where }: Props) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const [open, setOpen] = useState(false);
  const choose = (posting: ExtensionResult) => {
    setOpen(false);
    onChosen(posting);
  };
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus positioning="above-start">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<AppIcon size={20} />}
          aria-label={words.searchIn(world.bot.name)}
        />
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={words.searchIn(world.bot.name)}>
        <Search {...where} onChosen={choose} />
      </PopoverSurface>
    </Popover>
  );
}

function Search({ conversation, root, onChosen }: Props) {
  const styles = useStyles();
  const { api, words, world } = useStandIn();
  const [text, setText] = useState('');
  // Results are not cached: a record may have changed in the meantime.
  const found = useQuery({
    queryKey: ['find', conversation, root ?? '', text],
    queryFn: () => api.find(conversation, root, text),
    gcTime: 0,
  });
  const outcome = found.data;
  return (
    <>
      <SearchBox
        className={styles.search}
        value={text}
        placeholder={words.searchIn(world.bot.name)}
        aria-label={words.searchIn(world.bot.name)}
        onChange={(_, data) => setText(data.value)}
      />
      {found.isPending && <Spinner className={styles.note} size="tiny" label={words.searching} />}
      {(found.isError || outcome?.kind === 'failed') && <Text className={styles.note}>{words.failed}</Text>}
      {outcome?.kind === 'text' && <Text className={styles.note}>{outcome.text}</Text>}
      {outcome?.kind === 'postings' && (
        <ul className={styles.list}>
          {outcome.postings.map((posting) => (
            <li key={posting.title}>
              <Button className={styles.posting} appearance="subtle" onClick={() => onChosen(posting)}>
                <span className={`${styles.line} ${styles.title}`}>{posting.title}</span>
                <span className={styles.line}>{posting.text}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
