import type { App } from 'electron'

/** macOS gives files that were dropped on the icon, or opened with Carrel, one by one, and some before `ready`. */
export function collectOpenedFiles(app: Pick<App, 'on'>): (listener: (paths: string[]) => void) => void {
  let paths: string[] = []
  let tell: ((paths: string[]) => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (tell === undefined || paths.length === 0) return
      const all = paths
      paths = []
      tell(all)
    }, 100)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    paths.push(path)
    soon()
  })
  return (listener) => {
    tell = listener
    soon()
  }
}
