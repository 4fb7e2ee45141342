import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { isCalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { lanes, sources } from '../../../../procedure/record/values/choices.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import type { Me } from '../../../api/wire.ts';
import { PersonField } from '../../record/forms/fields/PersonField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { RegisterView } from '../registerView.ts';
import { ChoiceFilter } from './ChoiceFilter.tsx';

const useStyles = makeStyles({
  part: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  wide: { minWidth: 0, width: '100%' },
});

type MoreFiltersProps = {
  readonly id: string;
  readonly me: Me;
  readonly view: RegisterView;
  readonly onView: (view: RegisterView) => void;
};

/** Less common filters. */
export const MoreFilters = ({ id, me, view, onView }: MoreFiltersProps): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const words = usePageWords('register');
  const [met, setMet] = useState<readonly Person[]>([]);
  const people = [{ id: me.id, name: me.name }, ...met];
  const person = (name: 'ownedBy' | 'holder'): ReactNode => (
    <PersonField
      look={{ label: words[name] }}
      value={view[name] === 'me' ? me.id : (view[name] ?? '')}
      people={people}
      onChange={(chosen) => onView({ ...view, [name]: chosen === me.id ? 'me' : chosen || undefined })}
      onMet={(one) => setMet((before) => [...before.filter((other) => other.id !== one.id), one])}
    />
  );
  const day = (name: 'detectedFrom' | 'detectedTo'): ReactNode => (
    <Field label={words[name]}>
      <Input
        className={styles.wide}
        type="date"
        value={view[name] ?? ''}
        onChange={(_event, { value }) => onView({ ...view, [name]: isCalendarDate(value) ? value : undefined })}
      />
    </Field>
  );
  return (
    <div id={id} className={styles.part}>
      <div>
        <Checkbox
          label={words.overdue}
          checked={view.overdue}
          onChange={(_event, { checked }) => onView({ ...view, overdue: checked === true })}
        />
        <Checkbox
          label={words.mine}
          checked={view.holder === 'me'}
          onChange={(_event, { checked }) => onView({ ...view, holder: checked === true ? 'me' : undefined })}
        />
      </div>
      {person('holder')}
      {person('ownedBy')}
      <Field label={words.lane}>
        <ChoiceFilter
          name={words.lane}
          values={lanes}
          names={procedure.lane}
          chosen={view.lanes}
          onChosen={(chosen) => onView({ ...view, lanes: chosen })}
        />
      </Field>
      <Field label={words.source}>
        <ChoiceFilter
          name={words.source}
          values={sources}
          names={procedure.source}
          chosen={view.sources}
          onChosen={(chosen) => onView({ ...view, sources: chosen })}
        />
      </Field>
      {day('detectedFrom')}
      {day('detectedTo')}
    </div>
  );
};
