import { Lock, LockOpen } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { useCall } from '../queries.ts'
import { showView } from '../view-store.ts'

const LOOK_AGAIN_MS = 10_000

/** The truth about the network: nothing was sent, or how much; opens the ledger. */
export function NetworkFoot() {
  const entries = useCall('ledger.list', {}, { refetchInterval: LOOK_AGAIN_MS }).data
  const sent = entries?.length ?? 0
  return (
    <div className="border-t border-line p-1">
      <button
        type="button"
        className="flex h-6 w-full items-center gap-2 rounded-control px-3 text-left text-label text-soft hover:text-ink"
        onClick={() => showView({ name: 'ledger' })}
      >
        <span className="text-accent">{sent === 0 ? <Lock /> : <LockOpen />}</span>
        {sent === 0 ? say('shell', 'sentNothing') : say('shell', 'sentSomething', { count: sent })}
      </button>
    </div>
  )
}
