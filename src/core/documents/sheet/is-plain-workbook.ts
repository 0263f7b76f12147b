/** Whether the bytes are a workbook without a container: Excel's XML of 2003, or records from before 1993 (MS-XLS, BOF). */
export function isPlainWorkbook(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  if (/^(?:ï»¿)?\s*<\?xml/.test(head)) return head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  return bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && [0x04, 0x06].includes(bytes[2] ?? -1)
}
