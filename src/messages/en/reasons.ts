import type { ErrorCode } from '../../api/error.ts'

/** Why documents need a look, in a word or two, by code or kind of page. Codes without an entry are `other`. */
export const reasons = {
  other: 'Other reasons',
  unreadable: 'Unreadable pages',
  garbled: 'Garbled text',
  'document-encrypted': 'Password-protected',
  'password-wrong': 'Wrong password',
  'document-damaged': 'Damaged',
  'document-empty': 'Without text',
  'document-too-slow': 'Took too long',
  'document-too-hungry': 'Too much memory',
  'document-original-missing': 'Original gone',
  'document-original-changed': 'Original changed',
  'file-too-large': 'Too large',
  'file-unreadable': 'No permission',
  'file-not-found': 'Gone',
  'file-unsupported': 'Kind not read yet',
  'pages-without-text': 'Pages without text',
  'attachments-not-read': 'Attachments not read',
  'workshop-failed': 'Reader failed',
} as const satisfies Partial<Record<ErrorCode | 'other' | 'unreadable' | 'garbled', string>>
