/** Panel beside the participants or the stage of a meeting; `meeting`: none. */
export type MeetingPanel = 'meeting' | 'chat' | 'app';

/** Content of the window. `visit` increases with every deep link, so that the tab reloads. */
export type Route =
  | { readonly view: 'chat' }
  | { readonly view: 'channel'; readonly channelId: string }
  | { readonly view: 'tab'; readonly subPageId: string | undefined; readonly visit: number }
  | MeetingRoute;

export type MeetingRoute = {
  readonly view: 'meeting';
  readonly meetingId: string;
  readonly panel: MeetingPanel;
  readonly subPageId: string | undefined;
  readonly visit: number;
};

/** Route of a meeting when a person joins it. */
export const meetingRoute = (meetingId: string): MeetingRoute => ({
  view: 'meeting',
  meetingId,
  panel: 'chat',
  subPageId: undefined,
  visit: 0,
});

/** A narrow window shows either the list or the selected content. */
export type Pane = 'list' | 'content';
