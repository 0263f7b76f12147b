import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../api/document.ts'
import type { Run } from './block-groups.ts'
import { attachmentOf, isHistoryHeading, mailParts } from './mail-parts.ts'

type Line = { kind: Block['kind']; text: string; level?: number; path?: readonly string[] }

function pageOf(...lines: readonly Line[]) {
  let text = ''
  const blocks = lines.map(({ kind, text: words, level, path = [] }): Block => {
    if (text !== '') text += '\n\n'
    const start = text.length
    text += words
    return { kind, start, end: text.length, headingPath: [...path], ...(level === undefined ? {} : { level }) }
  })
  return { text, blocks }
}

function shown(page: ReturnType<typeof pageOf>) {
  const words = ({ start, end }: Run) => page.text.slice(start, end)
  return mailParts(page).map((part) => {
    switch (part.kind) {
      case 'fields':
        return part.fields.map(({ name, value }) => [words(name), words(value)])
      case 'attachments':
        return { attached: part.items.map((item) => attachmentOf(words(item))) }
      default:
        return { [part.kind]: part.groups.map((group) => ('run' in group ? words(group.run) : group.kind)) }
    }
  })
}

const subject = ['The key']
const wrote = 'On Tue, 11 Mar 2025 Jonas Reuter <jonas@example.org> wrote'

describe('mailParts', () => {
  it('parts a message into its fields, what was written, what was before, and what is attached', () => {
    const page = pageOf(
      { kind: 'heading', text: 'The key', level: 1 },
      { kind: 'paragraph', text: 'From: Clara Vogt <clara@example.org>', path: subject },
      { kind: 'paragraph', text: 'To: Jonas', path: subject },
      { kind: 'paragraph', text: 'To: be read as words.', path: [...subject, 'Later'] },
      { kind: 'paragraph', text: 'It lies upstairs.', path: subject },
      { kind: 'heading', text: wrote, level: 2, path: subject },
      { kind: 'paragraph', text: 'Where is it?', path: [...subject, wrote] },
      { kind: 'heading', text: 'Attachments', level: 2, path: subject },
      { kind: 'list-item', text: '- Plan (2).pdf (5.0 kB)', path: [...subject, 'Attachments'] },
      { kind: 'list-item', text: '- key.png (812 B)', path: [...subject, 'Attachments'] },
    )
    expect(shown(page)).toEqual([
      { body: ['The key'] },
      [
        ['From:', 'Clara Vogt <clara@example.org>'],
        ['To:', 'Jonas'],
        ['To:', 'be read as words.'],
      ],
      { body: ['It lies upstairs.'] },
      { history: [wrote, 'Where is it?'] },
      { attached: ['Plan (2).pdf', 'key.png'] },
    ])
  })

  it('goes on with an earlier message on the next page, and takes no words of the body for fields', () => {
    const page = pageOf(
      { kind: 'paragraph', text: 'still quoted', path: [...subject, wrote] },
      { kind: 'paragraph', text: 'To: whom it concerns', path: subject },
    )
    expect(shown(page)).toEqual([{ history: ['still quoted'] }, { body: ['To: whom it concerns'] }])
  })

  it('knows the fields of a message within the message', () => {
    const page = pageOf(
      { kind: 'paragraph', text: 'See below.', path: subject },
      { kind: 'heading', text: 'The boiler', level: 2, path: subject },
      { kind: 'paragraph', text: 'From: kim@example.org', path: [...subject, 'The boiler'] },
    )
    expect(shown(page)).toEqual([{ body: ['See below.', 'The boiler'] }, [['From:', 'kim@example.org']]])
  })
})

describe('isHistoryHeading', () => {
  it.each([
    wrote,
    'Quoted text',
    'Original Message, From: Ben, Sent: Tuesday, March 11, 2025 9:00 AM',
    'Von: Anna Weber, Gesendet: Montag, 10. März 2025 08:00',
    'Am 10.03.2025 um 08:00 schrieb Ben',
    'Le 11 mars 2025 à 09:00, Ben <ben@example.org> a écrit',
  ])('takes %s', (text) => expect(isHistoryHeading(text)).toBe(true))
  it.each(['Offer', 'On the rent', 'Attachments', 'Costs: heating', 'What Ben wrote'])('leaves %s', (text) =>
    expect(isHistoryHeading(text)).toBe(false),
  )
})
