import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { PersonSearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../speech.tsx';
import { isPickerHere, type Picked, pickPeople } from './teamsPicker.ts';

const useStyles = makeStyles({
  find: { justifySelf: 'start', width: 'fit-content', paddingInline: tokens.spacingHorizontalXS },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

type Finding = {
  /** The field that it fills. */
  readonly title: string;
  /** One person, or several. */
  readonly isOne: boolean;
  /** Called with an empty list if the search was closed. */
  readonly onPicked: (picked: readonly Picked[]) => void;
};

export type TeamsFinder = {
  readonly title: string;
  readonly open: () => void;
  readonly hasFailed: boolean;
};

/** Teams' own search for people; undefined if not available. The focus always returns to where it was. */
export const useTeamsFinder = ({ title, isOne, onPicked }: Finding): TeamsFinder | undefined => {
  const [hasFailed, setFailed] = useState(false);
  if (!isPickerHere()) return undefined;
  const open = async () => {
    const before = document.activeElement;
    setFailed(false);
    try {
      onPicked(await pickPeople(title, isOne));
    } catch {
      setFailed(true);
    }
    if (before instanceof HTMLElement) before.focus();
  };
  return { title, hasFailed, open: () => void open() };
};

/** The button that opens it, with the error if it did not open. */
export const FindInTeams = ({ finder }: { finder: TeamsFinder | undefined }): ReactNode => {
  const styles = useStyles();
  const words = useSpeech().tab.find;
  if (!finder) return null;
  return (
    <>
      <Button
        className={styles.find}
        appearance="transparent"
        size="small"
        icon={<PersonSearchRegular />}
        aria-label={words.for(finder.title)}
        onClick={finder.open}
      >
        {words.button}
      </Button>
      {finder.hasFailed && (
        <Caption1 role="alert" className={styles.failed}>
          {words.failed}
        </Caption1>
      )}
    </>
  );
};
