import { Body1, Button } from '@fluentui/react-components';
import { ShareScreenStartRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useSessionWords } from '../useSessionWords.ts';

/** Beside a meeting: the same page, large, for everyone. Teams decides who may share. */
export const ToStage = ({ toStage }: { toStage: () => Promise<void> }): ReactNode => {
  const words = useSessionWords();
  const [failed, setFailed] = useState(false);
  return (
    <div>
      <Button
        icon={<ShareScreenStartRegular />}
        onClick={() => {
          setFailed(false);
          void toStage().catch(() => setFailed(true));
        }}
      >
        {words.toStage}
      </Button>
      <div role="status">{failed && <Body1>{words.notOnStage}</Body1>}</div>
    </div>
  );
};
