import { Button, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Period } from '../../../procedure/measures/measuring.ts';
import { spans } from '../../../procedure/measures/periods/span.ts';
import { isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { usePageWords } from '../speech.tsx';
import type { PeriodChoice } from './useNumbers.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  span: { minWidth: '180px' },
  day: { minWidth: '140px' },
  send: { alignSelf: 'end' },
});

type PeriodChooserProps = {
  readonly period: PeriodChoice;
  /** Dates of the displayed numbers, initial values of other dates. */
  readonly shown: Period | undefined;
  readonly onPeriod: (period: PeriodChoice) => void;
};

/** Chooses the period: by name, or by dates. */
export const PeriodChooser = ({ period, shown, onPeriod }: PeriodChooserProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const span = 'span' in period ? period.span : 'free';
  return (
    <search className={styles.bar} aria-label={words.period}>
      <Field label={words.period}>
        <Dropdown
          inlinePopup
          className={styles.span}
          listbox={{ style: { zIndex: 10 } }}
          selectedOptions={[span]}
          value={words.span[span]}
          onOptionSelect={(_event, { optionValue }) => {
            const chosen = spans.find((one) => one === optionValue);
            onPeriod(chosen ? { span: chosen } : (shown ?? {}));
          }}
        >
          {([...spans, 'free'] as const).map((one) => (
            <Option key={one} value={one}>
              {words.span[one]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {!('span' in period) && <Days period={period} onPeriod={onPeriod} />}
    </search>
  );
};

/** Both ends; an empty one is unbounded. */
const Days = ({ period, onPeriod }: { period: Period; onPeriod: (period: PeriodChoice) => void }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const [from, setFrom] = useState<string>(period.from ?? '');
  const [to, setTo] = useState<string>(period.to ?? '');
  const isWrong = from !== '' && to !== '' && from > to;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) onPeriod({ ...(isCalendarDate(from) && { from }), ...(isCalendarDate(to) && { to }) });
  };
  return (
    <form className={styles.bar} onSubmit={send}>
      <Field label={words.from} {...(isWrong && { validationMessage: words.wrongPeriod })}>
        <Input className={styles.day} type="date" value={from} onChange={(_event, { value }) => setFrom(value)} />
      </Field>
      <Field label={words.to}>
        <Input className={styles.day} type="date" value={to} onChange={(_event, { value }) => setTo(value)} />
      </Field>
      <Button className={styles.send} type="submit" disabledFocusable={isWrong}>
        {words.apply}
      </Button>
    </form>
  );
};
