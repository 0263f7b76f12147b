import type { App } from 'electron'

const features = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
]

/** Chromium features that work across a network or in the background are off; nothing resolves a name. */
export function appendSwitches(app: App): void {
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-breakpad')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('disable-sync')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-features', features.join(','))
}
