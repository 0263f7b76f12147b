import { beforeEach, expect, it } from 'vitest'
import type { Client } from '../../rpc/types.ts'
import { addGiven } from './add-files.ts'
import { dismissArrivals, useArrivalsStore } from './arrivals-store.ts'
import { useToastStore } from './toast-store.ts'
import { showView, useViewStore } from './view-store.ts'

let jobs = 0
const client = { call: async () => ({ id: `job-${++jobs}`, label: 'Flat' }) } as unknown as Client

beforeEach(() => {
  jobs = 0
  useToastStore.setState({ toasts: [] })
  dismissArrivals()
  showView({ name: 'thread', threadId: undefined })
})

it('keeps the newest import and says nothing more where it can be seen', async () => {
  await addGiven(client, { paths: ['/a'] })
  await addGiven(client, { paths: ['/b'] })
  expect(useArrivalsStore.getState().jobId).toBe('job-2')
  expect(useToastStore.getState().toasts).toEqual([])
})

it('offers the way there where something else is shown', async () => {
  showView({ name: 'library' })
  await addGiven(client, { paths: ['/a'] })
  const [toast] = useToastStore.getState().toasts
  expect(toast?.text).toContain('Flat')
  toast?.action?.run()
  expect(useViewStore.getState().view).toEqual({ name: 'thread', threadId: undefined })
})
