import type { PortFrame } from '../ports/port-host.ts'

/** What travels between main and a utility process, both ways. */
export type ChildFrame = { type: 'message'; data: unknown; ports: number[] } | PortFrame
