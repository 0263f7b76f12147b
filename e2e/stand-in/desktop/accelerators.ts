const modifiers: Record<string, string> = {
  cmdorctrl: process.platform === 'darwin' ? 'Meta' : 'Ctrl',
  commandorcontrol: process.platform === 'darwin' ? 'Meta' : 'Ctrl',
  ctrl: 'Ctrl',
  control: 'Ctrl',
  cmd: 'Meta',
  command: 'Meta',
  super: 'Meta',
  meta: 'Meta',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
}
const order = ['Ctrl', 'Meta', 'Alt', 'Shift']
const keys =
  /^([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Enter|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|PrintScreen|num([0-9]|dec|add|sub|mult|div)|[`\-=[\]\\;',./])$/

/** An accelerator in one fixed spelling (`Ctrl+Shift+C`), as the page spells a pressed key; throws for a wrong one. */
export function spellAccelerator(accelerator: string): string {
  const parts = accelerator.split('+')
  const key = parts.pop() ?? ''
  const held = parts.map((part) => modifiers[part.toLowerCase()])
  const name = key.length === 1 ? key.toUpperCase() : key
  if (held.includes(undefined) || !keys.test(name)) throw new TypeError(`Invalid accelerator "${accelerator}"`)
  return [...order.filter((one) => held.includes(one)), name === 'Return' ? 'Enter' : name].join('+')
}
