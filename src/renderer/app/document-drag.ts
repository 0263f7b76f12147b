/** Type of what is dragged where documents of the library are: a JSON array of their ids. */
export const DRAGGED_DOCUMENTS = 'application/x-carrel-documents'

/** Whether a drag carries documents of the library. */
export function dragsDocuments({ dataTransfer }: { dataTransfer: DataTransfer }): boolean {
  return dataTransfer.types.includes(DRAGGED_DOCUMENTS)
}

/** The ids of dropped documents; none where the drag carries something else. */
export function draggedDocuments({ dataTransfer }: { dataTransfer: DataTransfer }): string[] {
  const data = dataTransfer.getData(DRAGGED_DOCUMENTS)
  if (data === '') return []
  const ids: unknown = JSON.parse(data)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
