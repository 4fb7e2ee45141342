import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { team } from '../../infra/local/tenant.ts';
import { createCast } from '../browser/cast.ts';
import type { Filled } from '../browser/fillCard.ts';
import { type SessionWindow, sessionWindow } from '../browser/sessionWindow.ts';
import { launchBrowser } from '../browser/teamsWindow.ts';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { heardEverywhere } from './heardEverywhere.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

/** Clause 10.2 b: four people in a channel meeting, one of them a guest and one of them French, find why it happened. */
describe('the root causes, found in a channel meeting', () => {
  const dataDir = newDataDir();
  const operations = team.channels[2].id;
  const names = ['Hana', 'Inès', 'Pedro', 'Rui'] as const;
  const long =
    'Rights come with the contract of a visitor, and no step takes them away when it ends: no one owns that step';
  let system: LocalSystem;
  let browser: Browser;
  let cast: ReturnType<typeof createCast>;
  let reference: string;
  let title: string;
  /** Hana owns the nonconformity, and leads. */
  let hana: SessionWindow;
  let ines: SessionWindow;
  let pedro: SessionWindow;
  let rui: SessionWindow;
  const all = (): readonly SessionWindow[] => [hana, ines, pedro, rui];
  const allShow = async (...texts: readonly string[]): Promise<void> => {
    await Promise.all(all().map(({ shows }) => shows(...texts)));
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([startLocalSystem(dataDir), launchBrowser()]);
    cast = createCast(browser, system);
    const give = giveCommands(system);
    const what = 'Visitor badges of the Lyon office open the server room.';
    await give('Sam', 'report', { facts: { what, ongoing: 'no', detectedOn: '2026-07-01' }, language: 'en' });
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: personNamed('Hana').id,
    };
    reference = await give('Claire', 'triageReport', triage);
    title = `5 Whys ${reference}: visitor badges`;
    const open = async (name: string): Promise<SessionWindow> => {
      const who = await cast.at(name);
      await who.openChannel('Operations');
      return sessionWindow(who, reference, () => heardEverywhere(system, 'contribution'));
    };
    [hana, ines, pedro, rui] = await Promise.all([open('Hana'), open('Inès'), open('Pedro'), open('Rui')]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    removeDataDir(dataDir);
  });

  it('begin with the meeting: its card is posted once, and shows the number of attendees', async () => {
    const { page, pageWords } = hana;
    await page.getByRole('button', { name: pageWords.scheduleMeeting, exact: true }).click();
    await page.getByLabel(pageWords.meetingTitle).fill(title);
    await page.getByRole('button', { name: pageWords.schedule, exact: true }).click();
    for (const one of all()) await one.joins(title);
    await allShow('Is this the problem?');
    for (const one of all()) await one.press('here');
    await allShow('4 people here');
    for (const { cards } of all()) expect(await cards.count()).toBe(1);
  });

  it('are based on a problem that a participant corrects', async () => {
    const { problem } = ines.words;
    await ines.does('correct', 'problem', [
      { label: problem.label, text: 'Visitor badges have opened the server room since June.' },
      { label: problem.implications, text: 'Anybody who visits can reach the backups.' },
    ]);
    await allShow('since June', 'reach the backups');
    await hana.chooses('begin');
    await allShow('Why 1: why does this problem exist?');
  });

  it('are collected by all: causes, evidence, votes; and a hint that only its author sees', async () => {
    const adds = async (who: SessionWindow, text: string, evidence = ''): Promise<void> => {
      const { cause, evidence: shownBy } = who.words.input;
      await who.does('cause', 'cause', [
        { label: cause, text },
        { label: shownBy, text: evidence },
      ]);
    };
    await adds(pedro, 'Visitors are in the same door group as staff', 'Door group L2, exported today');
    const { words, isTold, sends, finishes } = ines;
    await ines.opens('cause');
    await sends('cause', [{ label: words.input.cause, text: 'Erreur humaine' }]);
    await isTold(words.hint.humanError);
    const better = 'Personne ne relit les droits des badges';
    await sends('cause', [{ label: words.input.cause, text: better }], words.button.anyway);
    await finishes('cause');
    await adds(rui, 'No one reviews who may open which door');
    await rui.does('evidence', 'evidence', [
      { label: rui.words.input.evidenceFor, radio: '3 No one reviews who may open which door' },
      { label: rui.words.input.evidenceText, text: 'The last review is from 2023' },
    ]);
    for (const [who, cause] of [
      [ines, better],
      [pedro, 'Visitors are in the same door group as staff'],
      [rui, better],
    ] as const) {
      await who.opens('vote');
      await who.dialog.getByRole('radio', { name: cause }).check();
      await who.sends('vote');
      await who.finishes('vote');
    }
    await allShow(better, '2 votes', '1 vote · evidence');
  });

  it('lie on two branches, after two equal causes are merged', async () => {
    const { sames, into } = hana.words.input;
    await hana.chooses('merge', 'merge');
    await hana.sends('merge', [
      { label: sames, of: '3 No one reviews who may open which door' },
      { label: into, of: '2 Personne ne relit les droits des badges' },
    ]);
    await hana.finishes('merge');
    await hana.chooses('follow', 'follow');
    for (const box of await hana.dialog.getByRole('checkbox').all()) await box.check();
    await hana.sends('follow');
    await hana.finishes('follow');
    await allShow('Why 2: why is that? “Visitors are', 'Why 2: why is that? “Personne');
  });

  it('can be typed undisturbed while twenty causes arrive', async () => {
    await rui.opens('cause');
    await rui.dialog.getByRole('radio', { name: /Personne/ }).check();
    const field = rui.dialog.getByLabel(rui.words.input.cause, { exact: true });
    const [begin, end] = [long.slice(0, 80), long.slice(80)];
    const typing = field.pressSequentially(begin, { delay: 50 });
    await pedro.opens('cause');
    await pedro.dialog.getByRole('radio', { name: /Visitors/ }).check();
    const answer = pedro.dialog.getByLabel(pedro.words.input.cause, { exact: true });
    for (let door = 1; door <= 20; door += 1) {
      await pedro.sends('cause', [
        { label: pedro.words.input.cause, text: `Its supplier wired door ${door} to group L2` },
      ]);
      await pedro.isTold(pedro.words.form.cause.done);
      await eventually(
        () => answer.inputValue(),
        (value) => value === '',
      );
    }
    await pedro.closes();
    await Promise.all([typing, rui.shows('and 12 more')]);
    await field.pressSequentially(end);
    expect(await field.inputValue()).toBe(long);
    await rui.sends('cause');
    await rui.finishes('cause');
    const given = await rowsOf(system, 'Contributions');
    expect(given.filter((row) => JSON.stringify(row).includes(long))).toHaveLength(1);
    await allShow('Rights come with the contract');
  });

  it('are chosen, one of them with a reason against the hint', async () => {
    const { rootOf, statement, category, despite } = hana.words.input;
    const choose = async (cause: string, inputs: readonly Filled[]): Promise<void> => {
      await hana.chooses('root', 'root');
      const choice = hana.dialog.locator('option', { hasText: cause });
      await hana.sends('root', [{ label: rootOf, of: await choice.innerText() }]);
      await hana.isTold(hana.words.lead.backwards);
      await hana.sends('statement', inputs);
    };
    await choose('Rights come with', [
      { label: statement, text: 'No one owns taking rights away when a visit ends' },
      { label: category, of: 'Policy or rule missing' },
    ]);
    await hana.finishes('statement');
    await choose('wired door 7 ', [
      { label: statement, text: 'Human error' },
      { label: category, of: 'Supplier' },
    ]);
    await hana.isTold(hana.words.hint.humanError);
    await hana.sends('statement', [{ label: despite, text: 'Wired by hand once, which is not done any more' }]);
    await hana.finishes('statement');
    await allShow('Root cause');
  });

  it('are agreed to, except by one participant who first adds what is missing', async () => {
    await hana.chooses('ask');
    await allShow('Do we agree on the root causes?', '0 agree · 0 objections');
    await ines.does('object', 'object', [{ label: ines.words.input.objection, text: 'Et les prestataires ?' }]);
    await allShow('0 agree · 1 objection');
    for (const one of [pedro, ines, hana]) await one.press('agree');
    await allShow('3 agree · 0 objections');
  });

  it('are written to the record at the closing', async () => {
    await hana.chooses('close', 'close');
    await hana.isTold(hana.words.lead.closeSettles);
    await hana.sends('close');
    await hana.finishes('close');
    await allShow(hana.words.closed.next, 'No one owns taking rights away', 'Human error');
    const [row] = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      ([first]) => first?.RootCause !== undefined,
    );
    expect(row?.RootCause).toMatch(/Human error.*\n.*No one owns taking rights away/);
  });

  it('are summed up once when the meeting ends, and no card contains a name', async () => {
    await hana.page.getByRole('button', { name: hana.pageWords.endMeeting, exact: true }).click();
    for (const { page, pageWords } of all())
      await page.getByRole('button', { name: pageWords.toChannel, exact: true }).click();
    for (const { cards } of all())
      await eventually(
        () => cards.count(),
        (count) => count === 2,
      );
    const said = await fetch(
      `${system.local.teams}/_control/messages?userId=${personNamed('Hana').id}&conversation=${encodeURIComponent(operations)}`,
    );
    const messages = z.array(z.object({ attachments: z.array(z.unknown()) })).parse(await said.json());
    const cards = JSON.stringify(messages.flatMap(({ attachments }) => attachments));
    expect(cards).toContain('Human error');
    for (const name of names) for (const part of [name, personNamed(name).id]) expect(cards).not.toContain(part);
    expect(cast.complaints()).toEqual([]);
  });

  it('are shown on the record’s own card for its owner', async () => {
    const { who } = hana;
    await who.openChat();
    await who.say(reference);
    const card = who.card('Causes (10.2 b)');
    for (const text of ['since June', 'Human error', 'No one owns taking rights away'])
      await card.getByText(text).waitFor();
  });
});
