import { join } from 'node:path'
import { app, MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { BackendState } from '../api/desktop.ts'
import { type Backend, createBackend } from './backend.ts'
import { isBindingTest } from './binding-test.ts'
import { createForkService } from './fork-service.ts'
import { tellWindows } from './tell-windows.ts'

const folder = import.meta.dirname

/** Starts the supervised backend over a data folder. */
export function startBackend(dataFolder: string): Backend {
  const backend = createBackend({
    fork: () => fork(join(folder, 'backend.js'), ['--data', dataFolder], 'Carrel backend', {}),
    serveForks: (host) =>
      createForkService(host, {
        fork,
        createChannel: () => new MessageChannelMain(),
        entryFolder: folder,
        isAllowedFile: (file) => isBindingTest(app.getAppPath(), file),
      }),
    onState: (state) => tellWindows({ type: 'backend-state', state }),
    now: Date.now,
    restartMs: 300,
    closeMs: 5000,
  })
  backend.start()
  return backend
}

/** Makes a channel between a page and the backend and hands both ends over. Main keeps nothing of it. */
export function connectPage(backend: Backend, page: WebContents): { state: BackendState } {
  if (backend.state() === 'ready') {
    const { port1, port2 } = new MessageChannelMain()
    if (backend.connect(port1, page.id)) page.postMessage('carrel:port', null, [port2])
  }
  return { state: backend.state() }
}

function fork(file: string, args: string[], serviceName: string, env: Record<string, string>): UtilityProcess {
  return utilityProcess.fork(file, args, { serviceName, env: { ...process.env, ...env }, stdio: 'inherit' })
}
