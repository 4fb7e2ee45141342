import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { copyText } from '../copyText.ts';
import { useSpeech } from '../speech.tsx';

/** Copies a text, such as a command, or a hash that the page shortens. */
export const CopyText = ({ text, label }: { text: string; label: string }): ReactNode => {
  const { tab } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return (
    <>
      <Button
        size="small"
        appearance="transparent"
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        aria-label={label}
        onClick={() => void copy()}
      />
      <span role="status">{copied && tab.copied}</span>
    </>
  );
};
