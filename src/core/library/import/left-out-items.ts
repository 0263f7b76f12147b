import { AssistantError, type ErrorCode, type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { LeftOutReason, WalkedFile } from '../../ports/file-source.ts'
import { baseName } from '../file-names.ts'
import type { JobItemDraft } from '../library-store.ts'

const codes: Record<LeftOutReason, ErrorCode> = {
  link: 'file-is-link',
  special: 'not-a-file',
  'not-local': 'file-not-local',
  unreadable: 'file-unreadable',
}

/** The item of an import for a file that a walk only names. Links and devices are no failures: they are not read by design. */
export function leftOutItem({ leftOut, ...file }: WalkedFile & { leftOut: LeftOutReason }): JobItemDraft {
  const status = leftOut === 'link' || leftOut === 'special' ? 'unsupported' : 'failed'
  return { ...file, status, error: leftOutError(codes[leftOut], file.path) }
}

/** The item of an import for a file whose name says that Carrel does not read it. */
export function unsupportedItem({ path, size, modifiedAt }: WalkedFile): JobItemDraft {
  return { path, size, modifiedAt, status: 'unsupported', error: leftOutError('file-unsupported', path) }
}

function leftOutError(code: ErrorCode, path: string): ErrorValue {
  // iCloud's stub of `a.pdf` is called `.a.pdf.icloud`.
  const name = baseName(path).replace(/^\.(.+)\.icloud$/, '$1')
  return toErrorValue(new AssistantError(code, { name }))
}
