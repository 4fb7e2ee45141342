import { Button, Dropdown, Field, Input, makeStyles, Option, ProgressBar, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Stratum, strata } from '../../../procedure/audit/sample.ts';
import type { ExportRequest, SampleSpec } from '../../api/exports/exportWire.ts';
import { useApi } from '../client/asking.tsx';
import { periodText } from '../numbers/useNumbers.ts';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { Said } from '../pieces/Said.tsx';
import { draw } from '../record/draw.ts';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { DrawnSample } from './DrawnSample.tsx';
import { useOnAudit } from './useAudit.ts';

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalM },
  short: { width: '7rem' },
  field: { minWidth: '0', maxWidth: '100%' },
});

const most = 200;
const seedShape = /^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/;

type Typed = {
  readonly count: string;
  readonly by: Stratum | 'none';
  readonly from: 'all' | 'period';
  readonly seed: string;
};
const untouched: Typed = { count: '10', by: 'none', from: 'all', seed: '' };

/** The sample of an auditor (ISO 19011): drawn, recorded, and reproducible by anyone. */
export const SamplePart = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit').sample;
  const { period } = useOnAudit().answer;
  const [typed, setTyped] = useState(untouched);
  const { language } = useSpeech();
  const drawing = useDrawing();
  const seed = typed.seed.trim();
  const isCount = /^\d{1,3}$/.test(typed.count) && Number(typed.count) >= 1 && Number(typed.count) <= most;
  const isSeed = seed === '' || seedShape.test(seed);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isCount || !isSeed || drawing.isPending) return;
    const { by, from } = typed;
    const asked: SampleSpec = {
      kind: 'sample',
      count: Number(typed.count),
      ...(by !== 'none' && { by }),
      ...(seed && { seed }),
      ...(from === 'period' && period),
    };
    drawing.mutate({ n: draw(), language, export: asked });
  };
  return (
    <Section title={words.title}>
      <div className={styles.parts}>
        <Said text={words.text} />
        <form className={styles.parts} onSubmit={send}>
          <Fields typed={typed} onTyped={setTyped} wrong={{ count: !isCount, seed: !isSeed }} />
          <div>
            <Button type="submit" appearance="primary" disabledFocusable={drawing.isPending}>
              {words.draw}
            </Button>
          </div>
        </form>
        {drawing.isPending && <ProgressBar aria-label={words.draw} />}
        {drawing.error && <FailureNote failure={drawing.error} again={() => drawing.mutate(drawing.variables)} />}
        {drawing.data && <DrawnSample key={drawing.data.key} drawn={drawing.data} />}
      </div>
    </Section>
  );
};

/** Each press is a separate drawing, recorded as one; a retry after a failure is the same one. */
const useDrawing = () => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (request: ExportRequest) => api.drawSample(request),
    // It may be recorded even after a failure.
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  });
};

type FieldsProps = {
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly wrong: { readonly count: boolean; readonly seed: boolean };
};

const Fields = ({ typed, onTyped, wrong }: FieldsProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit').sample;
  const numbers = usePageWords('numbers');
  const speech = useSpeech();
  const { period } = useOnAudit().answer;
  const from = { all: words.fromAll, period: words.fromPeriod(periodText(period, numbers, speech)) };
  const set = (change: Partial<Typed>) => onTyped({ ...typed, ...change });
  return (
    <div className={styles.form}>
      <Field label={words.count} {...(wrong.count && { validationMessage: words.countWrong })}>
        <Input
          className={styles.short}
          inputMode="numeric"
          value={typed.count}
          onChange={(_event, { value }) => set({ count: value })}
        />
      </Field>
      <Field label={words.from} className={styles.field}>
        <Dropdown
          inlinePopup
          className={styles.field}
          listbox={{ style: { zIndex: 10 } }}
          selectedOptions={[typed.from]}
          value={from[typed.from]}
          onOptionSelect={(_event, { optionValue }) => set({ from: optionValue === 'period' ? 'period' : 'all' })}
        >
          {(['all', 'period'] as const).map((one) => (
            <Option key={one} value={one}>
              {from[one]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={words.by} className={styles.field}>
        <Dropdown
          inlinePopup
          className={styles.field}
          listbox={{ style: { zIndex: 10 } }}
          selectedOptions={[typed.by]}
          value={words.stratum[typed.by]}
          onOptionSelect={(_event, { optionValue }) => set({ by: strata.find((one) => one === optionValue) ?? 'none' })}
        >
          {(['none', ...strata] as const).map((one) => (
            <Option key={one} value={one}>
              {words.stratum[one]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={words.seed} hint={words.seedHint} {...(wrong.seed && { validationMessage: words.seedWrong })}>
        <Input maxLength={64} value={typed.seed} onChange={(_event, { value }) => set({ seed: value })} />
      </Field>
    </div>
  );
};
