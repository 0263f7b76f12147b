import { FolderSearch } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { filterWords, listWords } from '../../app/filter-words.ts'
import { report } from '../../app/report.ts'
import { useSearchStore } from '../../app/search-store.ts'
import { showToast } from '../../app/toast-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { PopoverButton } from '../../components/popover-button.tsx'

/** Saves the filter as a smart collection under a name. */
export function SaveCollection({ collections }: { collections: readonly Collection[] }) {
  const { filter, collectionIds } = useSearchStore()
  const client = useClient()
  const words = filterWords(filter).join(', ')
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const name = typed ?? words
  const chosen = collections.filter(({ id }) => collectionIds.includes(id)).map((each) => each.name)
  const save = (close: () => void) => {
    const trimmed = name.trim()
    if (trimmed === '') return
    client
      .call('collection.create', { name: trimmed, filter })
      .then(() => {
        close()
        setTyped(undefined)
        showToast(say('search', 'saved', { name: trimmed }))
      })
      .catch(report)
  }
  return (
    <PopoverButton
      label={say('search', 'save')}
      placement="bottom end"
      className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-soft hover:bg-hair hover:text-ink"
      panelClassName="w-72 p-3"
      button={
        <>
          <FolderSearch />
          {say('search', 'save')}
        </>
      }
    >
      {(close) => (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            save(close)
          }}
        >
          <input
            type="text"
            aria-label={say('search', 'saveName')}
            placeholder={say('search', 'saveName')}
            value={name}
            autoFocus
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTyped(event.target.value)}
            className="h-7.5 w-full rounded-control border border-edge bg-transparent px-2 text-ink"
          />
          <p className="text-label text-soft">{say('search', 'saveNote', { filter: words })}</p>
          {chosen.length === 0 ? null : (
            <p className="text-label text-soft">{say('search', 'saveWhole', { name: listWords(chosen) })}</p>
          )}
          <Button type="submit" look="primary" className="self-end" isDisabled={name.trim() === ''}>
            {say('search', 'saveButton')}
          </Button>
        </form>
      )}
    </PopoverButton>
  )
}
