import {
  Badge,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  SearchBox,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Person } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';
import { matchingPeople, type PeopleRequest } from './peopleRequest.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  list: { display: 'grid', height: '40vh', overflowY: 'auto', alignContent: 'start' },
  several: { border: 'none', margin: 0, padding: 0 },
  search: { maxWidth: 'none' },
  address: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Props = { readonly asked: PeopleRequest; readonly onDone: () => void };

/** The Teams people picker, shown over the requesting app. */
export function PeoplePicker({ asked, onDone }: Props) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const { title = asked.isOne ? words.selectPerson : words.selectPeople, isOne } = asked;
  const [chosen, setChosen] = useState(asked.chosen);
  const [text, setText] = useState('');
  const found = matchingPeople(text, world.people);
  const end = (picked: readonly Person[] | undefined) => {
    onDone();
    asked.answer(picked);
  };
  return (
    <Dialog open onOpenChange={() => end(undefined)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <SearchBox
              className={styles.search}
              aria-label={words.searchPeople}
              placeholder={words.searchPeople}
              value={text}
              onChange={(_event, data) => setText(data.value)}
            />
            <Choices title={title} isOne={isOne} found={found} chosen={chosen} onChosen={setChosen} />
            {found.length === 0 && <Text role="status">{words.nothingFound}</Text>}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => end(undefined)}>{words.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={chosen.length === 0}
              onClick={() => chosen.length > 0 && end(world.people.filter(({ id }) => chosen.includes(id)))}
            >
              {words.done}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type ChoicesProps = {
  readonly title: string;
  readonly isOne: boolean;
  readonly found: readonly Person[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
};

function Choices({ title, isOne, found, chosen, onChosen }: ChoicesProps) {
  const styles = useStyles();
  if (isOne) {
    return (
      <RadioGroup
        className={styles.list}
        aria-label={title}
        value={chosen[0] ?? ''}
        onChange={(_event, { value }) => onChosen([value])}
      >
        {found.map((person) => (
          <Radio key={person.id} value={person.id} label={<Described person={person} />} />
        ))}
      </RadioGroup>
    );
  }
  return (
    <fieldset className={mergeClasses(styles.list, styles.several)} aria-label={title}>
      {found.map((person) => (
        <Checkbox
          key={person.id}
          checked={chosen.includes(person.id)}
          onChange={(_event, { checked }) =>
            onChosen(checked === true ? [...chosen, person.id] : chosen.filter((id) => id !== person.id))
          }
          label={<Described person={person} />}
        />
      ))}
    </fieldset>
  );
}

function Described({ person }: { readonly person: Person }) {
  const styles = useStyles();
  const { words } = useStandIn();
  return (
    <>
      <Text weight="semibold">{person.displayName}</Text>{' '}
      {person.guest && <Badge appearance="tint">{words.guest}</Badge>}
      <Text block size={200} className={styles.address}>
        {person.userPrincipalName}
      </Text>
    </>
  );
}
