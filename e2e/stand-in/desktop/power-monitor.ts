import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { extend, strict } from '../strict.ts'

/** `powerMonitor` of the electron module; specs emit its events. */
export const powerMonitor = strict(
  'powerMonitor',
  extend(new EventEmitter(), {
    isOnBatteryPower: () => false,
    getSystemIdleTime: () => 0,
  } satisfies Partial<PowerMonitor>),
)
