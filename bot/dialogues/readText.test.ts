import { readText, type Said } from './readText.ts';

/** The first minute: what is a report, what is something else. One line each, both languages. */
const table: readonly (readonly [string, Said['kind']])[] = [
  ['help', 'help'],
  ['Help!', 'help'],
  ['aide', 'help'],
  ['Aidez-moi svp', 'help'],
  ['?', 'help'],
  ['hi', 'help'],
  ['Hello', 'help'],
  ['hello there', 'help'],
  ['Hi TenTwo!', 'help'],
  ['Good morning everyone', 'help'],
  ['bonjour', 'help'],
  ['Bonjour à tous', 'help'],
  ['Salut !', 'help'],
  ['Hello, how are you doing today', 'help'],
  ['Bonjour, comment allez-vous aujourd’hui ?', 'help'],
  ['hi help', 'help'],
  ['report', 'report'],
  ['Report.', 'report'],
  ['new report', 'report'],
  ['I want to report a problem', 'report'],
  ['report an incident', 'report'],
  ['signaler', 'report'],
  ['Signalement', 'report'],
  ['je voudrais signaler un problème', 'report'],
  ['signaler une non-conformité', 'report'],
  ['Bonjour, je veux signaler quelque chose', 'report'],
  ['my reports', 'myReports'],
  ['show me my reports please', 'myReports'],
  ['mes signalements', 'myReports'],
  ['Voir mes signalements', 'myReports'],
  ['case', 'case'],
  ['My case', 'case'],
  ['show me my case please', 'case'],
  ['Hello, my case', 'case'],
  ['case code', 'case'],
  ['anonymous report', 'case'],
  ['dossier', 'case'],
  ['Mon dossier svp', 'case'],
  ['code de suivi', 'case'],
  ['Code de suivi !', 'case'],
  ['numéro de dossier', 'case'],
  ['case NC-2026-0042', 'case'],
  ['dossier nc 2026 42', 'case'],
  ['NC-2026-0042 K7QM-2XWR-9TBD-4HNE', 'case'],
  ['k7qm-2xwr-9tbd-4hne', 'case'],
  ['K7QM 2XWR 9TBD 4HNE', 'case'],
  ['K7QM2XWR9TBD4HNE', 'case'],
  ['Mon code est K7QM 2XWR 9TBD 4HNE', 'case'],
  ['I wrote down K7QM–2XWR–9TBD–4HNE, what became of it?', 'case'],
  ['Where that door went open', 'sentence'],
  ['This door went open', 'sentence'],
  ['The laptop with serial number 5CG1234ABC567890 was stolen', 'sentence'],
  ['I found a paper with the number 4970-1234-5678-9012 on it', 'sentence'],
  ['Ticket 1234abcd-1234-1234-1234-123456789abc was never closed', 'sentence'],
  ['In this case nobody was told', 'sentence'],
  ['Le dossier des clients est ouvert', 'sentence'],
  ['use this channel for triage', 'chooseTriageChannel'],
  ['Use this channel for triage.', 'chooseTriageChannel'],
  ['utiliser ce canal pour le tri', 'chooseTriageChannel'],
  ['NC-2026-0042', 'reference'],
  ['nc 2026 42', 'reference'],
  ['show NC-2026-42 please', 'reference'],
  ['où en est NC-2026-0042 ?', 'reference'],
  ['thanks', 'thanks'],
  ['Thank you very much!', 'thanks'],
  ['merci beaucoup pour votre aide', 'thanks'],
  ['How do I report something?', 'question'],
  ['what should I do with old badges', 'question'],
  ['Is the server room locked at night?', 'question'],
  ['Comment faire pour changer mon mot de passe', 'question'],
  ['Est-ce que je dois fermer la porte ?', 'question'],
  ['Pourquoi la porte est ouverte', 'question'],
  ['blah', 'notUnderstood'],
  ['door open', 'notUnderstood'],
  ['la porte ouverte', 'notUnderstood'],
  ['', 'notUnderstood'],
  ['… … … …', 'notUnderstood'],
  ['The archive door is open', 'sentence'],
  ['A laptop was stolen', 'sentence'],
  ['When I came in, the door was open', 'sentence'],
  ['Where the badge reader is there is no camera', 'sentence'],
  ['Do not enter sign is missing', 'sentence'],
  ['What happened is that the backup failed', 'sentence'],
  ['Hello, the archive door is open', 'sentence'],
  ['The backup failed last night. What should I do?', 'sentence'],
  ['Comment fields show passwords in clear', 'sentence'],
  ['Thanks to a colleague I noticed that the archive was unlocked', 'sentence'],
  ['La porte des archives est ouverte', 'sentence'],
  ['Quand je suis arrivé la porte était ouverte', 'sentence'],
  ['Bonjour, un ordinateur portable a été volé', 'sentence'],
  ['Les sauvegardes ont échoué cette nuit, comme dans NC-2026-0042 déjà', 'sentence'],
  ['report: door open', 'sentence'],
  ['Signaler : badge perdu', 'sentence'],
];

describe('what somebody means', () => {
  it.each(table)('%s', (text, kind) => {
    expect(readText(text).kind).toBe(kind);
  });

  it.each([
    ['Hello, the archive door is open.', 'the archive door is open.'],
    ['report: door open', 'door open'],
    ['  Two lines here\nof text it is ', 'Two lines here\nof text it is'],
  ])('keeps of “%s” what is told', (text, told) => {
    expect(readText(text)).toEqual({ kind: 'sentence', text: told });
  });

  it.each([
    ['case', false],
    ['case NC-2026-0042', false],
    ['case K7QM-2XWR-9TBD-4HNE', true],
  ])('knows of “%s” whether it gives the code away', (text, holdsCode) => {
    expect(readText(text)).toEqual({ kind: 'case', holdsCode });
  });

  it('reads a reference as people write it', () => {
    expect(readText('show nc 2026 42')).toEqual({ kind: 'reference', reference: 'NC-2026-0042' });
  });
});
