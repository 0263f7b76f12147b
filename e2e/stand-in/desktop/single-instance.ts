import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Hello = { argv: string[]; workingDirectory: string; data: unknown }
type OnSecond = (argv: string[], workingDirectory: string, data: unknown) => void

let server: Server | undefined

/** The one local endpoint: an abstract socket on Linux (no file), a named pipe or socket file elsewhere. */
function addressOf(folder: string): string {
  const name = `stand-in-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/**
 * Takes the lock of a data folder. If another process holds it, hands that one our arguments and answers false.
 * Electron's call is synchronous, so a short-lived child asks first whether anybody answers.
 */
export function takeLock(folder: string, data: unknown, onSecond: OnSecond): boolean {
  if (server !== undefined) return true
  const address = addressOf(folder)
  const hello: Hello = { argv: process.argv, workingDirectory: process.cwd(), data }
  if (handOver(address, hello)) return false
  server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      text += part
      if (!text.endsWith('\n')) return
      const got = JSON.parse(text) as Hello
      socket.end('taken\n')
      onSecond(got.argv, got.workingDirectory, got.data)
    })
  })
  server.on('error', () => undefined)
  server.listen(address)
  server.unref()
  return true
}

export function holdLock(): boolean {
  return server !== undefined
}

export function releaseLock(): void {
  server?.close()
  server = undefined
}

function handOver(address: string, hello: Hello): boolean {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'single-instance-client.ts')], {
    input: JSON.stringify({ address, hello }),
    env: {},
    timeout: 5000,
  })
  return status === 0
}

/** Connects to a lock's holder and hands over; resolves to whether somebody answered. */
export function tellHolder(address: string, hello: unknown): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.write(`${JSON.stringify(hello)}\n`))
    socket.on('data', () => {
      socket.end()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })
}
