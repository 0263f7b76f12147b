import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { keepReady, readyStateWords } from '../../app/keep-ready.ts'
import { useCall } from '../../app/queries.ts'
import { useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { Line } from './detail-line.tsx'

/** Whether a document is kept ready for the model, how far that is, and the way to change it. */
export function ReadyLine({ row }: { row: Pick<DocumentRow, 'id' | 'status'> }) {
  const client = useClient()
  const { readOnly } = useShell()
  const { warmWhenIdle } = useSettings()
  const { data } = useCall('warm.list', {})
  const pinned = data?.pinned.find(({ documentId }) => documentId === row.id)
  if (data === undefined || row.status === 'failed') return null
  const words = pinned === undefined ? say('memory', 'state-none') : readyStateWords(pinned.state, warmWhenIdle)
  return (
    <Line name={say('memory', 'pinned')}>
      {words}
      {readOnly ? null : (
        <Button look="link" className="block!" onPress={() => keepReady(client, [row.id], pinned === undefined)}>
          {say('memory', pinned === undefined ? 'keep' : 'keepNoMore')}
        </Button>
      )}
    </Line>
  )
}
