import { MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Meeting } from '../../wire.ts';
import type { ThemeName } from '../session.ts';
import { type StandIn, useStandIn } from '../standIn.tsx';
import { PeoplePicker } from './peoplePicker.tsx';
import type { PeopleRequest } from './peopleRequest.ts';
import { type FrameContext, type Stage, startTeamsHost, type TabDialog, type TeamsHost } from './teamsHost.ts';

const useStyles = makeStyles({
  stage: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  frame: { flex: 1, width: '100%', border: 'none', backgroundColor: tokens.colorNeutralBackground2 },
  loading: { position: 'absolute', inset: 0, backgroundColor: tokens.colorNeutralBackground2 },
  dialogFrame: { width: '100%', height: '70vh', border: 'none' },
});

export type FrameProps = {
  readonly url: string;
  readonly subPageId: string | undefined;
  readonly frameContext: FrameContext;
  readonly title: string;
  /** The meeting whose side panel or stage shows the page. */
  readonly meeting?: Meeting | undefined;
  readonly openLink: (url: string) => void;
  readonly onDialog: (dialog: TabDialog) => void;
  readonly onComplete: (result: unknown) => void;
};

/** A page of the app in a frame, hosted as in Teams. */
export function AppFrame(props: FrameProps) {
  const styles = useStyles();
  const standIn = useStandIn();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [asked, setAsked] = useState<PeopleRequest>();
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef({ standIn, props });
  useEffect(() => {
    latest.current = { standIn, props };
  });
  const host = useRef<TeamsHost>(undefined);
  const origin = new URL(standIn.world.tabUrl).origin;

  useEffect(() => {
    if (!frame.current) return;
    const now = () => latest.current;
    const started = startTeamsHost({
      frame: frame.current,
      appOrigin: origin,
      frameContext: now().props.frameContext,
      context: () => tabContext(now().standIn, now().props),
      token: () => now().standIn.api.token(),
      onLoaded: () => setState('shown'),
      onFailed: () => setState('failed'),
      onLink: (url) => now().props.openLink(url),
      onDialog: (dialog) => now().props.onDialog(dialog),
      onPeople: setAsked,
      stage: () => stageOf(now().standIn, now().props.meeting),
      onComplete: (result) => now().props.onComplete(result),
    });
    host.current = started;
    return () => started.close();
  }, [origin]);
  useThemeEvent(host, standIn.theme);

  const { words } = standIn;
  return (
    <div className={styles.stage}>
      {state === 'failed' && (
        <MessageBar intent="error">
          <MessageBarBody>{words.tabFailed}</MessageBarBody>
        </MessageBar>
      )}
      <iframe
        ref={frame}
        className={props.frameContext === 'task' ? styles.dialogFrame : styles.frame}
        src={props.url}
        title={props.title}
        // An app that never reports that it has loaded is shown once its page is loaded.
        onLoad={() => setState((before) => (before === 'loading' ? 'shown' : before))}
      />
      {state === 'loading' && <Spinner className={styles.loading} label={words.loading} />}
      {asked && <PeoplePicker asked={asked} onDone={() => setAsked(undefined)} />}
    </div>
  );
}

function useThemeEvent(host: { readonly current: TeamsHost | undefined }, theme: ThemeName): void {
  const before = useRef(theme);
  useEffect(() => {
    if (before.current !== theme) host.current?.send('themeChange', theme);
    before.current = theme;
  }, [host, theme]);
}

/** Returns the flat object that Teams sends; teams-js builds the public context from it. */
function tabContext(
  { world, conversations, locale, theme }: StandIn,
  { subPageId, frameContext, meeting }: FrameProps,
): Readonly<Record<string, unknown>> {
  const { id, userPrincipalName, displayName } = world.me;
  return {
    appId: world.bot.appId,
    appSessionId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    entityId: meeting ? 'session' : 'register',
    ...(subPageId === undefined ? {} : { subEntityId: subPageId, subPageId }),
    frameContext,
    hostClientType: 'web',
    hostName: 'Teams',
    locale,
    theme,
    tid: world.tenantId,
    userObjectId: id,
    userPrincipalName,
    userDisplayName: displayName,
    loginHint: userPrincipalName,
    ...(meeting && {
      meetingId: meeting.id,
      channelId: meeting.conversation,
      channelName: conversations.find(({ id: channel }) => channel === meeting.conversation)?.name,
      channelType: 'Regular',
      teamId: world.team.id,
      teamName: world.team.name,
      groupId: world.team.groupId,
    }),
  };
}

const stageOf = ({ api }: StandIn, meeting: Meeting | undefined): Stage | undefined =>
  meeting && { isShared: meeting.stage !== null, share: (url) => api.shareToStage(meeting.id, url) };
