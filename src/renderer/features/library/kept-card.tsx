import { BookOpen, Copy, Trash2 } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import type { KeptPassage } from '../../../api/kept.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { pinpoint, plainTitle, sectionOf } from '../../app/citation-text.ts'
import { COMMANDS } from '../../app/commands.ts'
import { copyText, usePinStore } from '../../app/copy.ts'
import { oneLine } from '../../app/one-line.ts'
import { isShown, openAt, useReaderStore } from '../../app/reader-store.ts'
import { useSettings } from '../../app/settings.ts'
import { useLens } from '../../app/use-lens.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ContextMenu } from '../../components/context-menu.tsx'

/** Kept words with their source; a click or Enter opens the reader at them. `onRemove`: undefined where nothing may change. */
export function KeptCard({ passage, onRemove }: { passage: KeptPassage; onRemove: (() => void) | undefined }) {
  const lens = useLens(passage)
  const { citationStyle } = useSettings()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const key = `kept:${passage.id}`
  const active = useReaderStore((state) => isShown(state, key))
  const words = oneLine(passage.text)
  const parts = placeParts(passage)
  const open = () => openAt({ ...passage, key, marks: [] })
  const copy = () => void copyText(pinpoint(passage.text, passage, citationStyle), say('shell', 'copiedWithSource'))
  const showMenu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setMenuAt(event.clientX === 0 ? { x: box.left + 32, y: box.top + 24 } : { x: event.clientX, y: event.clientY })
  }
  return (
    <li
      className={classes(
        'flex items-start gap-2 rounded-[0.5rem] border bg-paper pr-2 transition-colors',
        active ? 'border-mark-line' : 'border-hair hover:border-line',
      )}
    >
      <div
        role="button"
        tabIndex={0}
        aria-label={say('library', 'keptLabel', { where: parts.join(', '), text: words })}
        aria-pressed={active}
        {...lens}
        onFocus={() => usePinStore.setState({ focused: { text: passage.text, place: passage } })}
        onClick={() => {
          if ((window.getSelection()?.toString() ?? '') === '') open()
        }}
        onContextMenu={showMenu}
        onKeyDown={(event) => {
          lens.onKeyDown(event)
          if (event.key === 'Enter') open()
          if (event.key === 'Delete' || event.key === 'Backspace') onRemove?.()
        }}
        className="min-w-0 flex-1 rounded-[0.5rem] py-2.5 pl-4"
      >
        <span className="selectable block font-book text-quote text-ink">
          <span className={active ? 'marked' : 'marked-line'}>{words}</span>
        </span>
        <span className="mt-0.5 flex gap-x-2 text-label text-soft" title={passage.path}>
          {parts.map((part) => (
            <span key={part} className="min-w-0 shrink-0 truncate last:shrink">
              {part}
            </span>
          ))}
        </span>
      </div>
      <span className="flex py-2">
        <IconButton label={say('library', 'keptCopy')} onPress={copy}>
          <Copy />
        </IconButton>
        {onRemove === undefined ? null : (
          <IconButton label={say('library', 'keptRemove')} keys="delete" onPress={onRemove}>
            <Trash2 />
          </IconButton>
        )}
      </span>
      <ContextMenu
        at={menuAt}
        label={say('library', 'keptMenu')}
        onClose={() => setMenuAt(undefined)}
        entries={[
          { id: 'open', label: say('library', 'open'), icon: <BookOpen />, keys: 'enter', run: open },
          {
            id: 'copy',
            label: say('library', 'keptCopy'),
            icon: <Copy />,
            keys: COMMANDS['copy-with-source'].keys,
            run: copy,
          },
          { separator: 'remove' },
          {
            id: 'remove',
            label: say('library', 'keptRemove'),
            icon: <Trash2 />,
            keys: 'delete',
            warn: true,
            disabled: onRemove === undefined,
            run: () => onRemove?.(),
          },
        ]}
      />
    </li>
  )
}

function placeParts(passage: KeptPassage): string[] {
  const parts = [plainTitle(passage.title), pageWords(passage), sectionOf(passage.headingPath)]
  return parts.filter((part) => part !== '')
}
