import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { copyText } from '../../copyText.ts';
import { useSpeech } from '../../speech.tsx';

/** A hash is shortened on the page and copied in full, to be compared elsewhere. */
export const CopyHash = ({ hash, label }: { hash: string; label: string }): ReactNode => {
  const { tab } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(hash));
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
