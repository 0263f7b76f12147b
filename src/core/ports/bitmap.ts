/** A picture in memory: one byte each of red, green, blue and opacity a pixel, rows from the top. */
export type Bitmap = { width: number; height: number; pixels: Uint8Array }
