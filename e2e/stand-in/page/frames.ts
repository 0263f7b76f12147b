import type { PortFrame } from '../ports/port-host.ts'

/** What a preload's world sends to main. */
export type FromPage =
  | { type: 'invoke'; id: number; channel: string; args: unknown[] }
  | { type: 'send'; channel: string; args: unknown[] }
  | { type: 'post'; channel: string; message: unknown; ports: number[] }
  | { type: 'accelerator'; accelerator: string }
  | PortFrame

/** What main sends to a preload's world. */
export type ToPage =
  | { type: 'reply'; id: number; ok: boolean; value: unknown }
  | { type: 'message'; channel: string; args: unknown[]; ports: number[] }
  | { type: 'accelerators'; accelerators: string[] }
  | PortFrame
