import { useMemo, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { openMark } from '../../app/reader-store.ts'
import { useElementSize } from './element-size.ts'
import type { MarkedPlace } from './marked-places.ts'
import type { SheetRole } from './sheet-role.ts'
import { type MarkPosition, ticksFor } from './ticks.ts'

/** The rail at the reader's edge: a tick for each citation of the answer in this document; a click opens it. */
export function TicksRail({
  places,
  positions,
  role,
}: {
  places: readonly MarkedPlace[]
  positions: readonly MarkPosition[]
  role: SheetRole
}) {
  const rail = useRef<HTMLElement>(null)
  const { height } = useElementSize(rail)
  const ticks = useMemo(() => ticksFor(positions, height), [positions, height])
  const label = role.count > 1 ? say('reader', 'sheetTicks', { title: role.label }) : say('reader', 'ticks')
  return (
    <nav ref={rail} aria-label={label} className="reader-rail">
      {ticks.map(({ top, keys }) => {
        const place = places.find(({ key }) => keys.includes(key))
        if (place === undefined) return null
        const active = places.some(({ key, marking }) => marking === 'active' && keys.includes(key))
        return (
          <button
            key={keys.join(' ')}
            type="button"
            className="reader-tick"
            style={{ top }}
            aria-current={active || undefined}
            aria-label={say('reader', 'tick', { number: place.number ?? '', page: place.spans[0]?.page ?? 1 })}
            onClick={() => openMark(place.key, role.index)}
          />
        )
      })}
    </nav>
  )
}
