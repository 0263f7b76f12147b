import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { pageProblems } from '../documents/page-problems.ts'
import { paginate } from '../documents/paginate.ts'
import type { Mailbox } from './message.ts'
import { messageFlow } from './message-flow.ts'
import { readEml } from './read-eml.ts'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpora/parser-email')
const resources = path.join(corpus, 'mail-parser/resources/eml')
const folders = ['rfc', 'malformed', 'legacy', 'thirdparty']

type ExpectedAddress = { name: string | null; address: string | null }
type ExpectedValue =
  | 'Empty'
  | {
      Text?: string
      Address?: { List?: ExpectedAddress[]; Group?: { addresses: ExpectedAddress[] }[] }
      DateTime?: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute', number> & {
        tz_before_gmt: boolean
      }
      ContentType?: { attributes?: { name: string; value: string }[] | null }
    }
type ExpectedPart = {
  headers: { name: string; value: ExpectedValue }[]
  body: { Text?: string; Html?: string; Binary?: number[]; InlineBinary?: number[] }
}
type Expected = { parts: ExpectedPart[]; text_body: number[]; attachments: number[] }

const missing = !existsSync(corpus)
if (missing) process.stderr.write('read-eml: ../shared/corpora/parser-email is missing; nothing compared\n')

const files = missing
  ? []
  : readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'))

describe.skipIf(missing)('the corpus of messages', () => {
  test('every file ends in well-formed pages or a clear error', () => {
    expect(files.length).toBeGreaterThan(100)
    const problems = files.flatMap((file) => {
      try {
        const pages = [...paginate(messageFlow(readEml(new Uint8Array(readFileSync(path.join(corpus, file))))))]
        return pages.flatMap(pageProblems).map((problem) => `${file}: ${problem}`)
      } catch (error) {
        return error instanceof AssistantError ? [] : [`${file}: ${String(error)}`]
      }
    })
    expect(problems).toEqual([])
  })

  test('fields, bodies and names of attachments are as expected', () => {
    const equal: Record<string, number> = {}
    const compared: Record<string, number> = {}
    const different: string[] = []
    let messages = 0
    for (const folder of folders) {
      for (const name of readdirSync(path.join(resources, folder)).filter((file) => file.endsWith('.eml'))) {
        const file = path.join(resources, folder, name)
        const expected = expectedFields(JSON.parse(readFileSync(file.replace(/eml$/, 'json'), 'utf8')) as Expected)
        const found = foundFields(new Uint8Array(readFileSync(file)))
        messages += 1
        for (const [field, value] of Object.entries(expected)) {
          const own = found[field] ?? ''
          // The reference drops text of broken multiparts; here all of it is kept.
          const same = folder === 'malformed' && field === 'body' ? holds(own, value) : alike(own, value)
          equal[field] = (equal[field] ?? 0) + (same ? 1 : 0)
          compared[field] = (compared[field] ?? 0) + 1
          if (!same) different.push(`${folder}/${name} ${field}: ${own.slice(0, 80)} for ${value.slice(0, 80)}`)
        }
      }
    }
    expect(messages).toBeGreaterThan(100)
    const shares = Object.entries(equal).map(([field, count]) => [field, count / (compared[field] ?? 1)] as const)
    const report = [...shares.map(([field, share]) => `${field} ${(100 * share).toFixed(1)} %`), ...different].join(
      '\n',
    )
    expect(shares.reduce((sum, [, share]) => sum + share, 0) / shares.length, report).toBeGreaterThan(0.98)
    expect(Math.min(...shares.map(([, share]) => share)), report).toBeGreaterThan(0.95)
    expect(compared.sizes).toBeGreaterThan(40)
  })
})

function foundFields(bytes: Uint8Array): Record<string, string> {
  const message = readEml(bytes)
  const list = (mailboxes: readonly Mailbox[]): string =>
    mailboxes.map(({ name, address }) => `${name}|${address}`).join(';')
  const { date } = message
  return {
    subject: squeezed(message.subject ?? ''),
    from: list(message.from),
    to: list(message.to),
    date: date
      ? `${date.year}-${date.month}-${date.day} ${date.hour}:${date.minute}:${date.second} ${date.offset}`
      : '',
    body: squeezed(message.textBody.map((part) => part.content).join('\n')),
    names: names(message.attachments.flatMap(({ name, type }) => (type === 'message/rfc822' ? [] : [name]))),
    sizes: message.attachments.map(({ size }) => size).join(';'),
  }
}

function expectedFields({ parts, text_body, attachments }: Expected): Record<string, string> {
  const header = (name: string): ExpectedValue[] =>
    (parts[0]?.headers ?? []).filter((field) => field.name === name).map((field) => field.value)
  const first = (name: string): Exclude<ExpectedValue, 'Empty'> => {
    const value = header(name)[0]
    return value === undefined || value === 'Empty' ? {} : value
  }
  const list = (name: string): string =>
    header(name)
      .flatMap((value) => (value === 'Empty' ? [] : [value.Address]))
      .flatMap((value) => value?.List ?? value?.Group?.flatMap((group) => group.addresses) ?? [])
      .map(({ name: called, address }) => `${squeezed(called ?? '')}|${address ?? ''}`)
      .join(';')
  const date = first('date').DateTime
  const offset = date ? (date.tz_before_gmt ? -1 : 1) * (date.tz_hour * 60 + date.tz_minute) || 0 : 0
  return {
    subject: squeezed(first('subject').Text ?? ''),
    from: list('from'),
    to: list('to'),
    date: date ? `${date.year}-${date.month}-${date.day} ${date.hour}:${date.minute}:${date.second} ${offset}` : '',
    body: squeezed(text_body.map((at) => parts[at]?.body.Text ?? parts[at]?.body.Html ?? '').join('\n')),
    names: names(attachments.map((at) => fileName(parts[at]))),
    // Texts are decoded there, and messages taken apart: their bytes are not kept.
    ...(attachments.every((at) => binaryOf(parts[at]))
      ? { sizes: attachments.map((at) => binaryOf(parts[at])?.length).join(';') }
      : {}),
  }
}

function binaryOf(part: ExpectedPart | undefined): readonly number[] | undefined {
  return part?.body.Binary ?? part?.body.InlineBinary
}

/** The name of an attachment, none for a message: it is called by its subject. */
function fileName(part: ExpectedPart | undefined): string {
  if (!part || 'Message' in part.body) return ''
  const attribute = (field: string, name: string): string | undefined => {
    const value = part.headers.find((header) => header.name === field)?.value
    return value === 'Empty' ? undefined : value?.ContentType?.attributes?.find((item) => item.name === name)?.value
  }
  return attribute('content_disposition', 'filename') ?? attribute('content_type', 'name') ?? ''
}

/** Without folders; the reference keeps them, its backslashes gone. */
function names(list: readonly string[]): string {
  return list
    .map((name) => squeezed(name.split('/').at(-1) ?? '').replace(/^C:TEMP/, ''))
    .filter((name) => name !== '')
    .sort()
    .join(';')
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Equal, where the reference could decode a character at all. */
function alike(own: string, expected: string): boolean {
  if (own === expected) return true
  const pattern = expected.split(/\uFFFD+/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return pattern.length > 1 && new RegExp(`^${pattern.join('[^\\0-\\x7F]*')}$`, 'u').test(own)
}

function holds(own: string, expected: string): boolean {
  const words = new Set(own.split(' '))
  return expected.split(' ').every((word) => word === '' || words.has(word))
}
