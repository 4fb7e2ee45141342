import { isRecord } from '../../cards/cardAction.ts';
import { type PeopleRequest, peoplePickerResult, peopleRequestOf, userCancelled } from './peopleRequest.ts';

export type FrameContext = 'content' | 'task' | 'sidePanel' | 'meetingStage';

/**
 * The host's part of the teams-js protocol (2.58), as read off the wire: the app posts `{id, uuidAsString, func, args}`,
 * the host answers `{id, uuidAsString, args, isPartialResponse}`, and events are `{func, args}`.
 */
export type HostOptions = {
  readonly frame: HTMLIFrameElement;
  /** Only messages from this origin are accepted and answered. */
  readonly appOrigin: string;
  readonly frameContext: FrameContext;
  readonly context: () => Readonly<Record<string, unknown>>;
  readonly token: () => Promise<string>;
  readonly onLoaded: () => void;
  readonly onFailed: () => void;
  readonly onLink: (url: string) => void;
  readonly onDialog: (dialog: TabDialog) => void;
  readonly onPeople: (asked: PeopleRequest) => void;
  /** The stage of the meeting that the frame is in. */
  readonly stage: () => Stage | undefined;
  /** Called when a dialog's frame completes, with its result. */
  readonly onComplete: (result: unknown) => void;
};

/** `share` with null stops sharing. */
export type Stage = { readonly isShared: boolean; readonly share: (url: string | null) => Promise<void> };

/** A dialog that the tab opened by `dialog.url.open`. */
export type TabDialog = {
  readonly url: string;
  readonly title: string;
  readonly width: number | string;
  readonly height: number | string;
  /** Returns the result to the tab. */
  readonly answer: (error: string | null, result: unknown) => void;
};

export type TeamsHost = {
  readonly send: (event: string, ...args: readonly unknown[]) => void;
  readonly close: () => void;
};

type Request = {
  readonly id: unknown;
  readonly uuidAsString: unknown;
  readonly func: string;
  readonly args?: readonly unknown[];
};
type Answer = readonly unknown[] | undefined;

/** Capabilities of this host; an app checks them before it uses anything else. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: {
    app: { lifecycle: {}, notifySuccessResponse: {} },
    dialog: { url: {}, update: {} },
    pages: { backStack: {}, currentApp: {} },
    people: {},
  },
};

/** Serves the app in `frame` until it is closed. */
export function startTeamsHost(options: HostOptions): TeamsHost {
  const { frame, appOrigin } = options;
  const post = (message: unknown) => frame.contentWindow?.postMessage(message, appOrigin);
  const handleMessage = async (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.origin !== appOrigin || !isRequest(event.data)) return;
    const { id, uuidAsString } = event.data;
    const reply = (args: readonly unknown[]) => post({ id, uuidAsString, args, isPartialResponse: false });
    const args = await answer({ ...event.data, args: event.data.args ?? [] }, options, reply);
    if (args) reply(args);
  };
  const listener = (event: MessageEvent) => void handleMessage(event);
  window.addEventListener('message', listener);
  return {
    send: (func, ...args) => post({ func, args }),
    close: () => window.removeEventListener('message', listener),
  };
}

async function answer(
  { func, args }: Required<Request>,
  options: HostOptions,
  reply: (args: readonly unknown[]) => void,
): Promise<Answer> {
  switch (func) {
    case 'initialize':
      return [options.frameContext, 'web', JSON.stringify(runtime), '2.0.4'];
    case 'getContext':
      return [options.context()];
    case 'authentication.getAuthToken':
      return options.token().then(
        (token) => [true, token],
        () => [false, 'invalid_grant'],
      );
    case 'appInitialization.appLoaded':
      options.onLoaded();
      return undefined;
    case 'appInitialization.success':
      options.onLoaded();
      return [{ status: 'ok' }];
    case 'appInitialization.failure':
      options.onFailed();
      return undefined;
    case 'executeDeepLink':
      options.onLink(String(args[0]));
      return [true];
    case 'tasks.startTask':
      options.onDialog(dialogOf(args[0], (error, result) => reply([error, result])));
      return undefined;
    case 'people.selectPeople':
      options.onPeople(
        peopleRequestOf(args[0], (picked) => reply(picked ? [null, picked.map(peoplePickerResult)] : [userCancelled])),
      );
      return undefined;
    case 'tasks.completeTask':
    case 'tasks.submitTask':
      options.onComplete(args[0]);
      return undefined;
    // There is no page to go back to.
    case 'navigateBack':
    case 'pages.backStack.navigateBack':
      return [false];
    default:
      return func.startsWith('meeting.') ? stageAnswer(func, args, options) : undefined;
  }
}

/** In teams-js these answer a callback with an error first; they are allowed in a meeting's frames only. */
async function stageAnswer(
  func: string,
  [url]: readonly unknown[],
  { appOrigin, stage: inMeeting }: HostOptions,
): Promise<Answer> {
  const stage = inMeeting();
  const internalError = { errorCode: 500 };
  if (!stage) return [internalError, null];
  const shared = (work: Promise<void>): Promise<Answer> =>
    work.then(
      () => [null, true],
      () => [internalError, false],
    );
  switch (func) {
    case 'meeting.shareAppContentToStage':
      // As Teams does for a URL outside the manifest's `validDomains`.
      return hasOrigin(appOrigin, url) ? shared(stage.share(url)) : [internalError, false];
    case 'meeting.stopSharingAppContentToStage':
      return shared(stage.share(null));
    case 'meeting.getAppContentStageSharingCapabilities':
      return [null, { doesAppHaveSharePermission: true }];
    case 'meeting.getAppContentStageSharingState':
      return [null, { isAppSharing: stage.isShared }];
    default:
      return undefined;
  }
}

const hasOrigin = (origin: string, url: unknown): url is string =>
  typeof url === 'string' && URL.canParse(url) && new URL(url).origin === origin;

function dialogOf(asked: unknown, tell: TabDialog['answer']): TabDialog {
  const { url, title, width, height } = isRecord(asked) ? asked : {};
  const size = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? value : 'medium');
  return {
    url: String(url),
    title: typeof title === 'string' ? title : '',
    width: size(width),
    height: size(height),
    answer: tell,
  };
}

const isRequest = (data: unknown): data is Request =>
  isRecord(data) && typeof data.func === 'string' && Array.isArray(data.args ?? []);
