import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { retryReasons } from '../../../procedure/ports/health.ts';
import type { DeliveryAnswer, UnreachedWire } from '../../api/administration/administrationWire.ts';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { useHealth } from './HealthPart.tsx';

const useStyles = makeStyles({
  people: { margin: 0, paddingInlineStart: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalL },
  person: { overflowWrap: 'anywhere', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, display: 'block', marginBlockEnd: tokens.spacingVerticalS },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '4px 16px',
    margin: 0,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  wrong: { color: tokens.colorStatusWarningForeground1, display: 'block' },
  effects: { marginBlockStart: tokens.spacingVerticalL },
});

/** For administrators: whom notices do not reach, and what is still to be written. */
export const DeliveryPart = (): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number } = useSpeech();
  const delivery = useHealth().data?.delivery;
  if (!delivery) return null;
  const { effects, count, unreached } = delivery;
  return (
    <Section title={words.delivery}>
      <Body1 className={styles.quiet}>{count === 0 ? words.allReached : words.deliveryText}</Body1>
      {count > 0 && (
        <ul className={styles.people}>
          {unreached.map((one) => (
            <li key={one.to} className={styles.person}>
              <Unreached one={one} />
            </li>
          ))}
        </ul>
      )}
      {count > unreached.length && <Body1>{words.more(number(count - unreached.length))}</Body1>}
      <Effects effects={effects} />
    </Section>
  );
};

const useReachText = ({ to, reach }: UnreachedWire): string => {
  const words = usePageWords('administration');
  const { instant } = useSpeech();
  const isChannel = to === 'channel';
  if (reach === 'reachable') return words.reachedAgain;
  if (reach === 'neverMet') return isChannel ? words.channelNeverMet : words.neverMet;
  return (isChannel ? words.channelGone : words.gone)(instant(reach.goneSince));
};

const Unreached = ({ one }: { readonly one: UnreachedWire }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number, instant, procedure } = useSpeech();
  const { to, name, roles, unheld, notices, since } = one;
  const who = to === 'channel' ? words.channel : (name ?? to);
  const namesOf = (held: UnreachedWire['roles']) => held.map((role) => procedure.role[role]).join(', ');
  const why = useReachText(one);
  return (
    <>
      <span className={styles.name}>{roles.length > 0 ? `${who} · ${namesOf(roles)}` : who}</span>
      <dl className={styles.facts} aria-label={who}>
        <dt className={styles.fact}>{words.why}</dt>
        <dd className={styles.value}>
          {why}
          {unheld.length > 0 && <span className={styles.wrong}>{words.unheld(namesOf(unheld))}</span>}
        </dd>
        <dt className={styles.fact}>{words.notices}</dt>
        <dd className={styles.value}>
          {since === undefined ? number(notices) : words.noticesSince(number(notices), instant(since))}
        </dd>
      </dl>
    </>
  );
};

type EffectsProps = Pick<DeliveryAnswer, 'effects'>;

const Effects = ({ effects: { records, since, reasons } }: EffectsProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('administration');
  const { number, isOne, instant } = useSpeech();
  const failed = retryReasons.flatMap((reason) => {
    const count = reasons[reason] ?? 0;
    return count > 0 ? words.failedBy(words.retryReason[reason], number(count), isOne(count)) : [];
  });
  return (
    <dl className={`${styles.facts} ${styles.effects}`} aria-label={words.effects}>
      <dt className={styles.fact}>{words.effects}</dt>
      <dd className={styles.value}>
        {since === undefined ? words.none : words.effectsOf(number(records), isOne(records), instant(since))}
      </dd>
      {failed.length > 0 && (
        <>
          <dt className={styles.fact}>{words.why}</dt>
          <dd className={styles.value}>
            {failed.map((one) => (
              <div key={one}>{one}</div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
};
