import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';
import { useEditorWords } from './useEditing.ts';

type KeptNoteProps = { readonly at: string; readonly goOn: () => void; readonly throwAway: () => void };

/** What was begun before and not saved is offered again. */
export const KeptNote = ({ at, goOn, throwAway }: KeptNoteProps): ReactNode => {
  const { kept } = useEditorWords();
  const { instant } = useSpeech();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{kept.title(instant(at))}</MessageBarTitle> {kept.text}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={goOn}>
          {kept.goOn}
        </Button>
        <Button onClick={throwAway}>{kept.throwAway}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};
