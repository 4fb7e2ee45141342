import { markdownHtml, plainHtml } from './markdown.ts';
import { markMentions, markMentionsInCard } from './mentionMarks.ts';

describe('markdown', () => {
  it.each([
    ['**NC-1** is _new_', '<p><strong>NC-1</strong> is <em>new</em></p>'],
    ['snake_case_name and 2*3*4', '<p>snake_case_name and 2*3*4</p>'],
    ['first\nsecond\n\nthird', '<p>first<br>second</p><p>third</p>'],
    ['Do:\n- one\n- **two**\n1. a', '<p>Do:</p><ul><li>one</li><li><strong>two</strong></li></ul><ol><li>a</li></ol>'],
    [
      '[site](https://a.example/x_y_z)',
      '<p><a href="https://a.example/x_y_z" target="_blank" rel="noopener noreferrer">site</a></p>',
    ],
    ['[bad](javascript:alert(1))', '<p>[bad](javascript:alert(1))</p>'],
    [
      '[q](https://a.example/"onclick=x)',
      '<p><a href="https://a.example/&quot;onclick=x" target="_blank" rel="noopener noreferrer">q</a></p>',
    ],
    [
      '<img src=x onerror=alert(1)> & **<b>**',
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; <strong>&lt;b&gt;</strong></p>',
    ],
    ['# not a heading', '<p># not a heading</p>'],
  ])('%s', (text, html) => {
    expect(markdownHtml(text)).toBe(html);
  });
});

describe('mentions', () => {
  const entity = { type: 'mention' as const, text: '<at>Ana</at>', mentioned: { id: '29:1', name: 'Ana' } };

  it('are drawn where an entity names them and raw elsewhere, as in Teams', () => {
    expect(plainHtml(markMentions('<at>Ana</at> and <at>Bo</at>', [entity]))).toBe(
      '<span class="mention">Ana</span> and &lt;at&gt;Bo&lt;/at&gt;',
    );
  });

  it('cannot be faked by typing the mark itself', () => {
    expect(plainHtml(markMentions('\uE000Claire\uE001', []))).toBe('Claire');
  });

  it('are found anywhere in a card, by the card’s own entities', () => {
    const card = {
      body: [{ type: 'Container', items: [{ type: 'TextBlock', text: 'For <at>Ana</at>' }] }],
      msteams: { entities: [entity] },
    };
    expect(markMentionsInCard(card)).toMatchObject({ body: [{ items: [{ text: 'For \uE000Ana\uE001' }] }] });
  });

  it('leave a button’s data alone', () => {
    const card = {
      actions: [{ type: 'Action.Execute', data: { text: '<at>Ana</at>' } }],
      msteams: { entities: [entity] },
    };
    expect(markMentionsInCard(card)).toMatchObject({ actions: [{ data: { text: '<at>Ana</at>' } }] });
  });
});
