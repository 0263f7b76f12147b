import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { extend, strict } from '../strict.ts'

/** What `powerMonitor` says; for specs. */
export const powerState = { idleSeconds: 0, onBattery: false }

/** `powerMonitor` of the electron module; specs emit its events. */
export const powerMonitor = strict(
  'powerMonitor',
  extend(new EventEmitter(), {
    isOnBatteryPower: () => powerState.onBattery,
    getSystemIdleTime: () => powerState.idleSeconds,
  } satisfies Partial<PowerMonitor>),
)
