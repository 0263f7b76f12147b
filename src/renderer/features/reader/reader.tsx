import './reader.css'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { currentTarget, type ReaderTarget, useReaderStore } from '../../app/reader-store.ts'
import { OpenDocument } from './open-document.tsx'
import { ReaderTitle } from './reader-title.tsx'

/** The reader's pane: the document that the reader store points at, at the words it points at. */
export function Reader() {
  const target = useReaderStore(currentTarget)
  if (target === undefined) return <Notice text={say('reader', 'nothingOpen')} />
  return <Target target={target} />
}

function Target({ target }: { target: ReaderTarget }) {
  const row = useCall('document.get', { documentId: target.documentId })
  return (
    <>
      <ReaderTitle title={row.data?.title ?? target.title} />
      {row.data !== undefined ? (
        <OpenDocument key={`${row.data.id} ${row.data.revisionId}`} row={row.data} target={target} />
      ) : row.isError ? (
        <Notice text={say('reader', 'gone')} />
      ) : null}
    </>
  )
}

function Notice({ text }: { text: string }) {
  return <p className="m-auto max-w-72 p-4 text-center text-soft">{text}</p>
}
