import { type PSTFolder, PSTMessage } from 'pst-extractor'
import { AssistantError, toErrorValue } from '../../api/error.ts'
import { timeOfMailDate } from '../../core/mail/mail-facts.ts'
import { datedName } from '../../core/mail/message-name.ts'
import { shortMark } from '../../core/mail/short-mark.ts'
import { writeEml } from '../../core/mail/write-eml.ts'
import type { OutlookItem } from '../../core/ports/outlook-engine.ts'
import { outlookMessage } from './outlook-message.ts'
import { openPstFile } from './paged-pst-file.ts'
import { quietly } from './quietly.ts'

const deepestFolder = 50
/** What the folders above all others are called, whose names say nothing. */
const topFolder = /^(?:top of |ipm_subtree$|root)/i
/** Settings and rules that Outlook keeps as messages. */
const unseenClasses = /^IPM\.(?:Microsoft|Configuration|ExtendedRule|Rule)\b/i

/** What an Outlook data file holds: messages, notes, appointments and contacts, each as EML. Throws as `OutlookEngine`. */
export function* outlookItems(path: string): Generator<OutlookItem> {
  using opened = quietly(() => {
    try {
      return openPstFile(path)
    } catch (error) {
      const isLocked = error instanceof Error && /is encrypted|Unrecognised/.test(error.message)
      throw new AssistantError(isLocked ? 'file-unsupported' : 'document-damaged', {}, { cause: error })
    }
  })
  const root = quietly(() => damagedIfThrown(() => opened.file.getRootFolder()))
  yield* itemsIn(root, [], 0)
}

function* itemsIn(folder: PSTFolder, folders: readonly string[], depth: number): Generator<OutlookItem> {
  for (let at = 0; ; at += 1) {
    const item = quietly(() => itemAt(folder, folders, at))
    if (item === 'end') break
    if (item) yield item
  }
  if (depth >= deepestFolder) return
  let below: PSTFolder[] = []
  try {
    below = quietly(() => (folder.hasSubfolders ? folder.getSubFolders() : []))
  } catch (error) {
    yield { folders, name: 'Unreadable folders', error: damage(error) }
  }
  for (const inner of below) {
    const name = quietly(() => inner.displayName)
    yield* itemsIn(inner, depth <= 1 && topFolder.test(name) ? folders : [...folders, name], depth + 1)
  }
}

function itemAt(folder: PSTFolder, folders: readonly string[], at: number): OutlookItem | 'end' | undefined {
  try {
    if (at >= folder.contentCount) return 'end'
    folder.moveChildCursorTo(at)
    const child: unknown = folder.getNextChild()
    if (child === null) return 'end'
    if (!(child instanceof PSTMessage) || unseenClasses.test(child.messageClass)) return undefined
    const message = outlookMessage(child)
    const { subject, date, messageId } = message
    const own = messageId === undefined ? `${child.descriptorNodeId}` : `<${messageId}>`
    return {
      folders,
      name: `${datedName(date, subject)} ${shortMark(new TextEncoder().encode(own))}.eml`,
      ...(date ? { modifiedAt: timeOfMailDate(date) } : {}),
      content: () => writeEml(message),
    }
  } catch (error) {
    return { folders, name: `Item ${at + 1}.eml`, error: damage(error) }
  }
}

function damagedIfThrown<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}

function damage(cause: unknown): ReturnType<typeof toErrorValue> {
  return toErrorValue(new AssistantError('document-damaged', {}, { cause }))
}
