import { FolderPlus, MessageSquareText, NotebookText, RotateCcw, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { Toolbar } from 'react-aria-components'
import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { NameField } from '../../app/sidebar/name-field.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'

export type SelectionBarProps = {
  count: number
  collections: readonly Collection[]
  ask: () => void
  summarise: () => void
  addTo: (collection: Collection) => void
  /** Makes a collection of this name and adds them. */
  addToNew: (name: string) => void
  readAgain: () => void
  remove: () => void
  clear: () => void
}

/** What can be done with the selected documents, at the foot of the table. */
export function SelectionBar({ count, collections, ...act }: SelectionBarProps) {
  const quiet = 'px-1.5! font-normal!'
  const [naming, setNaming] = useState(false)
  if (naming)
    return (
      <div className="flex min-h-10 shrink-0 items-center border-t border-line bg-raise px-3 py-1">
        <div className="w-64">
          <NameField
            label={say('shell', 'collectionName')}
            onDone={(name) => {
              setNaming(false)
              if (name !== undefined) act.addToNew(name)
            }}
          />
        </div>
      </div>
    )
  return (
    <Toolbar
      aria-label={say('documents', 'selection')}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-0.5 border-t border-line bg-raise px-3 py-1"
    >
      <span role="status" className="pr-1 pl-1 font-semibold tabular-nums">
        {say('library', 'selected', { count })}
      </span>
      <Button look="quiet" className={quiet} onPress={act.ask}>
        <MessageSquareText />
        {say('documents', 'askShort', { count })}
      </Button>
      <Button look="quiet" className={quiet} onPress={act.summarise}>
        <NotebookText />
        {say('summaries', 'summariseShort')}
      </Button>
      <MenuButton
        label={say('documents', 'addToCollection')}
        entries={[
          ...collections.map((collection) => ({
            id: collection.id,
            label: collection.name,
            run: () => act.addTo(collection),
          })),
          ...(collections.length === 0 ? [] : [{ separator: 'new' }]),
          { id: 'new', label: say('documents', 'newCollection'), run: () => setNaming(true) },
        ]}
      >
        <Button look="quiet" className={quiet} aria-label={say('documents', 'addToCollection')}>
          <FolderPlus />
          {say('documents', 'addShort')}
        </Button>
      </MenuButton>
      <Button look="quiet" className={quiet} onPress={act.readAgain}>
        <RotateCcw />
        {say('documents', 'readAgain')}
      </Button>
      <Button look="quiet" className={quiet} onPress={act.remove}>
        <Trash2 />
        {say('documents', 'removeShort')}
      </Button>
      <span className="flex-1" />
      <IconButton label={say('documents', 'clearSelection')} keys="escape" onPress={act.clear}>
        <X />
      </IconButton>
    </Toolbar>
  )
}
