import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { IconButton } from '../../components/button.tsx'
import type { Finding } from './use-find.ts'

/** The search field of the reader with its count. Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ title, finding }: { title: string; finding: Finding }) {
  const { text, setText, found, index, complete, step, close, requests, isSearching } = finding
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (requests >= 0) field.current?.select()
  }, [requests])
  const count = found.length === 0 ? (text.trim() === '' || isSearching ? '' : say('reader', 'findNothing')) : undefined
  return (
    <search className="flex h-9 items-center gap-1 border-line border-b bg-raise px-2">
      <input
        ref={field}
        autoFocus
        value={text}
        spellCheck={false}
        aria-label={say('reader', 'findField', { title })}
        placeholder={say('reader', 'find')}
        className="h-7 min-w-0 flex-1 rounded-control border border-edge bg-paper px-2 text-plain text-ink"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <output aria-live="polite" className="min-w-16 px-1 text-center text-label text-soft tabular-nums">
        {count ?? say('reader', complete ? 'findCount' : 'findMany', { at: index + 1, count: found.length })}
      </output>
      <IconButton label={say('reader', 'findPrevious')} isDisabled={found.length === 0} onPress={() => step(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label={say('reader', 'findNext')} isDisabled={found.length === 0} onPress={() => step(1)}>
        <ChevronDown />
      </IconButton>
      <IconButton label={say('reader', 'findClose')} onPress={close}>
        <X />
      </IconButton>
    </search>
  )
}
