import { toErrorValue } from '../api/error.ts'
import { MainToHost } from '../api/host-protocol.ts'
import { type ProcessPort, portChannel } from '../rpc/port-channel.ts'
import { type Served, serve } from '../rpc/serve.ts'
import { desktopLauncher } from './desktop-launcher.ts'
import { installForkShim } from './fork-shim.ts'
import { type OpenedAssistant, openAssistant } from './open-assistant.ts'
import { parentPort } from './parent-port.ts'

/** The desktop's backend: a utility process that owns the library and serves the pages' ports. `--data DIR` names the folder. */
const main = parentPort()
const launcher = desktopLauncher(main)
const forkShim = installForkShim(main)
const waitingPorts: ProcessPort[] = []
const served = new Set<Served>()
let assistant: OpenedAssistant | undefined
let isIdle = false

main.on('message', ({ data, ports }) => {
  const parsed = MainToHost.safeParse(data)
  if (!parsed.success) return
  const message = parsed.data
  switch (message.type) {
    case 'page-port':
      if (ports[0]) servePage(ports[0])
      return
    case 'child-forked':
    case 'child-exited':
      launcher.receive(message, ports[0])
      forkShim.receive(message)
      return
    case 'child-message':
      forkShim.receive(message)
      return
    case 'machine-idle':
      isIdle = message.idle
      assistant?.setIdle(isIdle)
      return
    case 'close':
      void close()
  }
})

try {
  assistant = await openAssistant({
    dataFolder: dataFolder(),
    access: 'own-or-read',
    program: 'desktop',
    // What the window asks first goes first.
    resumeAfterMs: 1_000,
    tunes: true,
    launcher,
  })
  for (const port of waitingPorts.splice(0)) servePage(port)
  main.postMessage({ type: 'ready' })
  warmUp(assistant)
  assistant.setIdle(isIdle)
} catch (error) {
  process.stderr.write(`${JSON.stringify(toErrorValue(error))}\n`)
  process.exit(1)
}

function servePage(port: ProcessPort): void {
  if (!assistant) return void waitingPorts.push(port)
  const channel = portChannel(port)
  const own = serve(channel, assistant.handlers, assistant.hub)
  served.add(own)
  channel.onClose(() => served.delete(own))
}

/** Loads what the first question needs, so that its quotes stand at once. A model that cannot load is said when asked. */
function warmUp(opened: OpenedAssistant): void {
  void opened.warm().catch(() => undefined)
}

/** What is being written is put away before the models that write it go. */
async function close(): Promise<void> {
  await Promise.all([...served].map((each) => each.end()))
  await assistant?.close()
  main.postMessage({ type: 'closed' })
}

function dataFolder(): string {
  const at = process.argv.indexOf('--data')
  const folder = at < 0 ? undefined : process.argv[at + 1]
  if (folder === undefined) throw new Error('--data is missing')
  return folder
}
