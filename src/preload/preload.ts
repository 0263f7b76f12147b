import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge, DesktopEvent } from '../api/desktop.ts'

const listeners = new Set<(event: DesktopEvent) => void>()
ipcRenderer.on('carrel:event', (_event, value: DesktopEvent) => {
  for (const listener of listeners) listener(value)
})

// A port cannot cross the bridge as a value; a window message carries it into the page's world.
ipcRenderer.on('carrel:port', ({ ports }) => window.postMessage('carrel:port', location.origin, ports))

/** All that the page gets of the desktop. */
const bridge: DesktopBridge = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  call: (name, input) => ipcRenderer.invoke(`carrel:${name}`, input),
  onEvent(listener) {
    const own = (event: DesktopEvent): void => listener(event)
    listeners.add(own)
    return () => void listeners.delete(own)
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
}
contextBridge.exposeInMainWorld('carrel', bridge)
