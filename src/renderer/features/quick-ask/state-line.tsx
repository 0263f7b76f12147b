import { LoaderCircle } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { useConnectionStore } from '../../app/connection.ts'
import { useCall } from '../../app/queries.ts'
import { useQuickStore } from './quick-store.ts'

/** One line for what stands in the way, what just happened, or what to do first. Nothing most of the time. */
export function StateLine({ typed }: { typed: boolean }) {
  const { backend, attached } = useConnectionStore()
  const { notice, recognising, found, result, given } = useQuickStore()
  const overview = useCall('library.overview', {}).data
  const isEmpty = overview !== undefined && overview.documents === 0
  const nothingFound = typed && found !== undefined && found.result.hits.length === 0
  if (notice !== undefined) return <Line warn={notice.warn}>{notice.text}</Line>
  if (backend === 'failed') return <Line warn>{say('quickAsk', 'stays')}</Line>
  if (backend === 'starting') return <Line busy>{say('quickAsk', 'starting')}</Line>
  if (backend === 'restarting' || !attached) return <Line busy>{say('quickAsk', 'backAgain')}</Line>
  if (recognising) return <Line busy>{say('quickAsk', 'pictureReading')}</Line>
  if (result !== undefined || given !== undefined) return null
  if (isEmpty) return <Line>{say('quickAsk', 'nothingYet')}</Line>
  if (nothingFound) return <Line>{say('quickAsk', 'noHits')}</Line>
  return null
}

function Line({ warn = false, busy = false, children }: { warn?: boolean; busy?: boolean; children: string }) {
  return (
    <p
      role="status"
      className={`flex shrink-0 items-center gap-2 border-t border-hair px-4.5 py-2 text-label ${warn ? 'text-warn' : 'text-soft'}`}
    >
      {busy ? <LoaderCircle className="animate-spin" /> : null}
      {children}
    </p>
  )
}
