import { isCompoundFile, openCompoundFile } from './msg/compound-file.ts'

/** Whether a file is an Outlook message: a compound file whose root holds MAPI properties (MS-OXMSG 2.2). */
export function isOutlookMessage(bytes: Uint8Array): boolean {
  if (!isCompoundFile(bytes)) return false
  try {
    return openCompoundFile(bytes).children.some(({ name }) => /^__(?:properties_version1\.0|substg1\.0_)/i.test(name))
  } catch {
    return false
  }
}
