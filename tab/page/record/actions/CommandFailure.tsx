import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Failure } from '../../client/failure.ts';
import { type Speech, useSpeech } from '../../speech.tsx';

/** Why a command failed: the procedure's refusal, or *not saved yet*, which may be retried. */
export const CommandFailure = ({ failure }: { failure: Error }): ReactNode => {
  const speech = useSpeech();
  const { tab, procedure } = speech;
  const known = failure instanceof Failure ? failure : new Failure('unexpected');
  if (known.refusal) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{procedure.refusal(known.refusal)}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{notSaved(known, speech)}</MessageBarTitle>
        {known.passes && ` ${tab.kept}`}
        {known.reference && ` ${tab.failureReference(known.reference)}`}
      </MessageBarBody>
    </MessageBar>
  );
};

const notSaved = ({ code, fault }: Failure, { tab, procedure }: Speech): string => {
  if (fault) return tab.notSaved(procedure.fault[fault]);
  return code === 'refused' ? tab.notSavedUnknown : `${tab.notSavedUnknown} ${tab.failure[code]}`;
};
