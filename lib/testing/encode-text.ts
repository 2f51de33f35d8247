/** Text as programs of Windows write it. */
export function toUtf16(text: string, order: 'little' | 'big'): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'little' ? bytes : bytes.swap16());
}

/** Kana and the commoner kanji (JIS level 1), by the table of the decoder itself; what it lacks becomes nonsense. */
export function toShiftJis(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('shift_jis');
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0x9f; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1)
      known.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  }
  return new Uint8Array(Array.from(text).flatMap((char) => known.get(char) ?? [char.charCodeAt(0)]));
}
