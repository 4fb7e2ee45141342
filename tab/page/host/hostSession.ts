import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { Place } from '../place.ts';

/** Where the page runs, and who is there. */
export type Session = SignedInSession | OutsideSession;

/** In a browser outside Teams, before anyone has signed in: the page has no content, and offers to sign in. */
export type OutsideSession = {
  readonly kind: 'outside';
  readonly theme: ThemeName;
  readonly locale: string;

  /** Leads to Microsoft's sign-in and back here. Absent where the server does not say how. */
  readonly signIn?: (() => Promise<void>) | undefined;
};

export type FrameName = 'tab' | 'sidePanel' | 'stage' | 'settings';

export type SignedInSession = {
  /** Inside Teams, or signed in in a browser outside it. */
  readonly kind: 'teams' | 'browser';
  readonly theme: ThemeName;

  /** Locale of the Teams client or the browser (BCP 47). */
  readonly locale: string;

  /** A tab, beside a meeting, on its stage, or where a tab is added. */
  readonly frame: FrameName;

  /** Where a deep link leads. */
  readonly opens: Place;

  /** A token for our API; `anew` when the last one was refused. Rejects when the person cannot be signed in. */
  readonly token: (anew?: boolean) => Promise<string>;
  readonly onThemeChange: (seen: (theme: ThemeName) => void) => void;

  /** Shows the page, as it is here, to everyone on the stage of the meeting. Rejects when Teams does not. */
  readonly toStage: () => Promise<void>;

  /** Teams takes its own waiting picture away. */
  readonly shown: () => void;

  /** Called when Teams' back button is pressed; says whether there was something to go back from. */
  readonly onBack: (handle: () => boolean) => void;

  /** Where the browser, not Teams, knows who is here. */
  readonly signOut?: () => Promise<void>;
};

export type ThemeName = 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams says `default`, `dark` or `contrast`, and newer clients other names (`glass`): those are light enough. */
export const themeNameOf = (teams: string | undefined): ThemeName =>
  teams === 'dark' || teams === 'contrast' ? teams : 'light';
