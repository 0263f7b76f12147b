/** `interactive` goes before `background`; `quick` (tray) before both. */
export type Priority = 'quick' | 'interactive' | 'background'
