import { type Address, addressParser } from 'postal-mime'
import { cleanLine } from '../documents/clean-text.ts'
import type { Mailbox } from './message.ts'
import { recodeEncodedWords } from './mime/encoded-words.ts'

/** Longer lists of recipients are cut: their field is read no further. */
const mostCharacters = 100_000

/** The mailboxes of an address field (RFC 5322 3.4), groups' members among them. */
export function parseAddresses(field: string | undefined): Mailbox[] {
  if (field === undefined || field.trim() === '') return []
  return addressParser(recodeEncodedWords(field.slice(0, mostCharacters))).flatMap(mailboxes)
}

function mailboxes(address: Address): Mailbox[] {
  if (address.group === undefined) return [mailbox(address)]
  return address.group.map(mailbox)
}

function mailbox({ name, address }: { name: string; address: string }): Mailbox {
  return { name: cleanLine(name), address: cleanLine(address) }
}

/** `Anna Weber <anna@example.org>`, or the part that there is. */
export function formatMailbox({ name, address }: Mailbox): string {
  if (name === '' || name === address) return address
  return address === '' ? name : `${name} <${address}>`
}
