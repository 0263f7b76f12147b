import { customSchemes } from '../desktop/schemes.ts'

/** Stock Chromium knows no custom schemes: `app://carrel/x` travels as `https://carrel.app.standin/x`. */
export function toBrowserUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url)
  const scheme = match?.[1]?.toLowerCase()
  return match && scheme && customSchemes.has(scheme) ? `https://${match[2]}.${scheme}.standin${match[3] || '/'}` : url
}

/** The address as the program knows it. */
export function fromBrowserUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9-]+)\.standin(?=[/?#]|$)(.*)$/.exec(url)
  return match && customSchemes.has(match[2] ?? '') ? `${match[2]}://${match[1]}${match[3]}` : url
}

/** The origin as Electron reports it for standard custom schemes. */
export function originOf(url: string): string {
  const custom = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url)
  if (custom && customSchemes.has(custom[1] ?? '')) return `${custom[1]}://${custom[2]}`
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
