import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = `
import { app, BrowserWindow, ipcMain, protocol } from 'electron'
import { join } from 'node:path'
const noteOf = (run) => { try { run(); return 'worked' } catch (error) { return error.message } }
const notes = globalThis.notes = { atStart: app.isReady(), windowBeforeReady: noteOf(() => new BrowserWindow()) }
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
app.on('ready', () => { notes.readyEvents = (notes.readyEvents ?? 0) + 1 })
await new Promise((resolve) => setTimeout(resolve, 400))
notes.afterAwait = app.isReady()
app.whenReady().then(() => {
  notes.schemeAfterReady = noteOf(() => protocol.registerSchemesAsPrivileged([]))
  protocol.handle('app', (request) => new URL(request.url).pathname === '/index.html'
    ? new Response('<!doctype html><title>Probe</title><h1 id="place">Probe</h1>', { headers: { 'content-type': 'text/html' } })
    : new Response(request.method + ' ' + request.url, { status: 418, headers: { 'x-probe': 'yes' } }))
  ipcMain.handle('echo', (_event, ...values) => values)
  ipcMain.handle('fail', () => { throw new TypeError('no such page') })
  ipcMain.handle('function', () => () => 1)
  ipcMain.handle('who', ({ sender, senderFrame }) => ({
    url: senderFrame.url, origin: senderFrame.origin, top: senderFrame.parent === null, same: senderFrame === sender.mainFrame,
  }))
  ipcMain.on('say', (event, ...values) => event.reply('said', ...values))
  ipcMain.on('give-port', ({ ports }, message) => {
    const [port] = ports
    port.on('message', ({ data }) => port.postMessage({ message, data }))
    port.on('close', () => { notes.portClosed = true })
    port.start()
  })
  const window = new BrowserWindow({ width: 640, height: 480, webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') } })
  window.loadURL('app://probe/index.html')
})
`

const preload = `
const { contextBridge, ipcRenderer, webUtils } = require('electron')
const nameOf = (id) => { try { require(id); return 'worked' } catch (error) { return error.message } }
window.secret = 1
class Model { constructor() { this.own = 1 } get inherited() { return 2 } }
contextBridge.exposeInMainWorld('probe', {
  list: [1, { a: 2 }], model: new Model(), when: new Date(0), symbol: Symbol('x'),
  modules: { fs: nameOf('fs'), path: nameOf('path'), url: nameOf('url') },
  sandboxed: process.sandboxed, versions: Object.keys(process.versions).includes('electron'),
  each: (values, run) => values.map((value) => run(value)),
  later: (value) => Promise.resolve({ value }),
  refuse: () => Promise.reject(new RangeError('too far')),
  boom: () => { throw Object.assign(new TypeError('boom'), { code: 'E_CODE' }) },
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  sendFunction: () => ipcRenderer.invoke('echo', () => 1),
  say: (...values) => new Promise((resolve) => { ipcRenderer.once('said', (event, ...back) => resolve(back)); ipcRenderer.send('say', ...values) }),
  givePort: () => { const { port1, port2 } = new MessageChannel(); ipcRenderer.postMessage('give-port', 'hello', [port2]); window.postMessage('port', '*', [port1]) },
  nameOfFile: (file) => webUtils.getPathForFile(file),
})
ipcRenderer.on('port', ({ ports }, value) => window.postMessage(value, '*', ports))
`

const child = `
const { parentPort } = process
parentPort.on('message', async ({ data, ports }) => {
  if (data === 'exit') process.exit(3)
  if (data === 'facts') {
    const electron = await import('electron')
    parentPort.postMessage({
      type: process.type, electron: process.versions.electron, send: typeof process.send, argv: process.argv.slice(2),
      utilityProcess: typeof electron.utilityProcess, app: typeof electron.app, net: typeof electron.net,
      fork: await import('node:child_process').then(({ fork }) => { try { fork(process.argv[1]); return 'worked' } catch { return 'refused' } }),
    })
  } else if (ports.length > 0) {
    ports[0].on('message', ({ data: value }) => ports[0].postMessage(['child', value]))
    ports[0].start()
  } else parentPort.postMessage({ echo: data })
})
`

/** The program's folder, its files, and an end of both. */
export type ConformanceProgram = { folder: string; file(name: string): string; remove(): void }

/** A small program that touches each part of Electron that Carrel builds on. */
export function conformanceProgram(): ConformanceProgram {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-conformance-'))
  const file = (name: string) => join(folder, name)
  writeFileSync(
    file('package.json'),
    JSON.stringify({ name: 'probe', productName: 'Probe', version: '1.2.3', type: 'module', main: 'main.js' }),
  )
  writeFileSync(file('main.js'), main)
  writeFileSync(file('preload.cjs'), preload)
  writeFileSync(file('child.js'), child)
  writeFileSync(file('waits.js'), "import { app } from 'electron'\nawait app.whenReady()\nconsole.log('went on')\n")
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}
