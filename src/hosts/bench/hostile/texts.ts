import { bytesOf, type HostileFile, longRun } from './hostile-file.ts'

const words = 'the tenant pays the rent on the first of each month and '
const envelope = 'From anna@example.org Wed Mar 12 14:05:00 2025\nFrom: Anna <anna@example.org>\nSubject: Long\n\n'

/** Messages, text and tables with parts far longer or deeper than any that people write. */
export const hostileTexts: readonly HostileFile[] = [
  {
    name: 'deep.eml',
    make: () => bytesOf(`${'Content-Type: message/rfc822\n\n'.repeat(1_000)}Subject: End\n\nThe end.`),
  },
  { name: 'multipart.eml', make: nestedParts },
  { name: 'headers.eml', make: () => longRun('Subject: x\n', 'X-Filler: of a header\n', 50, '\nText.') },
  { name: 'one-line.txt', make: () => longRun('', words, 500) },
  { name: 'one-word.txt', make: () => longRun('', 'a', 100) },
  { name: 'spaces.txt', make: () => longRun('a', ' ', 100, 'b') },
  { name: 'one-line.mbox', make: () => longRun(envelope, words, 500) },
  { name: 'one-field.csv', make: () => longRun('name,note\nAnna,"', words, 100, '"\nBen,short\n') },
  { name: 'open-quote.csv', make: () => longRun('name,note\n', 'Anna,"1\n', 50) },
  { name: 'wide.csv', make: () => longRun('', 'a,', 50, '\n') },
  { name: 'deep.json', make: () => bytesOf(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`) },
  { name: 'deep-keys.json', make: () => bytesOf(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) },
  { name: 'brackets.md', make: () => bytesOf('['.repeat(100_000)) },
  { name: 'quotes.md', make: () => bytesOf(`${'>'.repeat(100_000)} deep`) },
  {
    name: 'lists.md',
    make: () => bytesOf(Array.from({ length: 2_000 }, (_, at) => `${'  '.repeat(at)}- ${at}`).join('\n')),
  },
  { name: 'emphasis.md', make: () => bytesOf('*a _b '.repeat(50_000)) },
]

function nestedParts(): Uint8Array {
  const levels = Array.from(
    { length: 1_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  )
  return bytesOf(`Subject: Parts\n${levels.join('')}\nThe end.`)
}
