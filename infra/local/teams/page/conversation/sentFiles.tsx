import { Image, makeStyles, Tag, TagGroup } from '@fluentui/react-components';
import { Document16Regular } from '@fluentui/react-icons';
import type { Attachment, ChatMessage } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  files: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', marginTop: '4px' },
  picture: { maxWidth: '240px', maxHeight: '180px' },
});

const isPicture = ({ contentType }: Attachment): boolean => contentType.startsWith('image/');
const isUploaded = ({ contentType }: Attachment): boolean =>
  contentType === 'application/vnd.microsoft.teams.file.download.info';

/** `…/v3/attachments/<id>/views/original`; the page has no token for that URL. */
const pictureUrl = ({ contentUrl = '' }: Attachment): string =>
  `/api/pictures/${/attachments\/([^/]+)/.exec(contentUrl)?.[1] ?? ''}`;

/** Attached files and pasted pictures of a message. */
export function SentFiles({ attachments }: Pick<ChatMessage, 'attachments'>) {
  const styles = useStyles();
  const { words } = useStandIn();
  const uploaded = attachments.filter(isUploaded);
  const pictures = attachments.filter(isPicture);
  if (uploaded.length + pictures.length === 0) return null;
  return (
    <div className={styles.files}>
      {pictures.map((picture) => (
        <Image
          key={picture.contentUrl}
          className={styles.picture}
          src={pictureUrl(picture)}
          alt={words.pastedPicture}
          shape="rounded"
          bordered
        />
      ))}
      {uploaded.length > 0 && (
        <TagGroup role="list" aria-label={words.attached}>
          {uploaded.map(({ name, contentUrl }) => (
            <Tag key={contentUrl} role="listitem" size="small" appearance="outline" icon={<Document16Regular />}>
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
