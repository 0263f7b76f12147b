import { DocumentDetails } from '../../features/library/document-details.tsx'
import { FolderDetails } from '../../features/library/folder-details.tsx'
import { Reader } from '../../features/reader/reader.tsx'
import { useViewStore } from '../view-store.ts'

/** What stands in the reader's pane: details of a document or a folder where they were asked for, else the reader. */
export function ReaderPlace() {
  const { detailsOf, folderOf } = useViewStore()
  if (folderOf !== undefined) return <FolderDetails key={folderOf} folderId={folderOf} />
  return detailsOf === undefined ? <Reader /> : <DocumentDetails documentId={detailsOf} />
}
