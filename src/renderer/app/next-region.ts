/** What takes the keyboard in a region, the first that is there: where one writes, where one reads, then any control. */
const GOALS = [
  'textarea:not([disabled])',
  'section[tabindex="0"], [role="grid"][tabindex="0"]',
  '[aria-current]:is(button, a)',
  'button:not([disabled]), input:not([disabled]), [tabindex="0"]:not([role="separator"])',
] as const

/** Moves the keyboard to the next (1) or previous (-1) pane: sidebar, middle, reader; each of two documents is one. */
export function focusNextRegion(by: -1 | 1): void {
  if (document.querySelector('[role="dialog"]') !== null) return
  const regions = [...document.querySelectorAll('nav[data-drop], main, aside')].flatMap((region) => {
    const sheets = [...region.querySelectorAll('[data-sheet]')]
    return sheets.length > 0 ? sheets : [region]
  })
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const from = at < 0 && by < 0 ? 0 : at
  for (let step = 1; step <= regions.length; step++) {
    const region = regions[(from + step * by + regions.length * 2) % regions.length]
    const goal = GOALS.map((selector) => region?.querySelector<HTMLElement>(selector)).find((one) => one)
    if (goal) return goal.focus()
  }
}
