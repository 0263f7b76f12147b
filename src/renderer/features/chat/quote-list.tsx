import { BookOpen, Copy, Strikethrough } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import type { Quote } from '../../../api/answer.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { placeVersionWords } from '../../../messages/version-words.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { pinpoint, plainTitle, sectionOf } from '../../app/citation-text.ts'
import { COMMANDS } from '../../app/commands.ts'
import { copyText, usePinStore } from '../../app/copy.ts'
import { oneLine } from '../../app/one-line.ts'
import { markKey, placeOf } from '../../app/place-of.ts'
import { isShown, useReaderStore } from '../../app/reader-store.ts'
import { useSettings } from '../../app/settings.ts'
import { useLens } from '../../app/use-lens.ts'
import { classes } from '../../components/classes.ts'
import { ContextMenu } from '../../components/context-menu.tsx'
import { openSource } from './marks.ts'

export type QuoteListProps = {
  turnKey: string
  answer: LiveAnswer
  /** Undefined where nothing can be struck. */
  onStrike: ((quote: Quote) => void) | undefined
}

/** The quotes of an answer, numbered as its chips are. */
export function QuoteList({ turnKey, answer, onStrike }: QuoteListProps) {
  return (
    <ol aria-label={say('chat', 'quotes')} className="-mx-2.5 flex flex-col gap-[0.1875rem]">
      {answer.quotes.map((quote) => (
        <QuoteRow key={quote.number} turnKey={turnKey} answer={answer} quote={quote} onStrike={onStrike} />
      ))}
    </ol>
  )
}

function QuoteRow({ turnKey, answer, quote, onStrike }: QuoteListProps & { quote: Quote }) {
  const place = placeOf(quote)
  const lens = useLens(place)
  const { citationStyle } = useSettings()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const key = markKey(turnKey, quote.number)
  const active = useReaderStore((state) => isShown(state, key))
  const unmarked = answer.outcome === 'not-in-documents'
  const open = () => openSource(turnKey, answer, quote)
  const showMenu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setMenuAt(event.clientX === 0 ? { x: box.left + 32, y: box.top + 24 } : { x: event.clientX, y: event.clientY })
  }
  const filled = active && !unmarked
  return (
    <li>
      <div
        role="button"
        tabIndex={0}
        aria-label={say('chat', 'quoteLabel', {
          number: quote.number,
          where: placeParts(quote).join(', '),
          text: quote.text,
        })}
        aria-pressed={active}
        {...lens}
        onFocus={() => usePinStore.setState({ focused: { text: quote.text, place } })}
        onClick={() => {
          if ((window.getSelection()?.toString() ?? '') === '') open()
        }}
        onContextMenu={showMenu}
        onKeyDown={(event) => {
          lens.onKeyDown(event)
          if (event.key === 'Enter') open()
          if (event.key === 'Delete' || event.key === 'Backspace') onStrike?.(quote)
        }}
        className={classes(
          'flex gap-3.5 rounded-[0.5rem] border bg-paper py-2 pr-4 pl-2.5 transition-colors',
          filled ? 'border-mark-line' : 'border-hair hover:border-line',
        )}
      >
        <span className="w-3 pt-0.5 text-center text-tiny leading-[1.3rem] font-bold text-accent tabular-nums">
          {quote.number}
        </span>
        <span className="min-w-0 flex-1">
          <span className="selectable block font-book text-quote text-ink">
            <span className={unmarked ? undefined : filled ? 'marked' : 'marked-line'}>{oneLine(quote.text)}</span>
          </span>
          <span className="mt-0.5 flex gap-x-2 text-label text-soft" title={quote.path}>
            {placeParts(quote).map((part) => (
              <span key={part} className="min-w-0 shrink-0 truncate last:shrink">
                {part}
              </span>
            ))}
          </span>
        </span>
      </div>
      <ContextMenu
        at={menuAt}
        label={say('chat', 'quoteMenu', { number: quote.number })}
        onClose={() => setMenuAt(undefined)}
        entries={[
          { id: 'open', label: say('chat', 'openHere'), icon: <BookOpen />, keys: 'enter', run: open },
          {
            id: 'copy',
            label: say('shell', 'copy-with-source'),
            icon: <Copy />,
            keys: COMMANDS['copy-with-source'].keys,
            run: () => void copyText(pinpoint(quote.text, quote, citationStyle), say('shell', 'copiedWithSource')),
          },
          { separator: 'strike' },
          {
            id: 'strike',
            label: say('chat', 'strike'),
            icon: <Strikethrough />,
            keys: 'delete',
            disabled: onStrike === undefined,
            run: () => onStrike?.(quote),
          },
        ]}
      />
    </li>
  )
}

function placeParts(quote: Quote): string[] {
  const { title, version, headingPath } = quote
  const parts = [plainTitle(title), placeVersionWords(version), pageWords(quote), sectionOf(headingPath)]
  return parts.filter((part) => part !== '')
}
