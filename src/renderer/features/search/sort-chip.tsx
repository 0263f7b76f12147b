import { ArrowDownWideNarrow } from 'lucide-react'
import { Button } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { changeSearch, useSearchStore } from '../../app/search-store.ts'
import { MenuButton } from '../../components/menu.tsx'

const SORTS = ['relevance', 'date'] as const

/** In which order passages stand. */
export function SortChip() {
  const sort = useSearchStore((state) => state.sort)
  return (
    <MenuButton
      label={say('search', 'sort')}
      entries={SORTS.map((each) => ({
        id: each,
        label: say('search', `sort-${each}`),
        checked: each === sort,
        run: () => changeSearch({ sort: each }),
      }))}
    >
      <Button className="inline-flex h-6.5 shrink-0 items-center gap-1.5 rounded-control px-2 text-soft hover:bg-hair hover:text-ink">
        <ArrowDownWideNarrow />
        {say('search', `sort-${sort}`)}
      </Button>
    </MenuButton>
  )
}
