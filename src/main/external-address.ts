/** The address to open outside, as the system gets it; undefined for anything but plain https and mailto. */
export function externalAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol === 'https:')
    return url.host !== '' && url.username === '' && url.password === '' ? url.href : undefined
  return url.protocol === 'mailto:' && /^[^/?#]+@[^/?#]+$/.test(url.pathname) ? `mailto:${url.pathname}` : undefined
}
