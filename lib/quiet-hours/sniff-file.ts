/** What a file seems to be, by its first bytes. */
export type FileLook = 'gzip' | 'archive' | 'binary' | 'utf-16' | 'text';

/** Archives that hold files or are packed in ways that browsers do not unpack: zip, 7z, xz, zstd, bzip2, rar. */
const archives = ['504b0304', '504b0506', '377abcaf', 'fd377a58', '28b52ffd', '425a68', '52617221'];
const looked = 4096;

export function sniffFile(head: Uint8Array): FileLook {
  const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start.startsWith('1f8b')) return 'gzip';
  if (archives.some((mark) => start.startsWith(mark))) return 'archive';
  if (start.startsWith('fffe') || start.startsWith('feff')) return 'utf-16';
  const piece = head.subarray(0, looked);
  // Latin letters in UTF-16 without its mark: every other byte is zero, and all of them on the same side.
  const zeros = [0, 1].map((side) => piece.filter((byte, index) => byte === 0 && index % 2 === side).length);
  const [even = 0, odd = 0] = zeros;
  if (Math.min(even, odd) === 0 && even + odd > piece.length / 4) return 'utf-16';
  return even + odd > 0 || hasControls(piece) ? 'binary' : 'text';
}

/** Controls that no text has, but for tabs, line ends and escapes. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 27));
}
