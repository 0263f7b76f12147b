import { create } from 'zustand'
import { say } from '../../messages/say.ts'
import { type CitationStyle, pinpoint } from './citation-text.ts'
import { currentTarget, type ReaderPlace, useReaderStore } from './reader-store.ts'
import { showToast } from './toast-store.ts'

/** The quote or chip that has focus, whose words a pinpoint copy takes. */
export const usePinStore = create<{ focused: { text: string; place: ReaderPlace } | undefined }>()(() => ({
  focused: undefined,
}))

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, notice: string): Promise<void> {
  const reply = await window.carrel.call('clipboard.write', { text })
  showToast(reply.ok ? notice : say('shell', 'copyFailed'), reply.ok ? {} : { tone: 'warn' })
}

/**
 * Copies words with their source: what is selected in the reader, else the quote with focus, else the words that the
 * reader shows. Where there is none of these it says so.
 */
export function copyPinpoint(style: CitationStyle): void {
  const reader = useReaderStore.getState()
  const target = reader.isOpen ? currentTarget(reader) : undefined
  const shown =
    target === undefined || target.spans.length === 0
      ? undefined
      : { text: target.spans.map((span) => span.text).join(' '), place: target }
  const source = reader.selection ?? usePinStore.getState().focused ?? shown
  if (source === undefined) return showToast(say('shell', 'nothingToCopy'))
  void copyText(pinpoint(source.text, source.place, style), say('shell', 'copiedWithSource'))
}
