import type { PageText } from '../../../../api/document.ts'
import { type BlockGroup, groupBlocks, type Run } from './block-groups.ts'

/** A field of a message's header: "From: Clara Vogt". The name's run ends with its colon. */
export type MailField = { name: Run; value: Run }

/**
 * A page of a message in order: header fields, what was written, the earlier messages quoted below it, and the names of what was
 * attached.
 */
export type MailPart =
  | { kind: 'fields'; fields: readonly MailField[] }
  | { kind: 'body'; groups: readonly BlockGroup[] }
  | { kind: 'history'; groups: readonly BlockGroup[] }
  | { kind: 'attachments'; heading: Run | undefined; items: readonly Run[] }

/** The headings and field names that core's `messageFlow` writes. */
const ATTACHMENTS = 'Attachments'
const QUOTED = 'Quoted text'
const FIELD = /^(?:From|To|Cc|Bcc|Reply-To|Date): /
const ATTRIBUTION =
  /^(?:on|am|le|el|il|op|em|den|dnia|в) .*(?:\d|@)|\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\S*|пишет|написал\S*)\s*:?$/iu
const SEPARATOR =
  /original|forwarded|weitergeleitet|transféré|reenviado|inoltrato|doorgestuurd|encaminhada|vidarebefordrat|исходное|пересылаемое|原始邮件|転送/iu
const FIELDS_AS_HEADING = /^\*?\p{L}[\p{L} ]{0,20}\s?[:：].*,\s*\*?\p{L}[\p{L} ]{0,20}\s?[:：]/u

/** Whether a heading of a message announces an earlier message, as `splitHistory` of core words it. */
export function isHistoryHeading(text: string): boolean {
  if (text === QUOTED || FIELDS_AS_HEADING.test(text)) return true
  return ATTRIBUTION.test(text) ? /\d|@|:$/.test(text) : SEPARATOR.test(text) && text.length < 120
}

/** The parts of a page of a message. Every group of the page stands in exactly one part. */
export function mailParts(page: Pick<PageText, 'text' | 'blocks'>): MailPart[] {
  const parts: MailPart[] = []
  let mayBeField = true
  for (const group of groupBlocks(page)) {
    const part = partOf(page, group, parts.at(-1), mayBeField)
    mayBeField = group.kind === 'heading' ? part.kind === 'body' : part.kind === 'fields'
    const last = parts.at(-1)
    const joined = last && join(last, part)
    if (joined === undefined) parts.push(part)
    else parts[parts.length - 1] = joined
  }
  return parts
}

function partOf(
  page: Pick<PageText, 'text' | 'blocks'>,
  group: BlockGroup,
  last: MailPart | undefined,
  mayBeField: boolean,
): MailPart {
  const run = firstRun(group)
  const text = page.text.slice(run.start, run.end)
  const block = page.blocks.find(({ start }) => start === run.start)
  const path = block?.headingPath ?? []
  if (path.some(isHistoryHeading) || (block === undefined && last?.kind === 'history'))
    return { kind: 'history', groups: [group] }
  if (group.kind === 'heading') {
    if (path.length > 0 && isHistoryHeading(text)) return { kind: 'history', groups: [group] }
    if (text === ATTACHMENTS) return { kind: 'attachments', heading: group.run, items: [] }
  }
  if (group.kind === 'list' && path.at(-1) === ATTACHMENTS)
    return { kind: 'attachments', heading: undefined, items: group.items }
  const colon = mayBeField && group.kind === 'paragraph' ? FIELD.exec(text)?.[0].length : undefined
  if (colon === undefined) return { kind: 'body', groups: [group] }
  const name = { start: run.start, end: run.start + colon - 1 }
  return { kind: 'fields', fields: [{ name, value: { start: run.start + colon, end: run.end } }] }
}

function firstRun(group: BlockGroup): Run {
  if (group.kind === 'list') return group.items[0] ?? NOWHERE
  if (group.kind === 'table') return group.rows[0]?.cells.find(({ start, end }) => end > start) ?? NOWHERE
  return group.run
}

const NOWHERE: Run = { start: 0, end: 0 }

function join(a: MailPart, b: MailPart): MailPart | undefined {
  if (a.kind === 'fields' && b.kind === 'fields') return { ...a, fields: [...a.fields, ...b.fields] }
  if (a.kind === 'attachments' && b.kind === 'attachments' && b.heading === undefined)
    return { ...a, items: [...a.items, ...b.items] }
  if (a.kind === 'body' && b.kind === 'body') return { kind: 'body', groups: [...a.groups, ...b.groups] }
  if (a.kind === 'history' && b.kind === 'history') return { kind: 'history', groups: [...a.groups, ...b.groups] }
  return undefined
}

/** The name of an attachment as its line gives it: "- Lease.pdf (5 B)". */
export function attachmentOf(line: string): string {
  return line.replace(/^- /, '').replace(/ \([^()]*\)$/, '')
}

/** The runs of a part's groups, from the first to the last. */
export function extentOf(groups: readonly BlockGroup[]): Run {
  const runs = groups.flatMap((group) =>
    group.kind === 'list'
      ? group.items
      : group.kind === 'table'
        ? group.rows.flatMap(({ cells }) => cells)
        : [group.run],
  )
  return { start: Math.min(...runs.map(({ start }) => start)), end: Math.max(...runs.map(({ end }) => end)) }
}
