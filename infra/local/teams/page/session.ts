/** State of one window: its person (`?as=` in the URL, so that it can be shared) and its appearance. */

export const themes = ['default', 'dark', 'contrast'] as const;
/** Theme names that Teams passes to a tab. */
export type ThemeName = (typeof themes)[number];

export const widths = ['desktop', 'phone'] as const;
export type Width = (typeof widths)[number];

const oneOf = <T extends string>(list: readonly T[], value: string | null, otherwise: T): T =>
  list.find((item) => item === value) ?? otherwise;

const asked = (): URLSearchParams => new URLSearchParams(location.search);
const recall = (name: string): string | null => asked().get(name) ?? sessionStorage.getItem(name);

export const recallPerson = (): string | null => recall('as');
export const recallTheme = (): ThemeName => oneOf(themes, recall('theme'), 'default');
export const recallWidth = (): Width => oneOf(widths, recall('width'), 'desktop');

/** Stores a value and updates it in the URL; undefined removes it. */
export function remember(name: 'as' | 'theme' | 'width', value: string | undefined): void {
  const address = new URL(location.href);
  if (value === undefined) sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, value);
  if (value === undefined) address.searchParams.delete(name);
  else if (name === 'as' || address.searchParams.has(name)) address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

/** Returns the URL of another person's window. */
export const windowUrlFor = (id: string): string => `/?${new URLSearchParams({ as: id })}`;
