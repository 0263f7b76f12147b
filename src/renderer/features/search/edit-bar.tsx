import { say } from '../../../messages/say.ts'
import { report } from '../../app/report.ts'
import { changeSearch, useSearchStore } from '../../app/search-store.ts'
import { showToast } from '../../app/toast-store.ts'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'

/** Says which smart collection's filter is being changed, and keeps or leaves it. */
export function EditBar() {
  const { editing, filter } = useSearchStore()
  const client = useClient()
  if (editing === undefined) return null
  const { id, name } = editing
  const leave = () => {
    changeSearch({ editing: undefined, filter: {} })
    showView({ name: 'library', collectionId: id })
  }
  const save = () =>
    void client
      .call('collection.change', { collectionId: id, filter })
      .then(() => {
        leave()
        showToast(say('search', 'edited', { name }))
      })
      .catch(report)
  return (
    <div className="mx-5 mb-2.5 flex flex-wrap items-center gap-2 rounded-control bg-wash px-3 py-1.5">
      <p className="min-w-0 flex-1 truncate font-semibold text-ink">{say('search', 'editing', { name })}</p>
      <Button onPress={leave}>{say('search', 'editCancel')}</Button>
      <Button look="primary" isDisabled={Object.keys(filter).length === 0} onPress={save}>
        {say('search', 'editSave')}
      </Button>
    </div>
  )
}
