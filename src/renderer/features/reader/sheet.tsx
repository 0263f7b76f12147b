import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { activateSheet } from '../../app/reader-pair.ts'
import type { ReaderTarget } from '../../app/reader-store.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { classes } from '../../components/classes.ts'
import { ContainersPath } from './containers-path.tsx'
import { Locked } from './locked.tsx'
import { isContainer, MembersView } from './members-view.tsx'
import { Notice } from './notice.tsx'
import { OpenDocument } from './open-document.tsx'
import { ReaderTitle } from './reader-title.tsx'

type SheetProps = { target: ReaderTarget; index: number; count: number; isActive: boolean }

/** One document of the reader. Of two each is a region of its own, and the one that is worked in becomes the active one. */
export function Sheet({ target, index, count, isActive }: SheetProps) {
  const row = useCall('document.get', { documentId: target.documentId })
  const title = row.data?.title ?? target.title
  const isAlone = count === 1
  const label = isAlone ? title : say('reader', 'sheet', { number: index + 1, count, title })
  return (
    <section
      aria-label={isAlone ? undefined : label}
      className={classes('flex min-h-0 min-w-0 flex-1 basis-0 flex-col', !isAlone && 'sheet')}
      data-sheet={isAlone ? undefined : ''}
      onFocus={() => activateSheet(index)}
      onPointerDown={() => activateSheet(index)}
    >
      {isAlone ? <ReaderTitle title={title} /> : null}
      <ContainersPath documentId={target.documentId} />
      {row.data !== undefined && isContainer(row.data) ? (
        <MembersView row={row.data} />
      ) : row.data !== undefined && row.data.status === 'failed' && isLocked(row.data.error) ? (
        <Locked row={row.data} />
      ) : row.data !== undefined ? (
        <OpenDocument
          key={`${row.data.id} ${row.data.revisionId}`}
          row={row.data}
          target={target}
          role={{ index, count, label, isActive }}
        />
      ) : row.isError ? (
        <Notice text={say('reader', 'gone')} />
      ) : null}
    </section>
  )
}
