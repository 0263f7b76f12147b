import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarkup } from '../documents/formats/html.ts'
import { parseMarkup } from '../documents/markup-tree.ts'
import { blocksOfLines, bodyLines } from './body-lines.ts'
import { splitHistory } from './quoted-history.ts'

/** Each part of an HTML body: how it is announced, and its text. */
function partsOf(html: string): [string | undefined, string][] {
  const lines = bodyLines([{ type: 'html', content: html }])
  return splitHistory(lines).map(({ bodyStart, end, mark, depth }) => [
    mark,
    blocksOfLines(lines.slice(bodyStart, end), depth)
      .map((block) => block.text)
      .join(' | '),
  ])
}

test.each([
  [
    'Outlook',
    `<div><p>Fine.</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Ben &lt;ben@example.org&gt;<br><b>Sent:</b> Tuesday, March 11, 2025 9:00 AM<br>
     <b>To:</b> Anna<br><b>Subject:</b> Deposit</p></div><p>Is it right?</p></div>`,
    [
      [undefined, 'Fine.'],
      [
        'From: Ben <ben@example.org>, Sent: Tuesday, March 11, 2025 9:00 AM',
        'From: Ben <ben@example.org>\nSent: Tuesday, March 11, 2025 9:00 AM\nTo: Anna\nSubject: Deposit | Is it right?',
      ],
    ],
  ],
  [
    'Thunderbird, two deep',
    `<p>Fine.</p><div class="moz-cite-prefix">Am 11.03.2025 um 09:00 schrieb Ben:<br></div><blockquote type="cite" cite="mid:1"><p>Is it right?</p>
     <div class="moz-cite-prefix">On 10.03.2025 08:00, Anna wrote:<br></div><blockquote type="cite"><p>See here.</p></blockquote></blockquote>`,
    [
      [undefined, 'Fine.'],
      ['Am 11.03.2025 um 09:00 schrieb Ben', 'Is it right?'],
      ['On 10.03.2025 08:00, Anna wrote', 'See here.'],
    ],
  ],
  [
    'answers in between',
    `<p>On 11.03.2025 09:00, Ben wrote:</p><blockquote type="cite"><p>Is it right?</p></blockquote><p>Yes.</p>
     <blockquote type="cite"><p>Is it dry?</p></blockquote><p>No.</p>`,
    [[undefined, 'On 11.03.2025 09:00, Ben wrote: | > Is it right? | Yes. | > Is it dry? | No.']],
  ],
  [
    'a blockquote that only indents',
    '<p>As he says:</p><blockquote>Well.</blockquote>',
    [[undefined, 'As he says: | Well.']],
  ],
  [
    'what is hidden',
    '<p>Fine.</p><div style="display:none"><blockquote type="cite">no</blockquote></div>',
    [[undefined, 'Fine.']],
  ],
])('%s', (_name, html, parts) => {
  expect(partsOf(html)).toEqual(parts)
})

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.stringMatching(/^[a-z]{1,6}$/).map((word) => `<p>${word}</p>`),
    fc
      .tuple(
        fc.constantFrom('div', 'div class=gmail_quote', 'blockquote', 'blockquote type=cite', 'ul', 'span'),
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0]}>`),
  ),
}))

test('property: runs at the borders of quotes hold all words of a page in order', () => {
  const words = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(/[a-z]+/g) ?? [])
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (trees) => {
      const html = trees.join('')
      const whole = readMarkup(parseMarkup(html, 'html')).map((block) => block.text)
      expect(words(bodyLines([{ type: 'html', content: html }]).map((line) => line.text))).toEqual(words(whole))
    }),
  )
})
