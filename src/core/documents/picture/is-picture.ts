/** Whether a file begins as a picture of a kind Carrel reads: PNG, JPEG, TIFF, WebP, GIF or BMP. `head`: its first bytes. */
export function isPicture(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 32))
  return (
    start.startsWith('\u0089PNG\r\n\u001a\n') ||
    start.startsWith('\u00ff\u00d8\u00ff') ||
    isTiff(start) ||
    (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') ||
    /^GIF8[79]a/.test(start) ||
    isBitmap(head, start)
  )
}

/** Raw photographs of Canon's cameras are TIFF files, too; what they hold first is no picture that could be shown. */
function isTiff(start: string): boolean {
  return /^(?:II\*\0|MM\0\*)/.test(start) && start.slice(8, 10) !== 'CR'
}

/** Text may begin with "BM": the length of the header that follows must be one there is. */
function isBitmap(head: Uint8Array, start: string): boolean {
  if (!start.startsWith('BM') || head.length < 18) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return view.getUint32(6, true) === 0 && [12, 40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true))
}
