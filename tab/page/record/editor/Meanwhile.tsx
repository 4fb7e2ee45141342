import {
  Body1,
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Changed } from '../../../api/editing/editingWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { type Choices, type Divergence, isClash, type Side, sideOf } from './divergence.ts';
import { Heading } from './EditorDialog.tsx';
import type { Editing } from './useEdit.ts';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `2px solid ${tokens.colorStatusWarningBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    outline: 'none',
  },
  was: { display: 'block', color: tokens.colorNeutralForeground3, whiteSpace: 'pre-wrap' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  take: { justifySelf: 'start' },
});

/** Names of the paths of a draft, and texts of their values. */
export type Reading = {
  readonly label: (path: string) => string;
  readonly value: (path: string, value: string) => string;
};

type MeanwhileProps<Draft> = {
  readonly editing: Editing<Draft>;
  readonly changed: Changed | undefined;
  readonly reading: Reading;
};

/**
 * Changes by another person during this edit, next to the typed values: the user chooses, and nothing is overwritten
 * unseen.
 */
export const Meanwhile = <Draft,>({ editing, changed, reading }: MeanwhileProps<Draft>): ReactNode => {
  const { meanwhile } = usePageWords('editor');
  const speech = useSpeech();
  const who = changed && (changed.by.name || changed.by.me) ? whoText(changed.by, speech) : meanwhile.somebody;
  const when = speech.instant(changed?.at ?? editing.edit.at);
  if (editing.diverging.length > 0)
    return <Panel title={meanwhile.title(who, when)} {...editing} all={editing.diverging} reading={reading} />;
  return (
    <div role="status">
      {editing.news && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{editing.news === 'taken' ? meanwhile.taken : meanwhile.untouched(who, when)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};

type PanelProps = {
  readonly title: string;
  readonly all: readonly Divergence[];
  readonly choices: Choices;
  readonly choose: (path: string, side: Side) => void;
  readonly isSettled: boolean;
  readonly putTogether: () => void;
  readonly reading: Reading;
};

const Panel = ({ title, all, choices, choose, isSettled, putTogether, reading }: PanelProps): ReactNode => {
  const styles = useStyles();
  const { meanwhile } = usePageWords('editor');
  const { number, isOne } = useSpeech();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  // It appears while something is typed further down: it takes the focus, and a screen reader reads its title.
  useEffect(() => {
    panel.current?.focus();
    panel.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  const left = all.filter((one) => sideOf(one, choices) === undefined).length;
  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-labelledby={id}>
      <Heading as="h3" id={id}>
        {title}
      </Heading>
      <Body1>{meanwhile.text}</Body1>
      {all.map((one) => (
        <Line key={one.path} one={one} side={sideOf(one, choices)} choose={choose} reading={reading} />
      ))}
      <Body1 role="status">{left > 0 && meanwhile.choose(number(left), isOne(left))}</Body1>
      <Button className={styles.take} disabledFocusable={!isSettled} onClick={putTogether}>
        {meanwhile.take}
      </Button>
    </section>
  );
};

type LineProps = Pick<PanelProps, 'choose' | 'reading'> & {
  readonly one: Divergence;
  readonly side: Side | undefined;
};

const Line = ({ one, side, choose, reading }: LineProps): ReactNode => {
  const styles = useStyles();
  const { meanwhile } = usePageWords('editor');
  const { path, was, theirs, mine } = one;
  const read = (value: string) => reading.value(path, value) || meanwhile.nothing;
  return (
    <Field label={reading.label(path)}>
      {isClash(one) && <span className={styles.was}>{meanwhile.was(read(was))}</span>}
      <RadioGroup
        value={side ?? ''}
        onChange={(_event, { value }) => choose(path, value === 'theirs' ? 'theirs' : 'mine')}
      >
        <Radio value="theirs" label={<span className={styles.text}>{meanwhile.theirs(read(theirs))}</span>} />
        <Radio
          value="mine"
          label={
            <span className={styles.text}>
              {isClash(one) ? meanwhile.mine(read(mine)) : meanwhile.asItWas(read(mine))}
            </span>
          }
        />
      </RadioGroup>
    </Field>
  );
};
