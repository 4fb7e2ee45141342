/** What the window shows. `visit` grows with every deep link, so that the tab loads again. */
export type Place =
  | { readonly view: 'chat' }
  | { readonly view: 'channel'; readonly channelId: string }
  | { readonly view: 'tab'; readonly subPageId: string | undefined; readonly visit: number };

/** In a narrow window either the list or what was chosen from it is shown. */
export type Pane = 'list' | 'content';
