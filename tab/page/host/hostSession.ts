import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { Place } from '../place.ts';

/** Where the page runs, and the signed-in person. */
export type Session = SignedInSession | OutsideSession;

/** In a browser outside Teams, before anyone has signed in: the page has no content, and offers to sign in. */
export type OutsideSession = {
  readonly kind: 'outside';
  readonly theme: ThemeName;
  readonly locale: string;

  /** Goes to Microsoft's sign-in and back. Absent if the server gives no parameters for it. */
  readonly signIn?: (() => Promise<void>) | undefined;
};

export type FrameName = 'tab' | 'sidePanel' | 'stage' | 'settings';

export type SignedInSession = {
  /** Inside Teams, or signed in in a browser outside it. */
  readonly kind: 'teams' | 'browser';
  readonly theme: ThemeName;

  /** Locale of the Teams client or the browser (BCP 47). */
  readonly locale: string;

  /** A tab, a meeting side panel, a meeting stage, or the tab configuration. */
  readonly frame: FrameName;

  /** The target of a deep link. */
  readonly opens: Place;

  /** A token for our API; `anew` when the last one was refused. Rejects when the person cannot be signed in. */
  readonly token: (anew?: boolean) => Promise<string>;
  readonly onThemeChange: (seen: (theme: ThemeName) => void) => void;

  /** Shows the page, as it is here, to everyone on the stage of the meeting. Rejects when Teams does not. */
  readonly toStage: () => Promise<void>;

  /** Tells Teams to remove its loading picture. */
  readonly shown: () => void;

  /** Called when Teams' back button is pressed; returns whether there was something to go back from. */
  readonly onBack: (handle: () => boolean) => void;

  /** Only outside Teams. */
  readonly signOut?: () => Promise<void>;
};

export type ThemeName = 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams sends `default`, `dark` or `contrast`; other names of newer clients (`glass`) count as light. */
export const themeNameOf = (teams: string | undefined): ThemeName =>
  teams === 'dark' || teams === 'contrast' ? teams : 'light';
