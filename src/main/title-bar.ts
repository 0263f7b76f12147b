import type { BrowserWindowConstructorOptions } from 'electron'

const colours = {
  light: { color: '#f4f1ec', symbolColor: '#23201b' },
  dark: { color: '#1c1a17', symbolColor: '#ece6db' },
}
const height = 40

/** The system's own window controls: lights on the left on macOS, an overlay on Windows, the desktop's bar on Linux. */
export function titleBar(platform: NodeJS.Platform, dark: boolean): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 14, y: 13 } }
  if (platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay(dark) }
  return {}
}

/** Colours of the Windows overlay. */
export function overlay(dark: boolean): { color: string; symbolColor: string; height: number } {
  return { ...(dark ? colours.dark : colours.light), height }
}

/** What is seen before the page has painted. */
export function backgroundColor(dark: boolean): string {
  return (dark ? colours.dark : colours.light).color
}
