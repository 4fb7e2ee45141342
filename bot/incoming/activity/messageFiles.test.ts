import { aMessage, anUploadedFile, aPastedPicture, htmlTwin } from '../../../test/builders/anActivity.ts';
import { activitySchema } from './activity.ts';
import { messageFilesOf } from './messageFiles.ts';

const filesIn = (...attachments: readonly unknown[]) =>
  messageFilesOf(activitySchema.parse(aMessage('', { attachments })));

describe('the files of a message', () => {
  it('come in both shapes, and their HTML duplicate is ignored', () => {
    const url = 'https://files.example.test/one';
    const at = 'https://teams.example.test/emea/v3/attachments/0/views/original';
    expect(
      filesIn(
        anUploadedFile('log.txt', url),
        aPastedPicture(at),
        htmlTwin('<p><img src="https://elsewhere.test"></p>'),
      ),
    ).toEqual({
      files: [
        { kind: 'file', name: 'log.txt', url },
        { kind: 'picture', name: undefined, url: at },
      ],
      withheld: false,
    });
  });

  it.each([
    ['a card', { contentType: 'application/vnd.microsoft.card.adaptive', content: {} }],
    ['a file without an address', { ...anUploadedFile('a', ''), content: {} }],
    ['a file without a name', anUploadedFile('', 'https://files.example.test/one')],
    ['a picture within the message', { contentType: 'image/png', content: 'AAAA' }],
    ['nothing', null],
    ['a number as its type', { contentType: 7, contentUrl: 'https://files.example.test/one' }],
  ])('%s is not a file', (_what, attachment) => {
    expect(filesIn(attachment)).toEqual({ files: [], withheld: false });
  });

  it('are withheld where only the HTML names one', () => {
    const twin = htmlTwin('<p>see</p><attachment id="7c0a"></attachment>');
    expect(filesIn(twin)).toEqual({ files: [], withheld: true });
    expect(filesIn(twin, anUploadedFile('a', 'https://files.example.test/one')).withheld).toBe(false);
  });
});
