import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { say } from '../../../messages/say.ts'
import { IconButton } from '../../components/button.tsx'

/** Where the rows of the library table are filtered by their words. */
export function FilterField({
  ref,
  text,
  onType,
  onClear,
}: {
  ref: Ref<HTMLInputElement>
  text: string
  onType: (text: string) => void
  onClear: () => void
}) {
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 px-5 text-soft">
      <Search />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={say('library', 'filter')}
        placeholder={say('library', 'filter')}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClear()
        }}
        className="h-7 min-w-0 flex-1 rounded-control bg-transparent px-1 text-ink outline-offset-0"
      />
      {text === '' ? null : (
        <IconButton label={say('library', 'clearFilter')} onPress={onClear}>
          <X />
        </IconButton>
      )}
    </div>
  )
}
