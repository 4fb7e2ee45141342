import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  section: {
    boxSizing: 'border-box',
    minWidth: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  title: {
    display: 'block',
    margin: `0 0 ${tokens.spacingVerticalM}`,
    outline: 'none',
    scrollMarginBlockStart: tokens.spacingVerticalXXL,
  },
});

type SectionProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** Id of its heading, if there are links to it. */
  readonly anchor?: string;
};

/** One part of a record, under its heading. */
export const Section = (props: SectionProps): ReactNode => {
  const styles = useStyles();
  const ownId = useId();
  const id = props.anchor ?? ownId;
  return (
    <section className={mergeClasses(styles.section, props.className)} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} className={styles.title} {...(props.anchor && { tabIndex: -1 })}>
        {props.title}
      </Subtitle2>
      {props.children}
    </section>
  );
};
