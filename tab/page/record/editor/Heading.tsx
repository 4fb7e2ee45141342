import { makeStyles, Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({ heading: { margin: 0, flex: '1 1 auto' } });

type HeadingProps = { readonly as: 'h3' | 'h4'; readonly id?: string; readonly children: ReactNode };

/** Heading of a part of an editor; its surroundings set the distance. */
export const Heading = (props: HeadingProps): ReactNode => <Subtitle2 {...props} className={useStyles().heading} />;
