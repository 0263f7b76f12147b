/**
 * Makes `window.open` answer null at once, as it does in Electron when the open handler denies. A link with a target
 * still makes Chromium create a page, which main closes before it has loaded. Runs in the page's own world.
 */
export function refuseWindows(): void {
  Object.defineProperty(window, 'open', { value: () => null, writable: true, configurable: true, enumerable: true })
}
