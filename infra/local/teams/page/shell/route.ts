/** What a meeting shows beside its people or its stage; `meeting`: nothing. */
export type MeetingPanel = 'meeting' | 'chat' | 'app';

/** What the window shows. `visit` grows with every deep link, so that the tab loads again. */
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

/** A meeting as it is when somebody comes in. */
export const meetingRoute = (meetingId: string): MeetingRoute => ({
  ...{ view: 'meeting', meetingId, panel: 'chat', subPageId: undefined, visit: 0 },
});

/** In a narrow window either the list or what was chosen from it is shown. */
export type Pane = 'list' | 'content';
