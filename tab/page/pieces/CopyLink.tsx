import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, LinkRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { copyText } from '../copyText.ts';
import { useSpeech } from '../speech.tsx';

/** Opens in Teams, for anyone with the right: `tab/api/page/addPageRoutes.ts`. */
export const linkToRecord = (reference: Reference): string => `${location.origin}/tab/open?record=${reference}`;

/** @param query the view as a query of the API */
export const linkToView = (query: string): string =>
  `${location.origin}/tab/open?register=${encodeURIComponent(query)}`;

/** @param label text of the button; without it only the icon is shown */
type CopyLinkProps = { readonly link: string; readonly name: string; readonly label?: string };

/** Copies a link that opens in Teams. */
export const CopyLink = ({ link, name, label }: CopyLinkProps): ReactNode => {
  const words = useSpeech().tab.link;
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === link;
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={isCopied ? <CheckmarkRegular /> : <LinkRegular />}
        {...(label === undefined && { 'aria-label': words.copy(name), title: words.copy(name) })}
        onClick={() => void copyText(link).then((done) => setCopied(done ? link : undefined))}
      >
        {label}
      </Button>
      <span role="status" data-said>
        {isCopied && words.copied}
      </span>
    </>
  );
};
