import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CauseHint } from '../../../../procedure/coach/causeHint.ts';
import { useSessionWords } from '../useSessionWords.ts';

/** A hint on the wording of a text, for its author only. */
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
