/** A point in time as a header states it: local fields, and the zone's offset from UTC in minutes east. */
export type MailDate = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  offset: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** RFC 5322 4.3; military letters and unknown names mean UTC there. */
const zones: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
}

// `Sun, 23 May 2007 04:58:08 +0300 (EEST)`; the day's name, seconds and zone may be absent.
const rfc5322 = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?/i
// `Wed Mar 12 14:05:00 2025`, as ctime(3) writes it.
const ctime = /([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([a-z]{3,4}\s+)?(\d{4})/i
const iso8601 = /(\d{4})-(\d{2})-(\d{2})(?:[T\s](\d{2}):(\d{2})(?::(\d{2}))?)?/

/** The date of a `Date` field (RFC 5322 3.3 with its obsolete forms, ctime, ISO 8601); undefined where it is none. */
export function parseMailDate(value: string): MailDate | undefined {
  const text = withoutComments(value.slice(0, 200))
  const plain = ctime.exec(text)
  if (plain) {
    const [whole, month, day, hour, minute, second, zone, year] = plain
    const rest = zone ?? text.slice(plain.index + whole.length)
    return dateOf([year, monthOf(month), day, hour, minute, second], rest)
  }
  const usual = rfc5322.exec(text)
  if (usual) {
    const [whole, day, month, year, hour, minute, second] = usual
    return dateOf([fullYear(year), monthOf(month), day, hour, minute, second], text.slice(usual.index + whole.length))
  }
  const standard = iso8601.exec(text)
  if (!standard) return undefined
  const [whole, ...fields] = standard
  return dateOf(fields, text.slice(standard.index + whole.length))
}

/** A UTC time in milliseconds since 1970. */
export function utcMailDate(time: number): MailDate | undefined {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return undefined
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offset: 0,
  }
}

/** `2025-03-12 14:05:00 +01:00`: ISO 8601 with spaces, in the sender's zone. */
export function formatMailDate(date: MailDate): string {
  const day = [two(date.year, 4), two(date.month), two(date.day)].join('-')
  const time = [date.hour, date.minute, date.second].map((part) => two(part)).join(':')
  const offset = Math.abs(date.offset)
  return `${day} ${time} ${date.offset < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}:${two(offset % 60)}`
}

function two(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

function dateOf(fields: readonly (string | number | undefined)[], rest: string): MailDate | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map((field) => Number(field ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined
  return { year, month, day, hour, minute, second, offset: offsetOf(rest) }
}

function offsetOf(rest: string): number {
  const numeric = /^\s*(?:GMT|UTC?)?\s*([+-])(\d{2}):?(\d{2})/i.exec(rest)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
    return numeric[1] === '-' ? -minutes || 0 : minutes
  }
  const name = /^\s*([a-z]+)/i.exec(rest)?.[1]?.toLowerCase() ?? ''
  return zones[name] ?? 0
}

/** RFC 5322 4.3: two digits below 50 are of this century, three count from 1900. */
function fullYear(digits = ''): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

function monthOf(name = ''): number {
  return months.indexOf(name.toLowerCase()) + 1
}

function withoutComments(text: string): string {
  let depth = 0
  let kept = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    else if (letter === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += letter
  }
  return kept
}
