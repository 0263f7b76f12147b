import type { WordBoxes } from '../../core/ports/extracted-page.ts'

const fields = 6

/** Word boxes as bytes: start, end, x, y, width and height of each as little-endian 32-bit floats. */
export function encodeWordBoxes(words: WordBoxes): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * fields * 4))
  for (const [index, { start, end, box }] of words.entries()) {
    for (const [field, value] of [start, end, box.x, box.y, box.width, box.height].entries()) {
      view.setFloat32((index * fields + field) * 4, value, true)
    }
  }
  return new Uint8Array(view.buffer)
}

/** The word boxes that `encodeWordBoxes` wrote. */
export function decodeWordBoxes(bytes: Uint8Array): WordBoxes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.byteLength / 4 / fields) }, (_, index) => {
    const at = (field: number) => view.getFloat32((index * fields + field) * 4, true)
    return { start: at(0), end: at(1), box: { x: at(2), y: at(3), width: at(4), height: at(5) } }
  })
}
