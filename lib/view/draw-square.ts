import { create } from 'qrcode';

/** A text as a QR code: its dark squares as an SVG path, in a box of `size` units a side. */
export function drawSquare(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const dark = Array.from(data, (bit, index) => (bit === 0 ? -1 : index)).filter((index) => index >= 0);
  return { size, path: dark.map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`).join('') };
}
