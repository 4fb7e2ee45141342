import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CauseHint } from '../../../../procedure/coach/causeHint.ts';
import { useSessionWords } from '../useSessionWords.ts';

/** What a text reads like, to whoever wrote it and to nobody else. */
export const HintNote = ({ hint }: { hint: CauseHint }): ReactNode => {
  const words = useSessionWords();
  return (
    <MessageBar intent="info" layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{words.hint.title}</MessageBarTitle>
        {` ${words.hint[hint]} ${words.hint.kept}`}
      </MessageBarBody>
    </MessageBar>
  );
};
