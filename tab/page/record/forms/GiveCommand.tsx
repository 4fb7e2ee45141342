import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  Subtitle1,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { RecordCommandName } from '../../../../procedure/stages/permissions.ts';
import type { FormsAnswer } from '../../../api/editing/formsWire.ts';
import type { CommandAnswer, Head } from '../../../api/wire.ts';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { usePageWords } from '../../speech.tsx';
import { CommandDialog } from '../actions/CommandDialog.tsx';
import { useForms } from '../useRecord.ts';
import type { CommandForm } from './specs/formSpec.ts';
import { nothingKnown } from './specs/nothingKnown.ts';
import { useFormText } from './useFormText.ts';

type GiveCommandProps = {
  readonly name: RecordCommandName;
  readonly form: CommandForm;
  readonly record: Head;
  readonly close: () => void;
  readonly done: (answer: CommandAnswer) => void;
};

/** A command's form, once its initial data are loaded; one-time answers are shown once. */
export const GiveCommand = (props: GiveCommandProps): ReactNode => {
  const { name, form, record, close, done } = props;
  const forms = useForms(record.reference, !form.plain);
  // Keeps the initial state of the form, regardless of later changes: the procedure decides on the current record.
  const [begun, setBegun] = useState<FormsAnswer | undefined>(form.plain && nothingKnown);
  if (!begun && forms.data && !forms.isFetching) setBegun(forms.data);
  const [identity, setIdentity] = useState<CommandAnswer & { readonly identity: Person }>();
  if (name === 'attachEvidence') return null;
  if (identity) return <IdentityDialog identity={identity.identity} close={() => done(identity)} />;
  if (begun) {
    return (
      <CommandDialog
        name={name}
        form={form}
        record={record}
        close={close}
        known={begun}
        done={(answer) => (answer.identity ? setIdentity({ ...answer, identity: answer.identity }) : done(answer))}
      />
    );
  }
  return <Preparing {...props} failure={forms.error} again={() => void forms.refetch()} />;
};

type PreparingProps = GiveCommandProps & { readonly failure: Error | null; readonly again: () => void };

const Preparing = ({ form, record, close, failure, again }: PreparingProps): ReactNode => {
  const text = useFormText();
  return (
    <Dialog open modalType="modal" onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{form.words(text, record).title}</DialogTitle>
          <DialogContent>
            {failure ? (
              <FailureNote heading="h2" failure={failure} again={again} />
            ) : (
              <Spinner label={text.forms.loading} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{text.tab.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

/** The identity of a sealed reporter: in no record, cache or address, and gone when this is closed. */
const IdentityDialog = ({ identity, close }: { identity: Person; close: () => void }): ReactNode => {
  const forms = usePageWords('forms');
  const { openIdentity: words } = forms;
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.is}</DialogTitle>
          <DialogContent>
            <Subtitle1 as="p">{identity.name || identity.id}</Subtitle1>
            <p>{words.once}</p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
