import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Tooltip,
} from '@fluentui/react-components';
import { CalendarAdd20Regular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  open: { marginLeft: 'auto' },
  form: { margin: 0 },
});

/** Announces a meeting in the channel. The first person to join starts it. */
export function ScheduleMeeting({ conversation }: { readonly conversation: string }) {
  const styles = useStyles();
  const { words } = useStandIn();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_event, data) => setOpen(data.open)}>
      <Tooltip content={words.scheduleMeeting} relationship="label">
        <DialogTrigger disableButtonEnhancement>
          <Button className={styles.open} appearance="subtle" icon={<CalendarAdd20Regular />} />
        </DialogTrigger>
      </Tooltip>
      <DialogSurface>
        <TitleForm conversation={conversation} onDone={() => setOpen(false)} />
      </DialogSurface>
    </Dialog>
  );
}

function TitleForm({ conversation, onDone }: { readonly conversation: string; readonly onDone: () => void }) {
  const styles = useStyles();
  const { api, words } = useStandIn();
  const [title, setTitle] = useState('');
  const [failed, setFailed] = useState(false);
  const schedule = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    api.scheduleMeeting(conversation, title).then(onDone, () => setFailed(true));
  };
  return (
    <form className={styles.form} onSubmit={schedule}>
      <DialogBody>
        <DialogTitle>{words.scheduleMeeting}</DialogTitle>
        <DialogContent>
          {failed && (
            <MessageBar intent="error">
              <MessageBarBody>{words.failed}</MessageBarBody>
            </MessageBar>
          )}
          <Field label={words.meetingTitle} required>
            <Input value={title} maxLength={255} onChange={(_event, data) => setTitle(data.value)} />
          </Field>
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>{words.cancel}</Button>
          </DialogTrigger>
          <Button type="submit" appearance="primary" disabled={title.trim() === ''}>
            {words.schedule}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
