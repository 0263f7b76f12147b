import { useState } from 'react'
import type { Collection } from '../../../api/document.ts'
import { treeOf } from '../collection-tree.ts'
import { useLayoutStore } from '../layout-store.ts'
import { CollectionRow } from './collection-row.tsx'

/** Collections as a tree; which ones are closed is remembered. */
export function CollectionTree({ collections, readOnly }: { collections: readonly Collection[]; readOnly: boolean }) {
  const closed = useLayoutStore((state) => state.closedCollections)
  const [namingIn, setNamingIn] = useState<string | undefined>(undefined)
  const set = (id: string, isClosed: boolean) =>
    useLayoutStore.setState((state) => {
      const others = state.closedCollections.filter((other) => other !== id)
      return { closedCollections: isClosed ? [...others, id] : others }
    })
  const rows = treeOf(collections, new Set(closed))
  const nested = rows.some(({ parent }) => parent)
  return rows.map(({ collection, depth, parent }) => (
    <CollectionRow
      key={collection.id}
      nested={nested}
      collection={collection}
      collections={collections}
      depth={depth}
      open={parent ? !closed.includes(collection.id) : undefined}
      onOpen={(open) => set(collection.id, !open)}
      naming={namingIn === collection.id}
      onNaming={(naming) => {
        if (naming) set(collection.id, false)
        setNamingIn(naming ? collection.id : undefined)
      }}
      readOnly={readOnly}
    />
  ))
}
